package veridian.ipc.kernel;

import java.util.List;
import java.util.Map;

/**
 * What a kernel's fields mean, in the kernel's own ids.
 *
 * @param initialized whether init was called
 * @param processes the live pids
 * @param pidsIssued how many pids were ever issued
 * @param endpoints the live endpoints
 * @param endpointIdsIssued how many endpoint ids were ever issued
 * @param scheduling who runs, is ready, is blocked and waits
 * @param accounts time, rate limit and statistics
 */
public record KernelState(boolean initialized, List<Long> processes, int pidsIssued, List<Endpoint> endpoints,
        int endpointIdsIssued, Scheduling scheduling, Accounts accounts) {

    /**
     * A live endpoint.
     *
     * @param id its id
     * @param owner the pid of its owner
     * @param sendEnd the id of the endpoint to send to
     * @param receiveEnd the id of the endpoint to receive from
     * @param generation its generation
     * @param rights the rights of each live process that has any, by pid
     * @param queue its queue; null if it has none
     */
    public record Endpoint(long id, long owner, long sendEnd, long receiveEnd, long generation,
            Map<Long, Integer> rights, Queue queue) {
    }

    /**
     * A queue.
     *
     * @param capacity most messages
     * @param messages the bytes of each message, oldest first
     */
    public record Queue(int capacity, List<byte[]> messages) {
    }

    /**
     * Who runs, is ready, is blocked and waits.
     *
     * @param ready the pids in the ready queue, the next to run first
     * @param running the pid that runs; 0: none
     * @param blocked who is blocked, in the order in which they blocked
     * @param waiting the pids that wait at each endpoint with waiters, first come first
     * @param told the blocked pids that are on no wait list
     */
    public record Scheduling(List<Long> ready, long running, List<Blocked> blocked, Map<Long, List<Long>> waiting, List<Long> told) {
    }

    /**
     * Time, rate limit and statistics.
     *
     * @param clock the timestamp counter
     * @param buckets those of processes that were charged, by pid
     * @param operations operations recorded
     * @param fastOperations those that took the fast path
     * @param cycles ticks that they took in all
     * @param refusedOperations operations that the rate limit refused
     */
    public record Accounts(long clock, Map<Long, Bucket> buckets, long operations, long fastOperations, long cycles,
            long refusedOperations) {
    }

    /** The levels of a process's buckets, in parts of a token, when it was charged last. */
    public record Bucket(long messages, long bytes, long at) {
    }

    /**
     * A blocked process.
     *
     * @param pid its pid
     * @param endpoint the id of the endpoint that it is blocked on
     */
    public record Blocked(long pid, long endpoint) {
    }
}
