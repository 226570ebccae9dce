package veridian.ipc.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code target/assurance/assurance.json} and {@code verdict.txt}, prints the table, and fails if a part failed
 * or was not run. Obligations that {@code proofs/TRUSTED.md} lists as not proved do not fail the build; the verdict is then
 * "partly proved".
 *
 * <p>A run of some checks only ({@code mvn verify -Dit.test=...}, or {@code -Dassurance.partial=true}) may be incomplete; it
 * says so, and still may not have failed.
 */
public final class Main {

    private Main() {
    }

    /**
     * Arguments: the project's folder, and whether an incomplete verdict is acceptable.
     *
     * @throws IOException if results cannot be read or the report not written
     */
    public static void main(String[] args) throws IOException {
        run(Path.of(args[0]), Boolean.parseBoolean(args[1]), System.out);
    }

    static void run(Path project, boolean partial, PrintStream out) throws IOException {
        Path folder = project.resolve("target").resolve("assurance");
        Assurance assurance = Assurance.of(folder, project.resolve("proofs"));
        String table = VerdictTable.of(assurance);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("assurance.json"), Json.text(assurance.json()));
        Files.writeString(folder.resolve("verdict.txt"), table);
        out.print("\n" + table + "\n");
        Verdict verdict = assurance.verdict();
        if (verdict == Verdict.FAILED || verdict == Verdict.INCOMPLETE && !partial) {
            throw new NotAssured("The verdict is " + verdict.text() + ": see the table above");
        }
    }
}
