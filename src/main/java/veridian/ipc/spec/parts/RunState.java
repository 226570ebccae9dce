package veridian.ipc.spec.parts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.MemoryState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.PlainState.Scheduling;
import veridian.ipc.trace.Datum;

/** The state that a run is in, to be changed in place. */
final class RunState {

    boolean initialized;
    int lastPid;
    int lastEndpoint;
    Scheduling scheduling = Scheduling.NONE;
    MemoryState memory = MemoryState.NONE;
    final Set<Integer> processes = new HashSet<>();
    final Map<Integer, Endpoint> endpoints = new HashMap<>();

    /** A live endpoint. */
    static final class Endpoint {
        final int owner;
        final int sendEnd;
        final int receiveEnd;
        int generation;
        /** Masks by pid. */
        final Map<Integer, Integer> rights;
        /** Null for the send end of a channel. */
        final Queue queue;

        Endpoint(EndpointState state) {
            this.owner = state.owner();
            this.sendEnd = state.sendEnd();
            this.receiveEnd = state.receiveEnd();
            this.generation = state.generation();
            this.rights = new TreeMap<>(state.rights());
            this.queue = state.queue() == null ? null : new Queue(state.queue());
        }

        EndpointState plain() {
            return new EndpointState(owner, sendEnd, receiveEnd, generation, new TreeMap<>(rights),
                queue == null ? null : new QueueState(queue.capacity, new ArrayList<>(queue.messages)));
        }
    }

    /** A queue. */
    static final class Queue {
        final int capacity;
        final Deque<Datum> messages;

        Queue(QueueState state) {
            this.capacity = state.capacity();
            this.messages = new ArrayDeque<>(state.messages());
        }
    }

    RunState(PlainState plain) {
        become(plain);
    }

    /** Takes over another state. */
    void become(PlainState plain) {
        AbstractState kernel = plain.kernel();
        initialized = kernel.initialized();
        lastPid = kernel.lastPid();
        lastEndpoint = kernel.lastEndpoint();
        processes.clear();
        processes.addAll(kernel.processes());
        endpoints.clear();
        kernel.endpoints().forEach((id, endpoint) -> endpoints.put(id, new Endpoint(endpoint)));
        scheduling = plain.scheduling();
        memory = plain.memory();
    }

    /** The endpoint at which the messages that are sent here wait. */
    Queue queueOf(Endpoint endpoint) {
        return endpoints.get(endpoint.receiveEnd).queue;
    }

    PlainState plain() {
        SortedMap<Integer, EndpointState> all = new TreeMap<>();
        endpoints.forEach((id, endpoint) -> all.put(id, endpoint.plain()));
        return new PlainState(new AbstractState(initialized, new TreeSet<>(processes), lastPid, all, lastEndpoint), scheduling, memory);
    }

    /** Names for pids, or for endpoint ids, in the order of their appearance. */
    static final class Names {

        private final Map<Integer, Integer> names = new HashMap<>();
        private final List<Integer> ids = new ArrayList<>();

        /** The name of an id: 1 for the first that was asked for, 2 for the next. 0 is 0. */
        int of(int id) {
            if (id == 0) {
                return 0;
            }
            Integer name = names.get(id);
            if (name == null) {
                ids.add(id);
                name = ids.size();
                names.put(id, name);
            }
            return name;
        }

        int id(int name) {
            return name == 0 ? 0 : ids.get(name - 1);
        }

        int size() {
            return ids.size();
        }

        List<Integer> ids() {
            return ids;
        }
    }
}
