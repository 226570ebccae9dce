package veridian.ipc.kernel;

/**
 * The entry to the kernel: every call of the API, one after the other. A call that is refused changes nothing, but for what RATE-5
 * counts. Not thread-safe; put one monitor around it.
 *
 * <p>It composes what knows nothing of each other: {@link IpcKernel} says which processes, endpoints, messages and rights there
 * are; {@link BlockingCalls} who runs, is ready, and waits for messages; {@link SharedMemory} has the frames and the regions, which
 * {@link LargeMessages} describe; {@link RateLimiter} and {@link Statistics} keep accounts. A call that concerns one of them is
 * handed on, with its contract; one that concerns several (a process that comes or goes, an endpoint that goes, a large message) is
 * put together here. Read it beside {@code spec/Ipc.tla}, as {@link IpcKernel}.
 */
public final class IpcSystem {

    /** A caller of {@link #allocateSharedMemory} or {@link #createSharedRegion} names no NUMA node. */
    public static final int NO_NODE = -1;

    /** Processes, endpoints, messages and rights. */
    final IpcKernel kernel;
    /** Who runs, is ready, is blocked and waits. */
    final Scheduler scheduler;
    /** The calls that block and wake. */
    final BlockingCalls blocking;
    /** Frames, shared regions and where they are mapped. */
    final SharedMemory memory;
    /** The messages about regions. */
    final LargeMessages large;
    /** What each process may send yet. */
    final RateLimiter rates;
    /** What was recorded of operations. */
    final Statistics statistics;
    /** The timestamp counter, which is the caller's (RATE-2); unsigned. */
    long clock;

    /*@ invariant blocking.kernel == kernel && blocking.scheduler == scheduler;
      @ invariant large.kernel == kernel && large.memory == memory && memory.queued.size == kernel.queues.size;
      @ invariant memory.mappings.processes == kernel.processIds.size && rates.size == kernel.processIds.size;
      @ // PROC-3, CLN-3: who is alive is ready or blocked, and nobody else
      @ invariant (\forall int p; 0 <= p && p < kernel.processIds.size;
      @     kernel.processIds.current[p] != 0
      @     <==> (p == scheduler.running || scheduler.states.list[p] != FifoLists.NONE));
      @ // CLN-2: who is blocked is so on an endpoint that is there and can be received from
      @ invariant (\forall int p; 0 <= p && p < scheduler.states.slots && scheduler.blockedOn[p] != 0;
      @     IdTable.slotOf(scheduler.blockedOn[p]) < kernel.endpointIds.size
      @     && kernel.endpointIds.current[IdTable.slotOf(scheduler.blockedOn[p])] == scheduler.blockedOn[p]
      @     && kernel.endpoints.direction[IdTable.slotOf(scheduler.blockedOn[p])] != EndpointTable.SEND);
      @ // CLN-3: regions, mappings and buckets are of those who are alive
      @ invariant (\forall int r; 0 <= r && r < memory.regions.size && memory.regions.owner[r] != 0;
      @     IdTable.slotOf(memory.regions.owner[r]) < kernel.processIds.size
      @     && kernel.processIds.current[IdTable.slotOf(memory.regions.owner[r])] == memory.regions.owner[r]);
      @ invariant (\forall int i; 0 <= i && i < memory.mappings.base.length && memory.mappings.base[i] != 0;
      @     kernel.processIds.current[i / 1024] != 0);
      @ invariant (\forall int p; 0 <= p && p < rates.size && rates.charged[p]; kernel.processIds.current[p] != 0);
      @ // SND-3, CLN-2: where no message is, none pins a region
      @ invariant (\forall int i; 0 <= i && i < memory.queued.region.length && memory.queued.region[i] != 0;
      @     (i % 64 < kernel.queues.head[i / 64] ? i % 64 + 64 : i % 64) - kernel.queues.head[i / 64] < kernel.queues.count[i / 64]);
      @*/
    // the parts share no arrays
    //+OPENJML@ invariant \distinct(kernel.processIds.current, kernel.endpointIds.current, kernel.endpoints.owner,
    //+OPENJML@     kernel.rights.stamp, kernel.rights.holder, kernel.rights.heldAt, kernel.queues.words, scheduler.blockedOn,
    //+OPENJML@     memory.regionIds.current, memory.regions.owner, memory.regions.bytes, memory.mappings.base, memory.queued.offset,
    //+OPENJML@     memory.queued.length, rates.messages, rates.bytes, rates.at);
    //+OPENJML@ invariant \distinct(kernel.processIds.uses, kernel.processIds.order, kernel.processIds.position,
    //+OPENJML@     kernel.endpointIds.uses, kernel.endpointIds.order, kernel.endpointIds.position, memory.regionIds.uses,
    //+OPENJML@     memory.regionIds.order, memory.regionIds.position, memory.regions.firstFrame, memory.regions.pages,
    //+OPENJML@     memory.regions.mappings, memory.regions.pins, memory.queued.region, memory.frames.firstFree, memory.frames.holder,
    //+OPENJML@     memory.frames.next);
    //+OPENJML@ invariant \distinct(kernel.rights.mask, kernel.queues.capacity, kernel.queues.head, kernel.queues.count,
    //+OPENJML@     kernel.queues.length, kernel.endpoints.direction, memory.regions.permissions);
    //+OPENJML@ invariant \distinct(kernel.endpoints.peer, scheduler.states.head, scheduler.states.tail, scheduler.states.list,
    //+OPENJML@     scheduler.states.next, scheduler.states.previous, scheduler.waiters.head, scheduler.waiters.tail,
    //+OPENJML@     scheduler.waiters.list, scheduler.waiters.next, scheduler.waiters.previous);
    //+KEY@ invariant \invariant_for(kernel) && \invariant_for(scheduler) && \invariant_for(blocking);
    //+KEY@ invariant \invariant_for(memory) && \invariant_for(large) && \invariant_for(rates) && \invariant_for(statistics);

    /** A kernel with these limits, not yet initialized. */
    /*@ private normal_behavior
      @   ensures kernel.limits == limits.ipc && !kernel.initialized && scheduler.running == Scheduler.NONE && clock == 0;
      @   ensures memory.pageSize == limits.pageSize && memory.maxRegionSize == limits.maxRegionSize;
      @   ensures rates.frequency == limits.frequency && statistics.frequency == limits.frequency;
      @   assignable \nothing;
      @*/
    private IpcSystem(SystemLimits limits) {
        this.kernel = IpcKernel.create(limits.ipc);
        this.scheduler = new Scheduler(limits.ipc.maxProcesses, limits.ipc.maxEndpoints);
        this.blocking = new BlockingCalls(kernel, scheduler);
        this.memory = SharedMemory.create(limits);
        this.large = new LargeMessages(kernel, memory);
        this.rates = new RateLimiter(limits.ipc.maxProcesses, limits.frequency, limits.messageBurst, limits.messageRate,
            limits.byteBurst, limits.byteRate);
        this.statistics = new Statistics(limits.frequency);
        this.clock = 0;
    }

    /** A kernel with these limits, not yet initialized. */
    /*@ normal_behavior
      @   ensures \fresh(\result) && \result.kernel.limits == limits.ipc && !\result.kernel.initialized;
      @   assignable \nothing;
      @*/
    public static IpcSystem create(SystemLimits limits) {
        return new IpcSystem(limits);
    }

    /** A kernel with these limits, and {@link SystemLimits#defaults()} for the rest; not yet initialized. */
    /*@ normal_behavior
      @   ensures \fresh(\result) && \result.kernel.limits == limits && !\result.kernel.initialized;
      @   assignable \nothing;
      @*/
    public static IpcSystem create(IpcLimits limits) {
        return new IpcSystem(SystemLimits.defaults().withIpc(limits));
    }

    /** The bounds of its processes, endpoints and queues. */
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
      @   assignable kernel.*;
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
      @   requires kernel.initialized && 1 <= kernel.processIds.freeCount
      @               && 1 <= kernel.processIds.maxIds - kernel.processIds.issued;
      @   ensures 0 <= IdTable.slotOf(\result) && IdTable.slotOf(\result) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(\result)] == \result;
      @   ensures (\forall int p; 0 <= p && p < kernel.processIds.size && p != IdTable.slotOf(\result);
      @               kernel.processIds.current[p] == \old(kernel.processIds.current[p]));
      @   ensures 1 <= \result && \result <= 4294967295L;
      @   ensures kernel.processIds.freeCount == \old(kernel.processIds.freeCount) - 1 && kernel.processIds.issued
      @              == \old(kernel.processIds.issued) + 1;
      @   // PROC-3: at the end of the ready queue
      @   ensures scheduler.states.tail[Scheduler.READY] != FifoLists.NONE
      @       && kernel.processIds.current[scheduler.states.tail[Scheduler.READY]] == \result;
      @   assignable kernel.processIds.*, kernel.processIds.current[*], kernel.processIds.uses[*], scheduler.states.list[*],
      @              scheduler.states.previous[*], scheduler.states.next[*], scheduler.states.head[*], scheduler.states.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the pids are used up
      @   requires kernel.initialized && (kernel.processIds.freeCount < 1
      @               || kernel.processIds.maxIds - kernel.processIds.issued < 1);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public long spawn() throws IpcException {
        long pid = kernel.spawn();
        scheduler.add(kernel.findProcess(pid));
        return pid;
    }

    /**
     * {@code Terminate}: cleans up after a process and forgets it (PROC-5).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND if it is not alive
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
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
      @   ensures (\forall int r; 0 <= r && r < memory.regions.size; memory.regions.owner[r] != pid);
      @   ensures (\forall int p, r; 0 <= p && p < kernel.processIds.size && 0 <= r && r < memory.regions.size
      @               && \old(kernel.processIds.current[p]) == pid; memory.mappings.base[p * 1024 + r] == 0 && !rates.charged[p]);
      @   ensures kernel.processIds.issued == \old(kernel.processIds.issued);
      @   ensures kernel.endpointIds.issued == \old(kernel.endpointIds.issued);
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable kernel.processIds.*, kernel.processIds.current[*], kernel.processIds.order[*], kernel.processIds.position[*],
      @              kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.order[*], kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*],
      @              kernel.queues.count[*], scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*],
      @              memory.mappings.base[*], memory.mappings.table.*, memory.mappings.table.first[*], memory.mappings.table.next[*],
      @              memory.mappings.table.process[*], memory.mappings.table.page[*], memory.mappings.table.frame[*],
      @              memory.regions.mappings[*], memory.regions.owner[*], memory.regions.pins[*], memory.queued.region[*],
      @              memory.regions.firstFrame[*], memory.regions.pages[*], memory.regionIds.*, memory.regionIds.current[*],
      @              memory.regionIds.order[*], memory.regionIds.position[*], memory.frames.*, memory.frames.firstFree[*],
      @              memory.frames.holder[*], memory.frames.next[*], rates.charged[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @*/
    public void terminate(long pid) throws IpcException {
        int process = kernel.findProcess(pid);
        if (process != IdTable.NONE) {
            large.dropQueuesOf(pid);
        }
        kernel.terminate(pid);
        forget(process, pid);
    }

    /** CLN-1, CLN-3: of the process that was in this slot, and is not alive any more, nothing stays. */
    /*@ normal_behavior
      @   requires 0 <= process && process < kernel.processIds.size && pid != 0;
      @   ensures scheduler.running != process && scheduler.states.list[process] == FifoLists.NONE
      @               && scheduler.waiters.list[process] == FifoLists.NONE;
      @   ensures (\forall int r; 0 <= r && r < memory.regions.size; memory.regions.owner[r] != pid
      @               && memory.mappings.base[process * 1024 + r] == 0);
      @   ensures !rates.charged[process];
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*],
      @              memory.mappings.base[*], memory.mappings.table.*, memory.mappings.table.first[*], memory.mappings.table.next[*],
      @              memory.mappings.table.process[*], memory.mappings.table.page[*], memory.mappings.table.frame[*],
      @              memory.regions.mappings[*], memory.regions.owner[*], memory.regions.firstFrame[*], memory.regions.pages[*],
      @              memory.regionIds.*, memory.regionIds.current[*], memory.regionIds.order[*], memory.regionIds.position[*],
      @              memory.frames.*, memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*], rates.charged[*];
      @*/
    private /*@ helper @*/ void forget(int process, long pid) {
        blocking.forget(process);
        memory.cleanup(process, pid);
        rates.forget(process);
    }

    /**
     * {@code CleanupProcess}: destroys the endpoints of a process, takes back its rights, unmaps and disowns its regions and forgets
     * it; no-op if it is not alive (CLN-1).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior   // unknown, or already cleaned
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
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
      @   ensures (\forall int r; 0 <= r && r < memory.regions.size; memory.regions.owner[r] != pid);
      @   ensures (\forall int p, r; 0 <= p && p < kernel.processIds.size && 0 <= r && r < memory.regions.size
      @               && \old(kernel.processIds.current[p]) == pid; memory.mappings.base[p * 1024 + r] == 0 && !rates.charged[p]);
      @   ensures kernel.processIds.issued == \old(kernel.processIds.issued);
      @   ensures kernel.endpointIds.issued == \old(kernel.endpointIds.issued);
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable kernel.processIds.*, kernel.processIds.current[*], kernel.processIds.order[*], kernel.processIds.position[*],
      @              kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.order[*], kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*],
      @              kernel.queues.count[*], scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*],
      @              memory.mappings.base[*], memory.mappings.table.*, memory.mappings.table.first[*], memory.mappings.table.next[*],
      @              memory.mappings.table.process[*], memory.mappings.table.page[*], memory.mappings.table.frame[*],
      @              memory.regions.mappings[*], memory.regions.owner[*], memory.regions.pins[*], memory.queued.region[*],
      @              memory.regions.firstFrame[*], memory.regions.pages[*], memory.regionIds.*, memory.regionIds.current[*],
      @              memory.regionIds.order[*], memory.regionIds.position[*], memory.frames.*, memory.frames.firstFree[*],
      @              memory.frames.holder[*], memory.frames.next[*], rates.charged[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public void cleanupProcess(long pid) throws IpcException {
        int process = kernel.findProcess(pid);
        if (process != IdTable.NONE) {
            large.dropQueuesOf(pid);
        }
        kernel.cleanupProcess(pid);
        if (process != IdTable.NONE) {
            forget(process, pid);
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
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= kernel.endpointIds.freeCount && 1 <= kernel.endpointIds.maxIds - kernel.endpointIds.issued;
      @   // a fresh id
      @   ensures 0 <= \result.slot && \result.slot < kernel.endpointIds.size;
      @   ensures kernel.endpointIds.current[\result.slot] == \result.endpointId;
      @   ensures 1 <= \result.endpointId && \result.endpointId <= 4294967295L;
      @   ensures kernel.endpointIds.freeCount == \old(kernel.endpointIds.freeCount) - 1
      @               && kernel.endpointIds.issued == \old(kernel.endpointIds.issued) + 1;
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
      @               kernel.endpointIds.current[e] == \old(kernel.endpointIds.current[e])
      @               && kernel.endpoints.owner[e] == \old(kernel.endpoints.owner[e])
      @               && kernel.queues.count[e] == \old(kernel.queues.count[e])
      @               && kernel.queues.capacity[e] == \old(kernel.queues.capacity[e])
      @               && kernel.rights.stamp[e] == \old(kernel.rights.stamp[e]));
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length && i % 1024 != \result.slot;
      @               kernel.rights.holder[i] == \old(kernel.rights.holder[i])
      @               && kernel.rights.heldAt[i] == \old(kernel.rights.heldAt[i])
      @               && kernel.rights.mask[i] == \old(kernel.rights.mask[i]));
      @   assignable kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.uses[*], kernel.endpoints.owner[*],
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
      @   requires owner == 0 || IdTable.slotOf(owner) >= kernel.processIds.size
      @               || kernel.processIds.current[IdTable.slotOf(owner)] != owner;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the ids are used up
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
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
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= capacity && capacity <= kernel.limits.maxCapacity;
      @   requires 2 <= kernel.endpointIds.freeCount && 2 <= kernel.endpointIds.maxIds - kernel.endpointIds.issued;
      @   ensures 0 <= \result.sendEnd.slot && \result.sendEnd.slot < kernel.endpointIds.size
      @               && kernel.endpointIds.current[\result.sendEnd.slot] == \result.sendEnd.endpointId;
      @   ensures kernel.endpoints.owner[\result.sendEnd.slot] == owner
      @               && kernel.endpoints.direction[\result.sendEnd.slot] == EndpointTable.SEND;
      @   ensures kernel.rights.stamp[\result.sendEnd.slot] == \result.sendEnd.endpointId * 65536;
      @   ensures \result.sendEnd.capability.endpoint == \result.sendEnd.endpointId;
      @   ensures \result.sendEnd.capability.generation == 0 && \result.sendEnd.capability.permissions == 13;
      @   ensures kernel.rights.holder[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot] == owner
      @               && kernel.rights.heldAt[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot]
      @               == \result.sendEnd.endpointId * 65536
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
      @               == \result.receiveEnd.endpointId * 65536
      @               && kernel.rights.mask[IdTable.slotOf(owner) * 1024 + \result.receiveEnd.slot] == 14;
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length && i % 1024 == \result.receiveEnd.slot
      @       && kernel.rights.heldAt[i] == \result.receiveEnd.endpointId * 65536; kernel.rights.holder[i] == owner);
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length && i % 1024 == \result.sendEnd.slot
      @       && kernel.rights.heldAt[i] == \result.sendEnd.endpointId * 65536; kernel.rights.holder[i] == owner);
      @   // one queue, empty
      @   ensures kernel.endpoints.peer[\result.sendEnd.slot] == \result.receiveEnd.slot;
      @   ensures \result.sendEnd.slot != \result.receiveEnd.slot;
      @   ensures kernel.queues.count[\result.receiveEnd.slot] == 0 && kernel.queues.capacity[\result.receiveEnd.slot] == capacity;
      @   // other endpoints, and rights on them, are as they were
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && e != \result.sendEnd.slot
      @               && e != \result.receiveEnd.slot;
      @               kernel.endpointIds.current[e] == \old(kernel.endpointIds.current[e])
      @               && kernel.endpoints.owner[e] == \old(kernel.endpoints.owner[e])
      @               && kernel.queues.count[e] == \old(kernel.queues.count[e])
      @               && kernel.queues.capacity[e] == \old(kernel.queues.capacity[e])
      @               && kernel.rights.stamp[e] == \old(kernel.rights.stamp[e]));
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length && i % 1024 != \result.sendEnd.slot
      @       && i % 1024 != \result.receiveEnd.slot;
      @       kernel.rights.holder[i] == \old(kernel.rights.holder[i]) && kernel.rights.heldAt[i] == \old(kernel.rights.heldAt[i])
      @       && kernel.rights.mask[i] == \old(kernel.rights.mask[i]));
      @   assignable kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.uses[*], kernel.endpoints.owner[*],
      @              kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*], kernel.queues.count[*],
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
      @   requires owner == 0 || IdTable.slotOf(owner) >= kernel.processIds.size
      @               || kernel.processIds.current[IdTable.slotOf(owner)] != owner;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires capacity < 1 || capacity > kernel.limits.maxCapacity;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // both ends fit, or none is made
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
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
     *     receive end of a channel; INVALID_MEMORY_REGION for a large message about what its region does not have; QUEUE_FULL
     */
    /*@ normal_behavior
      @   requires kernel.initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.RECEIVE
      @               && kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   < kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(endpointId)]];
      @   requires !message.large || (message.region != 0 && IdTable.slotOf(message.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(message.region)] == message.region
      @               && (0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset));
      @   // SND-3
      @   ensures message.large ==> memory.regions.pins[IdTable.slotOf(message.region)]
      @               == \old(memory.regions.pins[IdTable.slotOf(message.region)]) + 1;
      @   ensures kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   == \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]) + 1
      @               && kernel.queues.holdsAt((int) kernel.endpoints.peer[IdTable.slotOf(endpointId)],
      @               (int) MessageQueues.place(kernel.queues.head[kernel.endpoints.peer[IdTable.slotOf(endpointId)]],
      @               \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]])), message);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size
      @               && kernel.endpointIds.current[kernel.endpoints.peer[q]] != endpointId;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q]));
      @   assignable kernel.queues.count[*], kernel.queues.length[*], kernel.queues.words[*],
      @              memory.regions.pins[*], memory.queued.region[*], memory.queued.offset[*], memory.queued.length[*];
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
      @ exceptional_behavior   // SND-1
      @   requires kernel.initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.RECEIVE;
      @   requires message.large && ((message.region == 0 || IdTable.slotOf(message.region) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(message.region)] != message.region)
      @               || !(0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires kernel.initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.RECEIVE
      @               && kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   == kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(endpointId)]];
      @   requires !message.large || (message.region != 0 && IdTable.slotOf(message.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(message.region)] == message.region
      @               && (0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    public void sendMessage(long endpointId, /*@ nullable @*/ Message message) throws IpcException {
        boolean describes = message != null && message.large;
        if (describes) {
            large.check(kernel.findEndpoint(endpointId), message);
        }
        kernel.sendMessage(endpointId, message);
        if (describes) {
            large.pin(IdTable.slotOf(endpointId), message);
        }
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
      @               && kernel.queues.holdsAt(IdTable.slotOf(endpointId), \old(kernel.queues.head[IdTable.slotOf(endpointId)]),
      @               into);
      @   // SND-3, RCV-3
      @   ensures into.large <==> \old(memory.queued.region[IdTable.slotOf(endpointId) * 64 +
      @               kernel.queues.head[IdTable.slotOf(endpointId)]] - 1) != IdTable.NONE;
      @   ensures into.large ==> into.region != 0 && IdTable.slotOf(into.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(into.region)] == into.region
      @               && memory.regions.owner[IdTable.slotOf(into.region)] != 0
      @               && (0 <= into.offset && into.offset <= memory.regions.bytes[IdTable.slotOf(into.region)]
      @               && 0 <= into.extent && into.extent <= memory.regions.bytes[IdTable.slotOf(into.region)] - into.offset);
      @   ensures memory.queued.region[IdTable.slotOf(endpointId) * 64 + \old(kernel.queues.head[IdTable.slotOf(endpointId)])] == 0;
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size && kernel.endpointIds.current[q] != endpointId;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q])
      @               && kernel.queues.head[q] == \old(kernel.queues.head[q]));
      @   assignable kernel.queues.count[*], kernel.queues.head[*], into.*, memory.regions.pins[*], memory.regions.owner[*],
      @              memory.queued.region[*];
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
        large.received(IdTable.slotOf(endpointId), into);
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
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires !message.large || (message.region != 0 && IdTable.slotOf(message.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(message.region)] == message.region
      @               && (0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset));
      @   ensures \invariant_for(kernel);
      @   // SND-3
      @   ensures message.large ==> memory.regions.pins[IdTable.slotOf(message.region)]
      @               == \old(memory.regions.pins[IdTable.slotOf(message.region)]) + 1;
      @   ensures kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   == \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1
      @               && kernel.queues.holdsAt((int) kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)],
      @               (int) MessageQueues.place(kernel.queues.head[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]],
      @               \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]])), message);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size
      @              && kernel.endpointIds.current[kernel.endpoints.peer[q]] != capability.endpoint;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q]));
      @   assignable kernel.queues.count[*], kernel.queues.length[*], kernel.queues.words[*],
      @              memory.regions.pins[*], memory.queued.region[*], memory.queued.offset[*], memory.queued.length[*];
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
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the receive end of a channel
      @   requires kernel.initialized && message != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SND-1
      @   requires kernel.initialized && message != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires message.large && ((message.region == 0 || IdTable.slotOf(message.region) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(message.region)] != message.region)
      @               || !(0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires kernel.initialized && message != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE
      @               && kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   == kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   requires !message.large || (message.region != 0 && IdTable.slotOf(message.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(message.region)] == message.region
      @               && (0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    public void send(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message message) throws IpcException {
        boolean describes = message != null && message.large;
        if (describes) {
            large.check(large.sendingWith(capability), message);
        }
        kernel.send(capability, message);
        if (describes) {
            large.pin(IdTable.slotOf(capability.endpoint), message);
        }
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
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   ensures \invariant_for(kernel);
      @   ensures kernel.queues.count[IdTable.slotOf(capability.endpoint)]
      @              == \old(kernel.queues.count[IdTable.slotOf(capability.endpoint)]) - 1
      @               && kernel.queues.head[IdTable.slotOf(capability.endpoint)]
      @                   == MessageQueues.place(\old(kernel.queues.head[IdTable.slotOf(capability.endpoint)]),
      @               1) && kernel.queues.holdsAt(IdTable.slotOf(capability.endpoint),
      @              \old(kernel.queues.head[IdTable.slotOf(capability.endpoint)]),
      @               into);
      @   // SND-3, RCV-3
      @   ensures into.large <==> \old(memory.queued.region[IdTable.slotOf(capability.endpoint) * 64 +
      @               kernel.queues.head[IdTable.slotOf(capability.endpoint)]] - 1) != IdTable.NONE;
      @   ensures into.large ==> into.region != 0 && IdTable.slotOf(into.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(into.region)] == into.region
      @               && memory.regions.owner[IdTable.slotOf(into.region)] != 0
      @               && (0 <= into.offset && into.offset <= memory.regions.bytes[IdTable.slotOf(into.region)]
      @               && 0 <= into.extent && into.extent <= memory.regions.bytes[IdTable.slotOf(into.region)] - into.offset);
      @   ensures memory.queued.region[IdTable.slotOf(capability.endpoint) * 64 +
      @               \old(kernel.queues.head[IdTable.slotOf(capability.endpoint)])] == 0;
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < kernel.queues.size && kernel.endpointIds.current[q] != capability.endpoint;
      @               kernel.queues.count[q] == \old(kernel.queues.count[q])
      @               && kernel.queues.head[q] == \old(kernel.queues.head[q]));
      @   assignable kernel.queues.count[*], kernel.queues.head[*], into.*, memory.regions.pins[*], memory.regions.owner[*],
      @              memory.queued.region[*];
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
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires kernel.initialized && into != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
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
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
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
        large.received(IdTable.slotOf(capability.endpoint), into);
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
      @   requires kernel.initialized && capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
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
      @   requires pid == 0 || IdTable.slotOf(pid) >= kernel.processIds.size
      @               || kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= kernel.endpointIds.size
      @       || kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @               || kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
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
      @   requires kernel.initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires IpcPermissions.includes(capability.permissions, granted);
      @   ensures \result.endpoint == capability.endpoint && \result.generation == capability.generation;
      @   ensures \result.permissions == granted;
      @   // the grantee holds what it held, and what is granted
      @   ensures kernel.rights.holder[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)] == grantee;
      @   ensures kernel.rights.heldAt[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   ensures \old(kernel.rights.holder[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) == grantee
      @       && \old(kernel.rights.heldAt[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) == capability.stamp
      @       ==> kernel.rights.mask[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]
      @           == IpcPermissions.joined(\old(kernel.rights.mask[IdTable.slotOf(grantee) * 1024 +
      @               IdTable.slotOf(capability.endpoint)]),
      @       granted);
      @   ensures \old(kernel.rights.holder[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) != grantee
      @       || \old(kernel.rights.heldAt[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) != capability.stamp
      @       ==> kernel.rights.mask[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)] == granted;
      @   // all other rights are as they were
      @   ensures (\forall int i; 0 <= i && i < kernel.rights.mask.length
      @       && i != IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint);
      @       kernel.rights.holder[i] == \old(kernel.rights.holder[i]) && kernel.rights.heldAt[i] == \old(kernel.rights.heldAt[i])
      @       && kernel.rights.mask[i] == \old(kernel.rights.mask[i]));
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
      @   requires granter == 0 || IdTable.slotOf(granter) >= kernel.processIds.size
      @               || kernel.processIds.current[IdTable.slotOf(granter)] != granter;
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
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= kernel.endpointIds.size
      @       || kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires kernel.initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] != granter
      @       || kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // GRANT is not in the token
      @   requires kernel.initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the grantee
      @   requires kernel.initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee == 0 || IdTable.slotOf(grantee) >= kernel.processIds.size
      @               || kernel.processIds.current[IdTable.slotOf(grantee)] != grantee;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no rights, or reserved bits
      @   requires kernel.initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires granted < 1 || granted > 15;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // more than the token names
      @   requires kernel.initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && kernel.rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires !IpcPermissions.includes(capability.permissions, granted);
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
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 +
      @               IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
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
      @   assignable kernel.rights.stamp[*], kernel.rights.holder[*], kernel.rights.heldAt[*], kernel.rights.mask[*], scheduler.*,
      @              scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*], scheduler.states.previous[*],
      @              scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*], scheduler.waiters.next[*],
      @              scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @ also
      @ normal_behavior   // CAP-7
      @   requires kernel.initialized && pid != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 +
      @               IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation == kernel.limits.maxGeneration;
      @   ensures \result.token == 0;
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size; kernel.endpointIds.current[e] != capability.endpoint);
      @   ensures (\forall int e; 0 <= e && e < kernel.endpointIds.size && kernel.endpointIds.current[e] != 0;
      @               kernel.endpointIds.current[e] == \old(kernel.endpointIds.current[e]));
      @   ensures kernel.endpointIds.issued == \old(kernel.endpointIds.issued);
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.order[*], kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*], kernel.queues.capacity[*],
      @              kernel.queues.count[*], scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*],
      @              memory.regions.pins[*], memory.queued.region[*], memory.regions.firstFrame[*], memory.regions.pages[*],
      @              memory.regionIds.*, memory.regionIds.current[*], memory.regionIds.order[*], memory.regionIds.position[*],
      @              memory.frames.*, memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires !(capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
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
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 +
      @               IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // REVOKE is not in the token
      @   requires kernel.initialized && pid != 0 && capability != null && capability.wellFormed && capability.endpoint != 0;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && (capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)]
      @                   == kernel.rights.stamp[IdTable.slotOf(capability.endpoint)]
      @               && IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 +
      @               IdTable.slotOf(capability.endpoint)],
      @               capability.permissions));
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public IpcCapability revokeCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        int queue = large.queueOf(capability);
        IpcCapability renewed = kernel.revokeCapability(pid, capability);
        // The last revoke has destroyed the endpoint (CAP-7).
        if (renewed.token() == IpcCapability.NULL_TOKEN) {
            large.dropQueue(queue);
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
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires IdTable.slotOf(pid) == scheduler.running || scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires kernel.endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND;
      @   ensures kernel.queues.count[IdTable.slotOf(endpointId)] == 0 ==> scheduler.blockedOn[IdTable.slotOf(pid)] == endpointId
      @               && scheduler.waiters.list[IdTable.slotOf(pid)] == IdTable.slotOf(endpointId)
      @               && scheduler.waiters.tail[IdTable.slotOf(endpointId)] == IdTable.slotOf(pid);
      @   ensures kernel.queues.count[IdTable.slotOf(endpointId)] != 0
      @               ==> scheduler.states.list[IdTable.slotOf(pid)] == \old(scheduler.states.list[IdTable.slotOf(pid)])
      @               && scheduler.waiters.list[IdTable.slotOf(pid)] == \old(scheduler.waiters.list[IdTable.slotOf(pid)]);
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
      @   ensures pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid
      @               ==> scheduler.blockedOn[IdTable.slotOf(pid)] == 0 && scheduler.waiters.list[IdTable.slotOf(pid)] == FifoLists.NONE
      @                   && (\old(scheduler.blockedOn[IdTable.slotOf(pid)]) != 0
      @               ==> scheduler.states.tail[Scheduler.READY] == IdTable.slotOf(pid));
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
    public long scheduleNext() throws IpcException {
        return blocking.scheduleNext();
    }

    // -------------------------------------------------------------------------------------------------------- shared memory

    /**
     * {@code AllocateSharedMemory}: frames for so many bytes, of the named NUMA node first. They are the caller's until it frees them or
     * gives them to a region (SHM-1).
     *
     * @param size in bytes; unsigned
     * @param node a node, or {@link #NO_NODE}
     * @return the numbers of the frames
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for size 0, or one that does not fit a word in whole pages, then for an
     *     unknown node; OUT_OF_MEMORY
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires (1 <= size || size <= -memory.pageSize) && FramePool.NO_NODE <= node && node < memory.frames.nodes;
      @   requires 0 <= size && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   ensures \fresh(\result) && \result.length == (size - 1) / memory.pageSize + 1;
      @   ensures (\forall int i; 0 <= i && i < \result.length; memory.frames.holder[\result[i]] == FramePool.LOOSE);
      @   assignable memory.frames.*, memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !((1 <= size || size <= -memory.pageSize) && (FramePool.NO_NODE <= node && node < memory.frames.nodes));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires (1 <= size || size <= -memory.pageSize) && FramePool.NO_NODE <= node && node < memory.frames.nodes;
      @   requires size < 0 || (size - 1) / memory.pageSize + 1 > memory.frames.freeCount;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public int[] allocateSharedMemory(long size, int node) throws IpcException {
        kernel.checkInitialized();
        return memory.allocateSharedMemory(size, node);
    }

    /**
     * {@code FreeSharedMemory}: gives back frames of {@link #allocateSharedMemory} (SHM-2).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for null (TYP-7); INVALID_MEMORY_REGION if one is not the caller's to give,
     *     or is named twice
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pages != null && pages != memory.frames.holder;
      @   requires (\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < memory.frames.holder.length
      @               && memory.frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i]));
      @   ensures (\forall int i; 0 <= i && i < pages.length; memory.frames.holder[pages[i]] == FramePool.FREE);
      @   ensures memory.frames.freeCount == \old(memory.frames.freeCount) + pages.length;
      @   assignable memory.frames.*, memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized;
      @   requires pages == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the array is written, but every frame has its holder again
      @   requires kernel.initialized;
      @   requires pages != null && pages != memory.frames.holder;
      @   requires !((\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < memory.frames.holder.length
      @               && memory.frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i])));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION
      @               && (\forall int f; 0 <= f && f < memory.frames.holder.length;
      @                   memory.frames.holder[f] == \old(memory.frames.holder[f]));
      @   assignable memory.frames.holder[*];
      @*/
    public void freeSharedMemory(/*@ nullable @*/ int[] pages) throws IpcException {
        kernel.checkInitialized();
        memory.freeSharedMemory(pages);
    }

    /**
     * {@code CreateSharedRegion}: a region with its frames (SHM-2).
     *
     * @param size in bytes; unsigned
     * @param permissions READ = 1, WRITE = 2, or both: what who maps it may do
     * @param node a NUMA node, or {@link #NO_NODE}
     * @return the id of the region, never used before
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_ARGUMENT for permissions that are no part of READ and WRITE, or a
     *     size above the largest region; OUT_OF_MEMORY when the table is full or the ids are used up (PROC-1); then as
     *     {@link #allocateSharedMemory}
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1;
      @   requires (1 <= size || size <= -memory.pageSize) && FramePool.NO_NODE <= node && node < memory.frames.nodes;
      @   requires 0 <= size && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   ensures \result != 0 && IdTable.slotOf(\result) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(\result)] == \result
      @               && memory.regions.owner[IdTable.slotOf(\result)] == owner;
      @   ensures memory.frames.freeCount == \old(memory.frames.freeCount) - ((size - 1) / memory.pageSize + 1);
      @   assignable memory.regionIds.*, memory.regionIds.current[*], memory.regionIds.uses[*], memory.regions.owner[*],
      @              memory.regions.bytes[*], memory.regions.permissions[*], memory.regions.firstFrame[*], memory.regions.pages[*],
      @              memory.regions.mappings[*], memory.regions.pins[*], memory.frames.*, memory.frames.firstFree[*],
      @              memory.frames.holder[*], memory.frames.next[*];
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
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires !(1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the ids are used up
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount < 1 || memory.regionIds.maxIds - memory.regionIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1;
      @   requires !((1 <= size || size <= -memory.pageSize) && (FramePool.NO_NODE <= node && node < memory.frames.nodes));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1;
      @   requires (1 <= size || size <= -memory.pageSize) && FramePool.NO_NODE <= node && node < memory.frames.nodes;
      @   requires size < 0 || (size - 1) / memory.pageSize + 1 > memory.frames.freeCount;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public long createSharedRegion(long owner, long size, int permissions, int node) throws IpcException {
        kernel.processOf(owner);
        return memory.createSharedRegion(owner, size, permissions, node);
    }

    /**
     * {@code CreateEmptyRegion}: a region that gets its frames later, by {@link #setPhysicalPages} (SHM-5).
     *
     * @return the id of the region, never used before
     * @throws IpcException as {@link #createSharedRegion} up to OUT_OF_MEMORY for the table; then INVALID_ARGUMENT for size 0
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1;
      @   requires size != 0;
      @   ensures \result != 0 && IdTable.slotOf(\result) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(\result)] == \result
      @               && memory.regions.owner[IdTable.slotOf(\result)] == owner;
      @   ensures memory.regions.pages[IdTable.slotOf(\result)] == 0;
      @   assignable memory.regionIds.*, memory.regionIds.current[*], memory.regionIds.uses[*], memory.regions.owner[*],
      @              memory.regions.bytes[*], memory.regions.permissions[*], memory.regions.firstFrame[*], memory.regions.pages[*],
      @              memory.regions.mappings[*], memory.regions.pins[*];
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
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires !(1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the ids are used up
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount < 1 || memory.regionIds.maxIds - memory.regionIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1;
      @   requires size == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @*/
    public long createEmptyRegion(long owner, long size, int permissions) throws IpcException {
        kernel.processOf(owner);
        return memory.createEmptyRegion(owner, size, permissions);
    }

    /**
     * {@code SetPhysicalPages}: frames of {@link #allocateSharedMemory} become the pages of a region that has none (SHM-2).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for null (TYP-7); INVALID_MEMORY_REGION for an unknown region, one that has
     *     pages, the wrong number of pages, or pages that are not the caller's to give or are named twice
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pages != null && pages != memory.frames.holder;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.pages[IdTable.slotOf(regionId)] == 0
      @               && pages.length == (memory.regions.bytes[IdTable.slotOf(regionId)] - 1) / memory.pageSize + 1
      @               && (\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < memory.frames.holder.length
      @               && memory.frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i]));
      @   ensures memory.regions.pages[IdTable.slotOf(regionId)] == pages.length;
      @   ensures (\forall int i; 0 <= i && i < pages.length; memory.frames.holder[pages[i]] == IdTable.slotOf(regionId) + 1);
      @   assignable memory.regions.firstFrame[*], memory.regions.pages[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized;
      @   requires pages == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pages != null && pages != memory.frames.holder;
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the array is written, but every frame has its holder again
      @   requires kernel.initialized;
      @   requires pages != null && pages != memory.frames.holder;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires !(memory.regions.pages[IdTable.slotOf(regionId)] == 0
      @               && pages.length == (memory.regions.bytes[IdTable.slotOf(regionId)] - 1) / memory.pageSize + 1
      @               && (\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < memory.frames.holder.length
      @               && memory.frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i])));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION
      @               && (\forall int f; 0 <= f && f < memory.frames.holder.length;
      @                   memory.frames.holder[f] == \old(memory.frames.holder[f]));
      @   assignable memory.frames.holder[*];
      @*/
    public void setPhysicalPages(long regionId, /*@ nullable @*/ int[] pages) throws IpcException {
        kernel.checkInitialized();
        memory.setPhysicalPages(regionId, pages);
    }

    /**
     * {@code DestroyRegion}: the region loses its owner, and goes unless somebody maps or pins it (SHM-2).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_MEMORY_REGION for an unknown region; PERMISSION_DENIED if it is
     *     not this process's
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.owner[IdTable.slotOf(regionId)] == pid;
      @   ensures memory.regions.owner[IdTable.slotOf(regionId)] == 0;
      @   ensures (regionId == 0 || IdTable.slotOf(regionId) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(regionId)] != regionId)
      @               <==> memory.regions.mappings[IdTable.slotOf(regionId)] == 0
      @                   && memory.regions.pins[IdTable.slotOf(regionId)] == 0;
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable memory.regions.owner[*], memory.regions.firstFrame[*], memory.regions.pages[*], memory.regionIds.*,
      @              memory.regionIds.current[*], memory.regionIds.order[*], memory.regionIds.position[*], memory.frames.*,
      @              memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.owner[IdTable.slotOf(regionId)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public void destroyRegion(long pid, long regionId) throws IpcException {
        kernel.processOf(pid);
        memory.destroyRegion(pid, regionId);
    }

    /**
     * {@code MapSharedRegion}: maps all pages of the region for a process, from this address on (SHM-3).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_MEMORY_REGION for a region that is unknown or has no pages;
     *     INVALID_ADDRESS for one that is not at a page or not all in user addresses; ADDRESS_IN_USE if the process has the region
     *     mapped, or another one there
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires memory.pageSize <= address && address / memory.pageSize * memory.pageSize == address
      @               && address <= memory.userEnd - (long) memory.regions.pages[IdTable.slotOf(regionId)] * memory.pageSize;
      @   requires memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] == 0
      @               && memory.mappings.isFree(IdTable.slotOf(pid), (long) (address / memory.pageSize),
      @                   memory.regions.pages[IdTable.slotOf(regionId)]);
      @   ensures \invariant_for(memory);
      @   ensures memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] == address / memory.pageSize;
      @   assignable memory.mappings.base[*], memory.mappings.table.*, memory.mappings.table.first[*], memory.mappings.table.next[*],
      @              memory.mappings.table.process[*], memory.mappings.table.page[*], memory.mappings.table.frame[*],
      @              memory.regions.mappings[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.pages[IdTable.slotOf(regionId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires !(memory.pageSize <= address && address / memory.pageSize * memory.pageSize == address
      @               && address <= memory.userEnd - (long) memory.regions.pages[IdTable.slotOf(regionId)] * memory.pageSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ADDRESS;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires memory.pageSize <= address && address / memory.pageSize * memory.pageSize == address
      @               && address <= memory.userEnd - (long) memory.regions.pages[IdTable.slotOf(regionId)] * memory.pageSize;
      @   requires !(memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] == 0
      @               && memory.mappings.isFree(IdTable.slotOf(pid), (long) (address / memory.pageSize),
      @                   memory.regions.pages[IdTable.slotOf(regionId)]));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ADDRESS_IN_USE;
      @   assignable \nothing;
      @*/
    public void mapSharedRegion(long regionId, long pid, long address) throws IpcException {
        memory.mapSharedRegion(regionId, kernel.processOf(pid), address);
    }

    /**
     * {@code UnmapSharedRegion}: takes a mapping back; the region goes if that was the last that kept it (SHM-2).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_MEMORY_REGION for a region that is unknown or that the process does
     *     not have mapped
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] != 0;
      @   ensures memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] == 0;
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable memory.mappings.base[*], memory.mappings.table.*, memory.mappings.table.first[*], memory.mappings.table.next[*],
      @              memory.mappings.table.process[*], memory.mappings.table.page[*], memory.mappings.table.frame[*],
      @              memory.regions.mappings[*], memory.regions.firstFrame[*], memory.regions.pages[*], memory.regionIds.*,
      @              memory.regionIds.current[*], memory.regionIds.order[*], memory.regionIds.position[*], memory.frames.*,
      @              memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @*/
    public void unmapSharedRegion(long regionId, long pid) throws IpcException {
        memory.unmapSharedRegion(regionId, kernel.processOf(pid));
    }

    /**
     * {@code FindSharedRegion}: the region that the process has mapped over this address (SHM-4).
     *
     * @return the id of the region; 0 if there is none, or no such process
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior   // a process that is not there has nothing mapped
      @   requires kernel.initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= kernel.processIds.size
      @               || kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   ensures \result == 0;
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures \result == memory.findSharedRegion(IdTable.slotOf(pid), address);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public long findSharedRegion(long pid, long address) throws IpcException {
        kernel.checkInitialized();
        int process = kernel.findProcess(pid);
        return process == IdTable.NONE ? SharedMemory.NO_REGION : memory.findSharedRegion(process, address);
    }

    /**
     * {@code HandlePageFault}: where the region over this address begins in the process: from there on its pages are to be mapped (SHM-4).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_ADDRESS if nothing is mapped there
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionAt(IdTable.slotOf(pid), address) >= 0;
      @   ensures \result == memory.mappings.base[IdTable.slotOf(pid) * 1024 + memory.regionAt(IdTable.slotOf(pid),
      @               address)] * memory.pageSize;
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
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionAt(IdTable.slotOf(pid), address) < 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ADDRESS;
      @   assignable \nothing;
      @*/
    public long handlePageFault(long pid, long address) throws IpcException {
        return memory.handlePageFault(kernel.processOf(pid), address);
    }

    // ------------------------------------------------------------------------------------------------ parts of system calls

    /** This kernel: who makes system calls learns from the contract that its parts are as they should be. */
    /*@ normal_behavior
      @   ensures \result == this;
      @   ensures \invariant_for(kernel) && \invariant_for(scheduler) && \invariant_for(blocking) && \invariant_for(memory);
      @   ensures \invariant_for(rates);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ IpcSystem whole() {
        return this;
    }

    /**
     * SYS-3: the process is alive, and the region its own.
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_MEMORY_REGION for an unknown region; PERMISSION_DENIED if it is
     *     not the process's own
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.owner[IdTable.slotOf(regionId)] == pid;
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
      @   requires pid == 0 || IdTable.slotOf(pid) >= kernel.processIds.size || kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires memory.regions.owner[IdTable.slotOf(regionId)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ void checkOwned(long pid, long regionId) throws IpcException {
        kernel.processOf(pid);
        memory.owned(pid, regionId);
    }

    /** SYS-1: wakes all who wait at the endpoint in this slot, who waits longest first. */
    /*@ normal_behavior
      @   requires 0 <= e && e < kernel.endpointIds.size;
      @   ensures scheduler.waiters.head[e] == FifoLists.NONE;
      @   assignable scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*], scheduler.states.next[*],
      @              scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*], scheduler.waiters.list[*],
      @              scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*], scheduler.waiters.tail[*];
      @*/
    void wakeWaiters(int e) {
        blocking.wakeWaiters(e);
    }

    /**
     * SYS-1: sends a message about a region that is made for it, and that is nobody's until the message is received.
     *
     * @param size in bytes, 1 .. the largest region
     * @throws IpcException OUT_OF_MEMORY without room for the region; then as {@link #send}
     */
    /*@ normal_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1
      @               && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   requires kernel.initialized && capability.wellFormed && IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint
      @       && kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @       < kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   ensures \invariant_for(kernel) && \invariant_for(memory);
      @   ensures kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @       == \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1;
      @   assignable kernel.queues.count[*], kernel.queues.length[*], kernel.queues.words[*], memory.regionIds.*,
      @              memory.regionIds.current[*], memory.regionIds.uses[*], memory.regions.owner[*], memory.regions.bytes[*],
      @              memory.regions.permissions[*], memory.regions.firstFrame[*], memory.regions.pages[*], memory.regions.mappings[*],
      @              memory.regions.pins[*], memory.queued.region[*], memory.queued.offset[*], memory.queued.length[*], memory.frames.*,
      @              memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount < 1 || memory.regionIds.maxIds - memory.regionIds.issued < 1
      @               || (size - 1) / memory.pageSize + 1 > memory.frames.freeCount;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1
      @               && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   requires kernel.initialized && capability.wellFormed && IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint
      @       && kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1
      @               && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   requires kernel.initialized && capability.wellFormed && IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint
      @       && kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @       == kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    void sendPayload(IpcCapability capability, long size) throws IpcException {
        large.sendPayload(capability, size);
    }

    // ----------------------------------------------------------------------------------------- time, rate limit, statistics

    /** {@code SetTimestamp}: the timestamp counter says this now; it may go backwards, and come before {@link #init} (RATE-2). */
    /*@ normal_behavior
      @   ensures clock == ticks;
      @   assignable clock;
      @*/
    public void setTimestamp(long ticks) {
        clock = ticks;
    }

    /**
     * {@code CheckRateLimit}: charges the process for a message of so many bytes, if both its buckets have room (RATE-1). A refusal by the
     * limit is counted; that is the one change that a refused call makes (RATE-5).
     *
     * @param size in bytes; unsigned
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; RATE_LIMIT_EXCEEDED
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires rates.allows(IdTable.slotOf(pid), size, clock);
      @   ensures \invariant_for(rates);
      @   ensures rates.charged[IdTable.slotOf(pid)];
      @   ensures rates.messages[IdTable.slotOf(pid)] == (\old(rates.charged[IdTable.slotOf(pid)])
      @               ? RateLimiter.refilled(\old(rates.messages[IdTable.slotOf(pid)]), rates.fullMessages, rates.messageRate,
      @                   Unsigned.minus(clock, \old(rates.at[IdTable.slotOf(pid)])))
      @               : rates.fullMessages) - rates.frequency;
      @   ensures rates.bytes[IdTable.slotOf(pid)] == (\old(rates.charged[IdTable.slotOf(pid)])
      @               ? RateLimiter.refilled(\old(rates.bytes[IdTable.slotOf(pid)]), rates.fullBytes, rates.byteRate,
      @                   Unsigned.minus(clock, \old(rates.at[IdTable.slotOf(pid)])))
      @               : rates.fullBytes) - size * rates.frequency;
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // RATE-5: it is counted
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires !rates.allows(IdTable.slotOf(pid), size, clock);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.RATE_LIMIT_EXCEEDED
      @               && statistics.refusedOperations == Unsigned.add(\old(statistics.refusedOperations), 1)
      @               && statistics.operations == \old(statistics.operations) && statistics.cycles == \old(statistics.cycles)
      @               && statistics.fastOperations == \old(statistics.fastOperations);
      @   assignable statistics.*;
      @*/
    public void checkRateLimit(long pid, long size) throws IpcException {
        int process = kernel.processOf(pid);
        if (!rates.allows(process, size, clock)) {
            statistics.recordRefused();
            throw new IpcException(IpcError.RATE_LIMIT_EXCEEDED);
        }
        rates.charge(process, size, clock);
    }

    /**
     * {@code RecordOperation}: counts an operation of so many ticks (PERF-1).
     *
     * @param ticks unsigned
     * @param fast it took the fast path
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   ensures statistics.operations == Unsigned.add(\old(statistics.operations), 1);
      @   ensures statistics.fastOperations
      @               == (fast ? Unsigned.add(\old(statistics.fastOperations), 1) : \old(statistics.fastOperations));
      @   ensures statistics.cycles == Unsigned.add(\old(statistics.cycles), ticks);
      @   ensures statistics.refusedOperations == \old(statistics.refusedOperations);
      @   assignable statistics.*;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public void recordOperation(long ticks, boolean fast) throws IpcException {
        kernel.checkInitialized();
        statistics.recordOperation(ticks, fast);
    }

    /**
     * {@code GetPerformanceStats}: what was recorded so far (PERF-1, PERF-2).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   ensures \fresh(\result) && \result.totalOperations == statistics.operations;
      @   ensures statistics.operations == 0 ==> \result.averageLatencyNs == 0 && \result.fastPathPercentage == 0;
      @   ensures statistics.operations != 0 ==> \result.averageLatencyNs == Unsigned.scaledQuotient(statistics.cycles,
      @               Statistics.NANOSECONDS, statistics.frequency, statistics.operations);
      @   ensures statistics.operations != 0 ==> \result.fastPathPercentage
      @               == Unsigned.scaledQuotient(statistics.fastOperations, 100, 1, statistics.operations);
      @   ensures \result.refusedOperations == statistics.refusedOperations;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public IpcPerfReport getPerformanceStats() throws IpcException {
        kernel.checkInitialized();
        return statistics.report();
    }
}
