package veridian.ipc.crosscheck;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import veridian.ipc.kernel.Message;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;

/** The configurations whose states are all visited. */
final class Scopes {

    private static final Datum EMPTY = Datum.bytes(new byte[0]);
    private static final Datum LONG = Datum.bytes(bytesCountingTo(Message.SMALL_LIMIT));

    private static final Set<Call> TRAFFIC = callsOf(Group.CORE, Group.CHANNEL, Group.CAPABILITY);

    private static final Set<Call> LIFE_AND_RATES = EnumSet.of(Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CLEANUP_PROCESS,
        Call.SET_TIMESTAMP, Call.CHECK_RATE_LIMIT, Call.GET_PERFORMANCE_STATS);

    /** Every mask in every token and every grant, through a revocation, on one endpoint. */
    static final Scope RIGHTS = new Scope("rights", new Limits(2, 2, 1, 1, 1, 1, 1), List.of(EMPTY),
        Scope.allMasksAnd(16, 0x800f), Scope.allMasksAnd(16, 0x800f), TRAFFIC);

    /** Channels, and endpoints that come and go until tables are full and ids used up; few masks. */
    static final Scope ENDPOINTS = new Scope("endpoints", new Limits(2, 3, 2, 3, 1, 1, 0), List.of(EMPTY),
        List.of(0, 1, 2, 15, 16), List.of(0, 1, 16), TRAFFIC);

    /** The shortest and the longest message in queues of two; few masks. */
    static final Scope QUEUES = new Scope("queues", new Limits(1, 2, 2, 2, 2, 2, 1), List.of(EMPTY, LONG),
        List.of(0, 1, 2, 9, 10, 15, 16), List.of(0, 1, 16), TRAFFIC);

    /** Two processes that wait at a channel or at endpoints, are told, woken, polled, and lose what they wait for; few masks. */
    static final Scope WAITING = new Scope("waiting", new Limits(2, 3, 2, 2, 1, 1, 0), List.of(EMPTY),
        List.of(0, 1, 2, 15), List.of(0, 1),
        callsOf(Group.CORE, Group.CHANNEL, Group.CAPABILITY, Group.BLOCKING));

    /** Two processes, one after the other or at once, that are charged and refused while time goes on and back. */
    static final Scope RATES = new Scope("rates", new Limits(2, 2, 1, 1, 1, 1, 0).with(new RateLimits(2, 2, 1, 2, 3)),
        List.of(EMPTY), List.of(0), List.of(0), LIFE_AND_RATES);

    /** Operations are recorded and refused, and statistics asked for. */
    static final Scope STATISTICS = new Scope("statistics",
        new Limits(1, 1, 1, 1, 1, 1, 0).with(new RateLimits(2, 1, 1, 1, 1)), List.of(EMPTY), List.of(0), List.of(0),
        EnumSet.of(Call.INIT, Call.SPAWN, Call.CHECK_RATE_LIMIT, Call.RECORD_OPERATION, Call.GET_PERFORMANCE_STATS));

    /** Two frames on two nodes, loose, in regions, mapped into three pages, and given back. */
    static final Scope MEMORY = new Scope("memory",
        new Limits(1, 1, 1, 1, 1, 1, 0).with(new MemoryLimits(2, 2, 4, 2, 1, 2, 3)), List.of(EMPTY), List.of(0), List.of(0),
        and(callsOf(Group.MEMORY), Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CLEANUP_PROCESS));

    /** A region that is described, owned and mapped by one process or another, and of which no message may describe too much. */
    static final Scope LARGE_MESSAGES = new Scope("large-messages",
        new Limits(2, 2, 1, 1, 1, 1, 0).with(new MemoryLimits(1, 2, 1, 1, 1, 2, 2)),
        List.of(EMPTY, Datum.large(1, 0, 1), Datum.large(2, 1, 0), Datum.large(1, 1, 1), Datum.large(1, -1, 2), Datum.large(3, 0, 0)),
        List.of(0, 1, 15), List.of(0),
        EnumSet.of(Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CREATE_ENDPOINT, Call.SEND_MESSAGE, Call.RECEIVE_MESSAGE, Call.SEND,
            Call.RECEIVE, Call.REVOKE_CAPABILITY, Call.CREATE_SHARED_REGION, Call.DESTROY_REGION, Call.MAP_SHARED_REGION,
            Call.UNMAP_SHARED_REGION));

    /**
     * A process that sends small and large payloads by system calls, waits for them, and maps what it has received, beside one that holds
     * no token. The rate limit admits few calls, and one region is all there is.
     */
    static final Scope SYSTEM_CALLS = new Scope("system-calls",
        new Limits(2, 2, 1, 1, 1, 1, 0).with(new RateLimits(1, 2, 0, 131, 0)).with(new MemoryLimits(1, 2, 65, 1, 1, 65, 8)),
        List.of(EMPTY), List.of(1, 2), List.of(0),
        and(callsOf(Group.SYSCALL), Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CREATE_ENDPOINT, Call.SEND_MESSAGE));

    private static final Set<Call> LIFE_OF_ALL_KINDS = EnumSet.of(Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CLEANUP_PROCESS,
        Call.CREATE_ENDPOINT, Call.SEND_MESSAGE, Call.BLOCK_ON_RECEIVE, Call.SCHEDULE_NEXT, Call.CREATE_SHARED_REGION,
        Call.MAP_SHARED_REGION, Call.CHECK_RATE_LIMIT);

    /** Processes that end in the middle of everything: while they wait, own an endpoint with messages, or have a region mapped or queued. */
    static final Scope CLEANUP = cleanup("cleanup", new Limits(2, 2, 1, 1, 1, 1, 0));

    static final List<Scope> ALL = List.of(RIGHTS, ENDPOINTS, QUEUES, WAITING, RATES, STATISTICS, MEMORY, LARGE_MESSAGES, SYSTEM_CALLS,
        CLEANUP);

    /** Those that are too large for every build: {@code mvn verify -Pnightly}. */
    static final List<Scope> NIGHTLY = List.of(
        new Scope("rights-on-two", new Limits(2, 3, 1, 2, 1, 1, 1), List.of(EMPTY), Scope.allMasksAnd(16), Scope.allMasksAnd(16), TRAFFIC),
        new Scope("longer-queues", new Limits(1, 2, 2, 2, 3, 3, 1), List.of(EMPTY, LONG), List.of(0, 1, 2, 15), List.of(0, 1), TRAFFIC),
        new Scope("three-waiting", new Limits(3, 3, 2, 2, 1, 1, 0), List.of(EMPTY), List.of(0), List.of(0),
            and(callsOf(Group.BLOCKING), Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CLEANUP_PROCESS, Call.CREATE_ENDPOINT,
                Call.SEND_MESSAGE, Call.RECEIVE_MESSAGE)),
        new Scope("four-frames", new Limits(2, 2, 1, 1, 1, 1, 0).with(new MemoryLimits(2, 2, 4, 1, 2, 2, 3)), List.of(EMPTY),
            List.of(0), List.of(0), and(callsOf(Group.MEMORY), Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CLEANUP_PROCESS)),
        cleanup("charged-cleanup", new Limits(2, 2, 1, 1, 1, 1, 0).with(new RateLimits(1, 1, 0, 1, 0))));

    private Scopes() {
    }

    private static Scope cleanup(String name, Limits limits) {
        return new Scope(name, limits.with(new MemoryLimits(1, 1, 1, 1, 1, 1, 2)), List.of(EMPTY, Datum.large(1, 0, 1)), List.of(0),
            List.of(0), LIFE_OF_ALL_KINDS);
    }

    private static Set<Call> callsOf(Group... groups) {
        return EnumSet.copyOf(Group.callsOf(List.of(groups)));
    }

    private static Set<Call> and(Set<Call> calls, Call... more) {
        Set<Call> all = EnumSet.copyOf(calls);
        all.addAll(List.of(more));
        return all;
    }

    private static byte[] bytesCountingTo(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return bytes;
    }
}
