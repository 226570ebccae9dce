package veridian.ipc.spec.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.Verdict;
import veridian.ipc.spec.parts.RunState.Endpoint;
import veridian.ipc.spec.parts.RunState.Names;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/**
 * Calls that validate, grant, or revoke. Their part: whether the processes named are alive, and the endpoint that the token names
 * with what they hold on it; for a revoke, what anybody holds. The generation is 0 in it, unless it is near the largest; then it
 * is what it is.
 */
final class Grants {

    private static final int MOST_ANSWERS = 50_000;
    /** A call can raise the generation by one. */
    private static final int NEAR = 2;
    private static final int HERE = 1;
    private static final int NOWHERE = 2;
    private static final QueueState QUEUE = new QueueState(1, List.of());

    private final SpecOracle oracle;
    private final int maxGeneration;
    private final Memo<Question, Reply> memo = new Memo<>(MOST_ANSWERS);

    Grants(SpecOracle oracle) {
        this.oracle = oracle;
        this.maxGeneration = oracle.limits().maxGeneration();
    }

    /**
     * What is asked.
     *
     * @param arguments in the part's names
     * @param alive which of the processes that are named are alive, by name
     * @param generation of the endpoint; -1 if there is none
     * @param rights who holds what, by name, in pairs
     */
    private record Question(Call call, boolean initialized, List<Datum> arguments, List<Integer> alive, int generation,
            List<Integer> rights) {
    }

    /**
     * What was answered.
     *
     * @param outcome in the part's names
     * @param endpoint the endpoint afterwards; null: not what was foreseen
     * @param changed whether it is another than before
     */
    private record Reply(Outcome outcome, EndpointState endpoint, boolean changed) {
    }

    Step step(RunState state, Call call, List<Datum> arguments) {
        long token = ((Datum.Token) arguments.get(1)).bits();
        Endpoint endpoint = state.endpoints.get((int) IpcCapability.endpointOf(token));
        Names pids = new Names();
        int shown = endpoint == null || endpoint.generation > maxGeneration - NEAR ? 0 : endpoint.generation;
        Question question = question(state, call, arguments, endpoint, shown, pids);
        Reply reply = memo.get(question, this::ask);
        if (endpoint == null) {
            return reply.changed ? null : Step.staying(reply.outcome);
        }
        if (reply.endpoint == null) {
            return null;
        }
        Outcome outcome = outcome(reply.outcome, (int) IpcCapability.endpointOf(token), shown);
        return reply.changed ? new Step(outcome, () -> change(endpoint, reply.endpoint, shown, pids)) : Step.staying(outcome);
    }

    private static Question question(RunState state, Call call, List<Datum> arguments, Endpoint endpoint, int shown, Names pids) {
        List<Datum> named = new ArrayList<>(arguments.size());
        List<Integer> alive = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            switch (call.arguments().get(i).kind()) {
                case PID:
                    int pid = (int) ((Datum.Number) arguments.get(i)).bits();
                    named.add(Datum.number(pids.of(pid)));
                    if (state.processes.contains(pid)) {
                        alive.add(pids.of(pid));
                    }
                    break;
                case CAPABILITY:
                    named.add(Datum.token(named(((Datum.Token) arguments.get(i)).bits(), endpoint, shown)));
                    break;
                default:
                    int mask = (int) ((Datum.Number) arguments.get(i)).bits();
                    named.add(Datum.number(Traffic.rights(mask)));
            }
        }
        return new Question(call, state.initialized, named, alive, endpoint == null ? -1 : endpoint.generation - shown,
            endpoint == null ? List.of() : pairs(call, endpoint.rights, pids));
    }

    /** A revoke concerns everybody, other calls those that they name. */
    private static List<Integer> pairs(Call call, Map<Integer, Integer> rights, Names pids) {
        if (call == Call.REVOKE_CAPABILITY) {
            rights.keySet().forEach(pids::of);
        }
        List<Integer> pairs = new ArrayList<>(2 * pids.size());
        for (int name = 1; name <= pids.size(); name++) {
            Integer mask = rights.get(pids.id(name));
            if (mask != null) {
                pairs.add(name);
                pairs.add(mask);
            }
        }
        return pairs;
    }

    private static long named(long token, Endpoint endpoint, int shown) {
        if (token == IpcCapability.NULL_TOKEN) {
            return token;
        }
        int generation = IpcCapability.generationOf(token);
        if (endpoint == null) {
            return IpcCapability.encode(NOWHERE, 0, Traffic.rights(IpcCapability.permissionsOf(token)));
        }
        boolean current = generation == endpoint.generation;
        int name = endpoint.generation != shown ? generation : current ? 0 : 1;
        return IpcCapability.encode(HERE, name, Traffic.rights(IpcCapability.permissionsOf(token)));
    }

    private static Outcome outcome(Outcome outcome, int id, int shown) {
        if (!(outcome.value() instanceof Datum.Token token)) {
            return outcome;
        }
        return Outcome.ok(Datum.token(IpcCapability.encode(id, IpcCapability.generationOf(token.bits()) + shown,
            IpcCapability.permissionsOf(token.bits()))));
    }

    private static void change(Endpoint endpoint, EndpointState after, int shown, Names pids) {
        endpoint.generation = after.generation() + shown;
        pids.ids().forEach(endpoint.rights::remove);
        after.rights().forEach((name, mask) -> endpoint.rights.put(pids.id(name), mask));
    }

    private Reply ask(Question question) {
        PlainState before = part(question);
        Verdict verdict = oracle.step(oracle.state(before), question.call, question.arguments);
        PlainState after = oracle.plain(verdict.next());
        boolean changed = !before.equals(after);
        EndpointState endpoint = after == null ? null : after.kernel().endpoints().get(HERE);
        boolean foreseen = endpoint != null && with(before, endpoint).equals(after) && namesIt(verdict.outcome());
        return new Reply(verdict.outcome(), foreseen ? endpoint : null, changed);
    }

    private static boolean namesIt(Outcome outcome) {
        return !(outcome.value() instanceof Datum.Token token) || IpcCapability.endpointOf(token.bits()) == HERE;
    }

    /** The same, with another generation and other rights of the endpoint. */
    private static PlainState with(PlainState before, EndpointState after) {
        AbstractState kernel = before.kernel();
        EndpointState endpoint = kernel.endpoints().get(HERE);
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>(kernel.endpoints());
        endpoints.put(HERE, new EndpointState(endpoint.owner(), endpoint.sendEnd(), endpoint.receiveEnd(), after.generation(),
            after.rights(), endpoint.queue()));
        return new PlainState(new AbstractState(kernel.initialized(), kernel.processes(), kernel.lastPid(), endpoints,
            kernel.lastEndpoint()), before.scheduling());
    }

    private static PlainState part(Question question) {
        SortedSet<Integer> processes = new TreeSet<>(question.alive);
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        if (question.generation >= 0) {
            SortedMap<Integer, Integer> rights = new TreeMap<>();
            for (int i = 0; i < question.rights.size(); i += 2) {
                rights.put(question.rights.get(i), question.rights.get(i + 1));
            }
            endpoints.put(HERE, new EndpointState(1, HERE, HERE, question.generation, rights, QUEUE));
        }
        return new PlainState(new AbstractState(question.initialized, processes, 1, endpoints, NOWHERE),
            PlainState.Scheduling.NONE);
    }
}
