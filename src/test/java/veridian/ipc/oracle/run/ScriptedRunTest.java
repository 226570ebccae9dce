package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.oracle.suite.RandomSuite;
import veridian.ipc.oracle.suite.Said;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.spec.SpecException;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Outcome;

/** What the specification said while a script was made serves as well as asking it again; and what it did not say is asked. */
class ScriptedRunTest {

    private static final RandomSuite SUITE = new RandomSuite(7, 6, 60);
    private static final SpecOracle ORACLE = SpecOracle.load(SUITE.wanted());
    private static final List<Script> SCRIPTS = scripts(EnumSet.allOf(Group.class));

    private static List<Script> scripts(Set<Group> groups) {
        List<Script> scripts = new ArrayList<>();
        SUITE.scripts(ORACLE, groups).forEachRemaining(scripts::add);
        return scripts;
    }

    /** What the reference does, in its own ids. */
    private static List<Event> events(Script script) {
        ReferenceImplementation kernel = new ReferenceImplementation(IpcSystem.create(SUITE.wanted().kernel()));
        Matcher matcher = new Matcher(ORACLE);
        List<Event> events = new ArrayList<>();
        for (Step step : script.steps()) {
            List<Datum> arguments = matcher.binding().toImplementation(step.call(), step.arguments());
            Event event = new Event(events.size() + 1L, step.call(), arguments, kernel.call(step.call(), arguments));
            assertNull(matcher.judge(event));
            events.add(event);
        }
        return events;
    }

    private static Deviation first(Matcher matcher, List<Event> events) {
        return events.stream().map(matcher::judge).filter(deviation -> deviation != null).findFirst().orElse(null);
    }

    private static Matcher scripted(SpecOracle oracle, Script script) {
        return new Matcher(oracle, new ScriptedRun(oracle, script));
    }

    private static Outcome another(Outcome outcome) {
        return Outcome.refused(outcome.error() == IpcError.QUEUE_EMPTY ? IpcError.QUEUE_FULL : IpcError.QUEUE_EMPTY);
    }

    /** But who has a frame is asked of the state, so memory is left out. */
    @Test
    void whatWasSaidIsNotAskedAgain() {
        SpecOracle silent = ORACLE.withRuns(() -> {
            throw new AssertionError("asked again");
        });
        for (Script script : scripts(EnumSet.complementOf(EnumSet.of(Group.MEMORY)))) {
            assertNull(first(scripted(silent, script), events(script)), script.name());
        }
    }

    @Test
    void anyFaultIsTheSameAsForWhoAsks() {
        for (Script script : SCRIPTS) {
            for (int at = 0; at < script.steps().size(); at += 7) {
                List<Event> events = events(script);
                Event right = events.get(at);
                events.set(at, new Event(right.step(), right.call(), right.arguments(), another(right.outcome())));
                Deviation found = first(scripted(ORACLE, script), events.subList(0, at + 1));
                assertNotNull(found);
                assertEquals(first(new Matcher(ORACLE), events.subList(0, at + 1)), found);
            }
        }
    }

    @Test
    void callsThatAreNotTheScriptsAreAsked() {
        for (Script script : SCRIPTS) {
            Script half = new Script(script.suite(), script.name(), "", "", script.steps(), script.said().subList(0, 20));
            assertNull(first(scripted(ORACLE, half), events(script)), script.name());
            Matcher other = scripted(ORACLE, SCRIPTS.get(0));
            assertNull(first(other, events(script)), script.name());
            Matcher asking = new Matcher(ORACLE);
            assertNull(first(asking, events(script)));
            assertEquals(asking.state(), other.state());
        }
    }

    /** A deviation is what the specification says, not what was noted of it. */
    @Test
    void whatWasSaidWronglyIsNoticed() {
        Script script = SCRIPTS.get(1);
        List<Said> said = new ArrayList<>(script.said());
        Said right = said.get(30);
        said.set(30, new Said(right.arguments(), another(right.outcome())));
        Script wrong = new Script(script.suite(), script.name(), "", "", script.steps(), said);
        assertFalse(said.equals(script.said()));
        assertThrows(SpecException.class, () -> first(scripted(ORACLE, wrong), events(script)));
    }
}
