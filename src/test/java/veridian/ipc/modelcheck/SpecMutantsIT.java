package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.util.stream.Stream;

/** Every mutant of the spec must be killed by the property that is there to notice it. */
@Execution(ExecutionMode.CONCURRENT)
class SpecMutantsIT {

    /** A row of the assurance report. */
    private record Result(String kind, String id, String killedBy) { }

    private static final Assurance<Result> RESULTS = new Assurance<>("spec-mutants.json");

    @TestFactory
    Stream<DynamicTest> mutants() throws IOException {
        Manifest manifest = Manifest.load();
        return manifest.mutants().stream().map(mutant -> DynamicTest.dynamicTest(
                mutant.id() + ": " + mutant.sentence(), () -> check(manifest, mutant)));
    }

    private static void check(Manifest manifest, SpecMutant mutant) throws IOException, InterruptedException {
        Progress.now("mutant " + mutant.id());
        TlcOutcome outcome = TlcRun.of(manifest, mutant).run();
        String killedBy = outcome.verdict().startsWith(Model.FAILS)
                ? outcome.verdict().substring(Model.FAILS.length()) : "nothing";
        RESULTS.add(mutant.id(), new Result("spec", mutant.id(), killedBy), outcome.time());
        String expected = Model.FAILS + mutant.killedBy();
        assertEquals(expected, outcome.verdict(),
                () -> outcome.describe("mutant " + mutant.id() + " on model " + mutant.model(), expected));
    }

    @AfterAll
    static void report() throws IOException {
        RESULTS.write();
    }
}
