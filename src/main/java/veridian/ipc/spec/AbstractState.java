package veridian.ipc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.trace.Datum;

/**
 * A state of the specification as a plain value, compared by content. An implementation's state, abstracted to this with its
 * ids translated by {@link Binding}, must be equal.
 *
 * @param initialized whether init was called
 * @param processes the pids that are alive
 * @param lastPid the pid issued last; 0: none yet
 * @param endpoints the endpoints that are alive, by id
 * @param lastEndpoint the endpoint id issued last; 0: none yet
 */
public record AbstractState(boolean initialized, SortedSet<Integer> processes, int lastPid,
        SortedMap<Integer, EndpointState> endpoints, int lastEndpoint) {

    /**
     * A live endpoint.
     *
     * @param owner the pid of its owner
     * @param sendEnd the id of the send end; its own id if it may be sent to
     * @param receiveEnd the id of the receive end; its own id if it may be received from
     * @param generation current generation
     * @param rights who holds what: masks by pid, none of them 0 (CAP-1)
     * @param queue its queue; null for the send end of a channel, which has none
     */
    public record EndpointState(int owner, int sendEnd, int receiveEnd, int generation,
            SortedMap<Integer, Integer> rights, QueueState queue) {
        /** Keeps a copy. */
        public EndpointState {
            rights = new TreeMap<>(rights);
        }
    }

    /**
     * A queue.
     *
     * @param capacity most messages
     * @param messages what waits, oldest first
     */
    public record QueueState(int capacity, List<Datum> messages) {
        /** Keeps a copy. */
        public QueueState {
            messages = List.copyOf(messages);
        }
    }

    /** Keeps copies. */
    public AbstractState {
        processes = new TreeSet<>(processes);
        endpoints = new TreeMap<>(endpoints);
    }

    /** Where this state and another differ: a line each, empty if they are equal. */
    public List<String> differencesTo(AbstractState other) {
        List<String> lines = new ArrayList<>();
        differ(lines, "initialized", initialized, other.initialized);
        differ(lines, "processes", processes, other.processes);
        differ(lines, "lastPid", lastPid, other.lastPid);
        differ(lines, "lastEndpoint", lastEndpoint, other.lastEndpoint);
        SortedSet<Integer> ids = new TreeSet<>(endpoints.keySet());
        ids.addAll(other.endpoints.keySet());
        for (int id : ids) {
            differ(lines, "endpoint " + id, endpoints.get(id), other.endpoints.get(id));
        }
        return lines;
    }

    private static void differ(List<String> lines, String what, Object mine, Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            lines.add(what + ": " + mine + " / " + theirs);
        }
    }
}
