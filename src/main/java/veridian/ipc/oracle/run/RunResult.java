package veridian.ipc.oracle.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import veridian.ipc.oracle.Coverage;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Profile;

/** What came of a run. */
public final class RunResult {

    /**
     * Why nothing can be said of some script.
     *
     * @param reason in one line
     * @param trial what was answered until then; null if the testee did not even start
     */
    public record Failure(String reason, Trial trial) {
    }

    private final List<SuiteResult> suites = new ArrayList<>();
    private final Map<Cause, Finding> findings = new LinkedHashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private Profile profile;
    private Coverage coverage;
    private String stopped;

    void started(Profile testee) {
        if (profile == null) {
            profile = testee;
        }
    }

    SuiteResult suite(String name, SpecOracle oracle, Collection<Call> calls) {
        SuiteResult suite = new SuiteResult(name, oracle.limits(), new Coverage(oracle, calls));
        suites.add(suite);
        return suite;
    }

    /** Counts a deviation that was seen before; false if it was not. */
    boolean again(Trial trial) {
        return findings.computeIfPresent(trial.cause(), (cause, finding) -> finding.again(trial)) != null;
    }

    void found(Trial shortest) {
        findings.put(shortest.cause(), new Finding(shortest.cause(), shortest, 1));
    }

    void failed(String reason, Trial trial) {
        failures.add(new Failure(reason, trial));
    }

    void stopped(String why) {
        stopped = why;
    }

    void end(SpecOracle oracle, Collection<Call> calls) {
        coverage = new Coverage(oracle, calls);
        suites.forEach(suite -> coverage.addAll(suite.coverage()));
    }

    /** What the testee says of itself; null if it never did. */
    public Profile profile() {
        return profile;
    }

    /** What came of each suite that was begun. */
    public List<SuiteResult> suites() {
        return suites;
    }

    /** How it deviates, one entry a cause. */
    public Collection<Finding> findings() {
        return findings.values();
    }

    /** What could not be judged. */
    public List<Failure> failures() {
        return failures;
    }

    /** The (call, result) pairs that were seen; null if nothing was run. */
    public Coverage coverage() {
        return coverage;
    }

    /** Why not all was run; null if all was. */
    public String stopped() {
        return stopped;
    }

    /** How many scripts were run. */
    public long scripts() {
        return suites.stream().mapToLong(suite -> suite.cases().size()).sum();
    }

    /** How many calls were answered. */
    public long calls() {
        return suites.stream().mapToLong(SuiteResult::calls).sum();
    }
}
