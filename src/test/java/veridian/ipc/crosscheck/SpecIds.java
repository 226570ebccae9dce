package veridian.ipc.crosscheck;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.Accounts;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.PlainState.Scheduling;
import veridian.ipc.trace.Datum;

/** A kernel's state in the specification's ids; what the kernel should not have becomes id 0, which never compares equal. */
final class SpecIds {

    private SpecIds() {
    }

    static PlainState plain(KernelState state, KernelIds ids) {
        return new PlainState(kernel(state, ids), scheduling(state.scheduling(), ids));
    }

    static Accounts accounts(KernelState.Accounts state, KernelIds ids) {
        SortedMap<Integer, Accounts.Bucket> buckets = new TreeMap<>();
        state.buckets().forEach((pid, bucket) -> buckets.put(ids.specPid(pid),
            new Accounts.Bucket(bucket.messages(), bucket.bytes(), bucket.at())));
        return new Accounts(state.clock(), buckets, state.operations(), state.fastOperations(), state.cycles(),
            state.refusedOperations());
    }

    private static Scheduling scheduling(KernelState.Scheduling state, KernelIds ids) {
        SortedMap<Integer, List<Integer>> waiting = new TreeMap<>();
        state.waiting().forEach((endpoint, pids) -> waiting.put(ids.specEndpoint(endpoint), pids(pids, ids)));
        List<PlainState.Blocked> blocked = state.blocked().stream()
            .map(each -> new PlainState.Blocked(ids.specPid(each.pid()), ids.specEndpoint(each.endpoint()))).toList();
        int running = state.running() == 0 ? 0 : known(ids.specPid(state.running()));
        return new Scheduling(pids(state.ready(), ids), running, blocked, waiting, new TreeSet<>(pids(state.told(), ids)));
    }

    /** A pid that was never issued must not look like none. */
    private static int known(int pid) {
        return pid == 0 ? -1 : pid;
    }

    private static List<Integer> pids(List<Long> pids, KernelIds ids) {
        return pids.stream().map(ids::specPid).toList();
    }

    private static AbstractState kernel(KernelState state, KernelIds ids) {
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        for (KernelState.Endpoint endpoint : state.endpoints()) {
            endpoints.put(ids.specEndpoint(endpoint.id()), of(endpoint, ids));
        }
        TreeSet<Integer> processes = state.processes().stream().map(ids::specPid)
            .collect(Collectors.toCollection(TreeSet::new));
        return new AbstractState(state.initialized(), processes, state.pidsIssued(), endpoints,
            state.endpointIdsIssued());
    }

    private static EndpointState of(KernelState.Endpoint endpoint, KernelIds ids) {
        SortedMap<Integer, Integer> rights = new TreeMap<>();
        endpoint.rights().forEach((pid, mask) -> rights.put(ids.specPid(pid), mask));
        return new EndpointState(ids.specPid(endpoint.owner()), ids.specEndpoint(endpoint.sendEnd()),
            ids.specEndpoint(endpoint.receiveEnd()), generation(endpoint.generation()), rights,
            endpoint.queue() == null ? null : of(endpoint.queue(), ids));
    }

    /** One that does not fit is wrong in any case. */
    private static int generation(long generation) {
        return (int) generation == generation ? (int) generation : -1;
    }

    private static QueueState of(KernelState.Queue queue, KernelIds ids) {
        return new QueueState(queue.capacity(), queue.messages().stream().map(queued -> message(queued, ids)).toList());
    }

    private static Datum message(KernelState.Queued queued, KernelIds ids) {
        return queued.region() == 0 ? Datum.bytes(queued.bytes())
            : Datum.large(ids.specRegion(queued.region()), queued.offset(), queued.length());
    }
}
