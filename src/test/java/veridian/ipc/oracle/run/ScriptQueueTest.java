package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.oracle.suite.Script;

class ScriptQueueTest {

    private static final List<Script> ALL = SampleSuite.CALLS.all();

    @Test
    void scriptsOfTheShardInTheirOrder() {
        ScriptQueue queue = new ScriptQueue(ALL.iterator(), new Shard(2, 2));
        assertFalse(queue.isEmpty());
        assertEquals(ALL.get(1), queue.take());
        assertEquals(ALL.get(3), queue.take());
        assertTrue(queue.isEmpty());
        assertThrows(IllegalStateException.class, queue::take);
    }

    @Test
    void whatIsPutBackIsTheNext() {
        ScriptQueue queue = new ScriptQueue(ALL.iterator(), Shard.ALL);
        Script first = queue.take();
        Script second = queue.take();
        queue.putBack(second);
        queue.putBack(first);
        assertEquals(List.of(first, second, ALL.get(2)), List.of(queue.take(), queue.take(), queue.take()));
    }
}
