package veridian.ipc.proofs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The parent's end of one {@link KeyWorker}. */
final class KeyProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter requests;

    KeyProcess(Path kernel) throws IOException {
        process = new ProcessBuilder(command(kernel))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = process.outputWriter(StandardCharsets.UTF_8);
    }

    private static List<String> command(Path kernel) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // One proof at a time and short-lived garbage: the serial collector, and a deep stack for KeY's recursion.
                "-Xmx1g", "-Xss64m", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"),
                KeyWorker.class.getName(), kernel.toString());
    }

    /** The worker's first answer. */
    KeyWorker.Loaded loaded() throws IOException {
        return Json.parse(answer(), KeyWorker.Loaded.class);
    }

    ProofResult prove(String id, int maxSteps) throws IOException {
        requests.write(Json.line(new KeyWorker.Request(id, maxSteps)));
        requests.newLine();
        requests.flush();
        return Json.parse(answer(), ProofResult.class);
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new EOFException("the prover process ended without an answer");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
