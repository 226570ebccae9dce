package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prover run is itself on trial: it must find fault with what is faulty, and with nothing else. */
class KeyFixtureIT {

    static final Path FIXTURE = Path.of("src/test/resources/proofs/fixture");
    private static KeyPool.Outcome outcome;

    @BeforeAll
    static void prove() throws IOException, InterruptedException {
        outcome = pool(FIXTURE).prove(id -> true, Map.of());
    }

    private static KeyPool pool(Path sources) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new KeyPool(sources, KeySettings.MAX_STEPS, cores, Progress.forThisTerminal());
    }

    /** Among the open ones: a false contract, one that needs unbounded integers, an undeclared exception, a change that is kept quiet. */
    @Test
    void exactlyTheFaultyContractsAreOpen() {
        var open = new TreeSet<String>();
        outcome.results().values().stream().filter(r -> !r.isProved()).forEach(r -> open.add(r.id()));
        assertEquals(List.of("Counter.contradictingTheInvariant()#exceptional.0",
                "Counter.contradictingTheInvariant()#normal.0", "Counter.impossible()#normal.0",
                "Counter.outOfBounds(byte[],int)#normal.0", "Counter.overflowing(int)#normal.0",
                "Counter.restingOnTheImpossible()#normal.0", "Counter.sometimesRestingOnTheImpossible(boolean)#normal.0",
                "Counter.vacuous(int)#normal.0", "Counter.wrong(int)#normal.0", "Holder.keep()#normal.0"), List.copyOf(open));
    }

    /** Their proofs close: of a precondition, an invariant or a call that excludes everything. */
    @Test
    void exactlyTheProvedContractsWithContradictoryPremisesAreVacuous() {
        var vacuous = new TreeSet<String>();
        outcome.results().values().stream().filter(r -> r.reason().startsWith("vacuous")).forEach(r -> vacuous.add(r.id()));
        assertEquals(List.of("Counter.contradictingTheInvariant()#exceptional.0",
                "Counter.contradictingTheInvariant()#normal.0", "Counter.restingOnTheImpossible()#normal.0",
                "Counter.sometimesRestingOnTheImpossible(boolean)#normal.0", "Counter.vacuous(int)#normal.0"), List.copyOf(vacuous));
    }

    @Test
    void obligationsHaveStableIdsAndPlaces() {
        assertEquals(List.of("Cell.Cell()#normal.0", "Counter.Counter()#normal.0", "Counter.\\inv#accessible.0",
                        "Counter.contradictingTheInvariant()#exceptional.0",
                        "Counter.contradictingTheInvariant()#normal.0", "Counter.impossible()#normal.0",
                        "Counter.increment()#exceptional.0", "Counter.increment()#normal.0",
                        "Counter.incrementTwice()#normal.0", "Counter.outOfBounds(byte[],int)#normal.0",
                        "Counter.overflowing(int)#normal.0", "Counter.restingOnTheImpossible()#normal.0",
                        "Counter.sometimesRestingOnTheImpossible(boolean)#exceptional.0",
                        "Counter.sometimesRestingOnTheImpossible(boolean)#normal.0", "Counter.vacuous(int)#normal.0",
                        "Counter.wrong(int)#normal.0", "Holder.Holder(Cell)#normal.0", "Holder.change()#normal.0",
                        "Holder.keep()#normal.0", "Refused.Refused()#normal.0"),
                outcome.loaded().obligations().stream().map(Obligation::id).toList());
        assertTrue(outcome.loaded().obligations().contains(
                new Obligation("Counter.increment()#normal.0", "Counter.java", 28)));
    }

    @Test
    void proofsTellWhatTheyRestOn() {
        assertTrue(outcome.results().get("Counter.incrementTwice()#normal.0").uses()
                .contains("Counter.increment()#normal.0"));
        assertEquals(List.of(), ProofUses.circle(outcome.results()));
    }

    /** Proved first in a fresh process, last in that process, or anywhere in the pool: the same proof. */
    @Test
    void verdictsDependOnTheStepBudgetAloneAndNotOnOtherProofs() throws IOException {
        String id = "Counter.incrementTwice()#normal.0";
        int nodes = outcome.results().get(id).nodes();
        try (KeyProcess process = new KeyProcess(FIXTURE)) {
            assertEquals("", process.loaded().error());
            assertEquals(nodes, process.prove(id, KeySettings.MAX_STEPS).nodes());
            assertFalse(process.prove(id, 10).isProved());
            assertEquals(nodes, process.prove(id, KeySettings.MAX_STEPS).nodes());
        }
    }

    @Test
    void mutantOpensTheProofThatItNames(@TempDir Path work) throws IOException {
        var mutant = new Mutant("off-by-one", "Counter.java", "if (count == 1000) {", "if (count == 1001) {",
                "Counter.increment()#exceptional.0");
        assertTrue(outcome.results().get(mutant.obligation()).isProved());
        assertFalse(mutant.prove(FIXTURE, work, KeySettings.MAX_STEPS).isProved());
    }

    @Test
    void unreadableSourcesAreAnErrorAndNotAnEmptyKernel(@TempDir Path work) throws IOException {
        Files.writeString(work.resolve("Broken.java"), "final class Broken { int f( }");
        assertThrows(IOException.class, () -> pool(work).prove(id -> true, Map.of()));
    }
}
