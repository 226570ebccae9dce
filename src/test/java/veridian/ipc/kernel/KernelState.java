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
 * @param memory shared memory
 */
public record KernelState(boolean initialized, List<Long> processes, int pidsIssued, List<Endpoint> endpoints,
        int endpointIdsIssued, Scheduling scheduling, Accounts accounts, Memory memory) {

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
     * @param messages what waits, oldest first
     */
    public record Queue(int capacity, List<Queued> messages) {
    }

    /**
     * A message in a queue.
     *
     * @param bytes its bytes; none if it is large
     * @param region the id of the region that it describes; 0: it is small
     * @param offset where in the region
     * @param length how many bytes of the region
     */
    public record Queued(byte[] bytes, long region, long offset, long length) {
    }

    /**
     * Shared memory.
     *
     * @param framesPerNode frame f is of node (f - 1) / framesPerNode
     * @param regions the live regions
     * @param regionIdsIssued how many region ids were ever issued
     * @param mappings where processes have regions mapped
     * @param loose the frames that callers have
     * @param free the frames that are in the lists of free ones
     */
    public record Memory(int framesPerNode, List<Region> regions, int regionIdsIssued, List<Mapping> mappings, List<Integer> loose,
            List<Integer> free) {
    }

    /** A live region; its frames are those in its list, in order. */
    public record Region(long id, long owner, long size, int permissions, List<Integer> frames, int pins) {
    }

    /** A process has a region mapped at an address; -1 if the page table does not have all its frames there, in order. */
    public record Mapping(long pid, long region, long address) {
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
