package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.TraceException;
import veridian.ipc.trace.TraceReader;

/** The published example is what the reference kernel does, and conforms. */
class ExampleTraceTest {

    private static final Path FILE = Path.of("examples", "two-producers.ndjson");

    /** After a change of the format: {@code mvn test -Dtest=ExampleTraceTest -Dupdate}. */
    @Test
    void publishedExampleIsARunOfTheReferenceKernel() throws IOException {
        if (System.getProperty("update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, TwoProducers.trace());
        }
        assertEquals(new String(TwoProducers.trace(), StandardCharsets.UTF_8), Files.readString(FILE));
    }

    @Test
    void conforms() {
        assertInstanceOf(FileVerdict.Conforms.class, new TraceCheck().check(FILE));
    }

    @Test
    void anyOtherResultOfAnyEventDeviatesThere() throws IOException, TraceException {
        List<Event> events = new ArrayList<>();
        SpecOracle oracle;
        try (TraceReader reader = TraceReader.open(FILE)) {
            oracle = SpecOracle.load(reader.header().limits());
            for (Event event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        for (int i = 0; i < events.size(); i++) {
            for (IpcError error : IpcError.values()) {
                Event event = events.get(i);
                if (error != event.outcome().error()) {
                    Event other = new Event(event.step(), event.call(), event.arguments(), Outcome.refused(error));
                    assertEquals(other, lastJudged(oracle, events.subList(0, i), other).event());
                }
            }
        }
    }

    private static Deviation lastJudged(SpecOracle oracle, List<Event> before, Event last) {
        Matcher matcher = new Matcher(oracle);
        for (Event event : before) {
            assertNull(matcher.judge(event));
        }
        return matcher.judge(last);
    }
}
