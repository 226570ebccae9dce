package veridian.ipc.modelcheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Collects results by name and writes them in that order for the assurance report; times go to a file of their own. */
final class Assurance<R extends Record> {

    private static final Path DIRECTORY = Path.of("target", "assurance");
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final String file;
    private final SortedMap<String, R> results = new ConcurrentSkipListMap<>();
    private final SortedMap<String, Double> seconds = new ConcurrentSkipListMap<>();

    Assurance(String file) {
        this.file = file;
    }

    void add(String name, R result, Duration time) {
        results.put(name, result);
        seconds.put(name, time.toMillis() / 1000.0);
    }

    void write() throws IOException {
        write(DIRECTORY.resolve(file), results.values());
        write(DIRECTORY.resolve("timings").resolve(file), seconds);
    }

    private static void write(Path path, Object content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, JSON.writeValueAsString(content) + "\n");
    }
}
