package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Test
    void hasEveryScriptOfItsNumber() {
        Shard second = Shard.of("2/3");
        assertEquals(new Shard(2, 3), second);
        assertTrue(second.has(1) && second.has(4));
        assertFalse(second.has(0) || second.has(2) || second.has(3));
        assertTrue(Shard.of("1/3").has(0) && Shard.of("3/3").has(2));
        assertTrue(Shard.ALL.has(0) && Shard.ALL.has(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "-1/3", "1", "1/2/3", "a/3", ""})
    void otherTextIsRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Shard.of(text)).getMessage();
        assertTrue(message.startsWith("expected i/n") && message.endsWith("found " + text), message);
    }
}
