package veridian.ipc.kernel;

/**
 * The permission bits of a capability (TYP-3), and the only place where they are taken apart.
 *
 * <p>A mask is an {@code int}; bits 4 and above are reserved.
 */
public final class IpcPermissions {

    /** May send. */
    public static final int SEND = 1;
    /** May receive. */
    public static final int RECEIVE = 2;
    /** May grant its rights to others. */
    public static final int GRANT = 4;
    /** May revoke. */
    public static final int REVOKE = 8;
    /** All four. */
    public static final int ALL = 15;

    private IpcPermissions() {
    }

    /** No reserved bit is set. */
    public static /*@ pure @*/ boolean isDefined(int mask) {
        return 0 <= mask && mask <= ALL;
    }

    /** Every right of {@code some} is in {@code mask}. */
    public static /*@ pure @*/ boolean contains(int mask, int some) {
        return (some & ~mask) == 0;
    }

    /** The rights of both masks. */
    public static /*@ pure @*/ int union(int a, int b) {
        return a | b;
    }
}
