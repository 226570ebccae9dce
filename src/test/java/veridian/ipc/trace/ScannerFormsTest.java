package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.kernel.IpcError;

/**
 * The quick reader takes each form that is written, by itself: what it does not take, the general one would, only slower, and no test of
 * results would tell.
 */
class ScannerFormsTest {

    private static final long LARGEST_QUICK = 999_999_999_999_999_999L;

    private final Scanner scanner = new Scanner();

    private static Datum some(Kind kind) {
        return switch (kind) {
            case CAPABILITY -> Datum.token(0xfedc_ba98_7654_3210L);
            case MESSAGE, MESSAGE_OR_BLOCKED, PAYLOAD -> Datum.bytes((byte) 0x90, (byte) 0xaf);
            case BYTES -> Datum.bytes((byte) 1);
            case FLAG -> Datum.flag(true);
            case NODE -> Datum.node(1);
            case PIDS, FRAMES, NEW_FRAMES -> Datum.numbers(1L, 20L, 0L);
            case RIGHTS, ACCESS -> Datum.number(0xffff);
            default -> Datum.number(LARGEST_QUICK);
        };
    }

    private static List<Datum> some(List<Field> fields) {
        return fields.stream().map(field -> some(field.kind())).toList();
    }

    private static Outcome success(Call call) {
        if (call.answer() instanceof Answer.One one) {
            return Outcome.ok(some(one.kind()));
        }
        return call.answer() instanceof Answer.Fields fields ? Outcome.ok(new Datum.Fields(some(fields.fields()))) : Outcome.ok();
    }

    private static byte[] line(Call call, List<Datum> arguments, Outcome outcome) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TraceWriter writer = new TraceWriter(out, new TraceHeader(new Limits(1, 1, 1, 1, 1, 1, 1), ""))) {
            out.reset();
            writer.write(new Event(1, call, arguments, outcome));
        }
        String text = out.toString(StandardCharsets.UTF_8);
        return bytes(text.substring(text.indexOf("{\"step\"")).trim());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Event event(byte[] line) {
        return scanner.event(line, 0, line.length, Steps.all());
    }

    private static byte[] answer(Call call, Outcome outcome) {
        return bytes(new String(Protocol.outcome(5, call, outcome), StandardCharsets.UTF_8).trim());
    }

    @ParameterizedTest
    @EnumSource
    void everyCallIsTakenQuickly(Call call) throws Exception {
        List<Datum> arguments = some(call.arguments());
        for (Outcome outcome : List.of(success(call), Outcome.refused(IpcError.OUT_OF_MEMORY))) {
            assertEquals(new Event(1, call, arguments, outcome), event(line(call, arguments, outcome)));
            assertEquals(outcome, scanner.outcome(answer(call, outcome), 5, call));
        }
    }

    @Test
    void everyValueIsTakenQuickly() throws Exception {
        for (Datum message : List.of(Datum.large(1, 0, LARGEST_QUICK), Datum.bytes(), Datum.bytes(new byte[64]))) {
            List<Datum> arguments = List.of(Datum.number(1), message);
            assertEquals(arguments, event(line(Call.SEND_MESSAGE, arguments, Outcome.ok())).arguments());
        }
        for (Datum frames : List.of(Datum.numbers(), Datum.numbers(7L))) {
            assertEquals(List.of(frames), event(line(Call.FREE_SHARED_MEMORY, List.of(frames), Outcome.ok())).arguments());
        }
        for (int length : new int[] {65, Integer.MAX_VALUE}) {
            List<Datum> arguments = List.of(Datum.number(1), Datum.token(2), Datum.longPayload(length), Datum.number(3));
            assertEquals(arguments, event(line(Call.SYS_SEND, arguments, Outcome.ok())).arguments());
        }
        Outcome blocked = Outcome.ok(Datum.blocked());
        assertEquals(blocked, scanner.outcome(answer(Call.SYS_RECEIVE, blocked), 5, Call.SYS_RECEIVE));
        for (boolean flag : new boolean[] {true, false}) {
            Outcome outcome = Outcome.ok(Datum.flag(flag));
            assertEquals(outcome, scanner.outcome(answer(Call.HAS_MESSAGE, outcome), 5, Call.HAS_MESSAGE));
        }
    }

    @Test
    void answersOfOtherStepsAreNotTaken() {
        byte[] line = answer(Call.INIT, Outcome.ok());
        assertNotNull(scanner.outcome(line, 5, Call.INIT));
        assertNull(scanner.outcome(line, 6, Call.INIT));
    }

    /** Each is one character away from an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"step\":5,\"result\":\"OK\"", "{\"step\":5,\"result\":\"OK\"}}", "{\"step\":5,\"result\":\"OK\"} ",
        "{\"step\":05,\"result\":\"OK\"}", "{\"step\":,\"result\":\"OK\"}", "{\"step\":5,\"result\":\"OX\"}", "{\"step\":5,\"result\":\"OK",
        "{\"step\":5,\"result\":\"QUEUE_FUL\"}", "{\"step\":5,\"result\":\"QUEUE_FULL}", "{\"step\":5,\"result\":\"O", "{\"step\":5,",
        "[\"step\":5,\"result\":\"OK\"}", "{\"step\":5;\"result\":\"OK\"}", ""})
    void brokenAnswersAreNotTaken(String line) {
        assertNull(scanner.outcome(bytes(line), 5, Call.INIT));
    }

    /** Each is one character away from an event, at the places that have a check of their own. */
    @ParameterizedTest
    @ValueSource(strings = {
        "receive|\"capability\":\"0x000f00000000001\"", "receive|\"capability\":\"0x000f00000000000g\"",
        "receive|\"capability\":\"0x000f000000000001", "receive|\"capability\":\"0y000f000000000001\"",
        "receive|\"capability\":\"0x000f0000000000011\"", "message_small|\"bytes\":\"0\"", "message_small|\"bytes\":\"00",
        "message_small|\"bytes\":00\"", "free_shared_memory|\"frames\":[1,]", "free_shared_memory|\"frames\":[,1]",
        "free_shared_memory|\"frames\":[1", "free_shared_memory|\"frames\":1]", "send_message|\"endpoint\":1,\"message\":{\"small\":\"00}",
        "send_message|\"endpoint\":1,\"message\":{\"small\":\"00\"", "send_message|\"endpoint\":1,\"message\":\"00\"}",
        "send_message|\"endpoint\":1,\"message\":{\"region\":1,\"offset\":0,\"length\":1",
        "send_message|\"endpoint\":1,\"message\":{\"region\":1,\"length\":0}", "has_message|\"endpoint\":1000000000000000000",
        "record_operation|\"ticks\":1,\"fast\":maybe"})
    void brokenArgumentsAreNotTaken(String call) {
        String[] parts = call.split("\\|");
        assertNull(event(bytes("{\"step\":1,\"call\":\"%s\",\"args\":{%s},\"result\":\"OUT_OF_MEMORY\"}".formatted(parts[0], parts[1]))));
    }
}
