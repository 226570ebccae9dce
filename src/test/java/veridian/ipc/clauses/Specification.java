package veridian.ipc.clauses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the TLA+ modules define. */
final class Specification {

    static final Path FOLDER = Path.of("spec");
    private static final Pattern DEFINITION = Pattern.compile("(?m)^(\\w+)(?:\\([^)]*\\))? *==");

    private Specification() {
    }

    /** The names of all operators; those inside others start no line and do not count. */
    static Set<String> definitions() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tla")).toList()) {
                DEFINITION.matcher(Files.readString(file)).results().forEach(match -> names.add(match.group(1)));
            }
        }
        return names;
    }
}
