package veridian.ipc.crosscheck;

import java.util.List;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;

/** The configurations whose states are all visited. */
final class Scopes {

    private static final Datum A = Datum.bytes((byte) 1);
    private static final Datum B = Datum.bytes((byte) 2, (byte) 3);

    /** Every mask in every token and every grant, through a revocation, on one endpoint. */
    static final Scope RIGHTS = new Scope("rights", new Limits(2, 2, 1, 1, 1, 1, 1), List.of(A),
        Scope.allMasksAnd(16, 0x800f), Scope.allMasksAnd(16, 0x800f));

    /** Channels, and endpoints that come and go until tables are full and ids used up; few masks. */
    static final Scope ENDPOINTS = new Scope("endpoints", new Limits(2, 3, 2, 3, 1, 1, 0), List.of(A),
        List.of(0, 1, 2, 15, 16), List.of(0, 1, 16));

    /** Two messages in queues of two; few masks. */
    static final Scope QUEUES = new Scope("queues", new Limits(1, 2, 2, 2, 2, 2, 1), List.of(A, B),
        List.of(0, 1, 2, 9, 10, 15, 16), List.of(0, 1, 16));

    static final List<Scope> ALL = List.of(RIGHTS, ENDPOINTS, QUEUES);

    private Scopes() {
    }
}
