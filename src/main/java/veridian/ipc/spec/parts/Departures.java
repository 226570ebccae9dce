package veridian.ipc.spec.parts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.Verdict;
import veridian.ipc.spec.parts.RunState.Endpoint;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/**
 * Calls after which a process is gone. Their part: the process, the endpoints that it owns or holds rights on, and who runs, is
 * ready, is blocked and waits. Nothing is remembered: such parts are seldom seen twice.
 */
final class Departures {

    private final SpecOracle oracle;

    Departures(SpecOracle oracle) {
        this.oracle = oracle;
    }

    Step step(RunState state, Call call, List<Datum> arguments) {
        int pid = (int) ((Datum.Number) arguments.get(0)).bits();
        PlainState before = part(state, pid);
        Verdict verdict = oracle.step(oracle.state(before), call, arguments);
        PlainState after = oracle.plain(verdict.next());
        if (after == null || !foreseen(before.kernel(), after.kernel())) {
            return null;
        }
        return new Step(verdict.outcome(), () -> {
            if (after.kernel().processes().isEmpty()) {
                state.processes.remove(pid);
            }
            before.kernel().endpoints().keySet().forEach(state.endpoints::remove);
            after.kernel().endpoints().forEach((id, endpoint) -> state.endpoints.put(id, new Endpoint(endpoint)));
            state.scheduling = after.scheduling();
        });
    }

    private static PlainState part(RunState state, int pid) {
        SortedSet<Integer> processes =
            state.processes.contains(pid) ? new TreeSet<>(List.of(pid)) : Collections.emptySortedSet();
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        for (Map.Entry<Integer, Endpoint> entry : state.endpoints.entrySet()) {
            Endpoint endpoint = entry.getValue();
            if (endpoint.owner == pid || endpoint.rights.containsKey(pid)) {
                put(state, endpoints, endpoint.sendEnd);
                put(state, endpoints, endpoint.receiveEnd);
            }
        }
        return new PlainState(new AbstractState(state.initialized, processes, state.lastPid, endpoints, state.lastEndpoint),
            state.scheduling);
    }

    private static void put(RunState state, SortedMap<Integer, EndpointState> endpoints, int id) {
        endpoints.computeIfAbsent(id, key -> state.endpoints.get(key).plain());
    }

    /** No other process, no count and no other endpoint is changed. */
    private static boolean foreseen(AbstractState before, AbstractState after) {
        return before.processes().containsAll(after.processes()) && before.endpoints().keySet().containsAll(after.endpoints().keySet())
            && before.initialized() == after.initialized() && before.lastPid() == after.lastPid()
            && before.lastEndpoint() == after.lastEndpoint();
    }
}
