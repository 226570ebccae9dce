package veridian.ipc.kernel;

/**
 * Which process runs, which are ready, which are blocked on which endpoint, and who waits where (PROC-2, PROC-3, NTF-4). It speaks
 * of slots of processes and endpoints; each step takes constant time.
 *
 * <p>A blocked process that is on no wait list is one that notify_receivers has told of (NTF-1): it stays blocked until somebody
 * wakes it.
 */
final class Scheduler {

    /** No process. */
    static final int NONE = -1;
    /** The list of {@link #states} of those that are ready and do not run. */
    static final int READY = 0;
    /** The list of {@link #states} of those that are blocked, in the order in which they blocked. */
    static final int BLOCKED = 1;

    /** Who is ready, who is blocked. */
    final FifoLists states;
    /** Who waits at each endpoint. */
    final FifoLists waiters;
    /** The endpoint id that each process is blocked on; 0: it is not blocked. */
    final long[] blockedOn;
    /** The process that runs, or {@link #NONE}. */
    int running;

    /*@ invariant states != waiters && states.lists == 2 && waiters.slots == states.slots;
      @ invariant blockedOn.length == states.slots;
      @ // their arrays are as long as they are large: who calls this class knows nothing of its parts but this
      @ invariant states.list.length == states.slots && states.next.length == states.slots && states.previous.length == states.slots;
      @ invariant states.head.length == states.lists && states.tail.length == states.lists && 1 <= states.slots && states.slots <= 1024;
      @ invariant waiters.list.length == waiters.slots && waiters.next.length == waiters.slots;
      @ invariant waiters.previous.length == waiters.slots && waiters.head.length == waiters.lists;
      @ invariant waiters.tail.length == waiters.lists && 1 <= waiters.lists && waiters.lists <= 1024;
      @ invariant NONE <= running && running < states.slots;
      @ // PROC-3: who runs is neither in the ready queue nor blocked
      @ invariant (\forall int p; 0 <= p && p < states.slots && p == running; states.list[p] == FifoLists.NONE);
      @ // NTF-4: who is not blocked is on no wait list
      @ invariant (\forall int p; 0 <= p && p < states.slots && waiters.list[p] != FifoLists.NONE; states.list[p] == BLOCKED);
      @ // PROC-2: who is blocked is so on an endpoint, nobody else is
      @ invariant (\forall int p; 0 <= p && p < states.slots; states.list[p] == BLOCKED <==> blockedOn[p] != 0);
      @*/
    // the parts share no arrays
    //+OPENJML@ invariant \distinct(states.head, states.tail, states.list, states.next, states.previous, waiters.head, waiters.tail,
    //+OPENJML@     waiters.list, waiters.next, waiters.previous);
    //+KEY@ invariant \invariant_for(states) && \invariant_for(waiters);

    /** Nobody is there. */
    /*@ normal_behavior
      @   requires 1 <= processes && processes <= 1024 && 1 <= endpoints && endpoints <= 1024;
      @   ensures running == NONE && states.slots == processes && waiters.lists == endpoints;
      @   ensures (\forall int p; 0 <= p && p < processes; states.list[p] == FifoLists.NONE);
      @   ensures \fresh(states) && \fresh(waiters) && \fresh(blockedOn);
      @   ensures \fresh(states.head) && \fresh(states.tail) && \fresh(states.list) && \fresh(states.next) && \fresh(states.previous);
      @   ensures \fresh(waiters.head) && \fresh(waiters.tail) && \fresh(waiters.list) && \fresh(waiters.next);
      @   ensures \fresh(waiters.previous);
      @   assignable \nothing;
      @*/
    Scheduler(int processes, int endpoints) {
        this.states = new FifoLists(processes, 2);
        this.waiters = new FifoLists(processes, endpoints);
        this.blockedOn = new long[processes];
        this.running = NONE;
    }

    /** PROC-3: a new process goes to the end of the ready queue. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots && p != running && states.list[p] == FifoLists.NONE;
      @   ensures states.list[p] == READY && states.tail[READY] == p;
      @   assignable states.list[p], states.previous[p], states.next[*], states.head[READY], states.tail[READY];
      @*/
    void add(int p) {
        states.append(READY, p);
    }

    /** PROC-2: a process that runs or is in the ready queue is ready. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots;
      @   ensures \result <==> (p == running || states.list[p] == READY);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean isReady(int p) {
        return p == running || states.list[p] == READY;
    }

    /** BLK-1: a ready process stops, and joins the end of the wait list of the endpoint in slot {@code e}. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots && (p == running || states.list[p] == READY);
      @   requires 0 <= e && e < waiters.lists && endpointId != 0;
      @   ensures states.list[p] == BLOCKED && states.tail[BLOCKED] == p && blockedOn[p] == endpointId;
      @   ensures waiters.list[p] == e && waiters.tail[e] == p;
      @   ensures running == (\old(running) == p ? NONE : \old(running));
      @   assignable running, blockedOn[p], states.list[p], states.next[*], states.previous[*], states.head[*], states.tail[*],
      @              waiters.list[p], waiters.previous[p], waiters.next[*], waiters.head[e], waiters.tail[e];
      @*/
    void block(int p, int e, long endpointId) {
        if (running == p) {
            running = NONE;
        } else {
            states.remove(p);
        }
        states.append(BLOCKED, p);
        waiters.append(e, p);
        blockedOn[p] = endpointId;
    }

    /** NTF-1: takes the first waiter off the wait list of the endpoint in slot {@code e}; it stays blocked. */
    /*@ normal_behavior
      @   requires 0 <= e && e < waiters.lists && waiters.head[e] != FifoLists.NONE;
      @   ensures \result == \old(waiters.head[e]) && waiters.list[\result] == FifoLists.NONE;
      @   ensures states.list[\result] == BLOCKED;
      @   assignable waiters.list[*], waiters.next[*], waiters.previous[*], waiters.head[e], waiters.tail[e];
      @*/
    int tellFirst(int e) {
        int p = waiters.head[e];
        waiters.remove(p);
        return p;
    }

    /** PROC-2: it is blocked on an endpoint. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots;
      @   ensures \result <==> states.list[p] == BLOCKED;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean isBlocked(int p) {
        return states.list[p] == BLOCKED;
    }

    /** Who has been blocked longest, or {@link #NONE}. */
    /*@ normal_behavior
      @   ensures \result == states.head[BLOCKED] && NONE <= \result && \result < states.slots;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int firstBlocked() {
        return states.head[BLOCKED];
    }

    /** Who was blocked next after this blocked process, or {@link #NONE}. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots && states.list[p] == BLOCKED;
      @   ensures \result == states.next[p] && NONE <= \result && \result < states.slots;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int nextBlocked(int p) {
        return states.next[p];
    }

    /** How many processes are on the wait list of the endpoint in slot {@code e}. */
    /*@ normal_behavior
      @   requires 0 <= e && e < waiters.lists;
      @   ensures 0 <= \result && \result <= states.slots;
      @   ensures \result == 0 <==> waiters.head[e] == FifoLists.NONE;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int numberOfWaiters(int e) {
        int n = 0;
        /*@ loop_invariant 0 <= n && n <= states.slots;
          @ loop_invariant FifoLists.NONE <= p && p < states.slots;
          @ loop_invariant n == 0 ? p == waiters.head[e] : waiters.head[e] != FifoLists.NONE;
          @ loop_writes n, p;
          @ decreases states.slots - n;
          @*/
        for (int p = waiters.head[e]; p != FifoLists.NONE && n < states.slots; p = waiters.next[p]) {
            n++;
        }
        return n;
    }

    /** NTF-2: a blocked process becomes ready, at the end of the queue, and waits no more. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots && states.list[p] == BLOCKED;
      @   ensures states.list[p] == READY && states.tail[READY] == p;
      @   ensures waiters.list[p] == FifoLists.NONE && blockedOn[p] == 0 && running == \old(running);
      @   assignable running, blockedOn[p], states.list[p], states.next[*], states.previous[*], states.head[*], states.tail[*],
      @              waiters.list[p], waiters.next[*], waiters.previous[*], waiters.head[*], waiters.tail[*];
      @*/
    void wake(int p) {
        remove(p);
        states.append(READY, p);
    }

    /** CLN-1: a process is nowhere any more. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots;
      @   ensures \invariant_for(states) && \invariant_for(waiters);
      @   ensures states.list[p] == FifoLists.NONE && waiters.list[p] == FifoLists.NONE && blockedOn[p] == 0;
      @   ensures running == (\old(running) == p ? NONE : \old(running));
      @   assignable running, blockedOn[p], states.list[p], states.next[*], states.previous[*], states.head[*], states.tail[*],
      @              waiters.list[p], waiters.next[*], waiters.previous[*], waiters.head[*], waiters.tail[*];
      @*/
    void remove(int p) {
        if (waiters.list[p] != FifoLists.NONE) {
            waiters.remove(p);
        }
        if (states.list[p] != FifoLists.NONE) {
            states.remove(p);
        }
        if (running == p) {
            running = NONE;
        }
        blockedOn[p] = 0;
    }

    /** PROC-4, after the poll: who ran goes to the end of the ready queue, and its head runs; {@link #NONE} if it is empty. */
    /*@ normal_behavior
      @   ensures \result == running;
      @   ensures \result == (\old(states.head[READY]) != FifoLists.NONE ? \old(states.head[READY]) : \old(running));
      @   ensures \old(running) != NONE && \old(running) != running ==> states.tail[READY] == \old(running);
      @   ensures (\forall int p; 0 <= p && p < states.slots && p == running; p == \old(running) || \old(states.list[p]) == READY);
      @   ensures (\forall int p; 0 <= p && p < states.slots && states.list[p] != FifoLists.NONE;
      @               p == \old(running) || states.list[p] == \old(states.list[p]));
      @   ensures (\forall int p; 0 <= p && p < states.slots; (p == running || states.list[p] != FifoLists.NONE)
      @               <==> (p == \old(running) || \old(states.list[p]) != FifoLists.NONE));
      @   assignable running, states.list[*], states.next[*], states.previous[*], states.head[READY], states.tail[READY];
      @*/
    int dispatch() {
        if (running != NONE) {
            states.append(READY, running);
        }
        running = states.head[READY];
        if (running != NONE) {
            states.remove(running);
        }
        return running;
    }
}
