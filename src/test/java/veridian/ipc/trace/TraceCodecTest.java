package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.trace.Traces.HEADER;
import static veridian.ipc.trace.Traces.complaint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.kernel.IpcError;

class TraceCodecTest {

    private static final Limits LIMITS = new Limits(4, 8, 8, 16, 2, 4, 1);
    private static final Limits WITH_MEMORY = LIMITS.with(new MemoryLimits(2, 3, 8192, 2, 4, 4096, 20));
    private static final String INIT = "{\"step\":1,\"call\":\"init\",\"args\":{},\"result\":\"OK\"}\n";

    private static byte[] write(List<Event> events) throws IOException {
        return write(LIMITS, events);
    }

    private static byte[] write(Limits limits, List<Event> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TraceWriter writer = new TraceWriter(bytes, new TraceHeader(limits, "by hand"))) {
            for (Event event : events) {
                writer.write(event);
            }
        }
        return bytes.toByteArray();
    }

    /** Every call with every error and with random values. */
    static List<Event> everyCall(long seed) {
        Random random = new Random(seed);
        RandomCalls calls = new RandomCalls(seed, EnumSet.allOf(Group.class));
        List<Event> events = new ArrayList<>();
        for (Call call : Call.values()) {
            for (IpcError error : IpcError.values()) {
                events.add(new Event(events.size() + 1, call, calls.arguments(call), Outcome.refused(error)));
            }
            events.add(new Event(events.size() + 1, call, calls.arguments(call), success(call.answer(), random)));
        }
        return events;
    }

    private static Outcome success(Answer answer, Random random) {
        if (answer instanceof Answer.One one) {
            return Outcome.ok(random(one.kind(), random));
        }
        if (answer instanceof Answer.Fields fields) {
            return Outcome.ok(new Datum.Fields(fields.fields().stream().map(f -> random(f.kind(), random)).toList()));
        }
        return Outcome.ok();
    }

    private static Datum random(Kind kind, Random random) {
        switch (kind) {
            case CAPABILITY:
                return Datum.token(random.nextLong());
            case MESSAGE_OR_BLOCKED:
                return random.nextInt(3) == 0 ? Datum.blocked() : random(Kind.MESSAGE, random);
            case MESSAGE:
                if (random.nextBoolean()) {
                    return Datum.large(random.nextLong(), random.nextLong(), random.nextLong());
                }
                byte[] bytes = new byte[random.nextInt(65)];
                random.nextBytes(bytes);
                return Datum.bytes(bytes);
            case FLAG:
                return Datum.flag(random.nextBoolean());
            case PIDS:
            case NEW_FRAMES:
                return new Datum.Numbers(random.longs(random.nextInt(4)).boxed().toList());
            default:
                return Datum.number(random.nextLong());
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            List<Event> events = everyCall(seed);
            byte[] trace = write(WITH_MEMORY, events);
            assertEquals(events, Traces.read(trace));
            assertArrayEquals(trace, write(WITH_MEMORY, Traces.read(trace)));
        }
    }

    @Test
    void writesWhatTheSchemaShows() throws Exception {
        Event event = new Event(1, Call.SEND, List.of(Datum.token(-2), Datum.bytes((byte) 0, (byte) 0xab)), Outcome.ok());
        assertEquals(HEADER + "{\"step\":1,\"call\":\"send\",\"args\":{\"capability\":\"0xfffffffffffffffe\","
            + "\"message\":{\"small\":\"00ab\"}},\"result\":\"OK\"}\n", new String(write(List.of(event)),
            StandardCharsets.UTF_8));
    }

    @Test
    void writesLargeMessagesAndMemory() throws Exception {
        List<Event> events = List.of(
            new Event(1, Call.ALLOCATE_SHARED_MEMORY, List.of(Datum.number(-1), Datum.Node.NONE), Outcome.ok(Datum.numbers(7L, -1L))),
            new Event(2, Call.SEND_MESSAGE, List.of(Datum.number(1), Datum.large(5, 0, -1)), Outcome.ok()));
        assertEquals(HEADER + "{\"step\":1,\"call\":\"allocate_shared_memory\",\"args\":{\"size\":18446744073709551615,\"node\":-1},"
            + "\"result\":\"OK\",\"value\":[7,18446744073709551615]}\n{\"step\":2,\"call\":\"send_message\",\"args\":{\"endpoint\":1,"
            + "\"message\":{\"region\":5,\"offset\":0,\"length\":18446744073709551615}},\"result\":\"OK\"}\n",
            new String(write(events), StandardCharsets.UTF_8));
    }

    @Test
    void writesPayloadsAndWhoIsBlocked() throws Exception {
        List<Event> events = List.of(
            new Event(1, Call.SYS_SEND, List.of(Datum.number(1), Datum.token(-2), Datum.longPayload(65), Datum.number(7)), Outcome.ok()),
            new Event(2, Call.SYS_SEND, List.of(Datum.number(1), Datum.token(-2), Datum.bytes((byte) 1), Datum.number(7)), Outcome.ok()),
            new Event(3, Call.SYS_RECEIVE, List.of(Datum.number(1), Datum.token(-2)), Outcome.ok(Datum.blocked())));
        String args = "\"args\":{\"pid\":1,\"capability\":\"0xfffffffffffffffe\"";
        assertEquals(HEADER + "{\"step\":1,\"call\":\"sys_send\"," + args + ",\"payload\":{\"length\":65},\"ticks\":7},\"result\":\"OK\"}\n"
            + "{\"step\":2,\"call\":\"sys_send\"," + args + ",\"payload\":{\"small\":\"01\"},\"ticks\":7},\"result\":\"OK\"}\n"
            + "{\"step\":3,\"call\":\"sys_receive\"," + args + "},\"result\":\"OK\",\"value\":{\"blocked\":true}}\n",
            new String(write(events), StandardCharsets.UTF_8));
    }

    @Test
    void refusesOtherPayloads() throws Exception {
        String send = Traces.WITH_MEMORY
            + "{\"step\":1,\"call\":\"sys_send\",\"args\":{\"pid\":1,\"capability\":\"0x0000000000000000\",\"payload\":%s,"
            + "\"ticks\":1},\"result\":\"OK\"}\n";
        assertNull(complaint(send.formatted("{\"length\":2147483647}")));
        assertNull(complaint(send.formatted("{\"small\":\"" + "00".repeat(64) + "\"}")));
        for (String length : List.of("64", "2147483648", "-1", "\"65\"")) {
            String complaint = complaint(send.formatted("{\"length\":" + length + "}"));
            assertTrue(complaint.startsWith("t.ndjson:2: expected \"length\": a payload, ") && complaint.endsWith(", found " + length),
                complaint);
        }
        assertEquals("t.ndjson:2: expected no more fields in \"payload\", found \"small\"",
            complaint(send.formatted("{\"length\":65,\"small\":\"\"}")));
        String tooLong = complaint(send.formatted("{\"small\":\"" + "00".repeat(65) + "\"}"));
        assertTrue(tooLong.startsWith("t.ndjson:2: expected \"payload\": a payload, "), tooLong);
    }

    @Test
    void refusesWhoIsNotBlocked() throws Exception {
        String receive = Traces.WITH_MEMORY
            + "{\"step\":1,\"call\":\"sys_receive\",\"args\":{\"pid\":1,\"capability\":\"0x0000000000000000\"},"
            + "\"result\":\"OK\",\"value\":%s}\n";
        assertNull(complaint(receive.formatted("{\"blocked\":true}")));
        String ready = complaint(receive.formatted("{\"blocked\":false}"));
        assertTrue(ready.startsWith("t.ndjson:2: expected \"blocked\": a message, ") && ready.endsWith(", found false"), ready);
        assertEquals("t.ndjson:2: expected no more fields in \"value\", found \"small\"",
            complaint(receive.formatted("{\"blocked\":true,\"small\":\"\"}")));
    }

    @Test
    void readsTheLimitsOfMemoryOrNone() throws Exception {
        String header = Traces.WITH_MEMORY;
        try (TraceReader reader = new TraceReader(new ByteArrayInputStream(header.getBytes(StandardCharsets.UTF_8)), "t")) {
            assertEquals(WITH_MEMORY, reader.header().limits());
        }
        assertEquals("t.ndjson:1: expected \"pageSize\": an integer 0..2147483646, found no such field",
            complaint(header.replace(",\"pageSize\":4096", "")));
        assertEquals("t.ndjson:1: expected framesPerNode in 0..2097152, found a value outside",
            complaint(header.replace("\"framesPerNode\":4", "\"framesPerNode\":2097153")));
    }

    @Test
    void readsFieldsInAnyOrderAndSpaces() throws Exception {
        String line = "\t{ \"result\":\"OK\", \"args\": { }, \"call\" : \"init\", \"step\":1 }\r\n";
        assertEquals(List.of(new Event(1, Call.INIT, List.of(), Outcome.ok())),
            Traces.read((HEADER + line).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsTheHeader() throws Exception {
        String text = HEADER.replace("by hand", "kern\u00e9l");
        try (TraceReader reader = new TraceReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "t")) {
            assertEquals(new TraceHeader(LIMITS, "kern\u00e9l"), reader.header());
            assertNull(reader.next());
        }
    }

    /** A line after the header; the complaint, after the place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'step':1,'call':'init','args':{},'result':'OK','x':1} | expected no more fields in an event, found \"x\"",
        "{'step':1,'call':'init','args':{'x':1},'result':'OK'} | expected no more fields in \"args\" of init, found \"x\"",
        "{'step':1,'call':'init','args':{},'args':{},'result':'OK'} | expected each field once, found \"args\" twice",
        "{'step':1,'call':'fork','args':{},'result':'OK'} | expected \"call\": the name of a call, found \"fork\"",
        "{'step':2,'call':'init','args':{},'result':'OK'} | expected \"step\": the integer 1, found 2",
        "{'step':'1','call':'init','args':{},'result':'OK'} | expected \"step\": the integer 1, found \"1\"",
        "{'call':'init','args':{},'result':'OK'} | expected \"step\": the integer 1, found no such field",
        "{'step':1,'call':'init','args':[],'result':'OK'} | expected \"args\": an object, found an array",
        "{'step':1,'call':'init','args':{},'result':'FINE'} | expected \"result\": \"OK\" or the name of an error, found \"FINE\"",
        "{'step':1,'call':'init','args':{},'result':null} | expected \"result\": \"OK\" or the name of an error, found null",
        "{'step':1,'call':'init','args':{},'result':'OK','value':1} | expected no more fields in an event, found \"value\"",
        "{'step':1,'call':'spawn','args':{},'result':'OUT_OF_MEMORY','value':1} | expected no more fields in an event, found \"value\"",
        "{'step':1,'call':'spawn','args':{},'result':'OK'} | expected \"value\": a process id, an integer 0..2^64-1, found no such field",
        "{'step':1,'call':'spawn','args':{},'result':'OK','value':-1} | expected \"value\": a process id, an integer 0..2^64-1, found -1",
        "{'step':1,'call':'spawn','args':{},'result':'OK','value':1.0} | expected \"value\": a process id, an integer 0..2^64-1, found 1.0",
        "{'step':1,'call':'spawn','args':{},'result':'OK','value':18446744073709551616} | expected \"value\": a process id, an integer 0..2^64-1, found 18446744073709551616",
        "{'step':1,'call':'receive','args':{'capability':'0x1'},'result':'QUEUE_EMPTY'} | expected \"capability\": a token, a string \"0x\" and 16 hexadecimal digits in lower case, found \"0x1\"",
        "{'step':1,'call':'receive','args':{'capability':1},'result':'QUEUE_EMPTY'} | expected \"capability\": a token, a string \"0x\" and 16 hexadecimal digits in lower case, found 1",
        "{'step':1,'call':'receive','args':{},'result':'QUEUE_EMPTY'} | expected \"capability\": a token, a string \"0x\" and 16 hexadecimal digits in lower case, found no such field",
        "{'step':1,'call':'message_small','args':{'bytes':'0'},'result':'OK'} | expected \"bytes\": bytes, a string of two hexadecimal digits in lower case for each, found \"0\"",
        "{'step':1,'call':'message_small','args':{'bytes':'0G'},'result':'OK'} | expected \"bytes\": bytes, a string of two hexadecimal digits in lower case for each, found \"0G\"",
        "{'step':1,'call':'has_message','args':{'endpoint':1},'result':'OK','value':'true'} | expected \"value\": true or false, found \"true\"",
        "{'step':1,'call':'notify_receivers','args':{'endpoint':1},'result':'OK','value':1} | expected \"value\": process ids, an array of integers 0..2^64-1, found 1",
        "{'step':1,'call':'notify_receivers','args':{'endpoint':1},'result':'OK','value':[1,-1]} | expected \"value\": process ids, an array of integers 0..2^64-1, found -1",
        "{'step':1,'call':'free_shared_memory','args':{'frames':1},'result':'OK'} | expected \"frames\": frames, an array of integers 0..2^64-1, found 1",
        "{'step':1,'call':'allocate_shared_memory','args':{'size':1,'node':-2},'result':'OUT_OF_MEMORY'} | expected \"node\": a NUMA node, an integer 0..2147483647, or -1 for none, found -2",
        "{'step':1,'call':'allocate_shared_memory','args':{'size':1,'node':2147483648},'result':'OUT_OF_MEMORY'} | expected \"node\": a NUMA node, an integer 0..2147483647, or -1 for none, found 2147483648",
        "{'step':1,'call':'create_empty_region','args':{'owner':1,'size':1,'permissions':65536},'result':'OUT_OF_MEMORY'} | expected \"permissions\": access to a region, an integer 0..65535, found 65536",
        "{'step':1,'call':'find_shared_region','args':{'pid':1,'address':0},'result':'OK'} | expected \"value\": a region id, an integer 1..2^64-1, or 0 for none, found no such field",
        "[] | expected a JSON object, found an array",
        "1 | expected a JSON object, found 1",
        "{} {} | expected nothing after the object, found an object",
        "{'step':1, | expected JSON, found a fault at column 11",
        "{'step':1}} | expected JSON, found a fault at column 11",
        "nonsense | expected JSON, found a fault at column 9",
    })
    void refusesWhatIsNotInTheFormat(String line, String complaint) throws Exception {
        assertEquals("t.ndjson:2: " + complaint, complaint(HEADER + line.trim().replace('\'', '"') + "\n"));
    }

    @Test
    void refusesAMessageThatIsTooLongOrHasMore() throws Exception {
        String expected = "t.ndjson:2: expected \"message\": a message, ";
        String send = "{\"step\":1,\"call\":\"send_message\",\"args\":{\"endpoint\":1,\"message\":%s},\"result\":\"OK\"}\n";
        assertNull(complaint(HEADER + send.formatted("{\"small\":\"" + "00".repeat(64) + "\"}")));
        String tooLong = complaint(HEADER + send.formatted("{\"small\":\"" + "00".repeat(65) + "\"}"));
        assertTrue(tooLong.startsWith("t.ndjson:2: expected \"small\"") || tooLong.startsWith(expected), tooLong);
        assertTrue(tooLong.endsWith("..."), tooLong);
        assertEquals("t.ndjson:2: expected no more fields in \"message\", found \"large\"",
            complaint(HEADER + send.formatted("{\"small\":\"\",\"large\":1}")));
        assertNull(complaint(HEADER + send.formatted("{\"length\":0,\"offset\":0,\"region\":1}")));
        assertEquals("t.ndjson:2: expected no more fields in \"message\", found \"small\"",
            complaint(HEADER + send.formatted("{\"region\":1,\"offset\":0,\"length\":0,\"small\":\"\"}")));
        String half = complaint(HEADER + send.formatted("{\"region\":1,\"offset\":0}"));
        assertTrue(half.startsWith("t.ndjson:2: expected \"length\"") && half.endsWith("found no such field"), half);
    }

    @Test
    void refusesABrokenFile() throws Exception {
        assertEquals("t.ndjson:1: expected a header, found an empty file", complaint(""));
        assertEquals("t.ndjson:1: expected a JSON object, found an empty line", complaint("\n" + HEADER));
        assertEquals("t.ndjson:1: expected \"format\": \"veridian-ipc-trace\", found no such field", complaint(INIT));
        assertEquals("t.ndjson:1: expected \"version\": the integer 1, found 2",
            complaint(HEADER.replace("\"version\":1", "\"version\":2")));
        assertEquals("t.ndjson:1: expected maxCapacity in 1..2147483646, found a value outside",
            complaint(HEADER.replace("\"maxCapacity\":4", "\"maxCapacity\":0")));
        assertEquals("t.ndjson:1: expected defaultCapacity in 1..4, found a value outside",
            complaint(HEADER.replace("\"defaultCapacity\":2", "\"defaultCapacity\":5")));
        assertEquals("t.ndjson:2: expected a line feed at the end of the last line, found the end of the file: it is cut off",
            complaint(HEADER + INIT.trim()));
        assertEquals("t.ndjson:3: expected a JSON object, found an empty line", complaint(HEADER + INIT + "\n"));
        assertEquals("t.ndjson:2: expected JSON text, found the control character 0", complaint(HEADER + "\0" + INIT));
        byte[] latin1 = HEADER.replace("by hand", "kern\u00e9l").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("t.ndjson:1: expected UTF-8, found bytes that are not", complaint(latin1));
        assertEquals("t.ndjson:1: expected at most 1048576 bytes in a line, found more",
            complaint(HEADER.replace("by hand", "x".repeat(1 << 20))));
        assertEquals("t.ndjson:2: expected JSON of the format's depth, found deeper nesting or longer numbers",
            complaint(HEADER + "{\"a\":".repeat(5000) + "\n"));
    }
}
