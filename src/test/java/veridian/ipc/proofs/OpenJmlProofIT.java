package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** OpenJML proves the kernel's contracts, now or, where it is not installed, in the run that the record keeps. */
class OpenJmlProofIT {

    @Test
    void recordIsAboutTheseSources() throws IOException, InterruptedException {
        assertEquals(List.of(), OpenJmlRun.ofKernel().stale(),
                "proofs/openjml-record.json is stale. Run mvn verify with OPENJML_HOME set, and commit it.");
    }

    /** Skipped, not passed, are those that OpenJML leaves open and the inventory leaves to KeY. */
    @TestFactory
    Stream<DynamicTest> method() throws IOException, InterruptedException {
        OpenJmlRun run = OpenJmlRun.ofKernel();
        Set<String> leftToKey = new HashSet<>();
        Inventory.read(ObligationInventoryIT.FILE).rows().stream()
                .filter(row -> row.openjml().equals(ProofResult.OPEN) && row.key().equals(ProofResult.PROVED))
                .forEach(row -> leftToKey.add(row.id().substring(0, row.id().indexOf('#'))));
        return run.verdicts().entrySet().stream().map(e -> dynamicTest(e.getKey() + " " + run.status(), () -> {
            String answer = run.record().methods().get(e.getKey()).answer();
            boolean proved = List.of("proved", "recorded").contains(e.getValue());
            Assumptions.assumeTrue(proved || !leftToKey.contains(e.getKey()), () -> "left to KeY: " + answer);
            assertTrue(proved, () -> e.getKey() + " is " + e.getValue() + ": " + answer);
        }));
    }
}
