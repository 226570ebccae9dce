package veridian.ipc.oracle.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;

/**
 * Runs scripts. It asks ahead, but a call that names an id only when the answer that issues it has come.
 */
final class ScriptRunner {

    private static final int MOST_AHEAD = 64;
    /** Once it has asked for so many, it takes answers until so few are left: lines travel together. */
    private static final int LEAST_AHEAD = 8;

    private final Testee testee;
    private final SpecOracle oracle;

    /** The testee's limits are the oracle's. */
    ScriptRunner(Testee testee, SpecOracle oracle) {
        this.testee = testee;
        this.oracle = oracle;
    }

    /** Runs a script on the kernel that the testee has, which must be new. */
    Trial run(Script script) {
        return new Run(script).run();
    }

    /** A call in the testee's ids. */
    private record Asked(Call call, List<Datum> arguments) {
    }

    private final class Run {

        private final Script script;
        private final Matcher matcher = new Matcher(oracle);
        private final List<Event> events = new ArrayList<>();
        private final Queue<Asked> asked = new ArrayDeque<>();
        private boolean issuing;
        private boolean taking;

        Run(Script script) {
            this.script = script;
        }

        Trial run() {
            Deviation deviation = null;
            int next = 0;
            try {
                while (deviation == null && (next < script.steps().size() || !asked.isEmpty())) {
                    if (next < script.steps().size() && mayAsk(script.steps().get(next))) {
                        ask(script.steps().get(next));
                        next++;
                    } else {
                        deviation = judgeNext();
                    }
                }
            } catch (TesteeFailure e) {
                return new Trial(script, events, null, e);
            }
            return new Trial(script, events, deviation, null);
        }

        private boolean mayAsk(Step step) {
            taking = asked.size() >= (taking ? LEAST_AHEAD : MOST_AHEAD);
            return asked.isEmpty() || !taking
                && (!issuing || matcher.binding().knows(step.call(), step.arguments()));
        }

        private void ask(Step step) {
            List<Datum> arguments = matcher.binding().toImplementation(step.call(), step.arguments());
            testee.ask(step.call(), arguments);
            asked.add(new Asked(step.call(), arguments));
            issuing |= issues(step.call());
        }

        private Deviation judgeNext() throws TesteeFailure {
            Asked open = asked.remove();
            Event event = new Event(events.size() + 1L, open.call(), open.arguments(), testee.answer());
            events.add(event);
            issuing = asked.stream().anyMatch(later -> issues(later.call()));
            return matcher.judge(event);
        }
    }

    private static boolean issues(Call call) {
        if (call.answer() instanceof Answer.Fields fields) {
            return fields.fields().stream().map(Field::kind).anyMatch(ScriptRunner::issues);
        }
        return call.answer() instanceof Answer.One one && issues(one.kind());
    }

    private static boolean issues(Kind kind) {
        return kind == Kind.NEW_PID || kind == Kind.NEW_ENDPOINT;
    }
}
