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
      @   ensures \invariant_for(waiters);
      @   ensures \result == \old(waiters.head[e]) && waiters.list[\result] == FifoLists.NONE;
      @   ensures states.list[\result] == BLOCKED;
      @   assignable waiters.list[waiters.head[e]], waiters.next[*], waiters.previous[*], waiters.head[e], waiters.tail[e];
      @*/
    int tellFirst(int e) {
        int p = waiters.head[e];
        waiters.remove(p);
        return p;
    }

    /** NTF-1: takes all waiters off the wait list of the endpoint in slot {@code e}, who waits longest first; they stay blocked. */
    /*@ normal_behavior
      @   requires 0 <= e && e < waiters.lists;
      @   ensures \invariant_for(waiters);
      @   ensures \fresh(\result) && \result.length <= states.slots && waiters.head[e] == FifoLists.NONE;
      @   ensures (\forall int k; 0 <= k && k < \result.length;
      @               0 <= \result[k] && \result[k] < states.slots && states.list[\result[k]] == BLOCKED);
      @   ensures \result.length == 0 <==> \old(waiters.head[e]) == FifoLists.NONE;
      @   ensures \result.length != 0 ==> \result[0] == \old(waiters.head[e]);
      @   assignable waiters.list[*], waiters.next[*], waiters.previous[*], waiters.head[e], waiters.tail[e];
      @*/
    int[] tellAll(int e) {
        // As in wakeAll: that the list ends before n is the number of slots needs these three.
        //+OPENJML@ ghost int[] order = upTo(states.slots);
        //+OPENJML@ ghost int[] place = upTo(states.slots);
        //+OPENJML@ ghost int left = states.slots;
        int[] told = new int[0];
        int n = 0;
        /*@ loop_invariant \invariant_for(this) && \invariant_for(states) && \invariant_for(waiters);
          @ loop_invariant 0 <= n && n <= told.length && told.length <= 2 * n && \fresh(told);
          @ loop_invariant (\forall int k; 0 <= k && k < n; 0 <= told[k] && told[k] < states.slots && states.list[told[k]] == BLOCKED);
          @ loop_invariant n == 0 ? waiters.head[e] == \old(waiters.head[e])
          @     : told[0] == \old(waiters.head[e]) && \old(waiters.head[e]) != FifoLists.NONE;
          @*/
        /*+OPENJML@ loop_invariant 0 <= left && n + left == states.slots && told != order && told != place && order != place;
          @ loop_invariant (\forall int i; 0 <= i && i < left; 0 <= order[i] && order[i] < states.slots);
          @ loop_invariant (\forall int p; 0 <= p && p < states.slots && waiters.list[p] == e;
          @     0 <= place[p] && place[p] < left && order[place[p]] == p);
          @ loop_writes left, order[*], place[*], n, told, told[*], waiters.list[*], waiters.next[*], waiters.previous[*],
          @     waiters.head[e], waiters.tail[e];
          @ decreases left;
          @*/
        while (n < states.slots && waiters.head[e] != FifoLists.NONE) {
            if (n == told.length) {
                told = resized(told, 2 * n + 1);
            }
            int first = waiters.head[e];
            //+OPENJML@ ghost int gap = place[first];
            //+OPENJML@ set left = left - 1;
            //+OPENJML@ ghost int last = order[left];
            //+OPENJML@ set order[gap] = last;
            //+OPENJML@ set place[last] = gap;
            told[n] = tellFirst(e);
            n++;
        }
        return resized(told, n);
    }

    /** A copy with this length. */
    /*@ normal_behavior
      @   requires 0 <= length && length <= 4096;
      @   ensures \fresh(\result) && \result.length == length;
      @   ensures (\forall int k; 0 <= k && k < length; \result[k] == (k < numbers.length ? numbers[k] : 0));
      @   assignable \nothing;
      @*/
    private static int[] resized(int[] numbers, int length) {
        int[] copy = new int[length];
        /*@ loop_invariant 0 <= i && i <= length && i <= numbers.length;
          @ loop_invariant (\forall int k; 0 <= k && k < length; copy[k] == (k < i ? numbers[k] : 0));
          @ loop_writes i, copy[*];
          @ decreases length - i;
          @*/
        for (int i = 0; i < length && i < numbers.length; i++) {
            copy[i] = numbers[i];
        }
        return copy;
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

    /** NTF-2: a blocked process becomes ready, at the end of the queue, and waits no more. */
    /*@ normal_behavior
      @   requires 0 <= p && p < states.slots && states.list[p] == BLOCKED;
      @   ensures \invariant_for(states) && \invariant_for(waiters);
      @   ensures states.list[p] == READY && states.tail[READY] == p;
      @   ensures waiters.list[p] == FifoLists.NONE && blockedOn[p] == 0 && running == \old(running);
      @   assignable running, blockedOn[p], states.list[p], states.next[*], states.previous[*], states.head[*], states.tail[*],
      @              waiters.list[p], waiters.next[*], waiters.previous[*], waiters.head[*], waiters.tail[*];
      @*/
    void wake(int p) {
        remove(p);
        states.append(READY, p);
    }

    /** SYS-1: wakes all who wait at the endpoint in slot {@code e}, who waits longest first. */
    /*@ normal_behavior
      @   requires 0 <= e && e < waiters.lists;
      @   ensures \invariant_for(states) && \invariant_for(waiters);
      @   ensures waiters.head[e] == FifoLists.NONE && running == \old(running);
      @   ensures (\forall int p; 0 <= p && p < states.slots && \old(states.list[p]) != BLOCKED; states.list[p] == \old(states.list[p]));
      @   ensures (\forall int p; 0 <= p && p < states.slots && \old(states.list[p]) == BLOCKED;
      @               states.list[p] == BLOCKED || states.list[p] == READY);
      @   ensures (\forall int p; 0 <= p && p < states.slots; blockedOn[p] == 0 || blockedOn[p] == \old(blockedOn[p]));
      @   assignable running, blockedOn[*], states.list[*], states.next[*], states.previous[*], states.head[*], states.tail[*],
      @              waiters.list[*], waiters.next[*], waiters.previous[*], waiters.head[*], waiters.tail[*];
      @*/
    void wakeAll(int e) {
        // Whoever may still wait is in order[0..left), at its place: that is one shorter with each who is woken, so the list ends first.
        //+OPENJML@ ghost int[] order = upTo(states.slots);
        //+OPENJML@ ghost int[] place = upTo(states.slots);
        /*@ loop_invariant \invariant_for(this) && \invariant_for(states) && \invariant_for(waiters) && running == \old(running);
          @ loop_invariant (\forall int p; 0 <= p && p < states.slots && \old(states.list[p]) != BLOCKED;
          @     states.list[p] == \old(states.list[p]));
          @ loop_invariant (\forall int p; 0 <= p && p < states.slots && \old(states.list[p]) == BLOCKED;
          @     states.list[p] == BLOCKED || states.list[p] == READY);
          @ loop_invariant (\forall int p; 0 <= p && p < states.slots; blockedOn[p] == 0 || blockedOn[p] == \old(blockedOn[p]));
          @ loop_invariant 0 <= left && left <= states.slots;
          @ decreases left;
          @*/
        /*+OPENJML@ loop_invariant (\forall int i; 0 <= i && i < left; 0 <= order[i] && order[i] < states.slots);
          @ loop_invariant (\forall int p; 0 <= p && p < states.slots && waiters.list[p] == e;
          @     0 <= place[p] && place[p] < left && order[place[p]] == p);
          @ loop_writes left, order[*], place[*], running, blockedOn[*], states.list[*], states.next[*], states.previous[*],
          @     states.head[*], states.tail[*], waiters.list[*], waiters.next[*], waiters.previous[*], waiters.head[*], waiters.tail[*];
          @*/
        for (int left = states.slots; left > 0 && waiters.head[e] != FifoLists.NONE; left--) {
            int first = waiters.head[e];
            //+OPENJML@ ghost int gap = place[first];
            //+OPENJML@ ghost int last = order[left - 1];
            //+OPENJML@ set order[gap] = last;
            //+OPENJML@ set place[last] = gap;
            wake(first);
        }
    }

    /*+OPENJML@ normal_behavior
      @   requires 0 <= n && n <= 1024;
      @   ensures \fresh(\result) && \result.length == n;
      @   ensures (\forall int i; 0 <= i && i < n; \result[i] == i);
      @   assignable \nothing;
      @ model private pure int[] upTo(int n) {
      @     int[] numbers = new int[n];
      @     loop_invariant 0 <= i && i <= n;
      @     loop_invariant (\forall int k; 0 <= k && k < i; numbers[k] == k);
      @     loop_writes i, numbers[*];
      @     decreases n - i;
      @     for (int i = 0; i < n; i++) {
      @         numbers[i] = i;
      @     }
      @     return numbers;
      @ }
      @*/

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
