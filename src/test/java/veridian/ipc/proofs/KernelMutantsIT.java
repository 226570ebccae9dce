package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of {@code proofs/mutants.tsv} opens the proof that it names. Long: {@code mvn verify -Dmutants=true}. */
@EnabledIfSystemProperty(named = "mutants", matches = "true")
class KernelMutantsIT {

    @TestFactory
    Stream<DynamicTest> mutant(@TempDir Path work) throws IOException {
        Inventory inventory = Inventory.read(ObligationInventoryIT.FILE);
        return Mutant.read(Kernel.PROOFS.resolve("mutants.tsv")).stream()
                .map(mutant -> dynamicTest(mutant.id(), () -> {
                    assertTrue(inventory.isProvedByKey(mutant.obligation()),
                            () -> mutant.obligation() + " is not proved without the fault");
                    ProofResult result = mutant.prove(Kernel.SOURCES, work.resolve(mutant.id()));
                    assertFalse(result.isProved(), () -> mutant.obligation() + " is proved in spite of " + mutant.id());
                }));
    }
}
