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
 */
public record KernelState(boolean initialized, List<Long> processes, int pidsIssued, List<Endpoint> endpoints,
        int endpointIdsIssued) {

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
}
