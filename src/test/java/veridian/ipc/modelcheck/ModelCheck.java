package veridian.ipc.modelcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs one model by name, with further options for TLC: {@code MCIpc -coverage 1}. */
final class ModelCheck {

    private ModelCheck() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Manifest manifest = Manifest.load();
        if (args.length == 0) {
            manifest.models().forEach(model -> System.out.printf("%-24s %s%n", model.name(), model.shows()));
            return;
        }
        Model model = manifest.model(args[0]);
        Progress.now("model " + model.name());
        TlcOutcome outcome = TlcRun.of(manifest, model, Arrays.copyOfRange(args, 1, args.length)).run();
        System.out.println(Files.readString(outcome.log()));
        if (outcome.verdict().startsWith(Model.FAILS)) {
            Path chart = outcome.log().resolveSibling("counterexample.md");
            Files.writeString(chart, Charts.page(model, outcome));
            System.out.printf("counterexample: state by state in %s, as a sequence chart in %s%n", outcome.log(), chart);
        }
        System.out.printf("%s: expected %s, came %s, %d distinct states in %.1f s, log %s%n", model.name(),
                model.expected(), outcome.verdict(), outcome.distinct(), outcome.time().toMillis() / 1000.0,
                outcome.log());
        if (!outcome.verdict().equals(model.expected())) {
            System.exit(1);
        }
    }
}
