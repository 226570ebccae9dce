package veridian.ipc.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A state of the specification as plain values, from which it can be made again: all that calls of {@link
 * veridian.ipc.trace.Call} can change.
 *
 * @param kernel processes, endpoints, rights, queues
 * @param scheduling who runs, is ready, is blocked and waits
 */
public record PlainState(AbstractState kernel, Scheduling scheduling) {

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
    }

    /** A process that is blocked on an endpoint. */
    public record Blocked(int pid, int endpoint) {
    }
}
