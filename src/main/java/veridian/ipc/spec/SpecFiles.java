package veridian.ipc.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;

/**
 * The specification's modules and constants as files, which is what TLC reads: a temporary directory that fills as modules
 * are asked for, and goes when this is closed. Modules come from this program only, never from where it is run.
 */
final class SpecFiles implements AutoCloseable {

    /** The module that extends all others, and the name of its configuration. */
    static final String ROOT = "SystemCalls";

    /** Constants that are the same for all: how numbers of 64 bits are written. */
    private static final String FIXED = """
        Radix = 32768
        WordBits = 64
        """;

    private static final List<String> RESOURCES = List.of("/veridian/ipc/spec/tla/", "/tla2sany/StandardModules/");

    private final Path directory;

    SpecFiles(Limits limits) throws IOException {
        directory = Files.createTempDirectory("ipc-spec");
        Files.writeString(directory.resolve(ROOT + ".cfg"), configuration(limits));
    }

    Path directory() {
        return directory;
    }

    /** The file of this name, {@code Ipc.tla}; it does not exist if this program has no such module. */
    Path find(String name) {
        Path file = directory.resolve(name);
        try {
            for (String resources : RESOURCES) {
                try (InputStream in = SpecFiles.class.getResourceAsStream(resources + name)) {
                    if (in != null && Files.notExists(file)) {
                        Files.copy(in, file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String configuration(Limits limits) {
        StringBuilder text = new StringBuilder("INIT Init\nNEXT Initialize\nCONSTANTS\n");
        constants(text, Limits.NAMES, limits.values());
        constants(text, RateLimits.NAMES, limits.rates().values());
        constants(text, MemoryLimits.NAMES, limits.memory().values());
        return text.append(FIXED).toString();
    }

    private static void constants(StringBuilder text, List<String> names, int[] values) {
        for (int i = 0; i < values.length; i++) {
            String name = names.get(i);
            text.append(Character.toUpperCase(name.charAt(0))).append(name, 1, name.length())
                .append(" = ").append(values[i]).append('\n');
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
