package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every model of the manifest, exhaustively; those that are too large for every build with {@code -Pnightly}. */
@Execution(ExecutionMode.CONCURRENT)
class ModelCheckIT {

    /** A row of the assurance report. */
    private record Result(String name, String expected, String outcome, long distinct) { }

    private static final Assurance<Result> RESULTS = new Assurance<>("models.json");

    private static final Map<String, TlcRecord.Found> FOUND = new ConcurrentHashMap<>();

    @TestFactory
    Stream<DynamicTest> models() throws IOException {
        Manifest manifest = Manifest.load();
        boolean nightly = Boolean.getBoolean("nightly");
        // The longest first: a core that ends early with a short one left over would wait for the other.
        Comparator<Model> longestFirst = Comparator.comparingInt(Model::seconds).reversed();
        return manifest.models().stream().filter(model -> nightly || !model.nightly()).sorted(longestFirst)
                .map(model -> DynamicTest.dynamicTest(model.name() + ": " + model.shows(), () -> check(manifest, model)));
    }

    private static void check(Manifest manifest, Model model) throws IOException, InterruptedException {
        Progress.now("model " + model.name());
        TlcOutcome outcome = TlcRun.of(manifest, model).run();
        RESULTS.add(model.name(),
                new Result(model.name(), model.expected(), outcome.verdict(), outcome.distinct()),
                outcome.time());
        FOUND.put(model.name(), TlcRecord.Found.in(outcome));
        ModelVerdict.check(model, outcome);
        if (Charts.isDrawn(model)) {
            assertEquals(Files.readString(Charts.fileOf(model)), Charts.page(model, outcome),
                    "the chart is not of this counterexample: mvn -q test-compile exec:java@charts");
        }
    }

    @AfterAll
    static void report() throws IOException {
        RESULTS.write();
        String otherTlc = System.getProperty("tla2tools.jar");
        if (otherTlc != null) {
            TlcRecord.of(Path.of(otherTlc), FOUND).write();
        }
    }
}
