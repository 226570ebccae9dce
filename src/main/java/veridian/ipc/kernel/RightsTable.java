package veridian.ipc.kernel;

/**
 * Who holds which rights on which endpoint: the authority behind every token (CAP-1).
 *
 * <p>A cell for each process slot and endpoint slot. An entry counts only while its pid and its stamp are those of the
 * moment. An endpoint's stamp is {@code id * 65536 + generation}: it grows with each revocation and with each new id in the
 * slot, so renewing one number takes back every right on the endpoint at once, in constant time (CAP-5, CAP-6), and
 * entries of dead processes and endpoints never count again because pids and ids are never reused.
 */
final class RightsTable {

    /** Distance between the rows of two process slots; most endpoint slots. */
    static final int STRIDE = 1024;

    /** Number of process slots. */
    final int processes;
    /** Number of endpoint slots. */
    final int endpoints;
    /** The stamp of each endpoint slot; it only grows. */
    final long[] stamp;
    /** The pid of each entry. */
    final long[] holder;
    /** The endpoint's stamp when the entry was made. */
    final long[] heldAt;
    /** The rights of each entry. */
    final byte[] mask;

    /*@ invariant 1 <= processes && processes <= 1024;
      @ invariant 1 <= endpoints && endpoints <= 1024;
      @ invariant stamp.length == 1024;
      @ invariant holder.length == processes * 1024 && heldAt.length == processes * 1024;
      @ invariant mask.length == processes * 1024;
      @ invariant stamp != holder && stamp != heldAt && holder != heldAt;
      @ // no entry is from the future, so a renewed stamp matches none
      @ invariant (\forall int i; 0 <= i && i < heldAt.length; heldAt[i] <= stamp[i % 1024]);
      @ invariant (\forall int i; 0 <= i && i < mask.length; 0 <= mask[i] && mask[i] <= 15);
      @*/
    // CAP-6: a stamp never goes back, whatever is called
    //+OPENJML@ constraint (\forall int e; 0 <= e && e < 1024; \old(stamp[e]) <= stamp[e]);
    //+KEY@ accessible \inv: this.*, stamp[*], holder[*], heldAt[*], mask[*];

    /** A table in which nobody holds anything. */
    /*@ normal_behavior
      @   requires 1 <= processes && processes <= 1024;
      @   requires 1 <= endpoints && endpoints <= 1024;
      @   ensures this.processes == processes && this.endpoints == endpoints;
      @   ensures (\forall int e; 0 <= e && e < 1024; stamp[e] == 0);
      @   ensures \fresh(stamp) && \fresh(holder) && \fresh(heldAt) && \fresh(mask);
      @   assignable \nothing;
      @*/
    RightsTable(int processes, int endpoints) {
        this.processes = processes;
        this.endpoints = endpoints;
        this.stamp = new long[STRIDE];
        this.holder = new long[processes * STRIDE];
        this.heldAt = new long[processes * STRIDE];
        this.mask = new byte[processes * STRIDE];
    }

    /** CAP-1: the rights of the process {@code pid} in slot {@code p} on the endpoint in slot {@code e}, 0..15. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= e && e < endpoints;
      @   requires holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == stamp[e];
      @   ensures \result == mask[p * 1024 + e];
      @   ensures 0 <= \result && \result <= 15;
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= e && e < endpoints;
      @   requires !(holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == stamp[e]);
      @   ensures \result == 0;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int held(int p, int e, long pid) {
        int cell = p * STRIDE + e;
        if (holder[cell] == pid && heldAt[cell] == stamp[e]) {
            return mask[cell];
        }
        return 0;
    }

    /** Gives the process {@code pid} in slot {@code p} exactly these rights on the endpoint in slot {@code e}. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= e && e < endpoints;
      @   requires 0 <= rights && rights <= 15;
      @   ensures holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == stamp[e] && mask[p * 1024 + e] == rights;
      @   assignable holder[p * 1024 + e], heldAt[p * 1024 + e], mask[p * 1024 + e];
      @*/
    void set(int p, int e, long pid, int rights) {
        int cell = p * STRIDE + e;
        holder[cell] = pid;
        heldAt[cell] = stamp[e];
        mask[cell] = (byte) rights;
    }

    /** CAP-4: gives the process {@code pid} in slot {@code p} these rights on the endpoint in slot {@code e} besides those that it has. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= e && e < endpoints;
      @   requires 1 <= rights && rights <= 15;
      @   requires holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == stamp[e];
      @   ensures holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == stamp[e];
      @   ensures mask[p * 1024 + e] == IpcPermissions.joined(\old(mask[p * 1024 + e]), rights);
      @   assignable holder[p * 1024 + e], heldAt[p * 1024 + e], mask[p * 1024 + e];
      @ also
      @ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= e && e < endpoints;
      @   requires 1 <= rights && rights <= 15;
      @   requires !(holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == stamp[e]);
      @   ensures holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == stamp[e] && mask[p * 1024 + e] == rights;
      @   assignable holder[p * 1024 + e], heldAt[p * 1024 + e], mask[p * 1024 + e];
      @*/
    void add(int p, int e, long pid, int rights) {
        set(p, e, pid, IpcPermissions.joined(held(p, e, pid), rights));
    }

    /**
     * CAP-5, CAP-6: takes back every right on the endpoint in slot {@code e}, of every process, and gives the process
     * {@code pid} in slot {@code p} these.
     */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= e && e < endpoints;
      @   requires newStamp > stamp[e] && 0 <= rights && rights <= 15;
      @   ensures stamp[e] == newStamp;
      @   ensures holder[p * 1024 + e] == pid && heldAt[p * 1024 + e] == newStamp && mask[p * 1024 + e] == rights;
      @   ensures (\forall int i; 0 <= i && i < heldAt.length && i % 1024 == e && i != p * 1024 + e; heldAt[i] < newStamp);
      @   assignable stamp[e], holder[p * 1024 + e], heldAt[p * 1024 + e], mask[p * 1024 + e];
      @*/
    void renew(int p, int e, long newStamp, long pid, int rights) {
        stamp[e] = newStamp;
        set(p, e, pid, rights);
    }
}
