package veridian.ipc.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * A state of the specification as plain values, from which it can be made again: all that calls can change but those about time,
 * rate limit and statistics.
 *
 * @param kernel processes, endpoints, rights, queues
 * @param scheduling who runs, is ready, is blocked and waits
 * @param memory shared memory
 */
public record PlainState(AbstractState kernel, Scheduling scheduling, MemoryState memory) {

    /** A state in which no memory was used. */
    public PlainState(AbstractState kernel, Scheduling scheduling) {
        this(kernel, scheduling, MemoryState.NONE);
    }

    /**
     * Who runs, is ready, is blocked and waits.
     *
     * @param readyQueue the pids that are ready and do not run, the next to run first
     * @param running the pid that runs; 0: none
     * @param blocked who is blocked where, in the order in which they blocked
     * @param waiting the pids that wait at each endpoint with waiters, first come first
     * @param told pids that notify_receivers returned and that are not woken yet
     */
    public record Scheduling(List<Integer> readyQueue, int running, List<Blocked> blocked,
            SortedMap<Integer, List<Integer>> waiting, SortedSet<Integer> told) {

        /** Nobody is there. */
        public static final Scheduling NONE =
            new Scheduling(List.of(), 0, List.of(), Collections.emptySortedMap(), Collections.emptySortedSet());

        /** Keeps copies. */
        public Scheduling {
            readyQueue = List.copyOf(readyQueue);
            blocked = List.copyOf(blocked);
            waiting = new TreeMap<>(waiting);
            told = new TreeSet<>(told);
        }

        /** The same with other names: for pids, the running one first, and for endpoint ids. */
        public Scheduling translated(IntUnaryOperator pid, IntUnaryOperator endpoint) {
            int runs = pid.applyAsInt(running);
            List<Integer> ready = all(readyQueue, pid);
            List<Blocked> asleep = new ArrayList<>(blocked.size());
            for (Blocked each : blocked) {
                asleep.add(new Blocked(pid.applyAsInt(each.pid), endpoint.applyAsInt(each.endpoint)));
            }
            SortedMap<Integer, List<Integer>> waiters = new TreeMap<>();
            for (Map.Entry<Integer, List<Integer>> each : waiting.entrySet()) {
                waiters.put(endpoint.applyAsInt(each.getKey()), all(each.getValue(), pid));
            }
            return new Scheduling(ready, runs, asleep, waiters, new TreeSet<>(all(told, pid)));
        }

        private static List<Integer> all(Collection<Integer> ids, IntUnaryOperator translation) {
            List<Integer> translated = new ArrayList<>(ids.size());
            for (int id : ids) {
                translated.add(translation.applyAsInt(id));
            }
            return translated;
        }
    }

    /** Where this state and another differ: a line each, empty if they are equal. */
    public List<String> differencesTo(PlainState other) {
        List<String> lines = new ArrayList<>(kernel.differencesTo(other.kernel));
        if (!scheduling.equals(other.scheduling)) {
            lines.add("scheduling: " + scheduling + " / " + other.scheduling);
        }
        if (!memory.equals(other.memory)) {
            lines.add("memory: " + memory + " / " + other.memory);
        }
        return lines;
    }

    /** A process that is blocked on an endpoint. */
    public record Blocked(int pid, int endpoint) {
    }
}
