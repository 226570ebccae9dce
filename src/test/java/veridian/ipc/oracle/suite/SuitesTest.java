package veridian.ipc.oracle.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.ClauseList;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Outcome;

/** The suites themselves, on the specification alone. */
class SuitesTest {

    private static final Set<Group> ALL = EnumSet.allOf(Group.class);

    private static List<Script> scripts(Suite suite, Set<Group> groups) {
        List<Script> scripts = new ArrayList<>();
        suite.scripts(SpecOracle.load(suite.wanted()), groups).forEachRemaining(scripts::add);
        return scripts;
    }

    @Test
    void everyScenarioIsThereOnceAndAboutAClause() {
        List<Script> scripts = scripts(new ScenarioSuite(), ALL);
        assertEquals(ScenarioSuite.all().count(), scripts.size(), "scenarios that fit the limits wanted");
        Set<String> names = new HashSet<>();
        for (Script script : scripts) {
            assertTrue(names.add(script.name()), script.name() + " is there once");
            assertTrue(ClauseList.packaged().row(script.clause()) != null, script.name() + ": " + script.clause());
            assertFalse(script.about().isEmpty() || script.steps().isEmpty(), script.name());
        }
    }

    @Test
    void groupsThatAreNotAskedForAreNotUsed() {
        Set<Group> core = EnumSet.of(Group.CORE);
        for (Suite suite : List.of(new ScenarioSuite(), new ExhaustiveSuite(2000), new RandomSuite(1, 20, 50))) {
            List<Script> scripts = scripts(suite, core);
            assertFalse(scripts.isEmpty());
            for (Script script : scripts) {
                assertTrue(script.steps().stream().allMatch(step -> step.call().group() == Group.CORE), script.name());
            }
        }
    }

    @Test
    void randomScriptsAreTheSameForTheSameSeedOnly() {
        assertEquals(scripts(new RandomSuite(5, 3, 40), ALL), scripts(new RandomSuite(5, 3, 40), ALL));
        assertNotEquals(scripts(new RandomSuite(5, 3, 40), ALL), scripts(new RandomSuite(6, 3, 40), ALL));
    }

    @Test
    void exhaustiveEndsWhenAllStatesWereVisitedOrTheBudgetIsSpent() {
        long calls = scripts(new ExhaustiveSuite(3000), ALL).stream().mapToLong(script -> script.steps().size()).sum();
        assertTrue(calls >= 3000 && calls < 10_000, calls + " calls");
    }

    @Test
    void surgeryRenumbersWhatIsLeft() {
        Surgery surgery = new Surgery(SpecOracle.load(new ScenarioSuite().wanted()));
        Step init = new Step(Call.INIT, List.of());
        Step spawn = new Step(Call.SPAWN, List.of());
        List<Step> steps = List.of(init, spawn, spawn, create(1), create(2), send(1), send(2),
            new Step(Call.TERMINATE, List.of(Datum.number(2 | Play.ALIAS))));
        assertEquals(List.of(init, spawn, spawn, create(2), send(0), send(1)), surgery.without(steps, 3, 4).subList(0, 6));
        assertEquals(List.of(init, spawn, create(0), create(1)), surgery.without(steps, 1, 2).subList(0, 4));
        assertEquals(Datum.number(1 | Play.ALIAS), surgery.without(steps, 1, 2).get(6).arguments().get(0));
    }

    /** Region ids count on without those that are gone; frames are those that an allocation gives when the others are gone. */
    @Test
    void surgeryRenumbersRegionsAndFrames() {
        Surgery surgery = new Surgery(SpecOracle.load(new ScenarioSuite().wanted()));
        Step init = new Step(Call.INIT, List.of());
        Step spawn = new Step(Call.SPAWN, List.of());
        Step allocate = new Step(Call.ALLOCATE_SHARED_MEMORY, List.of(Datum.number(1), Datum.Node.NONE));
        Step region = new Step(Call.CREATE_EMPTY_REGION, List.of(Datum.number(1), Datum.number(1), Datum.number(3)));
        List<Step> steps = List.of(init, spawn, allocate, allocate, region, region, setPages(2, 2), sendLarge(2), free(1));
        assertEquals(List.of(init, spawn, allocate, allocate, region, setPages(1, 2), sendLarge(1), free(1)), surgery.without(steps, 4, 5));
        assertEquals(List.of(init, spawn, allocate, region, region, setPages(2, 1), sendLarge(2), free(0)), surgery.without(steps, 2, 3));
    }

    /** The region of a payload that no answer shows counts all the same. */
    @Test
    void surgeryRenumbersRegionsOfPayloads() {
        Surgery surgery = new Surgery(SpecOracle.load(new ScenarioSuite().wanted()));
        Step init = new Step(Call.INIT, List.of());
        Step spawn = new Step(Call.SPAWN, List.of());
        Step region = new Step(Call.CREATE_EMPTY_REGION, List.of(Datum.number(1), Datum.number(1), Datum.number(3)));
        List<Step> steps = List.of(init, spawn, create(1), sysSend(Datum.longPayload(70)), region, destroy(1), destroy(2));
        assertEquals(List.of(init, spawn, create(1), region, destroy(0), destroy(1)), surgery.without(steps, 3, 4));
        assertEquals(List.of(init, spawn, create(1), sysSend(Datum.longPayload(70)), destroy(1), destroy(0)), surgery.without(steps, 4, 5));
    }

    @Test
    void plainerPayloadsArePlainer() {
        Surgery surgery = new Surgery(SpecOracle.load(new ScenarioSuite().wanted()));
        assertEquals(List.of(sysSend(Datum.bytes()), sysSend(Datum.longPayload(65))), surgery.plainer(sysSend(Datum.longPayload(70))));
        assertEquals(List.of(sysSend(Datum.bytes())), surgery.plainer(sysSend(Datum.longPayload(65))));
    }

    /** Who knows a region before its message was received? */
    @Test
    void exhaustiveDoesNotNameWhatNoAnswerHasShown() {
        Suite suite = new ExhaustiveSuite(40_000);
        SpecOracle oracle = SpecOracle.load(suite.wanted());
        int shownLate = 0;
        Iterator<Script> scripts = suite.scripts(oracle, EnumSet.of(Group.CORE, Group.SYSCALL));
        while (scripts.hasNext()) {
            Binding binding = new Binding(suite.wanted());
            SpecRun run = oracle.run();
            for (Step step : scripts.next().steps()) {
                Outcome outcome = run.expected(step.call(), step.arguments());
                run.advance();
                for (int i = 0; i < step.arguments().size(); i++) {
                    boolean named = step.call().arguments().get(i).kind() == Kind.REGION;
                    long region = named ? ((Datum.Number) step.arguments().get(i)).bits() : 0;
                    assertTrue(region == 0 || region > binding.regionsIssued() || binding.isShown(region), step.toString());
                }
                shownLate += outcome.value() instanceof Datum.Large large && !binding.isShown(large.region()) ? 1 : 0;
                if (outcome.isOk()) {
                    binding.accept(step.call(), step.arguments(), outcome.value(), outcome.value(), run::state);
                }
            }
        }
        assertTrue(shownLate > 0, "some payloads are received");
    }

    private static Step sysSend(Datum payload) {
        return new Step(Call.SYS_SEND,
            List.of(Datum.number(1), Datum.token(IpcCapability.encode(1, 0, 1)), payload, Datum.number(1)));
    }

    private static Step destroy(long region) {
        return new Step(Call.DESTROY_REGION, List.of(Datum.number(1), Datum.number(region)));
    }

    private static Step setPages(long region, long frame) {
        return new Step(Call.SET_PHYSICAL_PAGES, List.of(Datum.number(region), Datum.numbers(frame)));
    }

    private static Step sendLarge(long region) {
        return new Step(Call.SEND_MESSAGE, List.of(Datum.number(0), Datum.large(region, 0, 1)));
    }

    private static Step free(long frame) {
        return new Step(Call.FREE_SHARED_MEMORY, List.of(Datum.numbers(frame)));
    }

    private static Step create(long owner) {
        return new Step(Call.CREATE_ENDPOINT, List.of(Datum.number(owner)));
    }

    private static Step send(long endpoint) {
        return new Step(Call.SEND, List.of(Datum.token(IpcCapability.encode(endpoint, 0, 1)), Datum.bytes((byte) 7)));
    }

    @Test
    void plainerStepsArePlainer() {
        Surgery surgery = new Surgery(SpecOracle.load(new ScenarioSuite().wanted()));
        Step step = new Step(Call.SEND_MESSAGE, List.of(Datum.number(5), Datum.bytes((byte) 1, (byte) 2)));
        assertEquals(List.of(
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(1), Datum.bytes((byte) 1, (byte) 2))),
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(2), Datum.bytes((byte) 1, (byte) 2))),
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(5), Datum.bytes())),
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(5), Datum.bytes((byte) 1)))), surgery.plainer(step));
    }
}
