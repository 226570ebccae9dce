package veridian.ipc.kernel;

/**
 * Who owns each live endpoint, and which way it carries messages (CH-2, CH-3).
 *
 * <p>An endpoint knows the slot to send to and the slot to receive from. A plain endpoint is both; the ends of a channel
 * are each other's. A slot without an owner is free.
 */
final class EndpointTable {

    /** Number of endpoint slots. */
    final int size;
    /** The owner's pid; 0: the slot is free. */
    final long[] owner;
    /** The owner's slot in the process table. */
    final char[] ownerSlot;
    /** The slot to send to. */
    final char[] sendSlot;
    /** The slot to receive from; its queue holds the messages. */
    final char[] receiveSlot;

    /*@ invariant 1 <= size && size <= 1024;
      @ invariant owner.length == size && ownerSlot.length == size;
      @ invariant sendSlot.length == size && receiveSlot.length == size;
      @ invariant ownerSlot != sendSlot && ownerSlot != receiveSlot && sendSlot != receiveSlot;
      @ invariant (\forall int e; 0 <= e && e < size; 0 <= sendSlot[e] && sendSlot[e] < size);
      @ invariant (\forall int e; 0 <= e && e < size; 0 <= receiveSlot[e] && receiveSlot[e] < size);
      @ invariant (\forall int e; 0 <= e && e < size; 0 <= ownerSlot[e] && ownerSlot[e] < 1024);
      @ // CH-3: both ends of a channel are there, or none; they have one owner and agree on who is who
      @ invariant (\forall int e; 0 <= e && e < size && owner[e] != 0; e == sendSlot[e] || e == receiveSlot[e]);
      @ invariant (\forall int e; 0 <= e && e < size && owner[e] != 0;
      @     owner[sendSlot[e]] == owner[e] && owner[receiveSlot[e]] == owner[e]);
      @ invariant (\forall int e; 0 <= e && e < size && owner[e] != 0;
      @     sendSlot[sendSlot[e]] == sendSlot[e] && receiveSlot[sendSlot[e]] == receiveSlot[e]);
      @ invariant (\forall int e; 0 <= e && e < size && owner[e] != 0;
      @     sendSlot[receiveSlot[e]] == sendSlot[e] && receiveSlot[receiveSlot[e]] == receiveSlot[e]);
      @*/
    //+KEY@ accessible \inv: this.*, owner[*], ownerSlot[*], sendSlot[*], receiveSlot[*];

    /** A table of {@code size} free slots. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= 1024;
      @   ensures this.size == size;
      @   ensures (\forall int e; 0 <= e && e < size; owner[e] == 0);
      @   ensures \fresh(owner) && \fresh(ownerSlot) && \fresh(sendSlot) && \fresh(receiveSlot);
      @   assignable \nothing;
      @*/
    EndpointTable(int size) {
        this.size = size;
        this.owner = new long[size];
        this.ownerSlot = new char[size];
        this.sendSlot = new char[size];
        this.receiveSlot = new char[size];
    }

    /** EP-1, CH-1: the free slots become the ends of a channel, or one endpoint if they are the same. */
    /*@ normal_behavior
      @   requires 0 <= send && send < size && owner[send] == 0;
      @   requires 0 <= receive && receive < size && owner[receive] == 0;
      @   requires pid != 0 && 0 <= process && process < 1024;
      @   ensures owner[send] == pid && owner[receive] == pid;
      @   ensures ownerSlot[send] == process && ownerSlot[receive] == process;
      @   ensures sendSlot[send] == send && receiveSlot[send] == receive;
      @   ensures sendSlot[receive] == send && receiveSlot[receive] == receive;
      @   assignable owner[send], ownerSlot[send], sendSlot[send], receiveSlot[send],
      @              owner[receive], ownerSlot[receive], sendSlot[receive], receiveSlot[receive];
      @*/
    void add(int send, int receive, long pid, int process) {
        owner[send] = pid;
        ownerSlot[send] = (char) process;
        sendSlot[send] = (char) send;
        receiveSlot[send] = (char) receive;
        owner[receive] = pid;
        ownerSlot[receive] = (char) process;
        sendSlot[receive] = (char) send;
        receiveSlot[receive] = (char) receive;
    }

    /** CH-3: frees the endpoint's slot, and that of its channel's other end. */
    /*@ normal_behavior
      @   requires 0 <= e && e < size && owner[e] != 0;
      @   ensures owner[sendSlot[e]] == 0 && owner[receiveSlot[e]] == 0;
      @   assignable owner[sendSlot[e]], owner[receiveSlot[e]];
      @*/
    void remove(int e) {
        owner[sendSlot[e]] = 0;
        owner[receiveSlot[e]] = 0;
    }
}
