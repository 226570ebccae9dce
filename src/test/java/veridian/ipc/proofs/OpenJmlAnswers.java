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

    private final Path folder;
    private final OpenJmlTool tool;
    private final String versions;

    OpenJmlAnswers(Path folder, OpenJmlTool tool) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.tool = tool;
        this.versions = tool.version() + "\n" + tool.solverVersion();
    }

    /** What it says, or said; only what can be read is kept. */
    String answer(Path sourceRoot, OpenJmlQuestion question) throws IOException, InterruptedException {
        Path kept = folder.resolve(key(sourceRoot, question) + ".txt");
        if (Files.exists(kept)) {
            return Files.readString(kept);
        }
        String said = tool.answer(sourceRoot, question);
        OpenJmlOutput.parse(said);
        Files.writeString(kept, said);
        return said;
    }

    private String key(Path sourceRoot, OpenJmlQuestion question) throws IOException {
        List<String> all = List.of(versions, question.asRecorded().toString(), question.pattern(),
                sourceRoot.relativize(question.file()).toString(), OpenJmlRecord.hashes(sourceRoot).toString());
        return OpenJmlRecord.sha256(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
    }
}
