package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    /** Skipped, not passed, are those that the inventory lists as open: OpenJML's, or in TRUSTED.md as not proved. */
    @TestFactory
    Stream<DynamicTest> obligation() throws IOException {
        Inventory listed = Inventory.read(ObligationInventoryIT.FILE);
        return outcome.results().values().stream().map(result -> dynamicTest(result.id(), () -> {
            Assumptions.assumeTrue(result.isProved() || !listed.isOpenInKey(result.id()),
                    () -> "listed as open in KeY: " + result.reason());
            assertTrue(result.isProved(), () -> result.id() + " is open in KeY: " + result.reason());
        }));
    }

    @Test
    void noProofRestsOnItself() {
        assertEquals(List.of(), ProofUses.circle(outcome.results()), "a circular argument");
    }

    @Test
    void keyReadsTheSourcesWithoutComplaint() throws IOException {
        KernelClasses classes = KernelClasses.read(KernelClasses.FILE);
        assertEquals(List.of(), outcome.loaded().warnings().stream().filter(warning -> !classes.isOthersLoop(warning)).toList());
    }

    /** The assumptions about the library are few and named in {@code proofs/TRUSTED.md}. */
    @Test
    void everyLibraryContractInUseIsDeclaredAsTrusted() throws IOException {
        List<String> undeclared = new ArrayList<>(ProofUses.libraryContracts(outcome.results()));
        undeclared.removeIf(TrustedFile.read()::mentions);
        assertEquals(List.of(), undeclared, "used by proofs, but not in proofs/TRUSTED.md");
    }
}
