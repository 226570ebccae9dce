package veridian.ipc.oracle.run;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.oracle.testee.TesteeSource;
import veridian.ipc.spec.SpecException;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;

/** Runs suites on a testee and judges its answers. */
public final class Runner {

    /** A suite of so many calls is worth a second thread. */
    private static final long LONG = 100_000;
    /** After so many failures it is started no more. */
    private static final int MOST_FAILURES = 3;
    /** After so many causes, more would tell nothing. */
    private static final int MOST_FINDINGS = 20;
    private static final Duration SHRINKING = Duration.ofSeconds(10);

    private final TesteeSource source;
    private final RunPlan plan;
    private final Progress progress;
    private final RunResult result = new RunResult();
    private final Function<Limits, SpecOracle> specification;
    private final Map<Limits, SpecOracle> oracles = new HashMap<>();
    private final long deadline;

    private Testee testee;
    private ScriptRunner runner;
    private Foresight foresight;

    /** A run that is yet to be made. */
    public Runner(TesteeSource source, RunPlan plan, Progress progress) {
        this(source, plan, progress, Parts::load);
    }

    /** The same, with a specification that need not be loaded for it. */
    Runner(TesteeSource source, RunPlan plan, Progress progress, Function<Limits, SpecOracle> specification) {
        this.source = source;
        this.plan = plan;
        this.progress = progress;
        this.specification = specification;
        this.deadline = System.nanoTime() + plan.limit().toNanos();
    }

    /** Makes the run; once. */
    public RunResult run() {
        for (Suite suite : plan.suites()) {
            if (result.stopped() == null) {
                run(suite);
            }
        }
        return result;
    }

    private void run(Suite suite) {
        try {
            start(suite);
            Set<Group> groups = EnumSet.copyOf(plan.groups());
            groups.retainAll(testee.profile().groups());
            if (groups.isEmpty()) {
                result.stopped("the testee has none of the groups asked for");
                return;
            }
            SpecOracle oracle = oracles.computeIfAbsent(testee.profile().limits(), specification);
            List<Call> calls = Group.callsOf(groups);
            SuiteResult suiteResult = result.suite(suite.name(), oracle, calls);
            foresight = new Foresight();
            if (suite.calls() < LONG) {
                runAll(suite, suite.scripts(oracle, groups), oracle, suiteResult);
            } else {
                runLong(suite, groups, oracle, suiteResult);
            }
            result.end(oracle, calls);
            if (testee != null) {
                testee.finish();
            }
        } catch (TesteeFailure e) {
            result.failed(e.getMessage(), null);
            result.stopped("it could not be started, or did not end as it should");
        } finally {
            close();
        }
    }

    /** Makes the scripts on one thread and judges by what was said of them on another, which remembers for itself what it asks besides. */
    private void runLong(Suite suite, Set<Group> groups, SpecOracle oracle, SuiteResult suiteResult) throws TesteeFailure {
        try (MadeAhead scripts = new MadeAhead(suite.scripts(oracle, groups))) {
            runAll(suite, scripts, Parts.of(oracle), suiteResult);
        }
    }

    private void start(Suite suite) throws TesteeFailure {
        testee = source.start(suite.wanted());
        runner = null;
        result.started(testee.profile());
    }

    private void close() {
        if (testee != null) {
            testee.close();
            testee = null;
        }
    }

    private void runAll(Suite suite, Iterator<Script> made, SpecOracle oracle, SuiteResult suiteResult) throws TesteeFailure {
        ScriptQueue scripts = new ScriptQueue(made, plan.shard());
        while (result.stopped() == null && (!scripts.isEmpty() || runner != null && runner.hasBegun())) {
            Trial trial = trial(suite, oracle, scripts);
            suiteResult.add(trial);
            note(suite, trial, oracle, suiteResult);
            progress.ran(suite.name(), result.scripts(), result.calls());
        }
    }

    /** Runs the next script on a new kernel; after a failure, in a new process. */
    private Trial trial(Suite suite, SpecOracle oracle, ScriptQueue scripts) throws TesteeFailure {
        if (testee == null) {
            start(suite);
        }
        if (runner == null) {
            runner = new ScriptRunner(testee, oracle, foresight);
        }
        Trial trial = runner.next(scripts);
        if (trial.failure() != null) {
            close();
        }
        return trial;
    }

    private void note(Suite suite, Trial trial, SpecOracle oracle, SuiteResult suiteResult) throws TesteeFailure {
        if (trial.failure() != null) {
            noteFailure(suite, trial, oracle);
        } else if (trial.deviation() != null && !result.again(trial)) {
            noteDeviation(suite, trial, oracle, suiteResult);
            stopIf(plan.failFast(), "--fail-fast: more may be wrong");
            stopIf(result.findings().size() == MOST_FINDINGS, "it deviates in more than " + (MOST_FINDINGS - 1) + " ways");
        }
        stopIf(System.nanoTime() > deadline, "the time limit of " + plan.limit().toSeconds() + " s is over");
    }

    /** What a new process does not show again is no deviation: nobody could look into it. */
    private void noteDeviation(Suite suite, Trial trial, SpecOracle oracle, SuiteResult suiteResult) {
        Trial shortest = shrunk(suite, trial, oracle);
        Trial seenAgain = again(suite, shortest, oracle);
        if (seenAgain == null && shortest != trial) {
            seenAgain = again(suite, trial, oracle);
        }
        if (seenAgain == null) {
            String reason = "not reproducible: " + trial.cause().id() + " was seen, but not again in a new process:"
                + " chance, or what a reset leaves behind";
            result.failed(reason, shortest);
            suiteResult.doubtLast(reason);
            stopIf(result.failures().size() == MOST_FAILURES, "it failed " + MOST_FAILURES + " times");
        } else {
            result.found(seenAgain);
        }
    }

    /** The trial in a new process, if it deviates by the same cause there; else null. */
    private Trial again(Suite suite, Trial trial, SpecOracle oracle) {
        close();
        Trial again = attempt(suite, trial.script(), oracle);
        if (!trial.cause().equals(again.cause())) {
            return null;
        }
        rejudge(again, oracle);
        return again;
    }

    /** What is reported is what the whole specification says, however the run followed it. */
    private static void rejudge(Trial trial, SpecOracle oracle) {
        Matcher matcher = new Matcher(oracle.withWholeRuns());
        Deviation deviation = null;
        for (Iterator<Event> events = trial.events().iterator(); deviation == null && events.hasNext();) {
            deviation = matcher.judge(events.next());
        }
        if (!trial.deviation().equals(deviation)) {
            throw new SpecException("by parts: " + trial.deviation() + "; by the whole state: " + deviation);
        }
    }

    private void noteFailure(Suite suite, Trial trial, SpecOracle oracle) throws TesteeFailure {
        TesteeFailure.Kind kind = trial.failure().kind();
        Trial shown = kind == TesteeFailure.Kind.ENDED || kind == TesteeFailure.Kind.PROTOCOL
            ? shrunkFailure(suite, trial, oracle) : trial;
        result.failed(shown.failure().getMessage(), shown);
        stopIf(result.failures().size() == MOST_FAILURES, "it failed " + MOST_FAILURES + " times");
    }

    private void stopIf(boolean condition, String why) {
        if (condition && result.stopped() == null) {
            result.stopped(why);
        }
    }

    private Trial shrunk(Suite suite, Trial trial, SpecOracle oracle) {
        return shrink(suite, trial, oracle, other -> trial.cause().equals(other.cause()));
    }

    private Trial shrunkFailure(Suite suite, Trial trial, SpecOracle oracle) {
        return shrink(suite, trial, oracle, other -> other.failure() != null
            && other.failure().kind() == trial.failure().kind());
    }

    private Trial shrink(Suite suite, Trial trial, SpecOracle oracle, Predicate<Trial> same) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        Duration patience = left.compareTo(SHRINKING) < 0 ? left : SHRINKING;
        return new Shrinker(oracle, script -> attempt(suite, script, oracle), patience).shrink(trial, same);
    }

    /** A trial while shrinking: if the testee does not even start, the script shows nothing. */
    private Trial attempt(Suite suite, Script script, SpecOracle oracle) {
        try {
            return trial(suite, oracle, new ScriptQueue(List.of(script).iterator(), Shard.ALL));
        } catch (TesteeFailure e) {
            return new Trial(script, List.of(), null, null);
        }
    }
}
