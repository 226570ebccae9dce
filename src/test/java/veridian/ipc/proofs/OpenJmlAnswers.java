package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What OpenJML said to questions of a run that did not come to its end, by all that the answer depends on: tool and solver, question, and
 * every source that it may look into. A run of an hour that is interrupted goes on where it was.
 */
final class OpenJmlAnswers {

    /** Stands behind the last method, in what a tool says that was not stopped. */
    private static final String END = "Summary:";

    private final Path folder;
    private final OpenJmlTool tool;
    private final String versions;

    /** Those kept beside this log. */
    OpenJmlAnswers(Path log, OpenJmlTool tool) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder(log));
        this.tool = tool;
        this.versions = tool.version() + "\n" + tool.solverVersion();
    }

    /** All is to be asked anew. */
    static void forget(Path log) throws IOException {
        if (Files.exists(folder(log))) {
            SourceCopy.delete(folder(log));
        }
    }

    private static Path folder(Path log) {
        return log.resolveSibling("openjml-answers");
    }

    /** What it says, or said; only what it said to the end is kept. */
    String answer(Path sourceRoot, OpenJmlQuestion question) throws IOException, InterruptedException {
        Path kept = folder.resolve(key(sourceRoot, question) + ".txt");
        if (Files.exists(kept)) {
            return Files.readString(kept);
        }
        String said = tool.answer(sourceRoot, question);
        if (said.contains(END)) {
            Files.writeString(kept, said);
        }
        return said;
    }

    private String key(Path sourceRoot, OpenJmlQuestion question) throws IOException {
        List<String> all = List.of(versions, question.asRecorded().toString(), question.pattern(),
                sourceRoot.relativize(question.file()).toString(), OpenJmlRecord.hashes(sourceRoot).toString());
        return OpenJmlRecord.sha256(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
    }
}
