package veridian.ipc.oracle.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
 * Runs scripts on a testee, each on a new kernel. It asks ahead, also for calls of scripts that follow. A call that names an id
 * waits for the answer that issues it, unless the id is foreseen. If it then turns out to be another one, the script is run again,
 * and nothing is foreseen from then on; so what is judged is always the script as it was meant.
 */
final class ScriptRunner {

    private static final int MOST_AHEAD = 64;
    /** Once it has asked for so many, it takes answers until so few are left: lines travel together. */
    private static final int LEAST_AHEAD = 32;

    private final Testee testee;
    private final SpecOracle oracle;
    private final Foresight foresight;
    /** Scripts that were begun: the first is judged, calls of the last are asked for. */
    private final Deque<Run> begun = new ArrayDeque<>();
    private int ahead;
    private boolean taking;
    private boolean fresh = true;

    /** The testee's limits are the oracle's; its kernel is new. */
    ScriptRunner(Testee testee, SpecOracle oracle, Foresight foresight) {
        this.testee = testee;
        this.oracle = oracle;
        this.foresight = foresight;
    }

    /** Runs the next script. After a failure the testee is of no use any more, and this neither. */
    Trial next(ScriptQueue scripts) {
        Trial trial = null;
        try {
            while (trial == null) {
                if (begun.isEmpty()) {
                    begin(scripts.take());
                }
                trial = judged(scripts);
            }
        } catch (TesteeFailure e) {
            trial = begun.removeFirst().trial(null, e);
        }
        if (trial.failure() != null || trial.deviation() != null) {
            abandon(scripts);
        }
        return trial;
    }

    /** Whether a script was taken from the queue and is not judged yet. */
    boolean hasBegun() {
        return !begun.isEmpty();
    }

    private void begin(Script script) throws TesteeFailure {
        begun.add(new Run(script));
        ahead = 0;
        if (!fresh) {
            testee.reset();
        }
        fresh = false;
    }

    /** Scripts that were begun and are not judged will be begun anew. */
    private void abandon(ScriptQueue scripts) {
        while (!begun.isEmpty()) {
            scripts.putBack(begun.removeLast().script);
        }
    }

    /** Judges the first script to its end; null if it must be run again. */
    private Trial judged(ScriptQueue scripts) throws TesteeFailure {
        Run first = begun.getFirst();
        Deviation deviation = null;
        while (deviation == null && !first.isOver()) {
            if (!askAhead(scripts)) {
                if (first.isNotAsForeseen()) {
                    foresight.failed();
                    abandon(scripts);
                    return null;
                }
                deviation = first.judgeNext();
            }
        }
        foresight.learn(first.matcher.binding());
        begun.removeFirst();
        return first.trial(deviation, null);
    }

    /** Asks for one more call, if it may. */
    private boolean askAhead(ScriptQueue scripts) {
        taking = ahead >= (taking ? LEAST_AHEAD : MOST_AHEAD);
        if (taking) {
            return false;
        }
        if (begun.getLast().isAsked() && testee.profile().reset() && !scripts.isEmpty()) {
            testee.askReset();
            begun.add(new Run(scripts.take()));
        }
        return begun.getLast().ask();
    }

    /** A call in the testee's ids. */
    private record Asked(Step step, List<Datum> arguments, boolean foreseen, boolean issues) {
    }

    private final class Run {

        private final Script script;
        private final Matcher matcher;
        private final List<Event> events = new ArrayList<>();
        private final Queue<Asked> asked = new ArrayDeque<>();
        private int next;
        private int issuing;
        /** A long payload was sent, so that a message may show a region that no answer has shown yet. */
        private boolean hidesRegions;

        Run(Script script) {
            this.script = script;
            this.matcher = new Matcher(oracle, new ScriptedRun(oracle, script));
        }

        boolean isAsked() {
            return next == script.steps().size();
        }

        boolean isOver() {
            return isAsked() && asked.isEmpty();
        }

        Trial trial(Deviation deviation, TesteeFailure failure) {
            return new Trial(script, events, deviation, failure);
        }

        /** Asks for the next call, if its arguments are known or foreseen. */
        boolean ask() {
            if (isAsked()) {
                return false;
            }
            Step step = script.steps().get(next);
            boolean known = issuing == 0 || matcher.binding().knows(step.call(), step.arguments());
            List<Datum> arguments = known ? matcher.binding().toImplementation(step.call(), step.arguments())
                : matcher.binding().toImplementation(step.call(), step.arguments(), foresight);
            if (arguments == null) {
                return false;
            }
            testee.ask(step.call(), arguments);
            hidesRegions |= arguments.stream().anyMatch(Datum.LongPayload.class::isInstance);
            Asked open = new Asked(step, arguments, !known, issues(step.call(), hidesRegions));
            asked.add(open);
            issuing += open.issues ? 1 : 0;
            next++;
            ahead++;
            return true;
        }

        /** Whether the call that is to be judged next names an id that was foreseen and is another one. */
        boolean isNotAsForeseen() {
            Asked open = asked.element();
            if (!open.foreseen) {
                return false;
            }
            Call call = open.step.call();
            List<Datum> meant = matcher.binding().toImplementation(call, open.step.arguments());
            return !meant.equals(open.arguments)
                && !matcher.binding().toSpec(call, meant).equals(matcher.binding().toSpec(call, open.arguments));
        }

        Deviation judgeNext() throws TesteeFailure {
            Asked open = asked.remove();
            Call call = open.step.call();
            Event event = new Event(events.size() + 1L, call, open.arguments, testee.answer());
            ahead--;
            issuing -= open.issues ? 1 : 0;
            events.add(event);
            return matcher.judge(event);
        }
    }

    /** Whether the call's answer may show an id that no answer before has shown. */
    static boolean issues(Call call, boolean hidesRegions) {
        if (call.answer() instanceof Answer.Fields fields) {
            return fields.fields().stream().map(Field::kind).anyMatch(ScriptRunner::issues);
        }
        return call.answer() instanceof Answer.One one && (issues(one.kind()) || hidesRegions && shows(one.kind()));
    }

    private static boolean issues(Kind kind) {
        return kind == Kind.NEW_PID || kind == Kind.NEW_ENDPOINT || kind == Kind.NEW_REGION || kind == Kind.NEW_FRAMES;
    }

    private static boolean shows(Kind kind) {
        return kind == Kind.MESSAGE || kind == Kind.MESSAGE_OR_BLOCKED;
    }
}
