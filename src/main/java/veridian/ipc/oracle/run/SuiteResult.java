package veridian.ipc.oracle.run;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.oracle.Coverage;
import veridian.ipc.trace.Limits;

/** What came of a suite. */
public final class SuiteResult {

    /**
     * A script and what came of it.
     *
     * @param name the script's name
     * @param cause what it deviates by, or null
     * @param failure why nothing can be said, or null
     */
    public record Case(String name, Cause cause, String failure) {
    }

    private final String name;
    private final Limits limits;
    private final Coverage coverage;
    private final List<Case> cases = new ArrayList<>();
    private long calls;

    SuiteResult(String name, Limits limits, Coverage coverage) {
        this.name = name;
        this.limits = limits;
        this.coverage = coverage;
    }

    void add(Trial trial) {
        cases.add(new Case(trial.script().name(), trial.cause(),
            trial.failure() == null ? null : trial.failure().getMessage()));
        calls += trial.events().size();
        int conforming = trial.events().size() - (trial.deviation() == null ? 0 : 1);
        trial.events().subList(0, conforming).forEach(event -> coverage.add(event.call(), event.outcome().result()));
    }

    /** Of the script that was added last nothing can be said, for this reason. */
    void doubtLast(String reason) {
        int last = cases.size() - 1;
        cases.set(last, new Case(cases.get(last).name(), null, reason));
    }

    /** The suite's name. */
    public String name() {
        return name;
    }

    /** The testee's limits in this suite. */
    public Limits limits() {
        return limits;
    }

    /** The (call, result) pairs that were seen, in answers that conform. */
    public Coverage coverage() {
        return coverage;
    }

    /** Its scripts, in the order in which they were run. */
    public List<Case> cases() {
        return cases;
    }

    /** How many calls were answered. */
    public long calls() {
        return calls;
    }
}
