package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import veridian.ipc.oracle.Coverage.Pair;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Limits;

class CoverageTest {

    private static final SpecOracle ORACLE = SpecOracle.load(new Limits(1, 1, 1, 1, 1, 1, 1));

    private final Coverage coverage = new Coverage(ORACLE, List.of(Call.MESSAGE_SMALL, Call.SPAWN));

    @Test
    void countsHowCallsEnd() {
        coverage.add(Call.SPAWN, "OK");
        coverage.add(Call.SPAWN, "OK");
        coverage.add(Call.MESSAGE_SMALL, "MESSAGE_TOO_LARGE");
        assertEquals(2, coverage.count(Call.SPAWN, "OK"));
        assertEquals(0, coverage.count(Call.SPAWN, "QUEUE_FULL"));
        assertEquals(Set.of("message_small/OK", "spawn/NOT_INITIALIZED", "spawn/OUT_OF_MEMORY"), coverage.missing());
    }

    @Test
    void knowsThePairsOfTheSpecification() {
        assertEquals(5, coverage.pairs());
        assertEquals(List.of(new Pair(Call.MESSAGE_SMALL, "MESSAGE_TOO_LARGE"), new Pair(Call.MESSAGE_SMALL, "OK"),
            new Pair(Call.SPAWN, "NOT_INITIALIZED"), new Pair(Call.SPAWN, "OK"), new Pair(Call.SPAWN, "OUT_OF_MEMORY")), coverage.all());
    }

    @Test
    void whatAnotherOneCountedIsAdded() {
        Coverage other = new Coverage(ORACLE, List.of(Call.SPAWN, Call.HAS_MESSAGE));
        other.add(Call.SPAWN, "OK");
        other.add(Call.HAS_MESSAGE, "OK");
        coverage.add(Call.SPAWN, "OK");
        coverage.addAll(other);
        assertEquals(2, coverage.count(Call.SPAWN, "OK"));
        assertEquals(1, coverage.count(Call.HAS_MESSAGE, "OK"));
    }

    /** Without memory nobody has a region to send from. */
    @Test
    void messagesFailForTheirRegionsOnlyWhereMemoryIs() {
        Coverage without = new Coverage(ORACLE, List.of(Call.SEND_MESSAGE));
        Coverage with = new Coverage(ORACLE, List.of(Call.SEND_MESSAGE, Call.DESTROY_REGION));
        assertFalse(without.counts().get(Call.SEND_MESSAGE).containsKey("INVALID_MEMORY_REGION"));
        assertTrue(with.counts().get(Call.SEND_MESSAGE).containsKey("INVALID_MEMORY_REGION"));
    }
}
