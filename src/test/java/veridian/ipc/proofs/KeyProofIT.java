package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** KeY proves the kernel's contracts: one test per obligation, and tests of the argument as a whole. */
class KeyProofIT {

    private static KeyPool.Outcome outcome;

    @BeforeAll
    static void prove() throws IOException, InterruptedException {
        outcome = KeyRun.ofKernel();
    }

    /** Skipped, not passed, are those that KeY leaves open and the inventory leaves to OpenJML. */
    @TestFactory
    Stream<DynamicTest> obligation() throws IOException {
        Set<String> leftToOpenJml = new HashSet<>();
        Inventory.read(ObligationInventoryIT.FILE).rows().stream()
                .filter(row -> row.key().equals(ProofResult.OPEN) && row.openjml().equals(ProofResult.PROVED))
                .forEach(row -> leftToOpenJml.add(row.id()));
        return outcome.results().values().stream().map(result -> dynamicTest(result.id(), () -> {
            Assumptions.assumeTrue(result.isProved() || !leftToOpenJml.contains(result.id()),
                    () -> "left to OpenJML: " + result.reason());
            assertTrue(result.isProved(), () -> result.id() + " is open in KeY: " + result.reason());
        }));
    }

    @Test
    void noProofRestsOnItself() {
        assertEquals(List.of(), ProofUses.circle(outcome.results()), "a circular argument");
    }

    @Test
    void keyReadsTheSourcesWithoutComplaint() {
        assertEquals(List.of(), outcome.loaded().warnings());
    }

    /** The assumptions about the library are few and named in {@code proofs/TRUSTED.md}. */
    @Test
    void everyLibraryContractInUseIsDeclaredAsTrusted() throws IOException {
        List<String> undeclared = new ArrayList<>(ProofUses.libraryContracts(outcome.results()));
        undeclared.removeIf(TrustedFile.read()::mentions);
        assertEquals(List.of(), undeclared, "used by proofs, but not in proofs/TRUSTED.md");
    }
}
