package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static veridian.ipc.trace.Traces.HEADER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Several files as one trace, without anybody who judges it. */
class MergedTracesTest {

    private final MergedTraces merged = new MergedTraces();

    private static InputStream part(String header, long... steps) {
        StringBuilder text = new StringBuilder(header);
        for (long step : steps) {
            text.append("{\"step\":").append(step).append(",\"call\":\"init\",\"args\":{},\"result\":\"OK\"}\n");
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(String file, long... steps) throws IOException, TraceException {
        merged.add(part(HEADER, steps), file);
    }

    private void assertNext(long step, String file, long line) throws IOException, TraceException {
        assertEquals(step, merged.next().step());
        assertEquals(file, merged.file());
        assertEquals(line, merged.line());
    }

    private void assertRefused(String complaint) {
        assertEquals(complaint, assertThrows(TraceException.class, merged::next).getMessage());
    }

    @Test
    void eventsComeInTheOrderOfTheirSteps() throws Exception {
        add("a", 2, 3, 6);
        assertEquals("a", merged.reading());
        add("b", 1, 5);
        add("c", 4);
        assertEquals("c", merged.reading());
        assertEquals(new Limits(4, 8, 8, 16, 2, 4, 1), merged.header().limits());
        assertNext(1, "b", 2);
        assertNext(2, "a", 2);
        assertEquals("b", merged.reading());
        assertNext(3, "a", 3);
        assertNext(4, "c", 2);
        assertNext(5, "b", 3);
        assertNext(6, "a", 4);
        assertNull(merged.next());
    }

    @Test
    void aMissingStepIsRefusedWhereTheNextOneIs() throws Exception {
        add("a", 1, 4);
        add("b", 3);
        assertNext(1, "a", 2);
        assertRefused("b:2: expected \"step\": the integer 2, or that in another file, found 3");
    }

    @Test
    void aStepInTwoFilesIsRefused() throws Exception {
        add("a", 1, 2);
        add("b", 2);
        assertNext(1, "a", 2);
        assertRefused("b:2: expected \"step\": each integer once, 2 is in a:3, found 2");
    }

    /** A file that is added late begins before what was read. */
    @Test
    void aStepThatWasBeforeIsRefused() throws Exception {
        add("a", 1, 3);
        assertNext(1, "a", 2);
        add("b", 1, 2);
        assertRefused("b:2: expected \"step\": an integer above 1, which is in a:3, found 1");
    }

    @Test
    void aFileThatGoesBackIsRefused() throws Exception {
        add("a", 1, 2, 2);
        assertNext(1, "a", 2);
        assertNext(2, "a", 3);
        assertRefused("a:4: expected \"step\": an integer above 2, found 2");
        assertEquals("a", merged.reading());
    }

    @Test
    void otherLimitsAreRefused() throws Exception {
        add("a", 1);
        InputStream others = part(HEADER.replace("\"maxPids\":8", "\"maxPids\":9"), 2);
        TraceException e = assertThrows(TraceException.class, () -> merged.add(others, "b"));
        assertEquals("b:1: expected the limits of a, found others", e.getMessage());
        assertEquals("b", e.file());
        assertEquals(1, e.line());
    }
}
