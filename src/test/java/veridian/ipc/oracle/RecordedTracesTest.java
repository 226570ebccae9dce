package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.TraceException;
import veridian.ipc.trace.TraceReader;

/** Every trace in {@code examples} conforms, and deviates where any of its results is another one. */
class RecordedTracesTest {

    private static final Path RESULT = Path.of("target", "assurance", "traces.json");
    private static final Map<String, Long> COUNTS = new TreeMap<>(Map.of("traces", 0L, "events", 0L, "broken", 0L));

    static List<Path> traces() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void conforms(Path file) throws IOException, TraceException {
        List<Event> events = read(file);
        assertEquals(new FileVerdict.Conforms(events.size()), new TraceCheck().check(file));
        COUNTS.merge("traces", 1L, Long::sum);
        COUNTS.merge("events", (long) events.size(), Long::sum);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void anyOtherResultOfAnyEventDeviatesThere(Path file) throws IOException, TraceException {
        List<Event> events = read(file);
        SpecOracle oracle = oracle(file);
        for (int i = 0; i < events.size(); i++) {
            for (IpcError error : IpcError.values()) {
                Event event = events.get(i);
                if (error != event.outcome().error()) {
                    Event other = new Event(event.step(), event.call(), event.arguments(), Outcome.refused(error));
                    assertEquals(other, lastJudged(oracle, events.subList(0, i), other).event());
                    COUNTS.merge("broken", 1L, Long::sum);
                }
            }
        }
    }

    private static List<Event> read(Path file) throws IOException, TraceException {
        List<Event> events = new ArrayList<>();
        try (TraceReader reader = TraceReader.open(file)) {
            for (Event event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static SpecOracle oracle(Path file) throws IOException, TraceException {
        try (TraceReader reader = TraceReader.open(file)) {
            return SpecOracle.load(reader.header().limits());
        }
    }

    private static Deviation lastJudged(SpecOracle oracle, List<Event> before, Event last) {
        Matcher matcher = new Matcher(oracle);
        for (Event event : before) {
            assertNull(matcher.judge(event));
        }
        return matcher.judge(last);
    }

    /** What was judged, for the report. */
    @AfterAll
    static void leaveResult() throws IOException {
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, new ObjectMapper().writeValueAsString(COUNTS) + "\n");
    }
}
