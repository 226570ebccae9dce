package veridian.ipc.kernel;

/**
 * What each endpoint slot is: who owns it, and which way it carries messages (CH-2).
 *
 * <p>An endpoint knows its send side and its receive side. A plain endpoint is both; the ends of a channel are each
 * other's. Entries of slots that are not live mean nothing.
 */
final class EndpointTable {

    /** Number of endpoint slots. */
    final int size;
    /** The owner's pid. */
    final long[] owner;
    /** The owner's slot in the process table. */
    final int[] ownerSlot;
    /** The slot to send to. */
    final int[] sendSlot;
    /** The slot to receive from; its queue holds the messages. */
    final int[] receiveSlot;

    /*@ invariant 1 <= size && size <= 1024;
      @ invariant owner.length == size && ownerSlot.length == size;
      @ invariant sendSlot.length == size && receiveSlot.length == size;
      @ invariant ownerSlot != sendSlot && ownerSlot != receiveSlot && sendSlot != receiveSlot;
      @ invariant (\forall int e; 0 <= e && e < size; 0 <= sendSlot[e] && sendSlot[e] < size);
      @ invariant (\forall int e; 0 <= e && e < size; 0 <= receiveSlot[e] && receiveSlot[e] < size);
      @*/
    //+KEY@ accessible \inv: this.*, owner[*], ownerSlot[*], sendSlot[*], receiveSlot[*];

    /** A table of {@code size} slots. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= 1024;
      @   ensures this.size == size;
      @   ensures \fresh(owner) && \fresh(ownerSlot) && \fresh(sendSlot) && \fresh(receiveSlot);
      @   assignable \nothing;
      @*/
    EndpointTable(int size) {
        this.size = size;
        this.owner = new long[size];
        this.ownerSlot = new int[size];
        this.sendSlot = new int[size];
        this.receiveSlot = new int[size];
    }

    /** Says what slot {@code e} is. */
    /*@ normal_behavior
      @   requires 0 <= e && e < size && 0 <= send && send < size && 0 <= receive && receive < size;
      @   ensures owner[e] == pid && ownerSlot[e] == process && sendSlot[e] == send && receiveSlot[e] == receive;
      @   assignable owner[e], ownerSlot[e], sendSlot[e], receiveSlot[e];
      @*/
    void set(int e, long pid, int process, int send, int receive) {
        owner[e] = pid;
        ownerSlot[e] = process;
        sendSlot[e] = send;
        receiveSlot[e] = receive;
    }
}
