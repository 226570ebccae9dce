package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A copy of Java sources in which one thing can be changed. */
final class SourceCopy {

    private SourceCopy() {
    }

    /** Copies the Java files in and below {@code sources} to {@code target}. */
    static void make(Path sources, Path target) throws IOException {
        for (Path source : SourceScan.files(sources)) {
            Path copy = target.resolve(sources.relativize(source).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(source, copy);
        }
    }

    /** Deletes a copy. */
    static void delete(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
