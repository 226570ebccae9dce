package veridian.ipc.kernel;

/**
 * The calls by which processes wait and are woken (BLK-1, NTF-1 to NTF-3, PROC-4): the tables of the kernel say where there are
 * messages, the scheduler who waits for them.
 */
final class BlockingCalls {

    /** Processes, endpoints and their queues. */
    final IpcKernel kernel;
    /** Who runs, is ready, is blocked and waits. */
    final Scheduler scheduler;

    /*@ invariant scheduler.states.slots == kernel.processIds.size && scheduler.waiters.lists == kernel.endpointIds.size;
      @ // CLN-3: who is scheduled or blocked is alive
      @ invariant scheduler.running != Scheduler.NONE ==> kernel.processIds.current[scheduler.running] != 0;
      @ invariant (\forall int p; 0 <= p && p < kernel.processIds.size && scheduler.states.list[p] != FifoLists.NONE;
      @     kernel.processIds.current[p] != 0);
      @*/
    //+KEY@ invariant \invariant_for(kernel) && \invariant_for(scheduler);

    /** The calls on these tables. */
    /*@ normal_behavior
      @   requires scheduler.states.slots == kernel.processIds.size && scheduler.waiters.lists == kernel.endpointIds.size;
      @   requires scheduler.running == Scheduler.NONE;
      @   requires (\forall int p; 0 <= p && p < kernel.processIds.size; scheduler.states.list[p] == FifoLists.NONE);
      @   ensures this.kernel == kernel && this.scheduler == scheduler;
      @   assignable \nothing;
      @*/
    BlockingCalls(IpcKernel kernel, Scheduler scheduler) {
        this.kernel = kernel;
        this.scheduler = scheduler;
    }

    /**
     * {@code BlockOnReceive}: blocks a process on an endpoint that has no message; test and block are one step (BLK-1).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_STATE if it is not ready; ENDPOINT_NOT_FOUND;
     *     PERMISSION_DENIED at the send end of a channel
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && (\exists int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p] == pid
      @               && (p == scheduler.running || scheduler.states.list[p] == Scheduler.READY));
      @   requires endpointId != 0 && (\exists int e; 0 <= e && e < kernel.endpointIds.size;
      @               kernel.endpointIds.current[e] == endpointId && kernel.endpoints.direction[e] != EndpointTable.SEND);
      @   ensures (\forall int p, e; 0 <= p && p < kernel.processIds.size && 0 <= e && e < kernel.endpointIds.size
      @               && kernel.processIds.current[p] == pid && kernel.endpointIds.current[e] == endpointId;
      @               kernel.queues.count[e] == 0
      @               ? scheduler.blockedOn[p] == endpointId && scheduler.waiters.list[p] == e && scheduler.waiters.tail[e] == p
      @               : scheduler.states.list[p] == \old(scheduler.states.list[p])
      @                   && scheduler.waiters.list[p] == \old(scheduler.waiters.list[p]));
      @   assignable scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid == 0 || (\forall int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p] != pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // it is blocked
      @   requires kernel.initialized;
      @   requires pid != 0 && (\exists int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p] == pid
      @               && !(p == scheduler.running || scheduler.states.list[p] == Scheduler.READY));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_STATE;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && (\exists int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p] == pid
      @               && (p == scheduler.running || scheduler.states.list[p] == Scheduler.READY));
      @   requires endpointId == 0 || (\forall int e; 0 <= e && e < kernel.endpointIds.size;
      @               kernel.endpointIds.current[e] != endpointId);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires kernel.initialized;
      @   requires pid != 0 && (\exists int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p] == pid
      @               && (p == scheduler.running || scheduler.states.list[p] == Scheduler.READY));
      @   requires endpointId != 0 && (\exists int e; 0 <= e && e < kernel.endpointIds.size;
      @               kernel.endpointIds.current[e] == endpointId && kernel.endpoints.direction[e] == EndpointTable.SEND);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    void blockOnReceive(long pid, long endpointId) throws IpcException {
        int process = processOf(pid);
        if (!scheduler.isReady(process)) {
            throw new IpcException(IpcError.INVALID_STATE);
        }
        int endpoint = kernel.endpointIds.find(endpointId);
        if (endpoint == IdTable.NONE) {
            throw new IpcException(IpcError.ENDPOINT_NOT_FOUND);
        }
        if (kernel.endpoints.direction[endpoint] == EndpointTable.SEND) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        if (kernel.queues.count[endpoint] == 0) {
            scheduler.block(process, endpoint, endpointId);
        }
    }

    /** The slot of a live process. */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && (\exists int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p] == pid);
      @   ensures 0 <= \result && \result < kernel.processIds.size && kernel.processIds.current[\result] == pid;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid == 0 || (\forall int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p] != pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @*/
    private int processOf(long pid) throws IpcException {
        if (!kernel.initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
        int process = kernel.processIds.find(pid);
        if (process == IdTable.NONE) {
            throw new IpcException(IpcError.PROCESS_NOT_FOUND);
        }
        return process;
    }

    /**
     * {@code NotifyReceivers}: takes all waiters off the wait list of an endpoint, of a channel that of the receive end, and
     * returns their pids, who waits longest first; they stay blocked until they are woken (NTF-1). Time and space are those of the
     * list returned.
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior   // an endpoint that is not there has no waiters
      @   requires kernel.initialized;
      @   requires endpointId == 0 || (\forall int e; 0 <= e && e < kernel.endpointIds.size;
      @               kernel.endpointIds.current[e] != endpointId);
      @   ensures \fresh(\result) && \result.length == 0;
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires kernel.initialized;
      @   requires endpointId != 0 && (\exists int e; 0 <= e && e < kernel.endpointIds.size;
      @               kernel.endpointIds.current[e] == endpointId);
      @   ensures \fresh(\result);
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && kernel.endpointIds.current[e] == endpointId;
      @               scheduler.waiters.head[kernel.endpoints.direction[e] == EndpointTable.SEND ? kernel.endpoints.peer[e] : e]
      @               == FifoLists.NONE);
      @   assignable scheduler.waiters.list[*], scheduler.waiters.next[*], scheduler.waiters.previous[*],
      @              scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    long[] notifyReceivers(long endpointId) throws IpcException {
        if (!kernel.initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
        int endpoint = kernel.endpointIds.find(endpointId);
        if (endpoint == IdTable.NONE) {
            return new long[0];
        }
        boolean sends = kernel.endpoints.direction[endpoint] == EndpointTable.SEND;
        int receiver = sends ? kernel.endpoints.peer[endpoint] : endpoint;
        return tellAll(receiver, numberOfWaiters(receiver));
    }

    /** How many processes are on the wait list of the endpoint in slot {@code e}. */
    /*@ normal_behavior
      @   requires 0 <= e && e < scheduler.waiters.lists;
      @   ensures 0 <= \result && \result <= kernel.processIds.size;
      @   assignable \nothing;
      @*/
    private /*@ pure @*/ int numberOfWaiters(int e) {
        int n = 0;
        /*@ loop_invariant 0 <= n && n <= kernel.processIds.size;
          @ loop_invariant FifoLists.NONE <= p && p < kernel.processIds.size;
          @ loop_writes n, p;
          @ decreases kernel.processIds.size - n;
          @*/
        for (int p = scheduler.waiters.head[e]; p != FifoLists.NONE; p = scheduler.waiters.next[p]) {
            n++;
        }
        return n;
    }

    /** NTF-1: the {@code n} waiters of the endpoint in slot {@code e}, who are on its list no more. */
    /*@ normal_behavior
      @   requires 0 <= e && e < scheduler.waiters.lists && 0 <= n && n <= kernel.processIds.size;
      @   ensures \fresh(\result) && \result.length == n;
      @   assignable scheduler.waiters.list[*], scheduler.waiters.next[*], scheduler.waiters.previous[*],
      @              scheduler.waiters.head[e], scheduler.waiters.tail[e];
      @*/
    private long[] tellAll(int e, int n) {
        long[] pids = new long[n];
        /*@ loop_invariant 0 <= i && i <= n;
          @ loop_writes i, pids[*], scheduler.waiters.list[*], scheduler.waiters.next[*], scheduler.waiters.previous[*],
          @             scheduler.waiters.head[e], scheduler.waiters.tail[e];
          @ decreases n - i;
          @*/
        for (int i = 0; i < n; i++) {
            pids[i] = kernel.processIds.current[scheduler.tellFirst(e)];
        }
        return pids;
    }

    /**
     * {@code WakeProcess}: a blocked process becomes ready; a no-op for one that is not blocked, or not alive (NTF-2).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   ensures (\forall int p; 0 <= p && p < kernel.processIds.size && pid != 0 && kernel.processIds.current[p] == pid;
      @               scheduler.blockedOn[p] == 0 && scheduler.waiters.list[p] == FifoLists.NONE
      @               && (\old(scheduler.blockedOn[p]) != 0 ==> scheduler.states.tail[Scheduler.READY] == p));
      @   assignable scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    void wakeProcess(long pid) throws IpcException {
        if (!kernel.initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
        int process = kernel.processIds.find(pid);
        if (process != IdTable.NONE) {
            scheduler.wake(process);
        }
    }

    /** SYS-1: wakes all who wait at the endpoint in this slot, who waits longest first. */
    /*@ normal_behavior
      @   requires 0 <= e && e < scheduler.waiters.lists;
      @   ensures scheduler.waiters.head[e] == FifoLists.NONE;
      @   assignable scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @*/
    void wakeWaiters(int e) {
        /*@ loop_invariant 0 <= e && e < scheduler.waiters.lists && 0 <= left && left <= scheduler.states.slots;
          @ loop_writes left, scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
          @             scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*],
          @             scheduler.waiters.list[*], scheduler.waiters.next[*], scheduler.waiters.previous[*],
          @             scheduler.waiters.head[*], scheduler.waiters.tail[*];
          @ decreases left;
          @*/
        for (int left = scheduler.states.slots; left > 0 && scheduler.waiters.head[e] != FifoLists.NONE; left--) {
            scheduler.wake(scheduler.waiters.head[e]);
        }
    }

    /**
     * {@code ScheduleNext}: first the poll (NTF-3); then who ran goes to the end of the ready queue, and its head runs (PROC-4). The
     * poll looks at every blocked process.
     *
     * @return the pid that runs now; 0 if no process is ready
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   ensures scheduler.running == Scheduler.NONE ==> \result == 0;
      @   ensures scheduler.running != Scheduler.NONE ==> \result == kernel.processIds.current[scheduler.running];
      @   assignable scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    long scheduleNext() throws IpcException {
        if (!kernel.initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
        wakeWhere(true);
        int process = scheduler.dispatch();
        return process == Scheduler.NONE ? 0 : kernel.processIds.current[process];
    }

    /** CLN-1, CLN-2: the process that was in this slot is nowhere any more; who is blocked on an endpoint that is gone is ready. */
    /*@ normal_behavior
      @   requires 0 <= process && process < scheduler.states.slots;
      @   ensures scheduler.states.list[process] == FifoLists.NONE && scheduler.waiters.list[process] == FifoLists.NONE;
      @   ensures scheduler.running != process;
      @   assignable scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @*/
    void forget(int process) {
        scheduler.remove(process);
        wakeWhere(false);
    }

    /**
     * CLN-2, NTF-3: wakes, in the order in which they blocked, all whose endpoint is gone; and, if {@code messagesCount}, all whose
     * endpoint has a message.
     */
    /*@ normal_behavior
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots && \old(scheduler.blockedOn[p]) == 0;
      @               scheduler.states.list[p] == \old(scheduler.states.list[p]));
      @   assignable scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @*/
    void wakeWhere(boolean messagesCount) {
        int process = scheduler.states.head[Scheduler.BLOCKED];
        /*@ loop_invariant FifoLists.NONE <= process && process < scheduler.states.slots;
          @ loop_invariant process != FifoLists.NONE ==> scheduler.states.list[process] == Scheduler.BLOCKED;
          @ loop_invariant 0 <= left && left <= scheduler.states.slots;
          @ loop_writes process, left, scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
          @             scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*],
          @             scheduler.waiters.list[*], scheduler.waiters.next[*], scheduler.waiters.previous[*],
          @             scheduler.waiters.head[*], scheduler.waiters.tail[*];
          @ decreases left;
          @*/
        for (int left = scheduler.states.slots; left > 0 && process != FifoLists.NONE; left--) {
            int following = scheduler.states.next[process];
            int endpoint = kernel.endpointIds.find(scheduler.blockedOn[process]);
            if (endpoint == IdTable.NONE || (messagesCount && kernel.queues.count[endpoint] != 0)) {
                scheduler.wake(process);
            }
            process = following;
        }
    }
}
