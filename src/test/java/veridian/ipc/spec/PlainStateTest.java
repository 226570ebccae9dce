package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.PlainState.Blocked;
import veridian.ipc.spec.PlainState.Scheduling;
import veridian.ipc.trace.Datum;

/** States as values: copies, other names, differences in words. */
class PlainStateTest {

    private static final Scheduling SOME = new Scheduling(List.of(2, 3), 1, List.of(new Blocked(4, 7), new Blocked(5, 8)),
        new TreeMap<>(Map.of(7, List.of(4, 5), 8, List.of())), new TreeSet<>(List.of(5)));
    private static final EndpointState ENDPOINT =
        new EndpointState(1, 1, 1, 0, new TreeMap<>(Map.of(1, 15)), new QueueState(1, List.of(Datum.bytes((byte) 1))));

    private static AbstractState state(boolean initialized, int lastPid, int lastEndpoint, Map<Integer, EndpointState> endpoints) {
        return new AbstractState(initialized, new TreeSet<>(List.of(lastPid)), lastPid, new TreeMap<>(endpoints), lastEndpoint);
    }

    @Test
    void namesAreTranslatedEverywhere() {
        Scheduling other = new Scheduling(List.of(12, 13), 11, List.of(new Blocked(14, 107), new Blocked(15, 108)),
            new TreeMap<>(Map.of(107, List.of(14, 15), 108, List.of())), new TreeSet<>(List.of(15)));
        assertEquals(other, SOME.translated(pid -> pid + 10, endpoint -> endpoint + 100));
    }

    @Test
    void equalStatesDoNotDiffer() {
        PlainState one = new PlainState(state(true, 1, 1, Map.of(1, ENDPOINT)), SOME);
        assertEquals(List.of(), one.differencesTo(new PlainState(state(true, 1, 1, Map.of(1, ENDPOINT)), SOME)));
    }

    @Test
    void everyDifferenceIsALine() {
        MemoryState memory = new MemoryState(new TreeMap<>(), 3, new TreeMap<>(), new TreeSet<>());
        PlainState one = new PlainState(state(true, 1, 1, Map.of(1, ENDPOINT)), SOME);
        PlainState other = new PlainState(state(false, 2, 3, Map.of(2, ENDPOINT)), Scheduling.NONE, memory);
        List<String> lines = one.differencesTo(other);
        assertEquals(List.of("initialized", "processes", "lastPid", "lastEndpoint", "endpoint 1", "endpoint 2", "scheduling", "memory"),
            lines.stream().map(line -> line.substring(0, line.indexOf(':'))).toList());
        assertEquals("initialized: true / false", lines.get(0));
        assertEquals("lastEndpoint: 1 / 3", lines.get(3));
        assertEquals("endpoint 2: null / " + ENDPOINT, lines.get(5));
        assertEquals("scheduling: " + SOME + " / " + Scheduling.NONE, lines.get(6));
        assertEquals("memory: " + MemoryState.NONE + " / " + memory, lines.get(7));
    }
}
