package veridian.ipc.spec.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.MemoryState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Kind;

/** What a call could do beyond what its part allows, where the part shows it. */
enum Excess {
    NOT_INITIALIZED(state -> with(state, false, state.processes(), 0, state.endpoints(), 0)),
    A_PID_MORE(state -> with(state, state.initialized(), state.processes(), 1, state.endpoints(), 0)),
    A_PROCESS_MORE(state -> with(state, state.initialized(), and(state.processes(), 30), 0, state.endpoints(), 0)),
    AN_ENDPOINT_ID_MORE(state -> with(state, state.initialized(), state.processes(), 0, state.endpoints(), 1)),
    AN_ENDPOINT_MORE(state -> with(state, state.initialized(), state.processes(), 0, and(state.endpoints(), 5, 5), 0)),
    AN_ENDPOINT_MORE_OF_THE_OWNER(state -> with(state, state.initialized(), state.processes(), 0, and(state.endpoints(), 1, 2), 0)),
    A_LOOSE_FRAME(state -> state) {
        @Override
        PlainState after(PlainState plain, Call call, List<Datum> arguments) {
            MemoryState memory = plain.memory();
            return new PlainState(plain.kernel(), plain.scheduling(), new MemoryState(memory.regions(), memory.lastRegion(),
                memory.mappings(), and(memory.looseFrames(), 3)));
        }
    },
    ANOTHER_OWNER(endpoint -> isHalf(endpoint) ? endpoint : new EndpointState(endpoint.owner() + 1, endpoint.sendEnd(),
        endpoint.receiveEnd(), endpoint.generation(), endpoint.rights(), endpoint.queue()), Excess::named),
    MESSAGES_TWICE(endpoint -> new EndpointState(endpoint.owner(), endpoint.sendEnd(), endpoint.receiveEnd(),
        endpoint.generation(), endpoint.rights(), twice(endpoint.queue())), Excess::named),
    GONE(endpoint -> isHalf(endpoint) ? endpoint : null, Excess::named);

    /** Which endpoint a call names; 0: none. */
    private interface Naming {
        int endpoint(Call call, List<Datum> arguments);
    }

    private final UnaryOperator<AbstractState> change;
    private final UnaryOperator<EndpointState> ofEndpoint;
    private final Naming naming;

    Excess(UnaryOperator<AbstractState> change) {
        this.change = change;
        this.ofEndpoint = UnaryOperator.identity();
        this.naming = (call, arguments) -> 0;
    }

    Excess(UnaryOperator<EndpointState> ofEndpoint, Naming naming) {
        this.change = UnaryOperator.identity();
        this.ofEndpoint = ofEndpoint;
        this.naming = naming;
    }

    PlainState after(PlainState plain, Call call, List<Datum> arguments) {
        AbstractState kernel = change.apply(plain.kernel());
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>(kernel.endpoints());
        endpoints.computeIfPresent(naming.endpoint(call, arguments), (id, endpoint) -> ofEndpoint.apply(endpoint));
        return new PlainState(with(kernel, kernel.initialized(), kernel.processes(), 0, endpoints, 0), plain.scheduling(), plain.memory());
    }

    private static int named(Call call, List<Datum> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Kind kind = call.arguments().get(i).kind();
            if (kind == Kind.ENDPOINT) {
                return (int) ((Datum.Number) arguments.get(i)).bits();
            }
            if (kind == Kind.CAPABILITY) {
                return (int) IpcCapability.endpointOf(((Datum.Token) arguments.get(i)).bits());
            }
        }
        return 0;
    }

    private static AbstractState with(AbstractState state, boolean initialized, SortedSet<Integer> processes, int pids,
            SortedMap<Integer, EndpointState> endpoints, int ids) {
        return new AbstractState(initialized, processes, state.lastPid() + pids, endpoints, state.lastEndpoint() + ids);
    }

    private static SortedSet<Integer> and(SortedSet<Integer> some, int another) {
        SortedSet<Integer> more = new TreeSet<>(some);
        more.add(another);
        return more;
    }

    private static SortedMap<Integer, EndpointState> and(SortedMap<Integer, EndpointState> some, int owner, int holder) {
        SortedMap<Integer, EndpointState> more = new TreeMap<>(some);
        more.put(40, new EndpointState(owner, 40, 40, 0, new TreeMap<>(Map.of(holder, 15)),
            new QueueState(1, Collections.emptyList())));
        return more;
    }

    /** The specification knows no half of a channel without the other. */
    private static boolean isHalf(EndpointState endpoint) {
        return endpoint.sendEnd() != endpoint.receiveEnd();
    }

    private static QueueState twice(QueueState queue) {
        if (queue == null) {
            return null;
        }
        List<Datum> messages = new ArrayList<>(queue.messages());
        messages.addAll(queue.messages());
        messages.add(Datum.bytes((byte) 9));
        return new QueueState(queue.capacity(), messages);
    }
}
