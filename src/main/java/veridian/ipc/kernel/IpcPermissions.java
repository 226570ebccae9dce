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
    /** What the owner of a channel holds on its send end (CH-2). */
    public static final int SEND_END = SEND + GRANT + REVOKE;
    /** What the owner of a channel holds on its receive end (CH-2). */
    public static final int RECEIVE_END = RECEIVE + GRANT + REVOKE;

    /*@ private normal_behavior
      @   assignable \nothing;
      @*/
    private IpcPermissions() {
    }

    /** TYP-3: no reserved bit is set. */
    /*@ public normal_behavior
      @   ensures \result <==> (0 <= mask && mask <= 15);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ boolean isDefined(int mask) {
        return 0 <= mask && mask <= ALL;
    }

    /** Every right of {@code some} is in {@code mask}. */
    /*@ public normal_behavior
      @   ensures mask == some ==> \result;
      @   assignable \nothing;
      @ also
      @ private normal_behavior
      @   ensures \result <==> (mask & some) == some;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ boolean contains(int mask, int some) {
        return (mask & some) == some;
    }

    /** The rights of both masks. */
    /*@ public normal_behavior
      @   ensures 0 <= a && a <= 15 && 0 <= b && b <= 15 ==> 0 <= \result && \result <= 15;
      @   ensures contains(\result, a) && contains(\result, b);
      @   assignable \nothing;
      @ also
      @ private normal_behavior
      @   ensures \result == (a | b);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ int union(int a, int b) {
        return a | b;
    }
}
