package veridian.ipc.kernel;

/**
 * Who owns each live endpoint, and which way it carries messages (CH-2, CH-3).
 *
 * <p>The two ends of a channel are each other's peer; a plain endpoint, and a free slot, is its own. The queue of a send end is
 * that of its peer.
 */
final class EndpointTable {

    /** A plain endpoint: messages go in and come out. */
    static final byte BOTH = 0;
    /** A channel's end to send to. */
    static final byte SEND = 1;
    /** A channel's end to receive from. */
    static final byte RECEIVE = 2;

    /** Number of endpoint slots. */
    final int size;
    /** The owner's pid; 0: the slot is free. */
    final long[] owner;
    /** The slot of the channel's other end; a plain endpoint's own. */
    final short[] peer;
    /** {@link #BOTH}, {@link #SEND} or {@link #RECEIVE}. */
    final byte[] direction;

    /*@ invariant 1 <= size && size <= 1024;
      @ invariant owner.length == size && peer.length == size && direction.length == size;
      @ invariant (\forall int e; 0 <= e && e < size; 0 <= peer[e] && peer[e] < size);
      @ // CH-3: both ends of a channel are there, or none; they have one owner
      @ invariant (\forall int e; 0 <= e && e < size; peer[peer[e]] == e);
      @ invariant (\forall int e; 0 <= e && e < size; owner[peer[e]] == owner[e]);
      @ // CH-2: a channel has one end to send to, and one to receive from
      @ invariant (\forall int e; 0 <= e && e < size;
      @     peer[e] == e ? direction[e] == BOTH : direction[e] + direction[peer[e]] == 3);
      @ invariant (\forall int e; 0 <= e && e < size; BOTH <= direction[e] && direction[e] <= RECEIVE);
      @*/
    //+KEY@ accessible \inv: this.*, owner[*], peer[*], direction[*];

    /** A table of {@code size} free slots. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= 1024;
      @   ensures this.size == size;
      @   ensures (\forall int e; 0 <= e && e < size; owner[e] == 0 && peer[e] == e && direction[e] == BOTH);
      @   ensures \fresh(owner) && \fresh(peer) && \fresh(direction);
      @   assignable \nothing;
      @*/
    EndpointTable(int size) {
        this.size = size;
        this.owner = new long[size];
        this.peer = new short[size];
        this.direction = new byte[size];
        /*@ loop_invariant 0 <= e && e <= size;
          @ loop_invariant (\forall int k; 0 <= k && k < e; peer[k] == k);
          @ loop_writes e, peer[*];
          @ decreases size - e;
          @*/
        for (int e = 0; e < size; e++) {
            peer[e] = (short) e;
        }
    }

    /** EP-1: the free slot becomes a plain endpoint. */
    /*@ normal_behavior
      @   requires 0 <= e && e < size && owner[e] == 0 && peer[e] == e && pid != 0;
      @   ensures owner[e] == pid;
      @   assignable owner[e];
      @*/
    void add(int e, long pid) {
        owner[e] = pid;
    }

    /** CH-1: two plain endpoints of one owner become the ends of a channel. */
    /*@ normal_behavior
      @   requires 0 <= send && send < size && owner[send] != 0 && peer[send] == send;
      @   requires 0 <= receive && receive < size && owner[receive] == owner[send] && peer[receive] == receive;
      @   requires send != receive;
      @   ensures peer[send] == receive && peer[receive] == send;
      @   ensures direction[send] == SEND && direction[receive] == RECEIVE;
      @   assignable peer[send], direction[send], peer[receive], direction[receive];
      @*/
    void join(int send, int receive) {
        peer[send] = (short) receive;
        peer[receive] = (short) send;
        direction[send] = SEND;
        direction[receive] = RECEIVE;
    }

    /** The ends of a channel become plain endpoints; of one that is plain nothing changes. */
    /*@ normal_behavior
      @   requires 0 <= e && e < size && 0 <= other && other < size && other == peer[e];
      @   ensures peer[e] == e && direction[e] == BOTH && peer[other] == other && direction[other] == BOTH;
      @   assignable peer[e], direction[e], peer[other], direction[other];
      @*/
    void part(int e, int other) {
        peer[e] = (short) e;
        peer[other] = (short) other;
        direction[e] = BOTH;
        direction[other] = BOTH;
    }

    /** Frees the slot of a plain endpoint. */
    /*@ normal_behavior
      @   requires 0 <= e && e < size && peer[e] == e;
      @   ensures owner[e] == 0;
      @   assignable owner[e];
      @*/
    void remove(int e) {
        owner[e] = 0;
    }
}
