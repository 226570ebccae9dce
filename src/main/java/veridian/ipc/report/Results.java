package veridian.ipc.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder in which the checks of a build leave their results. */
final class Results {

    private final Path folder;

    Results(Path folder) {
        this.folder = folder;
    }

    /** What a check left in this file; empty if it did not run. */
    Optional<Result> read(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Optional.of(new Result(file, Json.read(path))) : Optional.empty();
    }
}
