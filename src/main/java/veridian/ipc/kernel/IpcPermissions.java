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
    public static /*@ pure @*/ /*+OPENJML@ heap_free @*/ boolean isDefined(int mask) {
        return 0 <= mask && mask <= ALL;
    }

    /** Every right of {@code some} is in {@code mask}: bit by bit, {@code (mask & some) == some}. */
    /*@ public normal_behavior
      @   ensures \result <==> (mask & some) == some;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ /*+OPENJML@ heap_free @*/ boolean contains(int mask, int some) {
        return (mask & some) == some;
    }

    /** The rights of both masks: bit by bit, {@code a | b}. */
    /*@ public normal_behavior
      @   ensures \result == (a | b);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ /*+OPENJML@ heap_free @*/ int union(int a, int b) {
        return a | b;
    }

    /**
     * {@link #contains} for masks without reserved bits. Its contract has no bits: one bit operation in a contract would turn the
     * proofs of all callers into ones about words of bits.
     */
    /*@ normal_behavior
      @   requires 0 <= mask && mask <= 15 && 0 <= some && some <= 15;
      @   ensures \result <==> (some % 2 <= mask % 2 && some / 2 % 2 <= mask / 2 % 2
      @               && some / 4 % 2 <= mask / 4 % 2 && some / 8 <= mask / 8);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ boolean includes(int mask, int some) {
        return contains(mask, some);
    }

    /** {@link #union} for masks without reserved bits, with a contract without bits. */
    /*@ normal_behavior
      @   requires 0 <= a && a <= 15 && 0 <= b && b <= 15;
      @   ensures 0 <= \result && \result <= 15;
      @   ensures \result % 2 == (a % 2 > b % 2 ? a % 2 : b % 2);
      @   ensures \result / 2 % 2 == (a / 2 % 2 > b / 2 % 2 ? a / 2 % 2 : b / 2 % 2);
      @   ensures \result / 4 % 2 == (a / 4 % 2 > b / 4 % 2 ? a / 4 % 2 : b / 4 % 2);
      @   ensures \result / 8 == (a / 8 > b / 8 ? a / 8 : b / 8);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ int joined(int a, int b) {
        return union(a, b);
    }
}
