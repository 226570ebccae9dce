package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** For daily work: list and prove single obligations from the command line ({@code proofs/key}). */
@Command(name = "proofs/key", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Proves obligations of the kernel with KeY. Exit code: 0 all proved, 1 some open.")
final class KeyCommand implements Callable<Integer> {

    @Option(names = "--kernel", paramLabel = "DIR", defaultValue = "src/main/java/veridian/ipc/kernel",
            description = "folder with the sources (default: ${DEFAULT-VALUE})")
    private Path kernel;

    @Option(names = "--only", paramLabel = "GLOB", defaultValue = "*",
            description = "ids to prove, with * for anything: 'BoundedQueue.*', '*#exceptional*'")
    private String only;

    @Option(names = "--list", description = "print the obligations and prove nothing")
    private boolean list;

    @Option(names = "--max-steps", paramLabel = "N", description = "rule applications per proof (default: ${DEFAULT-VALUE})")
    private int maxSteps = KeySettings.MAX_STEPS;

    @Option(names = "--goals", description = "print the open goals of each obligation that stays open")
    private boolean goals;

    @Option(names = "--uses", description = "print the contracts that each proof rests on")
    private boolean uses;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1",
            description = "prover processes; with more than one, no goals are printed (default: ${DEFAULT-VALUE})")
    private int jobs;

    public static void main(String[] args) {
        System.exit(new CommandLine(new KeyCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Predicate<String> wanted = glob(only);
        if (jobs > 1 && !list && !goals) {
            return proveInProcesses(wanted);
        }
        KeyKernel loaded = KeyKernel.load(kernel);
        loaded.warnings().forEach(w -> System.out.println("warning: " + w));
        List<Obligation> chosen = loaded.obligations().stream().filter(o -> wanted.test(o.id())).toList();
        if (list) {
            chosen.forEach(o -> System.out.printf("%s\t%s:%d%n", o.id(), o.file(), o.line()));
            return 0;
        }
        return proveHere(loaded, chosen);
    }

    /** Prints each result as it comes. */
    private int proveInProcesses(Predicate<String> wanted) throws IOException, InterruptedException {
        var outcome = new KeyPool(kernel, maxSteps, jobs, new KeyPool.Listener() {
            @Override
            public void start(int obligations) {
                System.out.println(obligations + " obligations");
            }

            @Override
            public void finished(ProofResult result) {
                print(result);
            }
        }).prove(wanted, Map.of());
        outcome.loaded().warnings().forEach(w -> System.out.println("warning: " + w));
        return summary(List.copyOf(outcome.results().values()));
    }

    private int proveHere(KeyKernel loaded, List<Obligation> chosen) {
        KeyProver prover = new KeyProver(loaded);
        Consumer<String> show = goals ? goal -> System.out.println("  open goal:\n" + goal.indent(4)) : goal -> { };
        return summary(chosen.stream()
                .map(obligation -> prover.prove(obligation.id(), maxSteps, show))
                .peek(this::print)
                .toList());
    }

    private void print(ProofResult result) {
        System.out.printf("%-6s %6d nodes %6.1f s  %s  %s%n",
                result.status(), result.nodes(), result.millis() / 1000.0, result.id(), result.reason());
        if (uses) {
            result.uses().forEach(used -> System.out.println("         uses " + used));
        }
    }

    private static int summary(List<ProofResult> results) {
        long open = results.stream().filter(result -> !result.isProved()).count();
        System.out.printf("%d obligations, %d proved, %d open%n", results.size(), results.size() - open, open);
        return open == 0 && !results.isEmpty() ? 0 : 1;
    }

    private static Predicate<String> glob(String pattern) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex).asMatchPredicate();
    }
}
