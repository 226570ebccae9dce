package veridian.ipc.spec.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.spec.PlainState;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.Verdict;
import veridian.ipc.spec.parts.RunState.Endpoint;
import veridian.ipc.spec.parts.RunState.Queue;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/**
 * Calls that send, receive, or ask for messages. Their part: the endpoint that is named and the other end of its channel, of the
 * generation whether the token's is it, and a queue of at most a few messages with room for at most a few.
 */
final class Traffic {

    private static final int MOST_ANSWERS = 50_000;
    /** More messages, and more room, than a call can take. */
    private static final int FEW = 3;
    private static final int SEND_END = 1;
    private static final int RECEIVE_END = 2;
    private static final int NOWHERE = 3;
    private static final Datum SENT = Datum.bytes((byte) 0);

    private final SpecOracle oracle;
    private final Memo<Question, Reply> memo = new Memo<>(MOST_ANSWERS);

    Traffic(SpecOracle oracle) {
        this.oracle = oracle;
    }

    /** Which way an endpoint carries messages. */
    private enum Role { NONE, BOTH_WAYS, SENDS, RECEIVES }

    /**
     * What is asked.
     *
     * @param token in the part's names; 0 if the call has none
     * @param waiting how many messages are in the queue
     * @param room how many more fit
     */
    private record Question(Call call, boolean initialized, Role role, long token, int waiting, int room) {
    }

    /** What the call does to the queue. */
    private enum Effect { NONE, IN, OUT }

    /**
     * What was answered.
     *
     * @param outcome in the part's names
     * @param returnsHead whether its value is the message that waited longest
     * @param effect null: not what was foreseen
     */
    private record Reply(Outcome outcome, boolean returnsHead, Effect effect) {
    }

    /** Null if the whole state must be asked, as for a large message that is sent or received: it concerns a region. */
    Step step(RunState state, Call call, List<Datum> arguments) {
        if (arguments.get(arguments.size() - 1) instanceof Datum.Large) {
            return null;
        }
        Datum where = arguments.get(0);
        long token = where instanceof Datum.Token named ? named.bits() : 0;
        int id = (int) (where instanceof Datum.Token ? IpcCapability.endpointOf(token) : ((Datum.Number) where).bits());
        Endpoint endpoint = state.endpoints.get(id);
        Queue queue = endpoint == null ? null : state.queueOf(endpoint);
        if (takes(call) && queue != null && queue.messages.peekFirst() instanceof Datum.Large) {
            return null;
        }
        Reply reply = memo.get(question(state, call, id, endpoint, token, queue), this::ask);
        if (reply.effect == null) {
            return null;
        }
        Outcome outcome = reply.returnsHead ? Outcome.ok(queue.messages.getFirst()) : reply.outcome;
        switch (reply.effect) {
            case IN:
                return new Step(outcome, () -> queue.messages.addLast(arguments.get(1)));
            case OUT:
                return new Step(outcome, queue.messages::removeFirst);
            default:
                return Step.staying(outcome);
        }
    }

    private static boolean takes(Call call) {
        return call == Call.RECEIVE_MESSAGE || call == Call.RECEIVE;
    }

    private static Question question(RunState state, Call call, int id, Endpoint endpoint, long token, Queue queue) {
        Role role = endpoint == null ? Role.NONE : endpoint.sendEnd == endpoint.receiveEnd ? Role.BOTH_WAYS
            : id == endpoint.sendEnd ? Role.SENDS : Role.RECEIVES;
        int waiting = queue == null ? 0 : queue.messages.size();
        return new Question(call, state.initialized, role, named(token, role, endpoint), Math.min(waiting, FEW),
            queue == null ? 0 : Math.min(queue.capacity - waiting, FEW));
    }

    private static long named(long token, Role role, Endpoint endpoint) {
        if (token == IpcCapability.NULL_TOKEN) {
            return token;
        }
        boolean current = endpoint != null && endpoint.generation == IpcCapability.generationOf(token);
        return IpcCapability.encode(place(role), current ? 0 : 1,
            rights(IpcCapability.permissionsOf(token)));
    }

    /** All reserved bits are one. */
    static int rights(int mask) {
        return IpcPermissions.isDefined(mask) ? mask : mask & IpcPermissions.ALL | IpcPermissions.ALL + 1;
    }

    private static int place(Role role) {
        return role == Role.NONE ? NOWHERE : role == Role.RECEIVES ? RECEIVE_END : SEND_END;
    }

    private Reply ask(Question question) {
        List<Datum> messages = new ArrayList<>();
        for (int i = 1; i <= question.waiting; i++) {
            messages.add(Datum.bytes((byte) i));
        }
        Datum where = question.call.arguments().get(0).name().equals("capability") ? Datum.token(question.token)
            : Datum.number(place(question.role));
        List<Datum> arguments = question.call.arguments().size() == 1 ? List.of(where) : List.of(where, SENT);
        Verdict verdict = oracle.step(oracle.state(part(question, messages)), question.call, arguments);
        Outcome outcome = verdict.outcome();
        boolean returnsHead = question.call.answer() instanceof Answer.One && outcome.value() instanceof Datum.Bytes;
        boolean foreseen = !returnsHead || !messages.isEmpty() && outcome.value().equals(messages.get(0));
        return new Reply(outcome, returnsHead, foreseen ? effect(question, messages, oracle.plain(verdict.next())) : null);
    }

    private static Effect effect(Question question, List<Datum> messages, PlainState after) {
        if (part(question, messages).equals(after)) {
            return Effect.NONE;
        }
        List<Datum> more = new ArrayList<>(messages);
        more.add(SENT);
        if (part(question, more).equals(after)) {
            return Effect.IN;
        }
        return !messages.isEmpty() && part(question, messages.subList(1, messages.size())).equals(after) ? Effect.OUT : null;
    }

    private static PlainState part(Question question, List<Datum> messages) {
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        QueueState queue = new QueueState(question.waiting + question.room, messages);
        if (question.role == Role.BOTH_WAYS) {
            endpoints.put(SEND_END, end(SEND_END, SEND_END, queue));
        } else if (question.role != Role.NONE) {
            endpoints.put(SEND_END, end(SEND_END, RECEIVE_END, null));
            endpoints.put(RECEIVE_END, end(SEND_END, RECEIVE_END, queue));
        }
        return new PlainState(new AbstractState(question.initialized, Collections.emptySortedSet(), 1, endpoints, RECEIVE_END),
            PlainState.Scheduling.NONE);
    }

    private static EndpointState end(int sendEnd, int receiveEnd, QueueState queue) {
        return new EndpointState(1, sendEnd, receiveEnd, 0, Collections.emptySortedMap(), queue);
    }
}
