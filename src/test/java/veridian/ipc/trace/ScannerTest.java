package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.trace.TraceException.Expected;

/** The quick reader reads what it reads as the general one does. */
class ScannerTest {

    private final Scanner scanner = new Scanner();

    private static List<byte[]> lines(long seed) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TraceWriter writer = new TraceWriter(out, new TraceHeader(new Limits(4, 8, 8, 16, 2, 4, 1), "by hand"))) {
            for (Event event : TraceCodecTest.everyCall(seed)) {
                writer.write(event);
            }
        }
        return Arrays.stream(out.toString(StandardCharsets.UTF_8).split("\n")).skip(1)
            .map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static Event general(byte[] line, int offset, int length, long step) {
        try {
            return EventDecoder.event(JsonObject.parse(line, offset, length), after(step - 1));
        } catch (Expected e) {
            return null;
        }
    }

    private static Steps after(long last) {
        Steps steps = Steps.all();
        steps.took(last);
        return steps;
    }

    @Test
    void readsMostLinesThatAreWritten() throws Exception {
        List<byte[]> lines = lines(1);
        int read = 0;
        for (int i = 0; i < lines.size(); i++) {
            byte[] padded = ("xx" + new String(lines.get(i), StandardCharsets.UTF_8) + "yy").getBytes(StandardCharsets.UTF_8);
            Event event = scanner.event(padded, 2, lines.get(i).length, after(i));
            assertEquals(general(padded, 2, lines.get(i).length, i + 1), event == null ? general(lines.get(i), 0,
                lines.get(i).length, i + 1) : event);
            read += event == null ? 0 : 1;
        }
        assertTrue(read > lines.size() / 2, read + " of " + lines.size());
    }

    /** Bytes exchanged, left out, doubled: what the quick reader takes, the general one takes for the same. */
    @Test
    void readsNoBrokenLineOtherwise() throws Exception {
        Random random = new Random(2);
        int taken = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<byte[]> lines = lines(seed);
            for (int i = 0; i < lines.size(); i++) {
                byte[] line = broken(lines.get(i), random);
                Event event = scanner.event(line, 0, line.length, after(i));
                if (event != null) {
                    taken++;
                    assertEquals(general(line, 0, line.length, i + 1), event, new String(line, StandardCharsets.UTF_8));
                }
            }
        }
        assertTrue(taken > 50, taken + " taken");
    }

    private static byte[] broken(byte[] line, Random random) {
        byte[] broken = line.clone();
        int at = random.nextInt(line.length);
        switch (random.nextInt(3)) {
            case 0:
                broken[at] = line[random.nextInt(line.length)];
                return broken;
            case 1:
                System.arraycopy(line, at + 1, broken, at, line.length - at - 1);
                return Arrays.copyOf(broken, line.length - 1);
            default:
                broken = Arrays.copyOf(line, line.length + 1);
                System.arraycopy(line, at, broken, at + 1, line.length - at);
                return broken;
        }
    }

    /** At the edges of what a field may be, where a broken byte seldom leads. */
    @ParameterizedTest
    @CsvSource({"65535,0,true", "65536,0,false", "1,65,false", "1,64,true"})
    void knowsTheBoundsOfFields(long rights, int bytes, boolean allowed) {
        String line = bytes == 0
            ? "{\"step\":1,\"call\":\"grant_capability\",\"args\":{\"granter\":1,\"capability\":\"0x000f000000000001\",\"grantee\":2,"
                + "\"rights\":" + rights + "},\"result\":\"INVALID_ARGUMENT\"}"
            : "{\"step\":1,\"call\":\"send_message\",\"args\":{\"endpoint\":1,\"message\":{\"small\":\"" + "00".repeat(bytes)
                + "\"}},\"result\":\"OK\"}";
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        assertEquals(allowed, scanner.event(text, 0, text.length, after(0)) != null);
        assertEquals(allowed, general(text, 0, text.length, 1) != null);
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,true", "2147483647,true", "2147483648,false", "-2,false", "-0,false"})
    void knowsTheNodes(String node, boolean allowed) {
        byte[] text = ("{\"step\":1,\"call\":\"allocate_shared_memory\",\"args\":{\"size\":1,\"node\":" + node
            + "},\"result\":\"OUT_OF_MEMORY\"}").getBytes(StandardCharsets.UTF_8);
        assertEquals(allowed, scanner.event(text, 0, text.length, after(0)) != null);
    }

    @Test
    void readsAnswers() throws Exception {
        long step = 0;
        for (Event event : TraceCodecTest.everyCall(3)) {
            step++;
            String line = new String(Protocol.outcome(step, event.call(), event.outcome()), StandardCharsets.UTF_8).trim();
            assertEquals(event.outcome(), ProtocolReader.outcome(line.getBytes(StandardCharsets.UTF_8), step, event.call()));
        }
    }
}
