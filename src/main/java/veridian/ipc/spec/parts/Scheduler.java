package veridian.ipc.spec.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.PlainState.Scheduling;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.Verdict;
import veridian.ipc.spec.parts.RunState.Endpoint;
import veridian.ipc.spec.parts.RunState.Names;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Outcome;

/**
 * Calls that block, notify, wake, or schedule. Their part: who runs, is ready, is blocked and waits, and of the endpoints at
 * which somebody is blocked and of the one that is named, its ends and whether a message is there.
 */
final class Scheduler {

    private static final int MOST_ANSWERS = 20_000;
    private static final List<Datum> ONE_MESSAGE = List.of(Datum.bytes());

    private final SpecOracle oracle;
    private final Memo<Question, Reply> memo = new Memo<>(MOST_ANSWERS);

    Scheduler(SpecOracle oracle) {
        this.oracle = oracle;
    }

    /**
     * An endpoint in the part.
     *
     * @param id its name
     * @param sendEnd the name of its send end
     * @param receiveEnd the name of its receive end
     * @param messages whether a message is in the queue
     */
    private record Place(int id, int sendEnd, int receiveEnd, boolean messages) {
    }

    /** What is asked, in the part's names. */
    private record Question(Call call, boolean initialized, List<Datum> arguments, List<Integer> alive, Scheduling scheduling,
            List<Place> places) {
    }

    /** What was answered, in the part's names; no scheduling: not what was foreseen. */
    private record Reply(Outcome outcome, Scheduling scheduling) {
    }

    Step step(RunState state, Call call, List<Datum> arguments) {
        Names pids = new Names();
        Names endpoints = new Names();
        Question question = question(state, call, arguments, pids, endpoints);
        Reply reply = memo.get(question, this::ask);
        if (reply.scheduling == null) {
            return null;
        }
        Outcome outcome = outcome(call, reply.outcome, pids);
        return reply.scheduling.equals(question.scheduling) ? Step.staying(outcome)
            : new Step(outcome, () -> state.scheduling = reply.scheduling.translated(pids::id, endpoints::id));
    }

    private static Question question(RunState state, Call call, List<Datum> arguments, Names pids, Names endpoints) {
        List<Datum> named = new ArrayList<>(arguments.size());
        List<Integer> alive = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            boolean isPid = call.arguments().get(i).kind() == Kind.PID;
            int id = (int) ((Datum.Number) arguments.get(i)).bits();
            named.add(Datum.number((isPid ? pids : endpoints).of(id)));
        }
        Scheduling scheduling = state.scheduling.translated(pids::of, endpoints::of);
        for (int name = 1; name <= pids.size(); name++) {
            if (state.processes.contains(pids.id(name))) {
                alive.add(name);
            }
        }
        return new Question(call, state.initialized, named, alive, scheduling, places(state, endpoints));
    }

    /** The endpoints that are named, and the other ends of their channels. */
    private static List<Place> places(RunState state, Names endpoints) {
        List<Place> places = new ArrayList<>();
        for (int name = 1; name <= endpoints.size(); name++) {
            Endpoint endpoint = state.endpoints.get(endpoints.id(name));
            if (endpoint != null) {
                places.add(new Place(name, endpoints.of(endpoint.sendEnd), endpoints.of(endpoint.receiveEnd),
                    !state.queueOf(endpoint).messages.isEmpty()));
            }
        }
        return places;
    }

    private static Outcome outcome(Call call, Outcome outcome, Names pids) {
        if (outcome.value() instanceof Datum.Number number) {
            return Outcome.ok(Datum.number(pids.id((int) number.bits())));
        }
        if (outcome.value() instanceof Datum.Numbers numbers) {
            return Outcome.ok(new Datum.Numbers(numbers.all().stream().map(name -> (long) pids.id(name.intValue())).toList()));
        }
        return outcome;
    }

    private Reply ask(Question question) {
        PlainState before = part(question, question.scheduling);
        Verdict verdict = oracle.step(oracle.state(before), question.call, question.arguments);
        PlainState after = oracle.plain(verdict.next());
        boolean foreseen = after != null && part(question, after.scheduling()).equals(after);
        return new Reply(verdict.outcome(), foreseen ? after.scheduling() : null);
    }

    private static PlainState part(Question question, Scheduling scheduling) {
        SortedSet<Integer> processes = new TreeSet<>(question.alive);
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        for (Place place : question.places) {
            QueueState queue = new QueueState(1, place.messages ? ONE_MESSAGE : List.of());
            endpoints.put(place.id, new EndpointState(1, place.sendEnd, place.receiveEnd, 0, new TreeMap<>(),
                place.id == place.receiveEnd ? queue : null));
        }
        return new PlainState(new AbstractState(question.initialized, processes, 1, endpoints, 1), scheduling);
    }
}
