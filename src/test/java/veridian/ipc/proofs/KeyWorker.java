package veridian.ipc.proofs;

import de.uka.ilkd.key.proof.io.ProblemLoaderException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * One prover process: the main class of a child JVM of {@link KeyPool}.
 *
 * <p>Its argument is the folder of the kernel. It reads the sources and prints what it found as one line of JSON
 * ({@link Loaded}); then it answers each line of its input, a {@link Request}, with one line ({@link ProofResult}). It
 * ends when its input does.
 */
final class KeyWorker {

    /**
     * What a worker has read.
     *
     * @param error       why the sources could not be read, empty if they were
     * @param obligations all that is to be proved, sorted by id
     * @param warnings    what KeY complained about
     */
    record Loaded(String error, List<Obligation> obligations, List<String> warnings) {
    }

    /** An obligation to prove, and the rule applications that this may take. */
    record Request(String id, int maxSteps) {
    }

    private KeyWorker() {
    }

    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // KeY may print; the answers' stream carries nothing else
        KeyKernel kernel;
        try {
            kernel = KeyKernel.load(Path.of(args[0]));
        } catch (ProblemLoaderException | RuntimeException e) {
            answers.println(Json.line(new Loaded(String.valueOf(e.getMessage()), List.of(), List.of())));
            return;
        }
        answers.println(Json.line(new Loaded("", kernel.obligations(), kernel.warnings())));
        serve(new KeyProver(kernel), answers);
        System.exit(0); // KeY leaves threads behind
    }

    private static void serve(KeyProver prover, PrintStream answers) throws IOException {
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Request request = Json.parse(line, Request.class);
            answers.println(Json.line(prover.prove(request.id(), request.maxSteps())));
        }
    }
}
