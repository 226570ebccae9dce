package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.trace.TraceException.Expected;

/** Lines are the same however the stream comes in. */
class LinesTest {

    /** Gives so many bytes at a time at most, as a pipe may. */
    private static final class Drops extends InputStream {
        private final ByteArrayInputStream in;
        private final int most;

        Drops(byte[] bytes, int most) {
            this.in = new ByteArrayInputStream(bytes);
            this.most = most;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return in.read(into, offset, Math.min(most, length));
        }
    }

    private static List<String> lines(String text, int most) throws IOException, Expected {
        Lines lines = new Lines(new Drops(text.getBytes(StandardCharsets.UTF_8), most));
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.UTF_8));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000, 65536})
    void linesArePutTogether(int most) throws Exception {
        List<String> wanted = List.of("", "a", "\tb c\r", "kern\u00e9l", "d".repeat(1500), "e".repeat(3001), "f".repeat(70_000), "");
        assertTimeoutPreemptively(Duration.ofSeconds(2),
            () -> assertEquals(wanted, lines(String.join("\n", wanted) + "\n", most)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 65536})
    void theLongestLineIsTheLongest(int most) throws Exception {
        String longest = "x".repeat(Lines.LONGEST);
        assertEquals(List.of("a", longest), lines("a\n" + longest + "\n", most));
        Expected tooLong = assertThrows(Expected.class, () -> lines("a\n" + longest + "x\n", most));
        assertEquals("expected at most 1048576 bytes in a line, found more", tooLong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65536})
    void bytesThatAreNotTextAreRefused(int most) {
        byte[] bytes = {'a', '\n', 'b', (byte) 0xe9, 'c', '\n'};
        Lines lines = new Lines(new Drops(bytes, most));
        assertTrue(() -> read(lines));
        assertEquals("expected UTF-8, found bytes that are not", assertThrows(Expected.class, lines::next).getMessage());
    }

    private static boolean read(Lines lines) {
        try {
            return lines.next();
        } catch (IOException | Expected e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsHereAlreadyIsKnown() throws Exception {
        Lines lines = new Lines(new Drops("a\nb\nc".getBytes(StandardCharsets.UTF_8), 65536));
        assertFalse(lines.hasNext());
        assertTrue(lines.next());
        assertTrue(lines.hasNext());
        assertTrue(lines.next());
        assertFalse(lines.hasNext());
        Expected cut = assertThrows(Expected.class, lines::next);
        assertEquals("expected a line feed at the end of the last line, found the end of the file: it is cut off", cut.getMessage());
    }

    @Test
    void readersKnowWhatIsHereToo() throws Exception {
        byte[] text = (Traces.HEADER + "{\"step\":1,\"call\":\"init\",\"args\":{},\"result\":\"OK\"}\n").getBytes(StandardCharsets.UTF_8);
        try (TraceReader reader = new TraceReader(new ByteArrayInputStream(text), "t")) {
            assertTrue(reader.hasBuffered());
            assertEquals(1, reader.line());
            reader.next();
            assertFalse(reader.hasBuffered());
            assertEquals(2, reader.line());
            assertEquals("t", reader.file());
        }
        ProtocolReader protocol = new ProtocolReader(new ByteArrayInputStream(text));
        assertFalse(protocol.hasBuffered());
        protocol.line();
        assertTrue(protocol.hasBuffered());
        protocol.line();
        assertFalse(protocol.hasBuffered());
    }
}
