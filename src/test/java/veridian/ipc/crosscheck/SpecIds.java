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
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.PlainState.Scheduling;
import veridian.ipc.trace.Datum;

/** A kernel's state in the specification's ids; what the kernel should not have becomes id 0, which never compares equal. */
final class SpecIds {

    private SpecIds() {
    }

    static PlainState plain(KernelState state, Binding binding) {
        return new PlainState(kernel(state, binding), scheduling(state.scheduling(), binding));
    }

    static Accounts accounts(KernelState.Accounts state, Binding binding) {
        SortedMap<Integer, Accounts.Bucket> buckets = new TreeMap<>();
        state.buckets().forEach((pid, bucket) -> buckets.put(binding.specPid(pid),
            new Accounts.Bucket(bucket.messages(), bucket.bytes(), bucket.at())));
        return new Accounts(state.clock(), buckets, state.operations(), state.fastOperations(), state.cycles(),
            state.refusedOperations());
    }

    private static Scheduling scheduling(KernelState.Scheduling state, Binding binding) {
        SortedMap<Integer, List<Integer>> waiting = new TreeMap<>();
        state.waiting().forEach((endpoint, pids) -> waiting.put(binding.specEndpoint(endpoint), pids(pids, binding)));
        List<PlainState.Blocked> blocked = state.blocked().stream()
            .map(each -> new PlainState.Blocked(binding.specPid(each.pid()), binding.specEndpoint(each.endpoint()))).toList();
        int running = state.running() == 0 ? 0 : known(binding.specPid(state.running()));
        return new Scheduling(pids(state.ready(), binding), running, blocked, waiting, new TreeSet<>(pids(state.told(), binding)));
    }

    /** A pid that was never issued must not look like none. */
    private static int known(int pid) {
        return pid == 0 ? -1 : pid;
    }

    private static List<Integer> pids(List<Long> pids, Binding binding) {
        return pids.stream().map(binding::specPid).toList();
    }

    private static AbstractState kernel(KernelState state, Binding binding) {
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        for (KernelState.Endpoint endpoint : state.endpoints()) {
            endpoints.put(binding.specEndpoint(endpoint.id()), of(endpoint, binding));
        }
        TreeSet<Integer> processes = state.processes().stream().map(binding::specPid)
            .collect(Collectors.toCollection(TreeSet::new));
        return new AbstractState(state.initialized(), processes, state.pidsIssued(), endpoints,
            state.endpointIdsIssued());
    }

    private static EndpointState of(KernelState.Endpoint endpoint, Binding binding) {
        SortedMap<Integer, Integer> rights = new TreeMap<>();
        endpoint.rights().forEach((pid, mask) -> rights.put(binding.specPid(pid), mask));
        return new EndpointState(binding.specPid(endpoint.owner()), binding.specEndpoint(endpoint.sendEnd()),
            binding.specEndpoint(endpoint.receiveEnd()), generation(endpoint.generation()), rights,
            endpoint.queue() == null ? null : of(endpoint.queue(), binding));
    }

    /** One that does not fit is wrong in any case. */
    private static int generation(long generation) {
        return (int) generation == generation ? (int) generation : -1;
    }

    private static QueueState of(KernelState.Queue queue, Binding binding) {
        return new QueueState(queue.capacity(), queue.messages().stream().map(queued -> message(queued, binding)).toList());
    }

    private static Datum message(KernelState.Queued queued, Binding binding) {
        return queued.region() == 0 ? Datum.bytes(queued.bytes())
            : Datum.large(binding.specRegion(queued.region()), queued.offset(), queued.length());
    }
}
