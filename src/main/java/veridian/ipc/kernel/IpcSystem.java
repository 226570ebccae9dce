package veridian.ipc.kernel;

/**
 * The entry to the kernel: every call of the API that there is, one after the other. A call that is refused changes nothing. Not
 * thread-safe; put one monitor around it.
 *
 * <p>It composes what knows nothing of each other: {@link IpcKernel} says which processes, endpoints, messages and rights there
 * are; {@link BlockingCalls} who runs, is ready, and waits for messages. A call that concerns one of them is handed on, with
 * its contract; one that concerns both (a process that comes or goes, an endpoint that goes) is put together here. Read it beside
 * {@code spec/Ipc.tla}, as {@link IpcKernel}.
 */
public final class IpcSystem {

    /** Processes, endpoints, messages and rights. */
    final IpcKernel kernel;
    /** Who runs, is ready, is blocked and waits. */
    final Scheduler scheduler;
    /** The calls that block and wake. */
    final BlockingCalls blocking;

    /*@ invariant blocking.kernel == kernel && blocking.scheduler == scheduler;
      @ // PROC-3, CLN-3: who is alive is ready or blocked, and nobody else
      @ invariant (\forall int p; 0 <= p && p < kernel.processIds.size;
      @     kernel.processIds.current[p] != 0
      @     <==> (p == scheduler.running || scheduler.states.list[p] != FifoLists.NONE));
      @ // CLN-2: who is blocked is so on an endpoint that is there and can be received from
      @ invariant (\forall int p; 0 <= p && p < scheduler.states.slots && scheduler.blockedOn[p] != 0;
      @     (\exists int e; 0 <= e && e < kernel.endpointIds.size; kernel.endpointIds.current[e] == scheduler.blockedOn[p]
      @         && kernel.endpoints.direction[e] != EndpointTable.SEND));
      @*/
    //+KEY@ invariant \invariant_for(kernel) && \invariant_for(scheduler) && \invariant_for(blocking);

    /** A kernel with these limits, not yet initialized. */
    /*@ private normal_behavior
      @   ensures kernel.limits == limits && !kernel.initialized && scheduler.running == Scheduler.NONE;
      @   assignable \nothing;
      @*/
    private IpcSystem(IpcLimits limits) {
        this.kernel = IpcKernel.create(limits);
        this.scheduler = new Scheduler(limits.maxProcesses, limits.maxEndpoints);
        this.blocking = new BlockingCalls(kernel, scheduler);
    }

    /** A kernel with these limits, not yet initialized. */
    /*@ normal_behavior
      @   ensures \fresh(\result) && \result.kernel.limits == limits && !\result.kernel.initialized;
      @   assignable \nothing;
      @*/
    public static IpcSystem create(IpcLimits limits) {
        return new IpcSystem(limits);
    }

    /** The bounds of this kernel. */
    /*@ normal_behavior
      @   ensures \result == kernel.limits;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ IpcLimits limits() {
        return kernel.limits;
    }

    /** {@code Initialize}: from now on the other calls work (INIT-1); a second call changes nothing (INIT-2). */
    /*@ normal_behavior
      @   ensures kernel.initialized;
      @   assignable kernel.initialized;
      @*/
    public void init() {
        kernel.init();
    }

    /**
     * {@code Spawn}: a new process.
     *
     * @return its pid, never used before
     * @throws IpcException NOT_INITIALIZED; OUT_OF_MEMORY when the process table is full or the pids are used up (PROC-1)
     */
    /*@ normal_behavior
      @   requires kernel.initialized && 1 <= kernel.processIds.freeCount && 1 <= kernel.processIds.maxIds - kernel.processIds.issued;
      @   ensures \old(kernel.processIds.current[kernel.processIds.order[kernel.processIds.freeCount - 1]]) == 0;
      @   ensures kernel.processIds.current[\old(kernel.processIds.order[kernel.processIds.freeCount - 1])] == \result;
      @   ensures 1 <= \result && \result <= 4294967295L;
      @   ensures kernel.processIds.freeCount == \old(kernel.processIds.freeCount) - 1 && kernel.processIds.issued
      @              == \old(kernel.processIds.issued) + 1;
      @   // PROC-3: at the end of the ready queue
      @   ensures scheduler.states.tail[Scheduler.READY] != FifoLists.NONE
      @       && kernel.processIds.current[scheduler.states.tail[Scheduler.READY]] == \result;
      @   assignable kernel.processIds.current[kernel.processIds.order[kernel.processIds.freeCount - 1]],
      @              kernel.processIds.uses[kernel.processIds.order[kernel.processIds.freeCount - 1]], kernel.processIds.freeCount,
      @              kernel.processIds.issued,
      @              scheduler.states.list[*], scheduler.states.previous[*], scheduler.states.next[*],
      @              scheduler.states.head[*], scheduler.states.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the pids are used up
      @   requires kernel.initialized && (kernel.processIds.freeCount < 1 || kernel.processIds.maxIds - kernel.processIds.issued < 1);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public long spawn() throws IpcException {
        long pid = kernel.spawn();
        scheduler.add(kernel.processIds.find(pid));
        return pid;
    }

    /**
     * {@code Terminate}: cleans up after a process and forgets it (PROC-5).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND if it is not alive
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures (\forall int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p]
      @               == (\old(kernel.processIds.current[p]) == pid ? 0 : \old(kernel.processIds.current[p])));
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size; kernel.endpoints.owner[e]
      @               == (\old(kernel.endpoints.owner[e]) == pid ? 0 : \old(kernel.endpoints.owner[e])));
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size; kernel.endpointIds.current[e]
      @               == (\old(kernel.endpoints.owner[e]) == pid ? 0 : \old(kernel.endpointIds.current[e])));
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && \old(kernel.endpoints.owner[e]) != pid;
      @               kernel.queues.count[e] == \old(kernel.queues.count[e]) && kernel.queues.capacity[e]
      @              == \old(kernel.queues.capacity[e]));
      @   // CLN-1: it is nowhere any more
      @   ensures (\forall int p; 0 <= p && p < kernel.processIds.size && \old(kernel.processIds.current[p]) == pid;
      @               scheduler.running != p && scheduler.states.list[p] == FifoLists.NONE
      @               && scheduler.waiters.list[p] == FifoLists.NONE);
      @   assignable kernel.processIds.freeCount, kernel.processIds.current[*], kernel.processIds.order[*], kernel.processIds.position[*],
      @              kernel.endpointIds.freeCount, kernel.endpointIds.current[*], kernel.endpointIds.order[*],
      @              kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*],
      @              kernel.queues.count[*],
      @              scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
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
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @*/
    public void terminate(long pid) throws IpcException {
        int process = kernel.processIds.find(pid);
        kernel.terminate(pid);
        blocking.forget(process);
    }

    /**
     * {@code CleanupProcess}: destroys the endpoints of a process, takes back its rights and forgets it; no-op if it is not
     * alive (CLN-1).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior   // unknown, or already cleaned
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures (\forall int p; 0 <= p && p < kernel.processIds.size; kernel.processIds.current[p]
      @               == (\old(kernel.processIds.current[p]) == pid ? 0 : \old(kernel.processIds.current[p])));
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size; kernel.endpoints.owner[e]
      @               == (\old(kernel.endpoints.owner[e]) == pid ? 0 : \old(kernel.endpoints.owner[e])));
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size; kernel.endpointIds.current[e]
      @               == (\old(kernel.endpoints.owner[e]) == pid ? 0 : \old(kernel.endpointIds.current[e])));
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && \old(kernel.endpoints.owner[e]) != pid;
      @               kernel.queues.count[e] == \old(kernel.queues.count[e]) && kernel.queues.capacity[e]
      @              == \old(kernel.queues.capacity[e]));
      @   // CLN-1: it is nowhere any more
      @   ensures (\forall int p; 0 <= p && p < kernel.processIds.size && \old(kernel.processIds.current[p]) == pid;
      @               scheduler.running != p && scheduler.states.list[p] == FifoLists.NONE
      @               && scheduler.waiters.list[p] == FifoLists.NONE);
      @   assignable kernel.processIds.freeCount, kernel.processIds.current[*], kernel.processIds.order[*], kernel.processIds.position[*],
      @              kernel.endpointIds.freeCount, kernel.endpointIds.current[*], kernel.endpointIds.order[*],
      @              kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*],
      @              kernel.queues.count[*],
      @              scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public void cleanupProcess(long pid) throws IpcException {
        int process = kernel.processIds.find(pid);
        kernel.cleanupProcess(pid);
        if (process != IdTable.NONE) {
            blocking.forget(process);
        }
    }

    /**
     * {@code CreateEndpoint}: an endpoint that carries messages both ways, at generation 0, with an empty queue of the default
     * capacity; the owner holds all rights (EP-1).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; OUT_OF_MEMORY when the table is full or the ids are used up
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(owner)]
      @              == owner;
      @   requires 1 <= kernel.endpointIds.freeCount && 1 <= kernel.endpointIds.maxIds - kernel.endpointIds.issued;
      @   // a fresh id
      @   ensures 0 <= \result.slot && \result.slot < kernel.endpointIds.size;
      @   ensures kernel.endpointIds.current[\result.slot] == \result.endpointId;
      @   ensures 1 <= \result.endpointId && \result.endpointId <= 4294967295L;
      @   ensures kernel.endpointIds.freeCount == \old(kernel.endpointIds.freeCount) - 1 && kernel.endpointIds.issued
      @              == \old(kernel.endpointIds.issued) + 1;
      @   // both ways, with an empty queue
      @   ensures kernel.endpoints.owner[\result.slot] == owner && kernel.endpoints.direction[\result.slot] == EndpointTable.BOTH;
      @   ensures kernel.queues.count[\result.slot] == 0 && kernel.queues.capacity[\result.slot] == kernel.limits.defaultCapacity;
      @   // at generation 0; the owner holds all rights, and nobody else any
      @   ensures kernel.rights.stamp[\result.slot] == \result.endpointId * 65536;
      @   ensures \result.capability.endpoint == \result.endpointId;
      @   ensures \result.capability.generation == 0 && \result.capability.permissions == 15;
      @   ensures kernel.rights.holder[IdTable.slotOf(owner) * 1024 + \result.slot] == owner
      @               && kernel.rights.heldAt[IdTable.slotOf(owner) * 1024 + \result.slot] == \result.endpointId * 65536
      @               && kernel.rights.mask[IdTable.slotOf(owner) * 1024 + \result.slot] == 15;
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length && i % 1024 == \result.slot
      @               && kernel.rights.heldAt[i] == \result.endpointId * 65536; kernel.rights.holder[i] == owner);
      @   // other endpoints, and rights on them, are as they were
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && e != \result.slot;
      @               kernel.endpointIds.current[e] == \old(kernel.endpointIds.current[e]) && kernel.endpoints.owner[e]
      @              == \old(kernel.endpoints.owner[e])
      @               && kernel.queues.count[e] == \old(kernel.queues.count[e]) && kernel.queues.capacity[e]
      @              == \old(kernel.queues.capacity[e])
      @               && kernel.rights.stamp[e] == \old(kernel.rights.stamp[e]));
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length && i % 1024 != \result.slot;
      @               kernel.rights.holder[i] == \old(kernel.rights.holder[i]) && kernel.rights.heldAt[i] == \old(kernel.rights.heldAt[i])
      @               && kernel.rights.mask[i] == \old(kernel.rights.mask[i]));
      @   assignable kernel.endpointIds.freeCount, kernel.endpointIds.issued, kernel.endpointIds.current[*],
      @              kernel.endpointIds.uses[*], kernel.endpoints.owner[*],
      @              kernel.queues.capacity[*], kernel.queues.count[*], kernel.rights.stamp[*], kernel.rights.holder[*],
      @              kernel.rights.heldAt[*], kernel.rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the ids are used up
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(owner)]
      @              == owner;
      @   requires kernel.endpointIds.freeCount < 1 || kernel.endpointIds.maxIds - kernel.endpointIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public EndpointHandle createEndpoint(long owner) throws IpcException {
        return kernel.createEndpoint(owner);
    }

    /**
     * {@code CreateChannel}: two endpoints over one queue, one to send to and one to receive from (CH-1, CH-2).
     *
     * @param capacity messages that the queue can hold, 1..{@link IpcLimits#maxCapacity}; unsigned
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_ARGUMENT for a capacity out of range; OUT_OF_MEMORY unless
     *     both ends fit
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(owner)]
      @              == owner;
      @   requires 1 <= capacity && capacity <= kernel.limits.maxCapacity;
      @   requires 2 <= kernel.endpointIds.freeCount && 2 <= kernel.endpointIds.maxIds - kernel.endpointIds.issued;
      @   ensures 0 <= \result.sendEnd.slot && \result.sendEnd.slot < kernel.endpointIds.size
      @               && kernel.endpointIds.current[\result.sendEnd.slot] == \result.sendEnd.endpointId;
      @   ensures kernel.endpoints.owner[\result.sendEnd.slot] == owner && kernel.endpoints.direction[\result.sendEnd.slot]
      @              == EndpointTable.SEND;
      @   ensures kernel.rights.stamp[\result.sendEnd.slot] == \result.sendEnd.endpointId * 65536;
      @   ensures \result.sendEnd.capability.endpoint == \result.sendEnd.endpointId;
      @   ensures \result.sendEnd.capability.generation == 0 && \result.sendEnd.capability.permissions == 13;
      @   ensures kernel.rights.holder[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot] == owner
      @               && kernel.rights.heldAt[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot] == \result.sendEnd.endpointId * 65536
      @               && kernel.rights.mask[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot] == 13;
      @   ensures 0 <= \result.receiveEnd.slot && \result.receiveEnd.slot < kernel.endpointIds.size
      @               && kernel.endpointIds.current[\result.receiveEnd.slot] == \result.receiveEnd.endpointId;
      @   ensures kernel.endpoints.owner[\result.receiveEnd.slot] == owner
      @               && kernel.endpoints.direction[\result.receiveEnd.slot] == EndpointTable.RECEIVE;
      @   ensures kernel.rights.stamp[\result.receiveEnd.slot] == \result.receiveEnd.endpointId * 65536;
      @   ensures \result.receiveEnd.capability.endpoint == \result.receiveEnd.endpointId;
      @   ensures \result.receiveEnd.capability.generation == 0 && \result.receiveEnd.capability.permissions == 14;
      @   ensures kernel.rights.holder[IdTable.slotOf(owner) * 1024 + \result.receiveEnd.slot] == owner
      @               && kernel.rights.heldAt[IdTable.slotOf(owner) * 1024 + \result.receiveEnd.slot]
      @              == \result.receiveEnd.endpointId * 65536
      @               && kernel.rights.mask[IdTable.slotOf(owner) * 1024 + \result.receiveEnd.slot] == 14;
      @   // one queue, empty
      @   ensures kernel.endpoints.peer[\result.sendEnd.slot] == \result.receiveEnd.slot;
      @   ensures \result.sendEnd.slot != \result.receiveEnd.slot;
      @   ensures kernel.queues.count[\result.receiveEnd.slot] == 0 && kernel.queues.capacity[\result.receiveEnd.slot] == capacity;
      @   // other endpoints, and rights on them, are as they were
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && e != \result.sendEnd.slot && e != \result.receiveEnd.slot;
      @               kernel.endpointIds.current[e] == \old(kernel.endpointIds.current[e]) && kernel.endpoints.owner[e]
      @              == \old(kernel.endpoints.owner[e])
      @               && kernel.queues.count[e] == \old(kernel.queues.count[e]) && kernel.queues.capacity[e]
      @              == \old(kernel.queues.capacity[e])
      @               && kernel.rights.stamp[e] == \old(kernel.rights.stamp[e]));
      @   assignable kernel.endpointIds.freeCount, kernel.endpointIds.issued, kernel.endpointIds.current[*], kernel.endpointIds.uses[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*],
      @              kernel.queues.count[*],
      @              kernel.rights.stamp[*], kernel.rights.holder[*], kernel.rights.heldAt[*], kernel.rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(owner)]
      @              == owner;
      @   requires capacity < 1 || capacity > kernel.limits.maxCapacity;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // both ends fit, or none is made
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(owner)]
      @              == owner;
      @   requires 1 <= capacity && capacity <= kernel.limits.maxCapacity;
      @   requires kernel.endpointIds.freeCount < 2 || kernel.endpointIds.maxIds - kernel.endpointIds.issued < 2;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public ChannelHandle createChannel(long owner, long capacity) throws IpcException {
        return kernel.createChannel(owner, capacity);
    }

    /**
     * {@code SendMessage}: for the kernel itself, which needs no capability (SND-1).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null message (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED at the
     *     receive end of a channel; QUEUE_FULL
     */
    /*@ normal_behavior
      @   requires kernel.initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.RECEIVE
      @               && kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   < kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(endpointId)]];
      @   ensures kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   == \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]) + 1
      @               && kernel.queues.holdsAt((int) kernel.endpoints.peer[IdTable.slotOf(endpointId)],
      @               (int) MessageQueues.place(kernel.queues.head[kernel.endpoints.peer[IdTable.slotOf(endpointId)]],
      @               \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]])), message);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size && kernel.endpointIds.current[kernel.endpoints.peer[q]] != endpointId;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q]));
      @   assignable kernel.queues.count[*], kernel.queues.length[*], kernel.queues.words[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized && message == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized && message != null;
      @   requires !(endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the receive end of a channel
      @   requires kernel.initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires kernel.initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.RECEIVE
      @               && kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   == kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(endpointId)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    public void sendMessage(long endpointId, /*@ nullable @*/ Message message) throws IpcException {
        kernel.sendMessage(endpointId, message);
    }

    /**
     * {@code ReceiveMessage}: for the kernel itself, which needs no capability (RCV-1).
     *
     * @param into is overwritten with the message
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null buffer (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED at the
     *     send end of a channel; QUEUE_EMPTY
     */
    /*@ normal_behavior
      @   requires kernel.initialized && into != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND
      @               && kernel.queues.count[IdTable.slotOf(endpointId)] != 0;
      @   ensures kernel.queues.count[IdTable.slotOf(endpointId)] == \old(kernel.queues.count[IdTable.slotOf(endpointId)]) - 1
      @               && kernel.queues.head[IdTable.slotOf(endpointId)]
      @              == MessageQueues.place(\old(kernel.queues.head[IdTable.slotOf(endpointId)]), 1)
      @               && kernel.queues.holdsAt(IdTable.slotOf(endpointId), \old(kernel.queues.head[IdTable.slotOf(endpointId)]), into);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size && kernel.endpointIds.current[q] != endpointId;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q]) && kernel.queues.head[q] == \old(kernel.queues.head[q]));
      @   assignable kernel.queues.count[*], kernel.queues.head[*],
      @              into.length, into.w0, into.w1, into.w2, into.w3, into.w4, into.w5, into.w6, into.w7;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized && into == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized && into != null;
      @   requires !(endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires kernel.initialized && into != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires kernel.initialized && into != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND
      @               && kernel.queues.count[IdTable.slotOf(endpointId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_EMPTY;
      @   assignable \nothing;
      @*/
    public void receiveMessage(long endpointId, /*@ nullable @*/ Message into) throws IpcException {
        kernel.receiveMessage(endpointId, into);
    }

    /**
     * {@code Send}: sends with a capability (SND-2). It knows no caller, so it can't tell a made-up token from a held one: system calls do.
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for null (TYP-7); INVALID_CAPABILITY for a null or reserved token;
     *     ENDPOINT_NOT_FOUND; INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED without SEND; then as
     *     {@link #sendMessage}
     */
    /*@ normal_behavior
      @   requires kernel.initialized && message != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE
      @               && kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   < kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   ensures kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   == \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1
      @               && kernel.queues.holdsAt((int) kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)],
      @               (int) MessageQueues.place(kernel.queues.head[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]],
      @               \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]])), message);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size
      @              && kernel.endpointIds.current[kernel.endpoints.peer[q]] != capability.endpoint;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q]));
      @   assignable kernel.queues.count[*], kernel.queues.length[*], kernel.queues.words[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized && message == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires kernel.initialized && message != null;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires kernel.initialized && message != null;
      @   requires capability != null && capability.wellFormed;
      @   requires !(capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized && message != null;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SEND is not in the token
      @   requires kernel.initialized && message != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the receive end of a channel
      @   requires kernel.initialized && message != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires kernel.initialized && message != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE
      @               && kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   == kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    public void send(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message message) throws IpcException {
        kernel.send(capability, message);
    }

    /**
     * {@code Receive}: receives with a capability (RCV-2). It knows no caller, so it can't tell a made-up token from a held one:
     * system calls do.
     *
     * @param into is overwritten with the message
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for null (TYP-7); INVALID_CAPABILITY for a null or reserved token;
     *     ENDPOINT_NOT_FOUND; INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED without RECEIVE; then as
     *     {@link #receiveMessage}
     */
    /*@ normal_behavior
      @   requires kernel.initialized && into != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND
      @               && kernel.queues.count[IdTable.slotOf(capability.endpoint)] != 0;
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   ensures kernel.queues.count[IdTable.slotOf(capability.endpoint)]
      @              == \old(kernel.queues.count[IdTable.slotOf(capability.endpoint)]) - 1
      @               && kernel.queues.head[IdTable.slotOf(capability.endpoint)]
      @                   == MessageQueues.place(\old(kernel.queues.head[IdTable.slotOf(capability.endpoint)]),
      @               1) && kernel.queues.holdsAt(IdTable.slotOf(capability.endpoint),
      @              \old(kernel.queues.head[IdTable.slotOf(capability.endpoint)]),
      @               into);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size && kernel.endpointIds.current[q] != capability.endpoint;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q]) && kernel.queues.head[q] == \old(kernel.queues.head[q]));
      @   assignable kernel.queues.count[*], kernel.queues.head[*],
      @              into.length, into.w0, into.w1, into.w2, into.w3, into.w4, into.w5, into.w6, into.w7;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized && into == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires kernel.initialized && into != null;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires kernel.initialized && into != null;
      @   requires capability != null && capability.wellFormed;
      @   requires !(capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized && into != null;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // RECEIVE is not in the token
      @   requires kernel.initialized && into != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires kernel.initialized && into != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires kernel.initialized && into != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND
      @               && kernel.queues.count[IdTable.slotOf(capability.endpoint)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_EMPTY;
      @   assignable \nothing;
      @*/
    public void receive(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into) throws IpcException {
        kernel.receive(capability, into);
    }

    /**
     * {@code HasMessage}: is there something to receive (HAS-1)?
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   ensures \result <==> endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId
      @               && kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND
      @               && kernel.queues.count[IdTable.slotOf(endpointId)] != 0;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public boolean hasMessage(long endpointId) throws IpcException {
        return kernel.hasMessage(endpointId);
    }

    /**
     * {@code ValidateCapability}: does the process hold what the token names (CAP-2)?
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_CAPABILITY for a null or reserved token; ENDPOINT_NOT_FOUND;
     *     INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED if the token names no right, or one that the
     *     process does not hold
     */
    /*@ normal_behavior
      @   requires kernel.initialized && pid != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
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
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires !(capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public void validateCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        kernel.validateCapability(pid, capability);
    }

    /**
     * {@code GrantCapability}: gives some of the token's rights to another process (CAP-4).
     *
     * @param granted mask of rights
     * @return the grantee's capability, with the rights granted
     * @throws IpcException as {@link #validateCapability}; then PERMISSION_DENIED without GRANT; PROCESS_NOT_FOUND for the grantee;
     *     INVALID_ARGUMENT for no rights or reserved bits; PERMISSION_DENIED for rights that are not in the token
     */
    /*@ normal_behavior
      @   requires kernel.initialized && granter != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @               && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires IpcPermissions.contains(capability.permissions, granted);
      @   ensures \result.endpoint == capability.endpoint && \result.generation == capability.generation;
      @   ensures \result.permissions == granted;
      @   ensures (\forall int q; 0 <= q && q < kernel.processIds.size && kernel.processIds.current[q] == grantee;
      @               (\forall int e; 0 <= e && e < kernel.endpointIds.size && kernel.endpointIds.current[e] == capability.endpoint;
      @                   kernel.rights.holder[q * 1024 + e] == grantee && kernel.rights.heldAt[q * 1024 + e] == kernel.rights.stamp[e]
      @                   && IpcPermissions.contains(kernel.rights.mask[q * 1024 + e], granted)));
      @   assignable kernel.rights.holder[*], kernel.rights.heldAt[*], kernel.rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires kernel.initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires kernel.initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires !(capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires kernel.initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @               && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // GRANT is not in the token
      @   requires kernel.initialized && granter != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @               && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires !IpcPermissions.contains(capability.permissions, IpcPermissions.GRANT);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the grantee
      @   requires kernel.initialized && granter != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @               && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.GRANT);
      @   requires !(grantee != 0 && IdTable.slotOf(grantee) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(grantee)] == grantee);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no rights, or reserved bits
      @   requires kernel.initialized && granter != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @               && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires granted < 1 || granted > 15;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // more than the token names
      @   requires kernel.initialized && granter != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @               && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires !IpcPermissions.contains(capability.permissions, granted);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public IpcCapability grantCapability(long granter, /*@ nullable @*/ IpcCapability capability, long grantee,
            int granted) throws IpcException {
        return kernel.grantCapability(granter, capability, grantee, granted);
    }

    /**
     * {@code RevokeCapability}: takes back every right of every other process on the endpoint; all tokens issued so far are dead
     * for good (CAP-5, CAP-6). At the largest generation the endpoint is destroyed instead (CAP-7).
     *
     * @return the revoker's new capability; the null capability if the endpoint is gone
     * @throws IpcException as {@link #validateCapability}; then PERMISSION_DENIED without REVOKE
     */
    /*@ normal_behavior
      @   requires kernel.initialized && pid != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation < kernel.limits.maxGeneration;
      @   ensures \result.endpoint == capability.endpoint && \result.generation == capability.generation + 1;
      @   ensures \result.permissions == capability.permissions;
      @   // CAP-6: the stamp of every token issued so far is below the endpoint's
      @   ensures kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp + 1;
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && kernel.endpointIds.current[e] != capability.endpoint;
      @               kernel.rights.stamp[e] == \old(kernel.rights.stamp[e]));
      @   // CAP-5: nobody else holds anything on it
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length && kernel.rights.heldAt[i]
      @              == capability.stamp + 1; kernel.rights.holder[i] == pid);
      @   assignable kernel.rights.stamp[*], kernel.rights.holder[*], kernel.rights.heldAt[*], kernel.rights.mask[*],
      @              scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @ also
      @ normal_behavior   // CAP-7
      @   requires kernel.initialized && pid != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation == kernel.limits.maxGeneration;
      @   ensures \result.token == 0;
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size; kernel.endpointIds.current[e] != capability.endpoint);
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && kernel.endpointIds.current[e] != 0;
      @               kernel.endpointIds.current[e] == \old(kernel.endpointIds.current[e]));
      @   assignable kernel.endpointIds.freeCount, kernel.endpointIds.current[*], kernel.endpointIds.order[*],
      @              kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*],
      @              kernel.queues.count[*],
      @              scheduler.running, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
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
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires !(capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // REVOKE is not in the token
      @   requires kernel.initialized && pid != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires !IpcPermissions.contains(capability.permissions, IpcPermissions.REVOKE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public IpcCapability revokeCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        IpcCapability renewed = kernel.revokeCapability(pid, capability);
        // The last revoke has destroyed the endpoint (CAP-7).
        if (renewed.token() == IpcCapability.NULL_TOKEN) {
            blocking.wakeWhere(false);
        }
        return renewed;
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
    public void blockOnReceive(long pid, long endpointId) throws IpcException {
        blocking.blockOnReceive(pid, endpointId);
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
    public long[] notifyReceivers(long endpointId) throws IpcException {
        return blocking.notifyReceivers(endpointId);
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
    public void wakeProcess(long pid) throws IpcException {
        blocking.wakeProcess(pid);
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
    public long scheduleNext() throws IpcException {
        return blocking.scheduleNext();
    }
}
