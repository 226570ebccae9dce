package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.trace.TraceException.Expected;

/** Values as people read them, and what makes them equal. */
class ValueTextTest {

    static Stream<Arguments> texts() {
        return Stream.of(
            Arguments.of("18446744073709551615", Datum.number(-1)),
            Arguments.of("0x000000000000000a", Datum.token(10)),
            Arguments.of("\"00ff\"", Datum.bytes((byte) 0, (byte) -1)),
            Arguments.of("region 1, 3 bytes at 2", Datum.large(1, 2, 3)),
            Arguments.of("-1", Datum.node(-1)),
            Arguments.of("true", Datum.flag(true)),
            Arguments.of("false", Datum.flag(false)),
            Arguments.of("[1, 18446744073709551615]", Datum.numbers(1L, -1L)),
            Arguments.of("{1, true}", Datum.fields(Datum.number(1), Datum.flag(true))),
            Arguments.of("OK", Outcome.ok()),
            Arguments.of("OK with 7", Outcome.ok(Datum.number(7))),
            Arguments.of("QUEUE_FULL", Outcome.refused(IpcError.QUEUE_FULL)),
            Arguments.of("step 3: block_on_receive(pid=1, endpoint=2) -> QUEUE_EMPTY", new Event(3, Call.BLOCK_ON_RECEIVE,
                List.of(Datum.number(1), Datum.number(2)), Outcome.refused(IpcError.QUEUE_EMPTY))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void valuesAreWrittenForPeople(String text, Object value) {
        assertEquals(text, value.toString());
    }

    @Test
    void bytesAreEqualByContent() {
        Datum.Bytes bytes = new Datum.Bytes(new byte[] {1, 2});
        assertEquals(new Datum.Bytes(new byte[] {1, 2}), bytes);
        assertEquals(new Datum.Bytes(new byte[] {1, 2}).hashCode(), bytes.hashCode());
        assertNotEquals(new Datum.Bytes(new byte[] {1, 3}).hashCode(), bytes.hashCode());
        assertNotEquals(new Datum.Bytes(new byte[] {1, 3}), bytes);
        assertFalse(bytes.equals(Datum.number(1)));
        assertEquals(2, bytes.length());
        assertEquals(2, bytes.at(1));
    }

    @Test
    void noNodeIsBelowNone() {
        assertEquals(Datum.Node.NONE, Datum.node(-1));
        assertThrows(IllegalArgumentException.class, () -> Datum.node(-2));
    }

    @Test
    void aRefusalHasNoValue() {
        assertThrows(IllegalArgumentException.class, () -> new Outcome(IpcError.QUEUE_FULL, Datum.number(1)));
        assertTrue(Outcome.ok(Datum.number(1)).isOk());
        assertFalse(Outcome.refused(IpcError.QUEUE_FULL).isOk());
    }

    @Test
    void anEventHasTheArgumentsOfItsCall() {
        assertThrows(IllegalArgumentException.class, () -> new Event(1, Call.INIT, List.of(Datum.number(1)), Outcome.ok()));
    }

    @Test
    void aLongFindIsCutAndCleaned() {
        assertEquals("expected x, found " + "a".repeat(60), new Expected("x", "a".repeat(60)).getMessage());
        assertEquals("expected x, found " + "a".repeat(60) + "...", new Expected("x", "a".repeat(61)).getMessage());
        assertEquals("expected x, found a?b", new Expected("x", "a\nb").getMessage());
    }

    @Test
    void groupsHaveTheirCalls() {
        assertEquals(List.of(Call.SET_TIMESTAMP, Call.CHECK_RATE_LIMIT), List.copyOf(Group.callsOf(Set.of(Group.RATE))));
        assertEquals(List.of(Call.values()), List.copyOf(Group.callsOf(EnumSet.allOf(Group.class))));
        assertEquals(Group.RATE, Call.CHECK_RATE_LIMIT.group());
    }

    @Test
    void aCallNamesItsOperators() {
        assertEquals("CheckRateLimit", Call.CHECK_RATE_LIMIT.tla());
        assertEquals(List.of(Call.MESSAGE_SMALL), Stream.of(Call.values()).filter(Call::stateless).toList());
    }

    @Test
    void namesAreFoundWhereverTheyAre() {
        List<String> words = Stream.of(Call.values()).map(Call::wireName).toList();
        Names<String> names = new Names<>(words, word -> word);
        for (String word : words) {
            byte[] text = ("x" + word + "y").getBytes(StandardCharsets.US_ASCII);
            assertEquals(word, names.get(text, 1, text.length - 1));
            assertNull(names.get(text, 0, text.length - 1));
            assertNull(names.get(text, 1, text.length));
        }
    }
}
