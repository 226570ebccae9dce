package veridian.ipc.spec.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
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
 * Calls that add processes and endpoints, and the one that only looks at a number of bytes. Their part: whether the owner is
 * alive; tables are empty in it. So they are asked here only if there is more room, and more ids are left, than a call takes.
 */
final class Tables {

    private static final int MOST_ANSWERS = 10_000;
    /** More than a call takes. */
    private static final int FEW = 3;
    private static final int OWNER = 1;

    private final SpecOracle oracle;
    private final Limits limits;
    private final Memo<Question, Reply> memo = new Memo<>(MOST_ANSWERS);

    Tables(SpecOracle oracle) {
        this.oracle = oracle;
        this.limits = oracle.limits();
    }

    /** What is asked, in the part's names. */
    private record Question(Call call, boolean initialized, boolean ownerAlive, List<Datum> arguments) {
    }

    /** What was answered, in the part's names; no state: not what was foreseen. */
    private record Reply(Outcome outcome, PlainState after) {
    }

    Step step(RunState state, Call call, List<Datum> arguments) {
        if (!hasRoom(state, call)) {
            return null;
        }
        int owner = arguments.isEmpty() || call == Call.MESSAGE_SMALL ? 0 : (int) ((Datum.Number) arguments.get(0)).bits();
        Reply reply = memo.get(question(state, call, arguments, owner), this::ask);
        if (reply.after == null) {
            return null;
        }
        if (!reply.outcome.isOk() || call == Call.MESSAGE_SMALL) {
            return Step.staying(reply.outcome);
        }
        return call == Call.SPAWN ? spawned(state) : created(state, owner, reply);
    }

    private boolean hasRoom(RunState state, Call call) {
        switch (call) {
            case MESSAGE_SMALL:
                return true;
            case SPAWN:
                return limits.maxProcesses() - state.processes.size() >= FEW && limits.maxPids() - state.lastPid >= FEW;
            default:
                return limits.maxEndpoints() - state.endpoints.size() >= FEW
                    && limits.maxEndpointIds() - state.lastEndpoint >= FEW;
        }
    }

    private static Question question(RunState state, Call call, List<Datum> arguments, int owner) {
        List<Datum> named = new ArrayList<>(arguments);
        if (call == Call.MESSAGE_SMALL) {
            named.set(0, new Datum.Bytes(new byte[((Datum.Bytes) arguments.get(0)).length()]));
        } else if (call != Call.SPAWN) {
            named.set(0, Datum.number(OWNER));
        }
        return new Question(call, state.initialized, state.processes.contains(owner), named);
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

    private static Step created(RunState state, int owner, Reply reply) {
        int last = state.lastEndpoint;
        return new Step(Outcome.ok(value(reply.outcome.value(), last)), () -> {
            AbstractState kernel = reply.after.kernel();
            state.lastEndpoint = last + kernel.lastEndpoint();
            kernel.endpoints().forEach((name, endpoint) -> state.endpoints.put(last + name, new Endpoint(new EndpointState(owner,
                last + endpoint.sendEnd(), last + endpoint.receiveEnd(), endpoint.generation(),
                owned(endpoint.rights(), owner), endpoint.queue()))));
        });
    }

    private static SortedMap<Integer, Integer> owned(SortedMap<Integer, Integer> rights, int owner) {
        SortedMap<Integer, Integer> translated = new TreeMap<>();
        rights.forEach((name, mask) -> translated.put(owner, mask));
        return translated;
    }

    private static Datum value(Datum named, int last) {
        List<Datum> parts = new ArrayList<>();
        for (Datum part : ((Datum.Fields) named).parts()) {
            parts.add(part instanceof Datum.Token token ? Datum.token(token.bits() + last)
                : Datum.number(((Datum.Number) part).bits() + last));
        }
        return new Datum.Fields(parts);
    }

    private Reply ask(Question question) {
        PlainState before = part(question);
        Verdict verdict = oracle.step(oracle.state(before), question.call, question.arguments);
        PlainState after = oracle.plain(verdict.next());
        return new Reply(verdict.outcome(), foreseen(question.call, before, after, verdict.outcome()) ? after : null);
    }

    private static boolean foreseen(Call call, PlainState before, PlainState after, Outcome outcome) {
        if (after == null || !outcome.isOk() || call == Call.MESSAGE_SMALL) {
            return before.equals(after);
        }
        AbstractState kernel = before.kernel();
        if (call == Call.SPAWN) {
            SortedSet<Integer> one = new TreeSet<>(List.of(1));
            return after.equals(new PlainState(new AbstractState(kernel.initialized(), one, 1, kernel.endpoints(), 0),
                new Scheduling(List.of(1), 0, List.of(), Collections.emptySortedMap(), Collections.emptySortedSet())))
                && outcome.value().equals(Datum.number(1));
        }
        AbstractState grown = after.kernel();
        return after.equals(new PlainState(new AbstractState(kernel.initialized(), kernel.processes(), kernel.lastPid(),
            grown.endpoints(), grown.lastEndpoint()), before.scheduling()))
            && grown.endpoints().values().stream().allMatch(Tables::isOwners) && namesNew(grown, outcome.value());
    }

    private static boolean isOwners(EndpointState endpoint) {
        return endpoint.owner() == OWNER && endpoint.rights().keySet().equals(Collections.singleton(OWNER));
    }

    private static boolean namesNew(AbstractState grown, Datum value) {
        return value instanceof Datum.Fields fields && fields.parts().stream().allMatch(part -> grown.endpoints().containsKey(
            part instanceof Datum.Token token ? (int) IpcCapability.endpointOf(token.bits()) : (int) ((Datum.Number) part).bits()));
    }

    private static PlainState part(Question question) {
        SortedSet<Integer> processes = new TreeSet<>(question.ownerAlive ? List.of(OWNER) : List.of());
        return new PlainState(new AbstractState(question.initialized, processes, processes.size(), Collections.emptySortedMap(), 0),
            Scheduling.NONE);
    }
}
