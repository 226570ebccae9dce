package veridian.ipc.modelcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws the counterexample of each model that must fail: {@code mvn -q test-compile exec:java@charts}. */
final class Charts {

    private static final Path DIRECTORY = Manifest.DIRECTORY.resolve("counterexamples");
    private static final String DRAWN = "MustFail";

    private Charts() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Manifest manifest = Manifest.load();
        Files.createDirectories(DIRECTORY);
        for (Model model : manifest.models()) {
            if (isDrawn(model)) {
                TlcOutcome outcome = TlcRun.of(manifest, model).run();
                ModelVerdict.check(model, outcome);
                Files.writeString(fileOf(model), page(model, outcome));
                System.out.println(fileOf(model));
            }
        }
    }

    static boolean isDrawn(Model model) {
        return model.name().startsWith(DRAWN);
    }

    static Path fileOf(Model model) {
        return DIRECTORY.resolve(model.name() + ".md");
    }

    static String page(Model model, TlcOutcome outcome) throws IOException {
        String property = outcome.verdict().substring(Model.FAILS.length());
        return """
                # %s

                %s. Bounds: %s.

                Drawn from the counterexample that TLC found; `ModelCheckIT` finds it again in every build and compares.

                ```mermaid
                %s```
                """.formatted(model.name(), model.shows(), model.bounds(),
                new SequenceChart(Counterexample.read(Files.readString(outcome.log()))).mermaid(property + " fails"));
    }
}
