package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault of {@code proofs/mutants.tsv} whose obligation KeY closes opens that proof. Those that OpenJML closes are in its record, of
 * which {@link OpenJmlProofIT} asks the same. Minutes, since each fault needs sources, and a process, of its own:
 * {@code mvn verify -Dmutants=true}.
 */
@EnabledIfSystemProperty(named = "mutants", matches = "true")
class KernelMutantsIT {

    @TempDir
    private static Path work;
    /** What KeY may do beyond the steps of the proof without the fault: it does not go on to its last step for each proof that fails. */
    private static final int MORE_STEPS = 1000;
    /** As many faults at a time as there are cores. */
    private static final ExecutorService PROVERS = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /** The prover of the sources without fault. */
    private static KeyProcess sound;

    private record Attempt(Mutant mutant, Future<ProofResult> result) {
    }

    @AfterAll
    static void stop() throws IOException {
        PROVERS.shutdownNow();
        if (sound != null) {
            sound.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> mutant() throws IOException {
        Inventory inventory = Inventory.read(ObligationInventoryIT.FILE);
        List<Attempt> attempts = Mutant.read(Mutant.FILE).stream()
                .filter(mutant -> inventory.isProvedByKey(mutant.obligation()))
                .map(KernelMutantsIT::attempt)
                .toList();
        return attempts.stream().map(attempt -> dynamicTest(attempt.mutant().id(), () ->
                assertFalse(attempt.result().get().isProved(),
                        () -> attempt.mutant().obligation() + " is proved in spite of " + attempt.mutant().id())));
    }

    private static Attempt attempt(Mutant mutant) {
        return new Attempt(mutant, PROVERS.submit(() ->
                mutant.prove(Kernel.SOURCES, work.resolve(mutant.id()), stepsWithoutFault(mutant.obligation()) + MORE_STEPS)));
    }

    private static synchronized int stepsWithoutFault(String obligation) throws IOException {
        if (sound == null) {
            sound = new KeyProcess(Kernel.SOURCES);
            sound.loaded();
        }
        ProofResult result = sound.prove(obligation, KeySettings.MAX_STEPS);
        assertTrue(result.isProved(), () -> obligation + " is not proved without a fault");
        return result.nodes();
    }
}
