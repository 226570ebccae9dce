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
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.ClauseList;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
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
}
