package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** OpenJML proves the kernel's contracts, now or, where it is not installed, in the run that the record keeps. */
class OpenJmlProofIT {

    /** A line of the report: who noticed the fault, and when it said so. */
    private record MutantResult(String kind, String id, String obligation, String killedBy, String said) {

        MutantResult(Mutant mutant, boolean noticed, String said) {
            this("contract", mutant.id(), mutant.obligation(), noticed ? "OpenJML" : "nothing", said);
        }
    }

    @Test
    void recordIsAboutTheseSources() throws IOException, InterruptedException {
        assertEquals(List.of(), OpenJmlRun.ofKernel().stale(),
                "proofs/openjml-record.json is stale. Run mvn verify with OPENJML_HOME set, and commit it.");
    }

    /**
     * Skipped, not passed, are those that OpenJML leaves open: to KeY, or to nobody, as {@code TRUSTED.md} then says. One that it
     * closes although it is listed there fails.
     */
    @TestFactory
    Stream<DynamicTest> method() throws IOException, InterruptedException {
        OpenJmlRun run = OpenJmlRun.ofKernel();
        Inventory inventory = Inventory.read(ObligationInventoryIT.FILE);
        Set<String> leftToKey = inventory.leftToKey();
        Set<String> leftOpen = inventory.leftOpen(TrustedFile.read().notProved());
        return run.verdicts().entrySet().stream().map(e -> dynamicTest(e.getKey() + " " + run.status(), () -> {
            String answer = run.record().methods().get(e.getKey()).answer();
            boolean proved = List.of("proved", "recorded").contains(e.getValue());
            assertFalse(proved && leftOpen.contains(e.getKey()), () -> e.getKey() + " is proved, but TRUSTED.md says that it is not");
            Assumptions.assumeTrue(proved || !leftToKey.contains(e.getKey()), () -> "left to KeY: " + answer);
            Assumptions.assumeTrue(proved || !leftOpen.contains(e.getKey()), () -> "not proved, as TRUSTED.md says: " + answer);
            assertTrue(proved, () -> e.getKey() + " is " + e.getValue() + ": " + answer);
        }));
    }

    /** A contract that says too little is proved whatever the code does. */
    @Test
    void everyFaultOpensTheProofThatItNames() throws IOException, InterruptedException {
        OpenJmlRun run = OpenJmlRun.ofKernel();
        List<Mutant> mutants = Mutant.read(Mutant.FILE);
        var check = new MutantCheck(Inventory.read(ObligationInventoryIT.FILE), run.record().mutants());
        Json.write(Kernel.ASSURANCE.resolve("contract-mutants.json"),
                mutants.stream()
                        .filter(check::isForOpenJml)
                        .map(mutant -> new MutantResult(mutant, check.isNoticed(mutant), run.status()))
                        .toList());
        assertEquals(List.of(), check.problems(mutants));
    }

    /** What the record does not name, nobody has proved: each method that OpenJML is given has its verdict. */
    @Test
    void everyMethodHasAVerdict() throws IOException, InterruptedException {
        KernelClasses classes = KernelClasses.read(KernelClasses.FILE);
        Set<String> silent = SourceScan.methods(Kernel.SOURCES).stream()
                .filter(method -> method.contracted() && method.hasBody() && classes.settingsOf(method.type()).gives(method))
                .map(DeclaredMethod::id)
                .collect(Collectors.toCollection(TreeSet::new));
        silent.removeAll(OpenJmlRun.ofKernel().verdicts().keySet());
        assertEquals(Set.of(), silent);
    }
}
