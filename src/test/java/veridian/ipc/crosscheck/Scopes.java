package veridian.ipc.crosscheck;

import java.util.List;
import veridian.ipc.kernel.Message;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;

/** The configurations whose states are all visited. */
final class Scopes {

    private static final Datum EMPTY = Datum.bytes(new byte[0]);
    private static final Datum LONG = Datum.bytes(bytesCountingTo(Message.SMALL_LIMIT));

    /** Every mask in every token and every grant, through a revocation, on one endpoint. */
    static final Scope RIGHTS = new Scope("rights", new Limits(2, 2, 1, 1, 1, 1, 1), List.of(EMPTY),
        Scope.allMasksAnd(16, 0x800f), Scope.allMasksAnd(16, 0x800f), false);

    /** Channels, and endpoints that come and go until tables are full and ids used up; few masks. */
    static final Scope ENDPOINTS = new Scope("endpoints", new Limits(2, 3, 2, 3, 1, 1, 0), List.of(EMPTY),
        List.of(0, 1, 2, 15, 16), List.of(0, 1, 16), false);

    /** The shortest and the longest message in queues of two; few masks. */
    static final Scope QUEUES = new Scope("queues", new Limits(1, 2, 2, 2, 2, 2, 1), List.of(EMPTY, LONG),
        List.of(0, 1, 2, 9, 10, 15, 16), List.of(0, 1, 16), false);

    /** Two processes that wait at a channel or at endpoints, are told, woken, polled, and lose what they wait for; few masks. */
    static final Scope WAITING = new Scope("waiting", new Limits(2, 3, 2, 2, 1, 1, 0), List.of(EMPTY),
        List.of(0, 1, 2, 15), List.of(0, 1), true);

    static final List<Scope> ALL = List.of(RIGHTS, ENDPOINTS, QUEUES, WAITING);

    private Scopes() {
    }

    private static byte[] bytesCountingTo(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return bytes;
    }
}
