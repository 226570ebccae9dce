package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertFalse;
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
 * which {@link OpenJmlProofIT} asks the same. Long, since KeY gives up only after all its steps: {@code mvn verify -Dmutants=true}.
 */
@EnabledIfSystemProperty(named = "mutants", matches = "true")
class KernelMutantsIT {

    @TempDir
    private static Path work;
    /** Each fault needs sources of its own, and so a process of its own: as many at a time as there are cores. */
    private static final ExecutorService PROVERS = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    private record Attempt(Mutant mutant, Future<ProofResult> result) {
    }

    @AfterAll
    static void stop() {
        PROVERS.shutdownNow();
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
        return new Attempt(mutant, PROVERS.submit(() -> mutant.prove(Kernel.SOURCES, work.resolve(mutant.id()))));
    }
}
