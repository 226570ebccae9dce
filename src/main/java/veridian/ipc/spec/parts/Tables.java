package veridian.ipc.spec.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.PlainState.Scheduling;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.Verdict;
import veridian.ipc.spec.parts.RunState.Endpoint;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/**
 * Calls that add processes and endpoints, init, and the one that only looks at a number of bytes. Their part: whether the owner
 * is alive, how many processes and endpoints there are, and how many ids are left; where there is more than a call takes, as if
 * there were nothing yet.
 */
final class Tables {

    private static final int MOST_ANSWERS = 10_000;
    /** More than a call takes. */
    private static final int FEW = 3;
    /** A larger table is not put together for a call. */
    private static final int LARGE = 64;
    private static final int NOBODY = 0;
    private static final QueueState QUEUE = new QueueState(1, List.of());

    private final SpecOracle oracle;
    private final Limits limits;
    private final Memo<Question, Reply> memo = new Memo<>(MOST_ANSWERS);

    Tables(SpecOracle oracle) {
        this.oracle = oracle;
        this.limits = oracle.limits();
    }

    /**
     * What is asked, in the part's names.
     *
     * @param alive how many processes there are; the owner is the first, if it is one
     * @param lastPid the pid issued last
     * @param endpoints how many endpoints there are
     * @param lastEndpoint the endpoint id issued last
     */
    private record Question(Call call, boolean initialized, List<Datum> arguments, int alive, int lastPid, int endpoints,
            int lastEndpoint) {
    }

    /** What was answered, in the part's names; no state: not what was foreseen. */
    private record Reply(Outcome outcome, PlainState after) {
    }

    Step step(RunState state, Call call, List<Datum> arguments) {
        Question question = question(state, call, arguments);
        if (question.alive > LARGE || question.endpoints > LARGE) {
            return null;
        }
        Reply reply = memo.get(question, this::ask);
        if (reply.after == null) {
            return null;
        }
        switch (reply.outcome.isOk() ? call : Call.MESSAGE_SMALL) {
            case INIT:
                return new Step(reply.outcome, () -> state.initialized = reply.after.kernel().initialized());
            case SPAWN:
                return spawned(state);
            case CREATE_ENDPOINT:
            case CREATE_CHANNEL:
                return created(state, (int) ((Datum.Number) arguments.get(0)).bits(), question, reply);
            default:
                return Step.staying(reply.outcome);
        }
    }

    private Question question(RunState state, Call call, List<Datum> arguments) {
        switch (call) {
            case SPAWN:
                int alive = shown(state.processes.size(), limits.maxProcesses());
                return new Question(call, state.initialized, List.of(), alive, last(alive, state.lastPid, limits.maxPids()), 0, 0);
            case CREATE_ENDPOINT:
            case CREATE_CHANNEL:
                List<Datum> named = new ArrayList<>(arguments);
                named.set(0, Datum.number(1));
                if (call == Call.CREATE_CHANNEL) {
                    named.set(1, Datum.number(capacity(((Datum.Number) arguments.get(1)).bits())));
                }
                int endpoints = shown(state.endpoints.size(), limits.maxEndpoints());
                int owner = (int) ((Datum.Number) arguments.get(0)).bits();
                return new Question(call, state.initialized, named, state.processes.contains(owner) ? 1 : 0, 1,
                    endpoints, last(endpoints, state.lastEndpoint, limits.maxEndpointIds()));
            case MESSAGE_SMALL:
                Datum bytes = new Datum.Bytes(new byte[((Datum.Bytes) arguments.get(0)).length()]);
                return new Question(call, state.initialized, List.of(bytes), 0, 0, 0, 0);
            default:
                return new Question(call, state.initialized, arguments, 0, 0, 0, 0);
        }
    }

    /** All that are too large are one. */
    private long capacity(long asked) {
        return Long.compareUnsigned(asked, limits.maxCapacity()) > 0 ? limits.maxCapacity() + 1L : asked;
    }

    private static int shown(int count, int bound) {
        return bound - count >= FEW ? 0 : count;
    }

    /** At least as many ids were issued as are shown to be alive. */
    private static int last(int shown, int last, int bound) {
        return bound - last >= FEW ? shown : last;
    }

    /** It is the next pid, and the last of those that are ready. */
    private static Step spawned(RunState state) {
        int pid = state.lastPid + 1;
        return new Step(Outcome.ok(Datum.number(pid)), () -> {
            state.lastPid = pid;
            state.processes.add(pid);
            Scheduling before = state.scheduling;
            List<Integer> ready = new ArrayList<>(before.readyQueue());
            ready.add(pid);
            state.scheduling = new Scheduling(ready, before.running(), before.blocked(), before.waiting(), before.told());
        });
    }

    private static Step created(RunState state, int owner, Question question, Reply reply) {
        int shift = state.lastEndpoint - question.lastEndpoint;
        return new Step(Outcome.ok(value(reply.outcome.value(), shift)), () -> {
            AbstractState kernel = reply.after.kernel();
            state.lastEndpoint = kernel.lastEndpoint() + shift;
            kernel.endpoints().tailMap(question.lastEndpoint + 1).forEach((name, endpoint) -> state.endpoints.put(name + shift,
                new Endpoint(new EndpointState(owner, endpoint.sendEnd() + shift, endpoint.receiveEnd() + shift,
                    endpoint.generation(), owned(endpoint.rights(), owner), endpoint.queue()))));
        });
    }

    private static SortedMap<Integer, Integer> owned(Map<Integer, Integer> rights, int owner) {
        SortedMap<Integer, Integer> translated = new TreeMap<>();
        rights.forEach((name, mask) -> translated.put(owner, mask));
        return translated;
    }

    private static Datum value(Datum named, int shift) {
        List<Datum> parts = new ArrayList<>();
        for (Datum part : ((Datum.Fields) named).parts()) {
            parts.add(part instanceof Datum.Token token ? Datum.token(token.bits() + shift)
                : Datum.number(((Datum.Number) part).bits() + shift));
        }
        return new Datum.Fields(parts);
    }

    private Reply ask(Question question) {
        PlainState before = part(question);
        Verdict verdict = oracle.step(oracle.state(before), question.call, question.arguments);
        PlainState after = oracle.plain(verdict.next());
        return new Reply(verdict.outcome(), foreseen(question, before, after, verdict.outcome()) ? after : null);
    }

    private static boolean foreseen(Question question, PlainState before, PlainState after, Outcome outcome) {
        AbstractState kernel = before.kernel();
        switch (after != null && outcome.isOk() ? question.call : Call.MESSAGE_SMALL) {
            case INIT:
                return after.equals(new PlainState(new AbstractState(after.kernel().initialized(), kernel.processes(),
                    kernel.lastPid(), kernel.endpoints(), kernel.lastEndpoint()), before.scheduling()));
            case SPAWN:
                int pid = kernel.lastPid() + 1;
                SortedSet<Integer> more = new TreeSet<>(kernel.processes());
                more.add(pid);
                return outcome.value().equals(Datum.number(pid)) && after.equals(new PlainState(new AbstractState(
                    kernel.initialized(), more, pid, kernel.endpoints(), kernel.lastEndpoint()),
                    new Scheduling(List.of(pid), 0, List.of(), Collections.emptySortedMap(), Collections.emptySortedSet())));
            case CREATE_ENDPOINT:
            case CREATE_CHANNEL:
                return addsEndpoints(before, after, outcome.value());
            default:
                return before.equals(after);
        }
    }

    /** New ones only, all the owner's, and the value names these. */
    private static boolean addsEndpoints(PlainState before, PlainState after, Datum value) {
        AbstractState kernel = before.kernel();
        SortedMap<Integer, EndpointState> grown = after.kernel().endpoints();
        SortedMap<Integer, EndpointState> added = grown.tailMap(kernel.lastEndpoint() + 1);
        return kernel.endpoints().equals(grown.headMap(kernel.lastEndpoint() + 1))
            && after.equals(new PlainState(new AbstractState(kernel.initialized(), kernel.processes(), kernel.lastPid(), grown,
                after.kernel().lastEndpoint()), before.scheduling()))
            && added.values().stream().allMatch(endpoint -> endpoint.owner() == 1
                && endpoint.rights().keySet().equals(Collections.singleton(1)))
            && value instanceof Datum.Fields fields && fields.parts().stream().allMatch(part -> added.containsKey(idOf(part)));
    }

    private static int idOf(Datum part) {
        return (int) (part instanceof Datum.Token token ? IpcCapability.endpointOf(token.bits()) : ((Datum.Number) part).bits());
    }

    private static PlainState part(Question question) {
        SortedSet<Integer> processes = new TreeSet<>();
        IntStream.rangeClosed(1, question.alive).forEach(processes::add);
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        IntStream.rangeClosed(1, question.endpoints).forEach(id -> endpoints.put(id,
            new EndpointState(NOBODY, id, id, 0, Collections.emptySortedMap(), QUEUE)));
        return new PlainState(new AbstractState(question.initialized, processes, question.lastPid, endpoints,
            question.lastEndpoint), Scheduling.NONE);
    }
}
