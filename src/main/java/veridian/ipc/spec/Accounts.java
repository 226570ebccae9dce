package veridian.ipc.spec;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What time, rate limit and statistics have come to in a state, with pids of the specification. All numbers are unsigned.
 *
 * @param clock the timestamp counter
 * @param buckets those of processes that were charged, by pid
 * @param operations operations recorded
 * @param fastOperations those of them that took the fast path
 * @param cycles ticks that they took in all
 * @param refusedOperations operations that the rate limit refused
 */
public record Accounts(long clock, SortedMap<Integer, Bucket> buckets, long operations, long fastOperations, long cycles,
        long refusedOperations) {

    /** The levels of a process's buckets when it was charged last, in parts of a token of which a tick adds as many as the rate. */
    public record Bucket(long messages, long bytes, long at) {
    }

    /** Keeps a copy. */
    public Accounts {
        buckets = new TreeMap<>(buckets);
    }
}
