package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;

/** Scripts that fail once they have certain calls, without a testee. */
class ShrinkerTest {

    private static final SpecOracle ORACLE = SampleOracle.ORACLE;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Step BYTES = new Step(Call.MESSAGE_SMALL, List.of(Datum.bytes((byte) 1, (byte) 2, (byte) 3)));

    private final List<Script> tried = new ArrayList<>();

    /** A run of it: all its calls are answered. */
    private Trial trial(Script script) {
        tried.add(script);
        List<Event> events = new ArrayList<>();
        for (Step step : script.steps()) {
            events.add(new Event(events.size() + 1L, step.call(), step.arguments(), Outcome.ok()));
        }
        return new Trial(script, events, null, null);
    }

    private static Script script(Step... steps) {
        return SampleSuite.script("long", "", "", steps);
    }

    private Trial shrink(Script script, Duration patience, Predicate<List<Step>> fails) {
        return new Shrinker(ORACLE, this::trial, patience).shrink(trial(script), trial -> fails.test(trial.script().steps()));
    }

    @Test
    void whatIsNotNeededGoes() {
        Step[] steps = Collections.nCopies(32, SampleSuite.INIT).toArray(new Step[0]);
        steps[5] = SampleSuite.SPAWN;
        steps[20] = SampleSuite.TOO_LARGE;
        steps[31] = BYTES;
        Trial shortest = shrink(script(steps), LONG,
            left -> left.contains(SampleSuite.SPAWN) && left.contains(SampleSuite.TOO_LARGE) && left.get(left.size() - 1).equals(BYTES));
        assertEquals(List.of(SampleSuite.SPAWN, SampleSuite.TOO_LARGE, BYTES), shortest.script().steps());
        assertTrue(tried.size() < 40, "long parts first: " + tried.size());
        assertEquals(16, tried.get(1).steps().size(), "half of it first");
    }

    @Test
    void argumentsBecomePlain() {
        Step send = new Step(Call.SEND_MESSAGE, List.of(Datum.number(0), Datum.bytes((byte) 1, (byte) 2, (byte) 3)));
        Trial plainest = shrink(script(SampleSuite.INIT, send), LONG, left -> left.get(left.size() - 1).call() == Call.SEND_MESSAGE);
        assertEquals(List.of(new Step(Call.SEND_MESSAGE, List.of(Datum.number(0), Datum.bytes()))), plainest.script().steps());
    }

    @Test
    void whatIsNeededStays() {
        Script script = script(SampleSuite.INIT, BYTES);
        Trial failing = trial(script);
        Trial same = new Shrinker(ORACLE, this::trial, LONG).shrink(failing, trial -> trial.script().steps().equals(script.steps()));
        assertSame(failing, same);
    }

    @Test
    void whoHasNoPatienceGetsItAsItIs() {
        Script script = script(SampleSuite.INIT, SampleSuite.INIT, BYTES);
        assertEquals(script, shrink(script, Duration.ofSeconds(-1), left -> true).script());
        assertEquals(1, tried.size());
    }

    /** Calls after the one that was not answered are not looked at; that one is. */
    @Test
    void whatFollowsTheFailureGoesFirst() {
        Script script = script(SampleSuite.INIT, SampleSuite.SPAWN, BYTES, BYTES, BYTES, BYTES);
        Trial failing = new Trial(script, trial(script).events().subList(0, 1), null,
            new TesteeFailure(TesteeFailure.Kind.ENDED, "it ended"));
        tried.clear();
        Trial shortest = new Shrinker(ORACLE, this::trial, LONG).shrink(failing,
            trial -> trial.script().steps().contains(SampleSuite.SPAWN));
        assertEquals(List.of(SampleSuite.SPAWN), shortest.script().steps());
        assertTrue(tried.stream().allMatch(each -> each.steps().size() <= 2), tried.toString());
    }
}
