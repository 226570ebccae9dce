package veridian.ipc.kernel;

/**
 * The calls of the API, one after the other: each checks in the order that the specification fixes, then acts. A call
 * that is refused changes nothing. Not thread-safe; put one monitor around it.
 *
 * <p>Read it beside {@code spec/Ipc.tla}: each call {@code f} is the action {@code F}, and {@code fResult} is the operator
 * {@code FResult}: the error of the first check that fails, or null if the call will succeed. Ids and pids are unsigned
 * 64-bit numbers; values that no call returned are simply unknown.
 */
public final class IpcKernel {

    /** The bounds of this kernel. */
    final IpcLimits limits;
    /** Has {@link #init} been called? */
    boolean initialized;
    /** The live pids. */
    final IdTable processIds;
    /** The live endpoint ids. */
    final IdTable endpointIds;
    /** Owner and direction of each live endpoint. */
    final EndpointTable endpoints;
    /** Generations and rights. */
    final RightsTable rights;
    /** The messages. */
    final MessageQueues queues;

    /*@ // the parts have the sizes that the limits say
      @ invariant processIds.size == limits.maxProcesses && endpointIds.size == limits.maxEndpoints;
      @ invariant endpoints.size == endpointIds.size && queues.size == endpointIds.size;
      @ invariant rights.processes == processIds.size && rights.endpoints == endpointIds.size;
      @ // and share no arrays
      @ invariant processIds != endpointIds;
      @ invariant processIds.uses != endpointIds.uses && processIds.uses != endpointIds.order;
      @ invariant processIds.uses != endpointIds.position && processIds.order != endpointIds.uses;
      @ invariant processIds.order != endpointIds.order && processIds.order != endpointIds.position;
      @ invariant processIds.position != endpointIds.uses && processIds.position != endpointIds.order;
      @ invariant processIds.position != endpointIds.position && processIds.current != endpointIds.current;
      @ invariant processIds.current != endpoints.owner && endpointIds.current != endpoints.owner;
      @ invariant processIds.current != rights.stamp && endpointIds.current != rights.stamp;
      @ invariant processIds.current != rights.holder && endpointIds.current != rights.holder;
      @ invariant processIds.current != rights.heldAt && endpointIds.current != rights.heldAt;
      @ invariant processIds.current != queues.words && endpointIds.current != queues.words;
      @ invariant endpoints.owner != rights.stamp && endpoints.owner != rights.holder;
      @ invariant endpoints.owner != rights.heldAt && endpoints.owner != queues.words;
      @ invariant rights.stamp != queues.words && rights.holder != queues.words && rights.heldAt != queues.words;
      @ invariant rights.mask != queues.capacity && rights.mask != queues.head;
      @ invariant rights.mask != queues.count && rights.mask != queues.length;
      @ // the parts speak of the same endpoints
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e] != 0 <==> endpointIds.current[e] != 0);
      @ // CLN-3: the owner of a live endpoint is alive
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size && endpoints.owner[e] != 0;
      @     endpoints.ownerSlot[e] < processIds.size
      @     && processIds.current[endpoints.ownerSlot[e]] == endpoints.owner[e]);
      @ // CAP-6, CAP-7: a live endpoint's stamp is its id and a generation in range; no stamp reaches the slot's next id
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size && endpointIds.current[e] != 0;
      @     endpointIds.current[e] * 65536 <= rights.stamp[e]
      @     && rights.stamp[e] <= endpointIds.current[e] * 65536 + limits.maxGeneration);
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size;
      @     rights.stamp[e] < (e + 1 + 1024L * endpointIds.uses[e]) * 65536);
      @ // Q-1: the limit on capacities
      @ invariant (\forall int q; 0 <= q && q < queues.size; queues.capacity[q] <= limits.maxCapacity);
      @*/
    //+KEY@ invariant \invariant_for(limits) && \invariant_for(processIds) && \invariant_for(endpointIds);
    //+KEY@ invariant \invariant_for(endpoints) && \invariant_for(rights) && \invariant_for(queues);

    /*@ private normal_behavior
      @   ensures this.limits == limits && !initialized;
      @   assignable \nothing;
      @*/
    private IpcKernel(IpcLimits limits) {
        this.limits = limits;
        this.initialized = false;
        this.processIds = new IdTable(limits.maxProcesses, limits.maxPids);
        this.endpointIds = new IdTable(limits.maxEndpoints, limits.maxEndpointIds);
        this.endpoints = new EndpointTable(limits.maxEndpoints);
        this.rights = new RightsTable(limits.maxProcesses, limits.maxEndpoints);
        this.queues = new MessageQueues(limits.maxEndpoints);
    }

    /** A kernel with these limits, not yet initialized. */
    /*@ normal_behavior
      @   ensures \fresh(\result) && \result.limits == limits && !\result.initialized;
      @   assignable \nothing;
      @*/
    public static IpcKernel create(IpcLimits limits) {
        return new IpcKernel(limits);
    }

    /** The bounds of this kernel. */
    /*@ normal_behavior
      @   ensures \result == limits;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ IpcLimits limits() {
        return limits;
    }

    // ---------------------------------------------------------------------------------------------------- initialization

    /** {@code Initialize}: from now on the other calls work (INIT-1); a second call changes nothing (INIT-2). */
    /*@ normal_behavior
      @   ensures initialized;
      @   assignable initialized;
      @*/
    public void init() {
        initialized = true;
    }

    // -------------------------------------------------------------------------------- checks that several calls begin with

    /** {@code TokenCurrent}: does the token name a live endpoint at its current generation (CAP-2)? */
    /*@ normal_behavior
      @   // TYP-3, TYP-4: null, or reserved bits
      @   ensures !IpcCapability.isWellFormed(token) ==> \result == IpcError.INVALID_CAPABILITY;
      @   // the endpoint is gone
      @   ensures IpcCapability.isWellFormed(token) && !endpointIds.isLive(IpcCapability.endpointOf(token))
      @       ==> \result == IpcError.ENDPOINT_NOT_FOUND;
      @   // the generation is not current
      @   ensures IpcCapability.isWellFormed(token) && endpointIds.isLive(IpcCapability.endpointOf(token))
      @       && rights.stamp[slotNamed(token)] != IpcCapability.stampOf(token) ==> \result == IpcError.INVALID_CAPABILITY;
      @   ensures IpcCapability.isWellFormed(token) && endpointIds.isLive(IpcCapability.endpointOf(token))
      @       && rights.stamp[slotNamed(token)] == IpcCapability.stampOf(token) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError tokenCurrentResult(long token) {
        if (!IpcCapability.isWellFormed(token)) {
            return IpcError.INVALID_CAPABILITY;
        }
        if (!endpointIds.isLive(IpcCapability.endpointOf(token))) {
            return IpcError.ENDPOINT_NOT_FOUND;
        }
        if (rights.stamp[slotNamed(token)] != IpcCapability.stampOf(token)) {
            return IpcError.INVALID_CAPABILITY;
        }
        return null;
    }

    /** The slot in which the endpoint named by the token is, or would be. */
    /*@ normal_behavior
      @   ensures \result == IdTable.slotOf(IpcCapability.endpointOf(token));
      @   ensures 0 <= \result && \result < 1024;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure helper @*/ int slotNamed(long token) {
        return IdTable.slotOf(IpcCapability.endpointOf(token));
    }

    /** {@code TokenHeld}: ... and does the process {@code pid}, in its slot, hold the rights that the token names (CAP-2)? */
    /*@ normal_behavior
      @   requires 0 <= process && process < processIds.size;
      @   ensures tokenCurrentResult(token) != null ==> \result == tokenCurrentResult(token);
      @   // no right named, or one not held
      @   ensures tokenCurrentResult(token) == null && (IpcCapability.permissionsOf(token) == 0
      @       || !IpcPermissions.contains(rights.held(process, (int) slotNamed(token), pid), IpcCapability.permissionsOf(token)))
      @       ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures tokenCurrentResult(token) == null && IpcCapability.permissionsOf(token) != 0
      @       && IpcPermissions.contains(rights.held(process, (int) slotNamed(token), pid), IpcCapability.permissionsOf(token))
      @       ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError tokenHeldResult(int process, long pid, long token) {
        IpcError refusal = tokenCurrentResult(token);
        if (refusal != null) {
            return refusal;
        }
        int named = IpcCapability.permissionsOf(token);
        int held = rights.held(process, slotNamed(token), pid);
        if (named == 0 || !IpcPermissions.contains(held, named)) {
            return IpcError.PERMISSION_DENIED;
        }
        return null;
    }

    /** {@code TokenAllows}: does the token name these rights? */
    /*@ normal_behavior
      @   ensures \result <==> IpcPermissions.contains(IpcCapability.permissionsOf(token), wanted);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure helper @*/ boolean allows(long token, int wanted) {
        return IpcPermissions.contains(IpcCapability.permissionsOf(token), wanted);
    }

    // ------------------------------------------------------------------------------------------------- processes, cleanup

    /** {@code SpawnResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   // PROC-1: the table is full, or the pids are used up
      @   ensures initialized && !processIds.hasRoomFor(1) ==> \result == IpcError.OUT_OF_MEMORY;
      @   ensures initialized && processIds.hasRoomFor(1) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError spawnResult() {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (!processIds.hasRoomFor(1)) {
            return IpcError.OUT_OF_MEMORY;
        }
        return null;
    }

    /**
     * {@code Spawn}: a new process.
     *
     * @return its pid, never used before
     * @throws IpcException NOT_INITIALIZED; OUT_OF_MEMORY when the process table is full or the pids are used up (PROC-1)
     */
    /*@ normal_behavior
      @   requires spawnResult() == null;
      @   ensures processIds.isLive(\result);
      @   ensures processIds.freeCount == \old(processIds.freeCount) - 1;
      @   ensures (\forall int s; 0 <= s && s < processIds.size; s != IdTable.slotOf(\result)
      @               ==> processIds.current[s] == \old(processIds.current[s]));
      @   assignable processIds.freeCount, processIds.issued, processIds.current[*], processIds.uses[*];
      @ also
      @ exceptional_behavior
      @   requires spawnResult() != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(spawnResult());
      @   assignable \nothing;
      @*/
    public long spawn() throws IpcException {
        IpcError refusal = spawnResult();
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        int slot = processIds.issue();
        return processIds.current[slot];
    }

    /** {@code TerminateResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   ensures initialized && !processIds.isLive(pid) ==> \result == IpcError.PROCESS_NOT_FOUND;
      @   ensures initialized && processIds.isLive(pid) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError terminateResult(long pid) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (!processIds.isLive(pid)) {
            return IpcError.PROCESS_NOT_FOUND;
        }
        return null;
    }

    /**
     * {@code Terminate}: cleans up after a process and forgets it (PROC-5).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND if it is not alive
     */
    /*@ normal_behavior
      @   requires terminateResult(pid) == null;
      @   ensures !processIds.isLive(pid);
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpoints.owner[e])));
      @   assignable processIds.freeCount, processIds.current[*], processIds.order[*], processIds.position[*],
      @              endpointIds.freeCount, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*],
      @              endpoints.owner[*], queues.capacity[*], queues.count[*];
      @ also
      @ exceptional_behavior
      @   requires terminateResult(pid) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(terminateResult(pid));
      @   assignable \nothing;
      @*/
    public void terminate(long pid) throws IpcException {
        IpcError refusal = terminateResult(pid);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        removeProcess(pid);
    }

    /**
     * {@code CleanupProcess}: destroys the endpoints of a process, takes back its rights and forgets it; no-op if it is not
     * alive (CLN-1).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires initialized && !processIds.isLive(pid);
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires initialized && processIds.isLive(pid);
      @   ensures !processIds.isLive(pid);
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpoints.owner[e])));
      @   assignable processIds.freeCount, processIds.current[*], processIds.order[*], processIds.position[*],
      @              endpointIds.freeCount, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*],
      @              endpoints.owner[*], queues.capacity[*], queues.count[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public void cleanupProcess(long pid) throws IpcException {
        if (!initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
        if (processIds.isLive(pid)) {
            removeProcess(pid);
        }
    }

    // ------------------------------------------------------------------------------------------------ endpoints, channels

    /** {@code CreateEndpointResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   ensures initialized && !processIds.isLive(owner) ==> \result == IpcError.PROCESS_NOT_FOUND;
      @   // EP-1: the table is full, or the ids are used up
      @   ensures initialized && processIds.isLive(owner) && !endpointIds.hasRoomFor(1) ==> \result == IpcError.OUT_OF_MEMORY;
      @   ensures initialized && processIds.isLive(owner) && endpointIds.hasRoomFor(1) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError createEndpointResult(long owner) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (!processIds.isLive(owner)) {
            return IpcError.PROCESS_NOT_FOUND;
        }
        if (!endpointIds.hasRoomFor(1)) {
            return IpcError.OUT_OF_MEMORY;
        }
        return null;
    }

    /**
     * {@code CreateEndpoint}: an endpoint that carries messages both ways, at generation 0, with an empty queue of the default
     * capacity; the owner holds all rights (EP-1).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; OUT_OF_MEMORY when the table is full or the ids are used up
     */
    /*@ normal_behavior
      @   requires createEndpointResult(owner) == null;
      @   ensures endpointIds.isLive(\result.endpointId);
      @   ensures \result.capability.token == IpcCapability.encode(\result.endpointId, 0, 15);
      @   ensures tokenHeldResult((int) IdTable.slotOf(owner), owner, \result.capability.token) == null;
      @   ensures endpoints.owner[IdTable.slotOf(\result.endpointId)] == owner;
      @   ensures endpoints.sendSlot[IdTable.slotOf(\result.endpointId)] == IdTable.slotOf(\result.endpointId);
      @   ensures endpoints.receiveSlot[IdTable.slotOf(\result.endpointId)] == IdTable.slotOf(\result.endpointId);
      @   ensures queues.count[IdTable.slotOf(\result.endpointId)] == 0 && queues.capacity[IdTable.slotOf(\result.endpointId)] == limits.defaultCapacity;
      @   assignable endpointIds.freeCount, endpointIds.issued, endpointIds.current[*], endpointIds.uses[*],
      @              endpoints.owner[*], endpoints.ownerSlot[*], endpoints.sendSlot[*], endpoints.receiveSlot[*],
      @              queues.capacity[*], queues.count[*], rights.stamp[*], rights.holder[*], rights.heldAt[*], rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires createEndpointResult(owner) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(createEndpointResult(owner));
      @   assignable \nothing;
      @*/
    public EndpointHandle createEndpoint(long owner) throws IpcException {
        IpcError refusal = createEndpointResult(owner);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        int process = IdTable.slotOf(owner);
        int slot = endpointIds.issue();
        long id = endpointIds.current[slot];
        endpoints.add(slot, slot, owner, process);
        queues.open(slot, limits.defaultCapacity);
        rights.renew(process, slot, id * 65536, owner, IpcPermissions.ALL);
        return EndpointHandle.of(id, IpcPermissions.ALL);
    }

    /** {@code CreateChannelResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   ensures initialized && !processIds.isLive(owner) ==> \result == IpcError.PROCESS_NOT_FOUND;
      @   ensures initialized && processIds.isLive(owner) && (capacity < 1 || capacity > limits.maxCapacity) ==> \result == IpcError.INVALID_ARGUMENT;
      @   // both ends fit, or none is made
      @   ensures initialized && processIds.isLive(owner) && 1 <= capacity && capacity <= limits.maxCapacity
      @       && !endpointIds.hasRoomFor(2) ==> \result == IpcError.OUT_OF_MEMORY;
      @   ensures initialized && processIds.isLive(owner) && 1 <= capacity && capacity <= limits.maxCapacity
      @       && endpointIds.hasRoomFor(2) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError createChannelResult(long owner, long capacity) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (!processIds.isLive(owner)) {
            return IpcError.PROCESS_NOT_FOUND;
        }
        if (capacity < 1 || capacity > limits.maxCapacity) {
            return IpcError.INVALID_ARGUMENT;
        }
        if (!endpointIds.hasRoomFor(2)) {
            return IpcError.OUT_OF_MEMORY;
        }
        return null;
    }

    /**
     * {@code CreateChannel}: two endpoints over one queue, one to send to and one to receive from (CH-1, CH-2).
     *
     * @param capacity messages that the queue can hold, 1..{@link IpcLimits#maxCapacity}; unsigned
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_ARGUMENT for a capacity out of range; OUT_OF_MEMORY unless
     *     both ends fit
     */
    /*@ normal_behavior
      @   requires createChannelResult(owner, capacity) == null;
      @   ensures endpointIds.isLive(\result.sendEnd.endpointId) && endpointIds.isLive(\result.receiveEnd.endpointId) && \result.sendEnd.endpointId != \result.receiveEnd.endpointId;
      @   ensures \result.sendEnd.capability.token == IpcCapability.encode(\result.sendEnd.endpointId, 0, IpcPermissions.SEND_END);
      @   ensures \result.receiveEnd.capability.token == IpcCapability.encode(\result.receiveEnd.endpointId, 0, IpcPermissions.RECEIVE_END);
      @   ensures tokenHeldResult((int) IdTable.slotOf(owner), owner, \result.sendEnd.capability.token) == null;
      @   ensures tokenHeldResult((int) IdTable.slotOf(owner), owner, \result.receiveEnd.capability.token) == null;
      @   ensures endpoints.sendSlot[IdTable.slotOf(\result.receiveEnd.endpointId)] == IdTable.slotOf(\result.sendEnd.endpointId);
      @   ensures endpoints.receiveSlot[IdTable.slotOf(\result.sendEnd.endpointId)] == IdTable.slotOf(\result.receiveEnd.endpointId);
      @   ensures queues.count[IdTable.slotOf(\result.receiveEnd.endpointId)] == 0 && queues.capacity[IdTable.slotOf(\result.receiveEnd.endpointId)] == capacity;
      @   assignable endpointIds.freeCount, endpointIds.issued, endpointIds.current[*], endpointIds.uses[*],
      @              endpoints.owner[*], endpoints.ownerSlot[*], endpoints.sendSlot[*], endpoints.receiveSlot[*],
      @              queues.capacity[*], queues.count[*], rights.stamp[*], rights.holder[*], rights.heldAt[*], rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires createChannelResult(owner, capacity) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(createChannelResult(owner, capacity));
      @   assignable \nothing;
      @*/
    public ChannelHandle createChannel(long owner, long capacity) throws IpcException {
        IpcError refusal = createChannelResult(owner, capacity);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        int process = IdTable.slotOf(owner);
        int send = endpointIds.issue();
        int receive = endpointIds.issue();
        long sendId = endpointIds.current[send];
        long receiveId = endpointIds.current[receive];
        endpoints.add(send, receive, owner, process);
        queues.open(receive, (int) capacity);
        rights.renew(process, send, sendId * 65536, owner, IpcPermissions.SEND_END);
        rights.renew(process, receive, receiveId * 65536, owner, IpcPermissions.RECEIVE_END);
        return new ChannelHandle(EndpointHandle.of(sendId, IpcPermissions.SEND_END),
            EndpointHandle.of(receiveId, IpcPermissions.RECEIVE_END));
    }

    // --------------------------------------------------------------------------------------------------- send and receive

    /** {@code SendTo}: is it there, may it be sent to, is there room (SND-1)? */
    /*@ normal_behavior
      @   ensures !endpointIds.isLive(endpointId) ==> \result == IpcError.ENDPOINT_NOT_FOUND;
      @   // CH-2: the receive end of a channel
      @   ensures endpointIds.isLive(endpointId) && endpoints.sendSlot[IdTable.slotOf(endpointId)] != IdTable.slotOf(endpointId)
      @       ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures endpointIds.isLive(endpointId) && endpoints.sendSlot[IdTable.slotOf(endpointId)] == IdTable.slotOf(endpointId)
      @       && queues.isFull(endpoints.receiveSlot[IdTable.slotOf(endpointId)]) ==> \result == IpcError.QUEUE_FULL;
      @   ensures endpointIds.isLive(endpointId) && endpoints.sendSlot[IdTable.slotOf(endpointId)] == IdTable.slotOf(endpointId)
      @       && !queues.isFull(endpoints.receiveSlot[IdTable.slotOf(endpointId)]) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError sendToResult(long endpointId) {
        if (!endpointIds.isLive(endpointId)) {
            return IpcError.ENDPOINT_NOT_FOUND;
        }
        int slot = IdTable.slotOf(endpointId);
        if (endpoints.sendSlot[slot] != slot) {
            return IpcError.PERMISSION_DENIED;
        }
        if (queues.isFull(endpoints.receiveSlot[slot])) {
            return IpcError.QUEUE_FULL;
        }
        return null;
    }

    /** {@code ReceiveFrom}: is it there, may it be received from, is there something (RCV-1)? */
    /*@ normal_behavior
      @   ensures !endpointIds.isLive(endpointId) ==> \result == IpcError.ENDPOINT_NOT_FOUND;
      @   // CH-2: the send end of a channel
      @   ensures endpointIds.isLive(endpointId) && endpoints.receiveSlot[IdTable.slotOf(endpointId)] != IdTable.slotOf(endpointId)
      @       ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures endpointIds.isLive(endpointId) && endpoints.receiveSlot[IdTable.slotOf(endpointId)] == IdTable.slotOf(endpointId)
      @       && queues.count[IdTable.slotOf(endpointId)] == 0 ==> \result == IpcError.QUEUE_EMPTY;
      @   ensures endpointIds.isLive(endpointId) && endpoints.receiveSlot[IdTable.slotOf(endpointId)] == IdTable.slotOf(endpointId)
      @       && queues.count[IdTable.slotOf(endpointId)] != 0 ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError receiveFromResult(long endpointId) {
        if (!endpointIds.isLive(endpointId)) {
            return IpcError.ENDPOINT_NOT_FOUND;
        }
        int slot = IdTable.slotOf(endpointId);
        if (endpoints.receiveSlot[slot] != slot) {
            return IpcError.PERMISSION_DENIED;
        }
        if (queues.count[slot] == 0) {
            return IpcError.QUEUE_EMPTY;
        }
        return null;
    }

    /** {@code SendMessageResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   // TYP-7
      @   ensures initialized && message == null ==> \result == IpcError.INVALID_ARGUMENT;
      @   ensures initialized && message != null ==> \result == sendToResult(endpointId);
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError sendMessageResult(long endpointId, /*@ nullable @*/ Message message) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (message == null) {
            return IpcError.INVALID_ARGUMENT;
        }
        return sendToResult(endpointId);
    }

    /** {@code ReceiveMessageResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   // TYP-7
      @   ensures initialized && into == null ==> \result == IpcError.INVALID_ARGUMENT;
      @   ensures initialized && into != null ==> \result == receiveFromResult(endpointId);
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError receiveMessageResult(long endpointId, /*@ nullable @*/ Message into) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (into == null) {
            return IpcError.INVALID_ARGUMENT;
        }
        return receiveFromResult(endpointId);
    }

    /**
     * {@code SendMessage}: for the kernel itself, which needs no capability (SND-1).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null message (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED at the
     *     receive end of a channel; QUEUE_FULL
     */
    /*@ normal_behavior
      @   requires sendMessageResult(endpointId, message) == null;
      @   ensures queues.count[endpoints.receiveSlot[IdTable.slotOf(endpointId)]] == \old(queues.count[endpoints.receiveSlot[IdTable.slotOf(endpointId)]]) + 1;
      @   ensures queues.holdsAt(endpoints.receiveSlot[IdTable.slotOf(endpointId)],
      @               MessageQueues.place(queues.head[endpoints.receiveSlot[IdTable.slotOf(endpointId)]], \old(queues.count[endpoints.receiveSlot[IdTable.slotOf(endpointId)]])), message);
      @   assignable queues.count[endpoints.receiveSlot[IdTable.slotOf(endpointId)]], queues.length[*], queues.words[*];
      @ also
      @ exceptional_behavior
      @   requires sendMessageResult(endpointId, message) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(sendMessageResult(endpointId, message));
      @   assignable \nothing;
      @*/
    public void sendMessage(long endpointId, /*@ nullable @*/ Message message) throws IpcException {
        IpcError refusal = sendMessageResult(endpointId, message);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        int slot = IdTable.slotOf(endpointId);
        queues.enqueue(endpoints.receiveSlot[slot], message);
    }

    /**
     * {@code ReceiveMessage}: for the kernel itself, which needs no capability (RCV-1).
     *
     * @param into is overwritten with the message
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null buffer (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED at the
     *     send end of a channel; QUEUE_EMPTY
     */
    /*@ normal_behavior
      @   requires receiveMessageResult(endpointId, into) == null;
      @   ensures queues.count[IdTable.slotOf(endpointId)] == \old(queues.count[IdTable.slotOf(endpointId)]) - 1;
      @   ensures queues.head[IdTable.slotOf(endpointId)] == MessageQueues.place(\old(queues.head[IdTable.slotOf(endpointId)]), 1);
      @   ensures queues.holdsAt(IdTable.slotOf(endpointId), \old(queues.head[IdTable.slotOf(endpointId)]), into);
      @   assignable queues.count[IdTable.slotOf(endpointId)], queues.head[IdTable.slotOf(endpointId)],
      @              into.length, into.w0, into.w1, into.w2, into.w3,
      @              into.w4, into.w5, into.w6, into.w7;
      @ also
      @ exceptional_behavior
      @   requires receiveMessageResult(endpointId, into) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(receiveMessageResult(endpointId, into));
      @   assignable \nothing;
      @*/
    public void receiveMessage(long endpointId, /*@ nullable @*/ Message into) throws IpcException {
        IpcError refusal = receiveMessageResult(endpointId, into);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        int slot = IdTable.slotOf(endpointId);
        queues.dequeue(slot, into);
    }

    /** {@code SendResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   // TYP-7
      @   ensures initialized && message == null ==> \result == IpcError.INVALID_ARGUMENT;
      @   ensures initialized && message != null && tokenCurrentResult(IpcCapability.tokenOf(capability)) != null
      @       ==> \result == tokenCurrentResult(IpcCapability.tokenOf(capability));
      @   ensures initialized && message != null && tokenCurrentResult(IpcCapability.tokenOf(capability)) == null
      @       && !allows(IpcCapability.tokenOf(capability), IpcPermissions.SEND) ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures initialized && message != null && tokenCurrentResult(IpcCapability.tokenOf(capability)) == null
      @       && allows(IpcCapability.tokenOf(capability), IpcPermissions.SEND)
      @       ==> \result == sendToResult(IpcCapability.endpointOf(IpcCapability.tokenOf(capability)));
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError sendResult(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message message) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (message == null) {
            return IpcError.INVALID_ARGUMENT;
        }
        long token = IpcCapability.tokenOf(capability);
        IpcError refusal = tokenCurrentResult(token);
        if (refusal != null) {
            return refusal;
        }
        if (!allows(token, IpcPermissions.SEND)) {
            return IpcError.PERMISSION_DENIED;
        }
        return sendToResult(IpcCapability.endpointOf(token));
    }

    /** {@code ReceiveResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   // TYP-7
      @   ensures initialized && into == null ==> \result == IpcError.INVALID_ARGUMENT;
      @   ensures initialized && into != null && tokenCurrentResult(IpcCapability.tokenOf(capability)) != null
      @       ==> \result == tokenCurrentResult(IpcCapability.tokenOf(capability));
      @   ensures initialized && into != null && tokenCurrentResult(IpcCapability.tokenOf(capability)) == null
      @       && !allows(IpcCapability.tokenOf(capability), IpcPermissions.RECEIVE) ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures initialized && into != null && tokenCurrentResult(IpcCapability.tokenOf(capability)) == null
      @       && allows(IpcCapability.tokenOf(capability), IpcPermissions.RECEIVE)
      @       ==> \result == receiveFromResult(IpcCapability.endpointOf(IpcCapability.tokenOf(capability)));
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError receiveResult(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (into == null) {
            return IpcError.INVALID_ARGUMENT;
        }
        long token = IpcCapability.tokenOf(capability);
        IpcError refusal = tokenCurrentResult(token);
        if (refusal != null) {
            return refusal;
        }
        if (!allows(token, IpcPermissions.RECEIVE)) {
            return IpcError.PERMISSION_DENIED;
        }
        return receiveFromResult(IpcCapability.endpointOf(token));
    }

    /**
     * {@code Send}: sends with a capability (SND-2).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null message; INVALID_CAPABILITY for a null or reserved token;
     *     ENDPOINT_NOT_FOUND; INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED without SEND; then as
     *     {@link #sendMessage}
     */
    /*@ normal_behavior
      @   requires sendResult(capability, message) == null;
      @   ensures queues.count[endpoints.receiveSlot[slotNamed(IpcCapability.tokenOf(capability))]] == \old(queues.count[endpoints.receiveSlot[slotNamed(IpcCapability.tokenOf(capability))]]) + 1;
      @   ensures queues.holdsAt(endpoints.receiveSlot[slotNamed(IpcCapability.tokenOf(capability))],
      @               MessageQueues.place(queues.head[endpoints.receiveSlot[slotNamed(IpcCapability.tokenOf(capability))]], \old(queues.count[endpoints.receiveSlot[slotNamed(IpcCapability.tokenOf(capability))]])), message);
      @   assignable queues.count[endpoints.receiveSlot[slotNamed(IpcCapability.tokenOf(capability))]], queues.length[*], queues.words[*];
      @ also
      @ exceptional_behavior
      @   requires sendResult(capability, message) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(sendResult(capability, message));
      @   assignable \nothing;
      @*/
    public void send(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message message) throws IpcException {
        IpcError refusal = sendResult(capability, message);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        int slot = slotNamed(IpcCapability.tokenOf(capability));
        queues.enqueue(endpoints.receiveSlot[slot], message);
    }

    /**
     * {@code Receive}: receives with a capability (RCV-2).
     *
     * @param into is overwritten with the message
     * @throws IpcException as {@link #send} with RECEIVE for SEND; then as {@link #receiveMessage}
     */
    /*@ normal_behavior
      @   requires receiveResult(capability, into) == null;
      @   ensures queues.count[slotNamed(IpcCapability.tokenOf(capability))] == \old(queues.count[slotNamed(IpcCapability.tokenOf(capability))]) - 1;
      @   ensures queues.head[slotNamed(IpcCapability.tokenOf(capability))] == MessageQueues.place(\old(queues.head[slotNamed(IpcCapability.tokenOf(capability))]), 1);
      @   ensures queues.holdsAt(slotNamed(IpcCapability.tokenOf(capability)), \old(queues.head[slotNamed(IpcCapability.tokenOf(capability))]), into);
      @   assignable queues.count[slotNamed(IpcCapability.tokenOf(capability))], queues.head[slotNamed(IpcCapability.tokenOf(capability))],
      @              into.length, into.w0, into.w1, into.w2, into.w3,
      @              into.w4, into.w5, into.w6, into.w7;
      @ also
      @ exceptional_behavior
      @   requires receiveResult(capability, into) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(receiveResult(capability, into));
      @   assignable \nothing;
      @*/
    public void receive(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into) throws IpcException {
        IpcError refusal = receiveResult(capability, into);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        int slot = slotNamed(IpcCapability.tokenOf(capability));
        queues.dequeue(slot, into);
    }

    /**
     * {@code HasMessage}: is there something to receive (HAS-1)?
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires initialized;
      @   ensures \result <==> receiveFromResult(endpointId) == null;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public boolean hasMessage(long endpointId) throws IpcException {
        if (!initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
        return receiveFromResult(endpointId) == null;
    }

    // ------------------------------------------------------------------------------------------------------- capabilities

    /** {@code ValidateCapabilityResult}. */
    /*@ normal_behavior
      @   ensures !initialized ==> \result == IpcError.NOT_INITIALIZED;
      @   ensures initialized && !processIds.isLive(pid) ==> \result == IpcError.PROCESS_NOT_FOUND;
      @   ensures initialized && processIds.isLive(pid)
      @       ==> \result == tokenHeldResult((int) IdTable.slotOf(pid), pid, IpcCapability.tokenOf(capability));
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError validateResult(long pid, /*@ nullable @*/ IpcCapability capability) {
        if (!initialized) {
            return IpcError.NOT_INITIALIZED;
        }
        if (!processIds.isLive(pid)) {
            return IpcError.PROCESS_NOT_FOUND;
        }
        return tokenHeldResult(IdTable.slotOf(pid), pid, IpcCapability.tokenOf(capability));
    }

    /**
     * {@code ValidateCapability}: does the process hold what the token names (CAP-2)?
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_CAPABILITY for a null or reserved token; ENDPOINT_NOT_FOUND;
     *     INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED if the token names no right, or one that the
     *     process does not hold
     */
    /*@ normal_behavior
      @   requires validateResult(pid, capability) == null;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires validateResult(pid, capability) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(validateResult(pid, capability));
      @   assignable \nothing;
      @*/
    public void validateCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        IpcError refusal = validateResult(pid, capability);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
    }

    /** {@code GrantCapabilityResult}. */
    /*@ normal_behavior
      @   ensures validateResult(granter, capability) != null ==> \result == validateResult(granter, capability);
      @   ensures validateResult(granter, capability) == null && !allows(IpcCapability.tokenOf(capability), IpcPermissions.GRANT)
      @       ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures validateResult(granter, capability) == null && allows(IpcCapability.tokenOf(capability), IpcPermissions.GRANT)
      @       && !processIds.isLive(grantee) ==> \result == IpcError.PROCESS_NOT_FOUND;
      @   // no rights, or reserved bits
      @   ensures validateResult(granter, capability) == null && allows(IpcCapability.tokenOf(capability), IpcPermissions.GRANT)
      @       && processIds.isLive(grantee) && (granted == 0 || !IpcPermissions.isDefined(granted))
      @       ==> \result == IpcError.INVALID_ARGUMENT;
      @   // more than the token names
      @   ensures validateResult(granter, capability) == null && allows(IpcCapability.tokenOf(capability), IpcPermissions.GRANT)
      @       && processIds.isLive(grantee) && granted != 0 && IpcPermissions.isDefined(granted)
      @       && !allows(IpcCapability.tokenOf(capability), granted) ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures validateResult(granter, capability) == null && allows(IpcCapability.tokenOf(capability), IpcPermissions.GRANT)
      @       && processIds.isLive(grantee) && granted != 0 && IpcPermissions.isDefined(granted)
      @       && allows(IpcCapability.tokenOf(capability), granted) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError grantResult(long granter, /*@ nullable @*/ IpcCapability capability, long grantee, int granted) {
        IpcError refusal = validateResult(granter, capability);
        if (refusal != null) {
            return refusal;
        }
        long token = IpcCapability.tokenOf(capability);
        if (!allows(token, IpcPermissions.GRANT)) {
            return IpcError.PERMISSION_DENIED;
        }
        if (!processIds.isLive(grantee)) {
            return IpcError.PROCESS_NOT_FOUND;
        }
        if (granted == 0 || !IpcPermissions.isDefined(granted)) {
            return IpcError.INVALID_ARGUMENT;
        }
        if (!allows(token, granted)) {
            return IpcError.PERMISSION_DENIED;
        }
        return null;
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
      @   requires grantResult(granter, capability, grantee, granted) == null;
      @   ensures \result.token == IpcCapability.encode(IpcCapability.endpointOf(IpcCapability.tokenOf(capability)),
      @               IpcCapability.generationOf(IpcCapability.tokenOf(capability)), granted);
      @   ensures rights.held((int) IdTable.slotOf(grantee), (int) slotNamed(IpcCapability.tokenOf(capability)), grantee)
      @               == IpcPermissions.union(\old(rights.held((int) IdTable.slotOf(grantee),
      @                   (int) slotNamed(IpcCapability.tokenOf(capability)), grantee)), granted);
      @   assignable rights.holder[IdTable.slotOf(grantee) * 1024 + slotNamed(IpcCapability.tokenOf(capability))],
      @              rights.heldAt[IdTable.slotOf(grantee) * 1024 + slotNamed(IpcCapability.tokenOf(capability))],
      @              rights.mask[IdTable.slotOf(grantee) * 1024 + slotNamed(IpcCapability.tokenOf(capability))];
      @ also
      @ exceptional_behavior
      @   requires grantResult(granter, capability, grantee, granted) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(grantResult(granter, capability, grantee, granted));
      @   assignable \nothing;
      @*/
    public IpcCapability grantCapability(long granter, /*@ nullable @*/ IpcCapability capability, long grantee,
            int granted) throws IpcException {
        IpcError refusal = grantResult(granter, capability, grantee, granted);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        long token = IpcCapability.tokenOf(capability);
        int slot = slotNamed(token);
        int process = IdTable.slotOf(grantee);
        int had = rights.held(process, slot, grantee);
        rights.set(process, slot, grantee, IpcPermissions.union(had, granted));
        return IpcCapability.fromToken(
            IpcCapability.encode(IpcCapability.endpointOf(token), IpcCapability.generationOf(token), granted));
    }

    /** {@code RevokeCapabilityResult}. */
    /*@ normal_behavior
      @   ensures validateResult(pid, capability) != null ==> \result == validateResult(pid, capability);
      @   ensures validateResult(pid, capability) == null && !allows(IpcCapability.tokenOf(capability), IpcPermissions.REVOKE)
      @       ==> \result == IpcError.PERMISSION_DENIED;
      @   ensures validateResult(pid, capability) == null && allows(IpcCapability.tokenOf(capability), IpcPermissions.REVOKE) ==> \result == null;
      @   assignable \nothing;
      @*/
    /*@ pure nullable @*/ IpcError revokeResult(long pid, /*@ nullable @*/ IpcCapability capability) {
        IpcError refusal = validateResult(pid, capability);
        if (refusal != null) {
            return refusal;
        }
        if (!allows(IpcCapability.tokenOf(capability), IpcPermissions.REVOKE)) {
            return IpcError.PERMISSION_DENIED;
        }
        return null;
    }

    /**
     * {@code RevokeCapability}: takes back every right of every other process on the endpoint; all tokens issued so far are dead
     * for good (CAP-5, CAP-6). At the largest generation the endpoint is destroyed instead (CAP-7).
     *
     * @return the revoker's new capability; the null capability if the endpoint is gone
     * @throws IpcException as {@link #validateCapability}; then PERMISSION_DENIED without REVOKE
     */
    /*@ normal_behavior
      @   requires revokeResult(pid, capability) == null;
      @   requires IpcCapability.generationOf(IpcCapability.tokenOf(capability)) < limits.maxGeneration;
      @   ensures \result.token == IpcCapability.encode(IpcCapability.endpointOf(IpcCapability.tokenOf(capability)),
      @               (int) (IpcCapability.generationOf(IpcCapability.tokenOf(capability)) + 1), IpcCapability.permissionsOf(IpcCapability.tokenOf(capability)));
      @   ensures rights.stamp[slotNamed(IpcCapability.tokenOf(capability))] == \old(rights.stamp[slotNamed(IpcCapability.tokenOf(capability))]) + 1;
      @   ensures tokenHeldResult((int) IdTable.slotOf(pid), pid, \result.token) == null;
      @   ensures (\forall int p; 0 <= p && p < rights.processes && p != IdTable.slotOf(pid);
      @               rights.heldAt[p * 1024 + slotNamed(IpcCapability.tokenOf(capability))] < rights.stamp[slotNamed(IpcCapability.tokenOf(capability))]);
      @   assignable rights.stamp[slotNamed(IpcCapability.tokenOf(capability))],
      @              rights.holder[IdTable.slotOf(pid) * 1024 + slotNamed(IpcCapability.tokenOf(capability))],
      @              rights.heldAt[IdTable.slotOf(pid) * 1024 + slotNamed(IpcCapability.tokenOf(capability))],
      @              rights.mask[IdTable.slotOf(pid) * 1024 + slotNamed(IpcCapability.tokenOf(capability))];
      @ also
      @ normal_behavior
      @   requires revokeResult(pid, capability) == null;
      @   requires IpcCapability.generationOf(IpcCapability.tokenOf(capability)) == limits.maxGeneration;
      @   ensures \result.token == 0;
      @   ensures !endpointIds.isLive(IpcCapability.endpointOf(IpcCapability.tokenOf(capability)));
      @   ensures endpoints.owner[endpoints.sendSlot[slotNamed(IpcCapability.tokenOf(capability))]] == 0;
      @   ensures endpoints.owner[endpoints.receiveSlot[slotNamed(IpcCapability.tokenOf(capability))]] == 0;
      @   assignable endpointIds.freeCount, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*],
      @              endpoints.owner[*], queues.capacity[*], queues.count[*];
      @ also
      @ exceptional_behavior
      @   requires revokeResult(pid, capability) != null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == \old(revokeResult(pid, capability));
      @   assignable \nothing;
      @*/
    public IpcCapability revokeCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        IpcError refusal = revokeResult(pid, capability);
        if (refusal != null) {
            throw new IpcException(refusal);
        }
        long token = IpcCapability.tokenOf(capability);
        int slot = slotNamed(token);
        int generation = IpcCapability.generationOf(token);
        if (generation == limits.maxGeneration) {
            destroy(slot);
            return IpcCapability.fromToken(IpcCapability.NULL_TOKEN);
        }
        int process = IdTable.slotOf(pid);
        int permissions = IpcCapability.permissionsOf(token);
        rights.renew(process, slot, IpcCapability.stampOf(token) + 1, pid, permissions);
        return IpcCapability.fromToken(
            IpcCapability.encode(IpcCapability.endpointOf(token), generation + 1, permissions));
    }

    // --------------------------------------------------------------------------------------------- steps after the checks

    /** CH-3, CLN-2: destroys the endpoint, with its channel's other end if it has one, and drops what is queued. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0;
      @   ensures endpointIds.current[slot] == 0;
      @   ensures (\forall int e; 0 <= e && e < endpoints.size; endpoints.owner[e]
      @               == (e == endpoints.sendSlot[slot] || e == endpoints.receiveSlot[slot] ? 0 : \old(endpoints.owner[e])));
      @   assignable endpointIds.freeCount, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*],
      @              endpoints.owner[*], queues.capacity[*], queues.count[*];
      @*/
    private void destroy(int slot) {
        int send = endpoints.sendSlot[slot];
        int receive = endpoints.receiveSlot[slot];
        endpoints.remove(slot);
        queues.close(receive);
        endpointIds.release(receive);
        if (send != receive) {
            endpointIds.release(send);
        }
    }

    /** CLN-1: destroys what the process owns; its rights count no more because its pid is dead. */
    /*@ normal_behavior
      @   requires processIds.isLive(pid);
      @   ensures !processIds.isLive(pid);
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpoints.owner[e])));
      @   assignable processIds.freeCount, processIds.current[*], processIds.order[*], processIds.position[*],
      @              endpointIds.freeCount, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*],
      @              endpoints.owner[*], queues.capacity[*], queues.count[*];
      @*/
    private void removeProcess(long pid) {
        /*@ loop_invariant 0 <= slot && slot <= endpoints.size;
          @ loop_invariant \invariant_for(this);
          @ loop_invariant (\forall int e; 0 <= e && e < slot; endpoints.owner[e] != pid);
          @ loop_invariant (\forall int e; 0 <= e && e < endpoints.size; endpoints.owner[e] == \old(endpoints.owner[e])
          @     || (endpoints.owner[e] == 0 && \old(endpoints.owner[e]) == pid));
          @ loop_writes slot, endpointIds.freeCount, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*],
          @              endpoints.owner[*], queues.capacity[*], queues.count[*];
          @ decreases endpoints.size - slot;
          @*/
        for (int slot = 0; slot < endpoints.size; slot++) {
            if (endpoints.owner[slot] == pid) {
                destroy(slot);
            }
        }
        processIds.release(IdTable.slotOf(pid));
    }
}
