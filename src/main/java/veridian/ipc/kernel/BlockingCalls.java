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
      @ invariant (\forall int p; 0 <= p && p < kernel.processIds.size && p == scheduler.running; kernel.processIds.current[p] != 0);
      @ invariant (\forall int p; 0 <= p && p < kernel.processIds.size && scheduler.states.list[p] != FifoLists.NONE;
      @     kernel.processIds.current[p] != 0);
      @*/
    // the parts share no arrays
    //+OPENJML@ invariant \distinct(scheduler.blockedOn, kernel.processIds.current, kernel.endpointIds.current,
    //+OPENJML@     kernel.endpoints.owner, kernel.rights.stamp, kernel.rights.holder, kernel.rights.heldAt, kernel.queues.words);
    //+OPENJML@ invariant \distinct(kernel.endpoints.peer, scheduler.states.head, scheduler.states.tail, scheduler.states.list,
    //+OPENJML@     scheduler.states.next, scheduler.states.previous, scheduler.waiters.head, scheduler.waiters.tail,
    //+OPENJML@     scheduler.waiters.list, scheduler.waiters.next, scheduler.waiters.previous);
    //+KEY@ invariant \invariant_for(kernel) && \invariant_for(scheduler);

    /** The calls on these tables. */
    /*@ normal_behavior
      @   requires scheduler.states.slots == kernel.processIds.size && scheduler.waiters.lists == kernel.endpointIds.size;
      @   requires scheduler.running == Scheduler.NONE;
      @   requires scheduler.blockedOn != kernel.processIds.current && scheduler.blockedOn != kernel.endpointIds.current
      @       && scheduler.blockedOn != kernel.endpoints.owner && scheduler.blockedOn != kernel.rights.stamp
      @       && scheduler.blockedOn != kernel.rights.holder && scheduler.blockedOn != kernel.rights.heldAt
      @       && scheduler.blockedOn != kernel.queues.words;
      @   requires kernel.endpoints.peer != scheduler.states.head && kernel.endpoints.peer != scheduler.states.tail
      @       && kernel.endpoints.peer != scheduler.states.list && kernel.endpoints.peer != scheduler.states.next
      @       && kernel.endpoints.peer != scheduler.states.previous && kernel.endpoints.peer != scheduler.waiters.head
      @       && kernel.endpoints.peer != scheduler.waiters.tail && kernel.endpoints.peer != scheduler.waiters.list
      @       && kernel.endpoints.peer != scheduler.waiters.next && kernel.endpoints.peer != scheduler.waiters.previous;
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
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires IdTable.slotOf(pid) == scheduler.running || scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND;
      @   ensures \invariant_for(scheduler);
      @   ensures kernel.queues.count[IdTable.slotOf(endpointId)] == 0 ==> scheduler.blockedOn[IdTable.slotOf(pid)] == endpointId
      @               && scheduler.waiters.list[IdTable.slotOf(pid)] == IdTable.slotOf(endpointId)
      @               && scheduler.waiters.tail[IdTable.slotOf(endpointId)] == IdTable.slotOf(pid);
      @   ensures kernel.queues.count[IdTable.slotOf(endpointId)] != 0
      @               ==> scheduler.states.list[IdTable.slotOf(pid)] == \old(scheduler.states.list[IdTable.slotOf(pid)])
      @               && scheduler.waiters.list[IdTable.slotOf(pid)] == \old(scheduler.waiters.list[IdTable.slotOf(pid)]);
      @   // PROC-3: nobody comes or goes
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               (p == scheduler.running || scheduler.states.list[p] != FifoLists.NONE)
      @               <==> (p == \old(scheduler.running) || \old(scheduler.states.list[p]) != FifoLists.NONE));
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots; scheduler.blockedOn[p] == \old(scheduler.blockedOn[p])
      @               || (p == IdTable.slotOf(pid) && scheduler.blockedOn[p] == endpointId));
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
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
      @   requires pid == 0 || IdTable.slotOf(pid) >= kernel.processIds.size || kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // it is blocked
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires IdTable.slotOf(pid) != scheduler.running && scheduler.states.list[IdTable.slotOf(pid)] != Scheduler.READY;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_STATE;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires IdTable.slotOf(pid) == scheduler.running || scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY;
      @   requires endpointId == 0 || IdTable.slotOf(endpointId) >= kernel.endpointIds.size
      @               || kernel.endpointIds.current[IdTable.slotOf(endpointId)] != endpointId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires IdTable.slotOf(pid) == scheduler.running || scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    void blockOnReceive(long pid, long endpointId) throws IpcException {
        int process = kernel.processOf(pid);
        if (!scheduler.isReady(process)) {
            throw new IpcException(IpcError.INVALID_STATE);
        }
        int endpoint = kernel.findEndpoint(endpointId);
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

    /**
     * {@code NotifyReceivers}: takes all waiters off the wait list of an endpoint, of a channel that of the receive end, and
     * returns their pids, who waits longest first; they stay blocked until they are woken (NTF-1). Time and space are those of the
     * list returned.
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior   // an endpoint that is not there has no waiters
      @   requires kernel.initialized;
      @   requires endpointId == 0 || IdTable.slotOf(endpointId) >= kernel.endpointIds.size
      @               || kernel.endpointIds.current[IdTable.slotOf(endpointId)] != endpointId;
      @   ensures \fresh(\result) && \result.length == 0;
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires kernel.initialized;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   ensures \fresh(\result);
      @   ensures \invariant_for(scheduler);
      @   ensures scheduler.waiters.head[kernel.endpoints.direction[IdTable.slotOf(endpointId)] == EndpointTable.SEND
      @               ? kernel.endpoints.peer[IdTable.slotOf(endpointId)] : IdTable.slotOf(endpointId)] == FifoLists.NONE;
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
        kernel.checkInitialized();
        int endpoint = kernel.findEndpoint(endpointId);
        if (endpoint == IdTable.NONE) {
            return new long[0];
        }
        boolean sends = kernel.endpoints.direction[endpoint] == EndpointTable.SEND;
        int receiver = sends ? kernel.endpoints.peer[endpoint] : endpoint;
        return idsIn(kernel.processIds.current, scheduler.tellAll(receiver));
    }

    /** The ids in these slots. Static, so that no invariant is in question. */
    /*@ normal_behavior
      @   requires (\forall int k; 0 <= k && k < slots.length; 0 <= slots[k] && slots[k] < current.length);
      @   ensures \fresh(\result) && \result.length == slots.length;
      @   ensures (\forall int k; 0 <= k && k < slots.length; \result[k] == current[slots[k]]);
      @   assignable \nothing;
      @*/
    private static long[] idsIn(long[] current, int[] slots) {
        long[] ids = new long[slots.length];
        /*@ loop_invariant 0 <= i && i <= slots.length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; ids[k] == current[slots[k]]);
          @ loop_writes i, ids[*];
          @ decreases slots.length - i;
          @*/
        for (int i = 0; i < slots.length; i++) {
            ids[i] = current[slots[i]];
        }
        return ids;
    }

    /**
     * {@code WakeProcess}: a blocked process becomes ready; a no-op for one that is not blocked, or not alive (NTF-2).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   ensures \invariant_for(scheduler);
      @   ensures pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid
      @               ==> scheduler.blockedOn[IdTable.slotOf(pid)] == 0 && scheduler.waiters.list[IdTable.slotOf(pid)] == FifoLists.NONE
      @                   && (\old(scheduler.blockedOn[IdTable.slotOf(pid)]) != 0
      @               ==> scheduler.states.tail[Scheduler.READY] == IdTable.slotOf(pid));
      @   // PROC-3: nobody comes or goes
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               (p == scheduler.running || scheduler.states.list[p] != FifoLists.NONE)
      @               <==> (p == \old(scheduler.running) || \old(scheduler.states.list[p]) != FifoLists.NONE));
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               scheduler.blockedOn[p] == 0 || scheduler.blockedOn[p] == \old(scheduler.blockedOn[p]));
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
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
        kernel.checkInitialized();
        int process = kernel.findProcess(pid);
        if (process != IdTable.NONE && scheduler.isBlocked(process)) {
            scheduler.wake(process);
        }
    }

    /** SYS-1: wakes all who wait at the endpoint in this slot, who waits longest first. */
    /*@ normal_behavior
      @   requires 0 <= e && e < scheduler.waiters.lists;
      @   ensures \invariant_for(scheduler);
      @   ensures scheduler.waiters.head[e] == FifoLists.NONE;
      @   // PROC-3: nobody comes or goes
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               (p == scheduler.running || scheduler.states.list[p] != FifoLists.NONE)
      @               <==> (p == \old(scheduler.running) || \old(scheduler.states.list[p]) != FifoLists.NONE));
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               scheduler.blockedOn[p] == 0 || scheduler.blockedOn[p] == \old(scheduler.blockedOn[p]));
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @*/
    void wakeWaiters(int e) {
        scheduler.wakeAll(e);
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
      @   ensures \invariant_for(scheduler);
      @   ensures scheduler.running == Scheduler.NONE ==> \result == 0;
      @   ensures scheduler.running != Scheduler.NONE ==> \result == kernel.processIds.current[scheduler.running];
      @   // PROC-3: nobody comes or goes
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               (p == scheduler.running || scheduler.states.list[p] != FifoLists.NONE)
      @               <==> (p == \old(scheduler.running) || \old(scheduler.states.list[p]) != FifoLists.NONE));
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               scheduler.blockedOn[p] == 0 || scheduler.blockedOn[p] == \old(scheduler.blockedOn[p]));
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
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
        kernel.checkInitialized();
        wakeWhere(true);
        int process = scheduler.dispatch();
        return process == Scheduler.NONE ? 0 : kernel.processIds.current[process];
    }

    /** CLN-1, CLN-2: the process that was in this slot is nowhere any more; who is blocked on an endpoint that is gone is ready. */
    /*@ normal_behavior
      @   requires 0 <= process && process < scheduler.states.slots;
      @   ensures \invariant_for(scheduler);
      @   ensures scheduler.states.list[process] == FifoLists.NONE && scheduler.waiters.list[process] == FifoLists.NONE;
      @   ensures scheduler.running != process;
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
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
      @   ensures \invariant_for(scheduler);
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots && \old(scheduler.states.list[p]) != Scheduler.BLOCKED;
      @               scheduler.states.list[p] == \old(scheduler.states.list[p]));
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots && \old(scheduler.states.list[p]) == Scheduler.BLOCKED;
      @               scheduler.states.list[p] == Scheduler.BLOCKED || scheduler.states.list[p] == Scheduler.READY);
      @   ensures (\forall int p; 0 <= p && p < scheduler.states.slots;
      @               scheduler.blockedOn[p] == 0 || scheduler.blockedOn[p] == \old(scheduler.blockedOn[p]));
      @   ensures scheduler.running == \old(scheduler.running);
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @*/
    void wakeWhere(boolean messagesCount) {
        int process = scheduler.firstBlocked();
        // Who follows in a list of blocked processes is blocked; that it is looked at is for provers, to whom a list may bend back.
        /*@ loop_invariant Scheduler.NONE <= process && process < scheduler.states.slots;
          @ loop_invariant 0 <= left && left <= scheduler.states.slots;
          @ loop_invariant \invariant_for(this) && \invariant_for(scheduler) && scheduler.running == \old(scheduler.running);
          @ loop_invariant (\forall int p; 0 <= p && p < scheduler.states.slots && \old(scheduler.states.list[p]) != Scheduler.BLOCKED;
          @     scheduler.states.list[p] == \old(scheduler.states.list[p]));
          @ loop_invariant (\forall int p; 0 <= p && p < scheduler.states.slots && \old(scheduler.states.list[p]) == Scheduler.BLOCKED;
          @     scheduler.states.list[p] == Scheduler.BLOCKED || scheduler.states.list[p] == Scheduler.READY);
          @ loop_invariant (\forall int p; 0 <= p && p < scheduler.states.slots;
          @     scheduler.blockedOn[p] == 0 || scheduler.blockedOn[p] == \old(scheduler.blockedOn[p]));
          @ loop_writes process, left, scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
          @             scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
          @             scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
          @ decreases left;
          @*/
        for (int left = scheduler.states.slots; left > 0 && process != Scheduler.NONE && scheduler.isBlocked(process); left--) {
            int following = scheduler.nextBlocked(process);
            int endpoint = kernel.findEndpoint(scheduler.blockedOn[process]);
            if (endpoint == IdTable.NONE || (messagesCount && kernel.queues.count[endpoint] != 0)) {
                scheduler.wake(process);
            }
            process = following;
        }
    }
}
