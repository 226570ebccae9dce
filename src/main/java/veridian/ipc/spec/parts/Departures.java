package veridian.ipc.spec.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import veridian.ipc.trace.Outcome;

/**
 * Calls after which a process is gone. Their part: the process, the endpoints that it owns or holds rights on with what it
 * holds, and who runs, is ready, is blocked and waits. Queues are empty in it.
 */
final class Departures {

    private static final int MOST_ANSWERS = 20_000;
    private static final int THE_PROCESS = 1;
    private static final int ANOTHER = 0;
    /** Stands for pid 0, so that it is the first name, too. */
    private static final int NEVER_ISSUED = -1;
    private static final QueueState QUEUE = new QueueState(1, List.of());

    private final SpecOracle oracle;
    private final Memo<Question, Reply> memo = new Memo<>(MOST_ANSWERS);

    Departures(SpecOracle oracle) {
        this.oracle = oracle;
    }

    /**
     * An endpoint in the part.
     *
     * @param id its name
     * @param owned whether the process owns it
     * @param sendEnd the name of its send end
     * @param receiveEnd the name of its receive end
     * @param held what the process holds; 0 for nothing
     */
    private record Place(int id, boolean owned, int sendEnd, int receiveEnd, int held) {
    }

    /** What is asked, in the part's names. */
    private record Question(Call call, boolean initialized, boolean alive, List<Place> places, Scheduling scheduling) {
    }

    /**
     * What was answered, in the part's names.
     *
     * @param gone the endpoints that are destroyed; null: not what was foreseen
     * @param left the others on which the process holds nothing any more
     * @param alive whether the process is
     */
    private record Reply(Outcome outcome, List<Integer> gone, List<Integer> left, boolean alive, Scheduling scheduling) {
    }

    /** Null if the whole state must be asked, as where there are regions: the process may own, map or pin some. */
    Step step(RunState state, Call call, List<Datum> arguments) {
        if (!state.memory.regions().isEmpty()) {
            return null;
        }
        int pid = (int) ((Datum.Number) arguments.get(0)).bits();
        Names pids = new Names();
        Names endpoints = new Names();
        pids.of(pid == 0 ? NEVER_ISSUED : pid);
        Question question = new Question(call, state.initialized, state.processes.contains(pid), places(state, pid, endpoints),
            state.scheduling.translated(pids::of, endpoints::of));
        Reply reply = memo.get(question, this::ask);
        if (reply.gone == null) {
            return null;
        }
        if (reply.alive == question.alive && reply.gone.isEmpty() && reply.left.isEmpty()
            && reply.scheduling.equals(question.scheduling)) {
            return Step.staying(reply.outcome);
        }
        return new Step(reply.outcome, () -> {
            reply.gone.forEach(name -> state.endpoints.remove(endpoints.id(name)));
            reply.left.forEach(name -> state.endpoints.get(endpoints.id(name)).rights.remove(pid));
            if (!reply.alive) {
                state.processes.remove(pid);
            }
            state.scheduling = reply.scheduling.translated(pids::id, endpoints::id);
        });
    }

    private static List<Place> places(RunState state, int pid, Names endpoints) {
        SortedSet<Integer> ids = new TreeSet<>();
        for (Endpoint endpoint : state.endpoints.values()) {
            if (endpoint.owner == pid || endpoint.rights.containsKey(pid)) {
                ids.add(endpoint.sendEnd);
                ids.add(endpoint.receiveEnd);
            }
        }
        List<Place> places = new ArrayList<>(ids.size());
        for (int id : ids) {
            Endpoint endpoint = state.endpoints.get(id);
            places.add(new Place(endpoints.of(id), endpoint.owner == pid, endpoints.of(endpoint.sendEnd),
                endpoints.of(endpoint.receiveEnd), endpoint.rights.getOrDefault(pid, 0)));
        }
        return places;
    }

    private Reply ask(Question question) {
        PlainState before = part(question);
        Verdict verdict = oracle.step(oracle.state(before), question.call, List.of(Datum.number(THE_PROCESS)));
        PlainState after = oracle.plain(verdict.next());
        if (after == null) {
            return new Reply(verdict.outcome(), null, null, true, null);
        }
        List<Integer> gone = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (Map.Entry<Integer, EndpointState> endpoint : before.kernel().endpoints().entrySet()) {
            EndpointState now = after.kernel().endpoints().get(endpoint.getKey());
            if (now == null) {
                gone.add(endpoint.getKey());
            } else if (now.rights().isEmpty() && !endpoint.getValue().rights().isEmpty()) {
                left.add(endpoint.getKey());
            }
        }
        boolean alive = after.kernel().processes().contains(THE_PROCESS);
        boolean foreseen = foreseen(question, gone, left, alive, after.scheduling()).equals(after);
        return new Reply(verdict.outcome(), foreseen ? gone : null, left, alive, after.scheduling());
    }

    private static PlainState foreseen(Question question, List<Integer> gone, List<Integer> left, boolean alive,
            Scheduling scheduling) {
        List<Place> places = new ArrayList<>();
        for (Place place : question.places) {
            if (!gone.contains(place.id)) {
                places.add(new Place(place.id, place.owned, place.sendEnd, place.receiveEnd, left.contains(place.id) ? 0 : place.held));
            }
        }
        return part(new Question(question.call, question.initialized, alive, places, scheduling));
    }

    private static PlainState part(Question question) {
        SortedSet<Integer> processes = question.alive ? new TreeSet<>(List.of(THE_PROCESS)) : Collections.emptySortedSet();
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        for (Place place : question.places) {
            SortedMap<Integer, Integer> rights = new TreeMap<>();
            if (place.held != 0) {
                rights.put(THE_PROCESS, place.held);
            }
            endpoints.put(place.id, new EndpointState(place.owned ? THE_PROCESS : ANOTHER, place.sendEnd, place.receiveEnd, 0,
                rights, place.id == place.receiveEnd ? QUEUE : null));
        }
        return new PlainState(new AbstractState(question.initialized, processes, 1, endpoints, 1), question.scheduling);
    }
}
