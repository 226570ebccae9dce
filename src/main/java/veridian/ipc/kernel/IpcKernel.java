package veridian.ipc.kernel;

/**
 * The calls of the API, one after the other: each finds the slots of the ids that it is given, checks in the order that the
 * specification fixes, then acts. A call that is refused changes nothing. Not thread-safe; put one monitor around it.
 *
 * <p>Read it beside {@code spec/Ipc.tla}: each call {@code f} is the action {@code F}, and its exceptional cases are the checks of
 * the operator {@code FResult}, in the same order. Ids and pids are unsigned 64-bit numbers; values that no call returned are in
 * no slot.
 *
 * <p>One class, although long: OpenJML knows the invariants of the tables only where they are fields of the class that it
 * proves, and each class in an inheritance chain costs its solver the third power.
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
      @ invariant processIds != endpointIds;
      @ // their arrays are as long as they are large: who calls a kernel knows nothing of its parts but this
      @ invariant processIds.current.length == processIds.size && processIds.order.length == processIds.size;
      @ invariant 0 <= processIds.freeCount && processIds.freeCount <= processIds.size && endpointIds.current.length == endpointIds.size;
      @ invariant endpoints.owner.length == endpoints.size && endpoints.peer.length == endpoints.size;
      @ invariant endpoints.direction.length == endpoints.size && queues.capacity.length == queues.size;
      @ invariant queues.count.length == queues.size && queues.head.length == queues.size && rights.stamp.length == 1024;
      @ invariant queues.length.length == queues.size * 64 && queues.words.length == queues.size * 512;
      @ invariant rights.holder.length == rights.processes * 1024 && rights.heldAt.length == rights.processes * 1024;
      @ invariant rights.mask.length == rights.processes * 1024;
      @ invariant (\forall int i; 0 <= i && i < rights.mask.length; 0 <= rights.mask[i] && rights.mask[i] <= 15);
      @ invariant 1 <= processIds.size && processIds.size <= 1024 && 1 <= endpointIds.size && endpointIds.size <= 1024;
      @ invariant (\forall int e; 0 <= e && e < endpoints.size; 0 <= endpoints.peer[e] && endpoints.peer[e] < endpoints.size);
      @ invariant (\forall int q; 0 <= q && q < queues.size; 0 <= queues.head[q] && queues.head[q] < 64
      @     && 0 <= queues.count[q] && queues.count[q] <= 64);
      @ // the parts speak of the same endpoints
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e] != 0 <==> endpointIds.current[e] != 0);
      @ // CLN-3: the owner of a live endpoint is alive
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size && endpoints.owner[e] != 0;
      @     IdTable.slotOf(endpoints.owner[e]) < processIds.size
      @     && processIds.current[IdTable.slotOf(endpoints.owner[e])] == endpoints.owner[e]);
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size && endpointIds.current[e] == 0; endpoints.peer[e] == e);
      @ // CAP-6, CAP-7: a live endpoint's stamp is its id and a generation in range; no stamp reaches the slot's next id
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size && endpointIds.current[e] != 0;
      @     endpointIds.current[e] * 65536 <= rights.stamp[e]
      @     && rights.stamp[e] <= endpointIds.current[e] * 65536 + limits.maxGeneration);
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size;
      @     rights.stamp[e] < (e + 1 + 1024L * endpointIds.uses[e]) * 65536);
      @ // CLN-2: where no endpoint is, no message is
      @ invariant (\forall int e; 0 <= e && e < endpointIds.size && endpointIds.current[e] == 0; queues.count[e] == 0);
      @ // Q-1: the limit on capacities
      @ invariant (\forall int q; 0 <= q && q < queues.size; queues.capacity[q] <= limits.maxCapacity);
      @*/
    // the parts share no arrays
    //+OPENJML@ invariant \distinct(processIds.current, endpointIds.current, endpoints.owner, rights.stamp, rights.holder,
    //+OPENJML@     rights.heldAt, queues.words);
    //+OPENJML@ invariant \distinct(processIds.uses, processIds.order, processIds.position, endpointIds.uses, endpointIds.order,
    //+OPENJML@     endpointIds.position);
    //+OPENJML@ invariant \distinct(rights.mask, queues.capacity, queues.head, queues.count, queues.length, endpoints.direction);
    //+KEY@ invariant \invariant_for(limits) && \invariant_for(processIds) && \invariant_for(endpointIds);
    //+KEY@ invariant \invariant_for(endpoints) && \invariant_for(rights) && \invariant_for(queues);

    /** The tables of a kernel with these limits, all empty; not yet initialized. */
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

    /** {@code Initialize}: from now on the other calls work (INIT-1); a second call changes nothing (INIT-2). */
    /*@ normal_behavior
      @   ensures initialized;
      @   assignable initialized;
      @*/
    public void init() {
        initialized = true;
    }

    /** {@code TokenCurrent}: the slot of the endpoint that the capability names at its current generation (CAP-2). */
    /*@ normal_behavior
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   ensures 0 <= \result && \result < endpointIds.size;
      @   ensures endpointIds.current[\result] == capability.endpoint && rights.stamp[\result] == capability.stamp;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @*/
    private int current(/*@ nullable @*/ IpcCapability capability) throws IpcException {
        if (capability == null || !capability.wellFormed) {
            throw new IpcException(IpcError.INVALID_CAPABILITY);
        }
        int slot = endpointIds.find(capability.endpoint);
        if (slot == IdTable.NONE) {
            throw new IpcException(IpcError.ENDPOINT_NOT_FOUND);
        }
        if (rights.stamp[slot] != capability.stamp) {
            throw new IpcException(IpcError.INVALID_CAPABILITY);
        }
        return slot;
    }

    /** CH-3, CLN-2: destroys the endpoint, with its channel's other end if it has one, and drops what is queued. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0;
      @   requires 0 <= other && other < endpointIds.size && other == endpoints.peer[slot];
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(queues);
      @   ensures endpointIds.current[slot] == 0 && endpointIds.current[other] == 0;
      @   ensures endpoints.owner[slot] == 0 && endpoints.owner[other] == 0;
      @   ensures queues.capacity[slot] == 0 && queues.count[slot] == 0;
      @   ensures queues.capacity[other] == 0 && queues.count[other] == 0;
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable endpointIds.*, endpointIds.current[slot], endpointIds.current[other], endpointIds.order[*], endpointIds.position[*],
      @              endpoints.owner[slot], endpoints.peer[slot], endpoints.direction[slot], endpoints.owner[other],
      @              endpoints.peer[other], endpoints.direction[other], queues.capacity[slot], queues.count[slot], queues.capacity[other],
      @              queues.count[other];
      @*/
    private void destroy(int slot, int other) {
        //@ assert endpoints.owner[slot] != 0 && endpoints.owner[other] == endpoints.owner[slot];
        //@ assert endpointIds.current[other] != 0;
        endpoints.part(slot, other);
        destroyPlain(slot);
        if (other != slot) {
            destroyPlain(other);
        }
    }

    /** CLN-2: destroys an endpoint that is not, or no more, a channel's end, and drops what is queued. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0 && endpoints.peer[slot] == slot;
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(queues);
      @   ensures endpointIds.current[slot] == 0 && endpoints.owner[slot] == 0;
      @   ensures queues.capacity[slot] == 0 && queues.count[slot] == 0;
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable endpointIds.*, endpointIds.current[slot], endpointIds.order[*], endpointIds.position[*], endpoints.owner[slot],
      @              queues.capacity[slot], queues.count[slot];
      @*/
    private void destroyPlain(int slot) {
        endpoints.remove(slot);
        queues.close(slot);
        endpointIds.release(slot);
        //@ assert endpoints.peer[slot] == slot && endpoints.owner[slot] == 0 && endpointIds.current[slot] == 0;
    }

    // --------------------------------------------------------------------------------------------- endpoints, channels

    /**
     * {@code CreateEndpoint}: an endpoint that carries messages both ways, at generation 0, with an empty queue of the default
     * capacity; the owner holds all rights (EP-1).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; OUT_OF_MEMORY when the table is full or the ids are used up
     */
    /*@ normal_behavior
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= endpointIds.freeCount && 1 <= endpointIds.maxIds - endpointIds.issued;
      @   // a fresh id, where none was
      @   ensures 0 <= \result.slot && \result.slot < endpointIds.size;
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && e == \result.slot; \old(endpointIds.current[e]) == 0);
      @   ensures endpointIds.current[\result.slot] == \result.endpointId;
      @   ensures 1 <= \result.endpointId && \result.endpointId <= 4294967295L;
      @   ensures endpointIds.freeCount == \old(endpointIds.freeCount) - 1 && endpointIds.issued == \old(endpointIds.issued) + 1;
      @   // both ways, with an empty queue
      @   ensures endpoints.owner[\result.slot] == owner && endpoints.direction[\result.slot] == EndpointTable.BOTH;
      @   ensures queues.count[\result.slot] == 0 && queues.capacity[\result.slot] == limits.defaultCapacity;
      @   // at generation 0; the owner holds all rights, and nobody else any
      @   ensures rights.stamp[\result.slot] == \result.endpointId * 65536;
      @   ensures \result.capability.endpoint == \result.endpointId;
      @   ensures \result.capability.generation == 0 && \result.capability.permissions == 15;
      @   ensures rights.holder[IdTable.slotOf(owner) * 1024 + \result.slot] == owner
      @               && rights.heldAt[IdTable.slotOf(owner) * 1024 + \result.slot] == \result.endpointId * 65536
      @               && rights.mask[IdTable.slotOf(owner) * 1024 + \result.slot] == 15;
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == \result.slot
      @               && rights.heldAt[i] == \result.endpointId * 65536; rights.holder[i] == owner);
      @   // other endpoints, and rights on them, are as they were
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && e != \result.slot;
      @               endpointIds.current[e] == \old(endpointIds.current[e]) && endpoints.owner[e] == \old(endpoints.owner[e])
      @               && queues.count[e] == \old(queues.count[e]) && queues.capacity[e] == \old(queues.capacity[e])
      @               && rights.stamp[e] == \old(rights.stamp[e]));
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 != \result.slot;
      @               rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @               && rights.mask[i] == \old(rights.mask[i]));
      @   assignable endpointIds.*, endpointIds.current[*], endpointIds.uses[*], endpoints.owner[*], queues.capacity[*], queues.count[*],
      @              rights.stamp[*], rights.holder[*], rights.heldAt[*], rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires owner == 0 || IdTable.slotOf(owner) >= processIds.size || processIds.current[IdTable.slotOf(owner)] != owner;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the ids are used up
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires endpointIds.freeCount < 1 || endpointIds.maxIds - endpointIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public EndpointHandle createEndpoint(long owner) throws IpcException {
        int process = processOf(owner);
        if (!endpointIds.hasRoomFor(1)) {
            throw new IpcException(IpcError.OUT_OF_MEMORY);
        }
        int slot = addEndpoint(process, owner, limits.defaultCapacity, IpcPermissions.ALL);
        return EndpointHandle.of(endpointIds.current[slot], IpcPermissions.ALL, slot);
    }

    /** EP-1: the next free slot becomes an endpoint of this process, with an empty queue. */
    /*@ normal_behavior
      @   requires 0 <= process && process < processIds.size && owner != 0 && processIds.current[process] == owner;
      @   requires process == IdTable.slotOf(owner) && 1 <= capacity && capacity <= limits.maxCapacity && 0 <= held && held <= 15;
      @   requires 1 <= endpointIds.freeCount && 1 <= endpointIds.maxIds - endpointIds.issued;
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(rights) && \invariant_for(queues);
      @   ensures \result == \old(endpointIds.order[endpointIds.freeCount - 1]);
      @   ensures 0 <= \result && \result < endpointIds.size;
      @   ensures \old(endpointIds.current[endpointIds.order[endpointIds.freeCount - 1]]) == 0;
      @   ensures 1 <= endpointIds.current[\result] && endpointIds.current[\result] <= 4294967295L;
      @   ensures endpointIds.freeCount == \old(endpointIds.freeCount) - 1 && endpointIds.issued == \old(endpointIds.issued) + 1;
      @   ensures endpoints.owner[\result] == owner && endpoints.direction[\result] == EndpointTable.BOTH;
      @   ensures queues.count[\result] == 0 && queues.capacity[\result] == capacity;
      @   ensures rights.stamp[\result] == endpointIds.current[\result] * 65536;
      @   ensures rights.holder[process * 1024 + \result] == owner;
      @   ensures rights.heldAt[process * 1024 + \result] == rights.stamp[\result];
      @   ensures rights.mask[process * 1024 + \result] == held;
      @   ensures (\forall int i; 0 <= i && i < rights.heldAt.length && i % 1024 == \result && i != process * 1024 + \result;
      @               rights.heldAt[i] < rights.stamp[\result]);
      @   assignable endpointIds.current[endpointIds.order[endpointIds.freeCount - 1]],
      @              endpointIds.uses[endpointIds.order[endpointIds.freeCount - 1]],
      @              endpoints.owner[endpointIds.order[endpointIds.freeCount - 1]],
      @              queues.capacity[endpointIds.order[endpointIds.freeCount - 1]],
      @              queues.count[endpointIds.order[endpointIds.freeCount - 1]],
      @              rights.stamp[endpointIds.order[endpointIds.freeCount - 1]],
      @              rights.holder[process * 1024 + endpointIds.order[endpointIds.freeCount - 1]],
      @              rights.heldAt[process * 1024 + endpointIds.order[endpointIds.freeCount - 1]],
      @              rights.mask[process * 1024 + endpointIds.order[endpointIds.freeCount - 1]], endpointIds.*;
      @*/
    private int addEndpoint(int process, long owner, int capacity, int held) {
        int slot = endpointIds.issue();
        endpoints.add(slot, owner);
        queues.open(slot, capacity);
        rights.renew(process, slot, endpointIds.current[slot] * 65536, owner, held);
        return slot;
    }

    /**
     * {@code CreateChannel}: two endpoints over one queue, one to send to and one to receive from (CH-1, CH-2).
     *
     * @param capacity messages that the queue can hold, 1..{@link IpcLimits#maxCapacity}; unsigned
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_ARGUMENT for a capacity out of range; OUT_OF_MEMORY unless
     *     both ends fit
     */
    /*@ normal_behavior
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= capacity && capacity <= limits.maxCapacity;
      @   requires 2 <= endpointIds.freeCount && 2 <= endpointIds.maxIds - endpointIds.issued;
      @   ensures 0 <= \result.sendEnd.slot && \result.sendEnd.slot < endpointIds.size
      @               && endpointIds.current[\result.sendEnd.slot] == \result.sendEnd.endpointId;
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && e == \result.sendEnd.slot; \old(endpointIds.current[e]) == 0);
      @   ensures endpoints.owner[\result.sendEnd.slot] == owner && endpoints.direction[\result.sendEnd.slot] == EndpointTable.SEND;
      @   ensures rights.stamp[\result.sendEnd.slot] == \result.sendEnd.endpointId * 65536;
      @   ensures \result.sendEnd.capability.endpoint == \result.sendEnd.endpointId;
      @   ensures \result.sendEnd.capability.generation == 0 && \result.sendEnd.capability.permissions == 13;
      @   ensures rights.holder[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot] == owner
      @               && rights.heldAt[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot] == \result.sendEnd.endpointId * 65536
      @               && rights.mask[IdTable.slotOf(owner) * 1024 + \result.sendEnd.slot] == 13;
      @   ensures 0 <= \result.receiveEnd.slot && \result.receiveEnd.slot < endpointIds.size
      @               && endpointIds.current[\result.receiveEnd.slot] == \result.receiveEnd.endpointId;
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && e == \result.receiveEnd.slot; \old(endpointIds.current[e]) == 0);
      @   ensures endpoints.owner[\result.receiveEnd.slot] == owner
      @               && endpoints.direction[\result.receiveEnd.slot] == EndpointTable.RECEIVE;
      @   ensures rights.stamp[\result.receiveEnd.slot] == \result.receiveEnd.endpointId * 65536;
      @   ensures \result.receiveEnd.capability.endpoint == \result.receiveEnd.endpointId;
      @   ensures \result.receiveEnd.capability.generation == 0 && \result.receiveEnd.capability.permissions == 14;
      @   ensures rights.holder[IdTable.slotOf(owner) * 1024 + \result.receiveEnd.slot] == owner
      @               && rights.heldAt[IdTable.slotOf(owner) * 1024 + \result.receiveEnd.slot] == \result.receiveEnd.endpointId * 65536
      @               && rights.mask[IdTable.slotOf(owner) * 1024 + \result.receiveEnd.slot] == 14;
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == \result.receiveEnd.slot
      @       && rights.heldAt[i] == \result.receiveEnd.endpointId * 65536; rights.holder[i] == owner);
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == \result.sendEnd.slot
      @       && rights.heldAt[i] == \result.sendEnd.endpointId * 65536; rights.holder[i] == owner);
      @   // one queue, empty
      @   ensures endpoints.peer[\result.sendEnd.slot] == \result.receiveEnd.slot;
      @   ensures \result.sendEnd.slot != \result.receiveEnd.slot;
      @   ensures queues.count[\result.receiveEnd.slot] == 0 && queues.capacity[\result.receiveEnd.slot] == capacity;
      @   // other endpoints, and rights on them, are as they were
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && e != \result.sendEnd.slot && e != \result.receiveEnd.slot;
      @               endpointIds.current[e] == \old(endpointIds.current[e]) && endpoints.owner[e] == \old(endpoints.owner[e])
      @               && queues.count[e] == \old(queues.count[e]) && queues.capacity[e] == \old(queues.capacity[e])
      @               && endpoints.direction[e] == \old(endpoints.direction[e]) && rights.stamp[e] == \old(rights.stamp[e]));
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 != \result.sendEnd.slot
      @       && i % 1024 != \result.receiveEnd.slot;
      @       rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @       && rights.mask[i] == \old(rights.mask[i]));
      @   assignable endpointIds.*, endpointIds.current[*], endpointIds.uses[*], endpoints.owner[*], endpoints.peer[*],
      @              endpoints.direction[*], queues.capacity[*], queues.count[*], rights.stamp[*], rights.holder[*], rights.heldAt[*],
      @              rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires owner == 0 || IdTable.slotOf(owner) >= processIds.size || processIds.current[IdTable.slotOf(owner)] != owner;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires capacity < 1 || capacity > limits.maxCapacity;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // both ends fit, or none is made
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= capacity && capacity <= limits.maxCapacity;
      @   requires endpointIds.freeCount < 2 || endpointIds.maxIds - endpointIds.issued < 2;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public ChannelHandle createChannel(long owner, long capacity) throws IpcException {
        int process = checkChannel(owner, capacity);
        int send = addChannel(process, owner, (int) capacity);
        return handleOf(send);
    }

    /** What the owner gets of a new channel: both ends at generation 0, with the rights on them. */
    /*@ normal_behavior
      @   requires 0 <= send && send < endpointIds.size;
      @   requires 1 <= endpointIds.current[send] && endpointIds.current[send] <= 4294967295L;
      @   requires 1 <= endpointIds.current[endpoints.peer[send]] && endpointIds.current[endpoints.peer[send]] <= 4294967295L;
      @   ensures \fresh(\result) && \result.sendEnd.slot == send && \result.receiveEnd.slot == endpoints.peer[send];
      @   ensures \result.sendEnd.endpointId == endpointIds.current[send];
      @   ensures \result.receiveEnd.endpointId == endpointIds.current[endpoints.peer[send]];
      @   ensures \result.sendEnd.capability.endpoint == \result.sendEnd.endpointId;
      @   ensures \result.sendEnd.capability.generation == 0 && \result.sendEnd.capability.permissions == 13;
      @   ensures \result.receiveEnd.capability.endpoint == \result.receiveEnd.endpointId;
      @   ensures \result.receiveEnd.capability.generation == 0 && \result.receiveEnd.capability.permissions == 14;
      @   assignable \nothing;
      @*/
    private ChannelHandle handleOf(int send) {
        int receive = endpoints.peer[send];
        return new ChannelHandle(EndpointHandle.of(endpointIds.current[send], IpcPermissions.SEND_END, send),
            EndpointHandle.of(endpointIds.current[receive], IpcPermissions.RECEIVE_END, receive));
    }

    /** The checks of {@link #createChannel}, in their order: the slot of the owner. */
    /*@ normal_behavior
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= capacity && capacity <= limits.maxCapacity;
      @   requires 2 <= endpointIds.freeCount && 2 <= endpointIds.maxIds - endpointIds.issued;
      @   ensures \result == IdTable.slotOf(owner);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires owner == 0 || IdTable.slotOf(owner) >= processIds.size || processIds.current[IdTable.slotOf(owner)] != owner;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires capacity < 1 || capacity > limits.maxCapacity;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // both ends fit, or none is made
      @   requires initialized;
      @   requires owner != 0 && IdTable.slotOf(owner) < processIds.size && processIds.current[IdTable.slotOf(owner)] == owner;
      @   requires 1 <= capacity && capacity <= limits.maxCapacity;
      @   requires endpointIds.freeCount < 2 || endpointIds.maxIds - endpointIds.issued < 2;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    private int checkChannel(long owner, long capacity) throws IpcException {
        int process = processOf(owner);
        if (capacity < 1 || capacity > limits.maxCapacity) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        if (!endpointIds.hasRoomFor(2)) {
            throw new IpcException(IpcError.OUT_OF_MEMORY);
        }
        return process;
    }

    /** CH-1: the next two free slots become the ends of a channel of this process; the slot of the end to send to. */
    /*@ normal_behavior
      @   requires 0 <= process && process < processIds.size && owner != 0 && processIds.current[process] == owner;
      @   requires process == IdTable.slotOf(owner);
      @   requires 1 <= capacity && capacity <= limits.maxCapacity;
      @   requires 2 <= endpointIds.freeCount && 2 <= endpointIds.maxIds - endpointIds.issued;
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(rights) && \invariant_for(queues);
      @   ensures 0 <= \result && \result < endpointIds.size && endpoints.peer[\result] != \result;
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && (e == \result || e == endpoints.peer[\result]);
      @       \old(endpointIds.current[e]) == 0 && 1 <= endpointIds.current[e] && endpointIds.current[e] <= 4294967295L
      @       && endpoints.owner[e] == owner && rights.stamp[e] == endpointIds.current[e] * 65536);
      @   ensures endpoints.direction[\result] == EndpointTable.SEND;
      @   ensures endpoints.direction[endpoints.peer[\result]] == EndpointTable.RECEIVE;
      @   ensures queues.count[endpoints.peer[\result]] == 0 && queues.capacity[endpoints.peer[\result]] == capacity;
      @   // the owner holds what the tokens name, and nobody else anything
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && (e == \result || e == endpoints.peer[\result]);
      @       rights.holder[process * 1024 + e] == owner && rights.heldAt[process * 1024 + e] == rights.stamp[e]);
      @   ensures rights.mask[process * 1024 + \result] == 13 && rights.mask[process * 1024 + endpoints.peer[\result]] == 14;
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == \result && i != process * 1024 + \result;
      @       rights.heldAt[i] < rights.stamp[\result]);
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == endpoints.peer[\result]
      @       && i != process * 1024 + endpoints.peer[\result]; rights.heldAt[i] < rights.stamp[endpoints.peer[\result]]);
      @   // other endpoints, and rights on them, are as they were
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && e != \result && e != endpoints.peer[\result];
      @               endpointIds.current[e] == \old(endpointIds.current[e]) && endpoints.owner[e] == \old(endpoints.owner[e])
      @               && queues.count[e] == \old(queues.count[e]) && queues.capacity[e] == \old(queues.capacity[e])
      @               && endpoints.direction[e] == \old(endpoints.direction[e]) && rights.stamp[e] == \old(rights.stamp[e]));
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 != \result && i % 1024 != endpoints.peer[\result];
      @       rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @       && rights.mask[i] == \old(rights.mask[i]));
      @   assignable endpointIds.*, endpointIds.current[*], endpointIds.uses[*], endpoints.owner[*], endpoints.peer[*],
      @              endpoints.direction[*], queues.capacity[*], queues.count[*], rights.stamp[*], rights.holder[*], rights.heldAt[*],
      @              rights.mask[*];
      @*/
    private int addChannel(int process, long owner, int capacity) {
        int send = addEndpoint(process, owner, capacity, IpcPermissions.SEND_END);
        int receive = addEndpoint(process, owner, capacity, IpcPermissions.RECEIVE_END);
        joinEnds(send, receive);
        return send;
    }

    /** CH-1: two plain endpoints of one owner become the ends of a channel; the queue is that of the end to receive from. */
    /*@ normal_behavior
      @   requires 0 <= send && send < endpointIds.size && endpoints.owner[send] != 0 && endpoints.peer[send] == send;
      @   requires 0 <= receive && receive < endpointIds.size && endpoints.owner[receive] == endpoints.owner[send];
      @   requires endpoints.peer[receive] == receive && send != receive;
      @   ensures \invariant_for(endpoints) && \invariant_for(queues);
      @   ensures endpoints.peer[send] == receive && endpoints.peer[receive] == send;
      @   ensures endpoints.direction[send] == EndpointTable.SEND && endpoints.direction[receive] == EndpointTable.RECEIVE;
      @   assignable endpoints.peer[send], endpoints.direction[send], endpoints.peer[receive], endpoints.direction[receive],
      @              queues.count[send], queues.capacity[send];
      @*/
    private void joinEnds(int send, int receive) {
        endpoints.join(send, receive);
        queues.close(send);
    }

    // ---------------------------------------------------------------------------------------------- processes, cleanup

    /**
     * {@code Spawn}: a new process.
     *
     * @return its pid, never used before
     * @throws IpcException NOT_INITIALIZED; OUT_OF_MEMORY when the process table is full or the pids are used up (PROC-1)
     */
    /*@ normal_behavior
      @   requires initialized && 1 <= processIds.freeCount && 1 <= processIds.maxIds - processIds.issued;
      @   ensures 0 <= IdTable.slotOf(\result) && IdTable.slotOf(\result) < processIds.size
      @               && processIds.current[IdTable.slotOf(\result)] == \result;
      @   ensures (\forall int p; 0 <= p && p < processIds.size && p == IdTable.slotOf(\result); \old(processIds.current[p]) == 0);
      @   ensures (\forall int p; 0 <= p && p < processIds.size && p != IdTable.slotOf(\result);
      @               processIds.current[p] == \old(processIds.current[p]));
      @   ensures 1 <= \result && \result <= 4294967295L;
      @   ensures processIds.freeCount == \old(processIds.freeCount) - 1 && processIds.issued == \old(processIds.issued) + 1;
      @   assignable processIds.*, processIds.current[*], processIds.uses[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the table is full, or the pids are used up
      @   requires initialized && (processIds.freeCount < 1 || processIds.maxIds - processIds.issued < 1);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    public long spawn() throws IpcException {
        checkInitialized();
        if (!processIds.hasRoomFor(1)) {
            throw new IpcException(IpcError.OUT_OF_MEMORY);
        }
        int slot = processIds.issue();
        return processIds.current[slot];
    }

    /**
     * {@code Terminate}: cleans up after a process and forgets it (PROC-5).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND if it is not alive
     */
    /*@ normal_behavior
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures (\forall int p; 0 <= p && p < processIds.size; processIds.current[p]
      @               == (\old(processIds.current[p]) == pid ? 0 : \old(processIds.current[p])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpoints.owner[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpointIds.current[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpointIds.current[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && \old(endpoints.owner[e]) != pid;
      @               queues.count[e] == \old(queues.count[e]) && queues.capacity[e] == \old(queues.capacity[e]));
      @   ensures processIds.issued == \old(processIds.issued);
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable processIds.*, processIds.current[*], processIds.order[*], processIds.position[*], endpointIds.*,
      @              endpointIds.current[*], endpointIds.order[*], endpointIds.position[*], endpoints.owner[*], endpoints.peer[*],
      @              endpoints.direction[*], queues.capacity[*], queues.count[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= processIds.size || processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @*/
    public void terminate(long pid) throws IpcException {
        int process = processOf(pid);
        removeProcess(process, pid);
    }

    /**
     * {@code CleanupProcess}: destroys the endpoints of a process, takes back its rights and forgets it; no-op if it is not
     * alive (CLN-1).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior   // unknown, or already cleaned
      @   requires initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= processIds.size || processIds.current[IdTable.slotOf(pid)] != pid;
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures (\forall int p; 0 <= p && p < processIds.size; processIds.current[p]
      @               == (\old(processIds.current[p]) == pid ? 0 : \old(processIds.current[p])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpoints.owner[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpointIds.current[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpointIds.current[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && \old(endpoints.owner[e]) != pid;
      @               queues.count[e] == \old(queues.count[e]) && queues.capacity[e] == \old(queues.capacity[e]));
      @   ensures processIds.issued == \old(processIds.issued);
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable processIds.*, processIds.current[*], processIds.order[*], processIds.position[*], endpointIds.*,
      @              endpointIds.current[*], endpointIds.order[*], endpointIds.position[*], endpoints.owner[*], endpoints.peer[*],
      @              endpoints.direction[*], queues.capacity[*], queues.count[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public void cleanupProcess(long pid) throws IpcException {
        checkInitialized();
        int process = processIds.find(pid);
        if (process != IdTable.NONE) {
            removeProcess(process, pid);
        }
    }

    /** CLN-1: destroys what the process owns; its rights count no more because its pid is dead. */
    /*@ normal_behavior
      @   requires 0 <= process && process < processIds.size && pid != 0 && processIds.current[process] == pid;
      @   requires process == IdTable.slotOf(pid);
      @   ensures \invariant_for(processIds) && \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(queues);
      @   ensures (\forall int p; 0 <= p && p < processIds.size; processIds.current[p]
      @               == (\old(processIds.current[p]) == pid ? 0 : \old(processIds.current[p])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpoints.owner[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpointIds.current[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpointIds.current[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && \old(endpoints.owner[e]) != pid;
      @               queues.count[e] == \old(queues.count[e]) && queues.capacity[e] == \old(queues.capacity[e]));
      @   ensures processIds.issued == \old(processIds.issued);
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable processIds.*, processIds.current[*], processIds.order[*], processIds.position[*], endpointIds.*,
      @              endpointIds.current[*], endpointIds.order[*], endpointIds.position[*], endpoints.owner[*], endpoints.peer[*],
      @              endpoints.direction[*], queues.capacity[*], queues.count[*];
      @*/
    private void removeProcess(int process, long pid) {
        //@ assert (\forall int p; 0 <= p && p < processIds.size && processIds.current[p] == pid; p == process);
        destroyOwnedBy(pid);
        processIds.release(process);
    }

    /** CLN-1: destroys the endpoints of a process. */
    /*@ normal_behavior
      @   requires pid != 0;
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(queues);
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpoints.owner[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpointIds.current[e]
      @               == (\old(endpoints.owner[e]) == pid ? 0 : \old(endpointIds.current[e])));
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && \old(endpoints.owner[e]) != pid;
      @               queues.count[e] == \old(queues.count[e]) && queues.capacity[e] == \old(queues.capacity[e]));
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable endpointIds.*, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*], endpoints.owner[*],
      @              endpoints.peer[*], endpoints.direction[*], queues.capacity[*], queues.count[*];
      @*/
    private void destroyOwnedBy(long pid) {
        /*@ loop_invariant 0 <= slot && slot <= endpointIds.size;
          @ loop_invariant \invariant_for(this);
          @ loop_invariant \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(queues);
          @ loop_invariant (\forall int e; 0 <= e && e < slot; endpoints.owner[e] != pid);
          @ loop_invariant (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e] == \old(endpoints.owner[e])
          @     || (endpoints.owner[e] == 0 && \old(endpoints.owner[e]) == pid));
          @ loop_invariant (\forall int e; 0 <= e && e < endpointIds.size; endpoints.owner[e] == \old(endpoints.owner[e])
          @     ==> endpointIds.current[e] == \old(endpointIds.current[e]) && queues.count[e] == \old(queues.count[e])
          @         && queues.capacity[e] == \old(queues.capacity[e]));
          @ loop_invariant endpointIds.issued == \old(endpointIds.issued);
          @ loop_writes slot, endpointIds.freeCount, endpointIds.issued, endpointIds.current[*], endpointIds.order[*],
          @             endpointIds.position[*], endpoints.owner[*], endpoints.peer[*], endpoints.direction[*], queues.capacity[*],
          @             queues.count[*];
          @ decreases endpointIds.size - slot;
          @*/
        for (int slot = 0; slot < endpointIds.size; slot++) {
            if (endpoints.owner[slot] == pid) {
                int other = endpoints.peer[slot];
                destroy(slot, other);
            }
        }
    }

    // --------------------------------------------------------------------------------------------------- send, receive

    /** SND-1, from where the endpoint is found: appends the message to the queue that the endpoint in this slot sends to. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0;
      @   requires endpoints.direction[slot] != EndpointTable.RECEIVE;
      @   requires queues.count[endpoints.peer[slot]] < queues.capacity[endpoints.peer[slot]];
      @   ensures queues.count[endpoints.peer[slot]] == \old(queues.count[endpoints.peer[slot]]) + 1;
      @   ensures \invariant_for(queues);
      @   ensures queues.holdsAt(endpoints.peer[slot], MessageQueues.place(queues.head[endpoints.peer[slot]],
      @               \old(queues.count[endpoints.peer[slot]])), message);
      @   assignable queues.count[endpoints.peer[slot]],
      @              queues.length[endpoints.peer[slot] * 64 .. endpoints.peer[slot] * 64 + 63],
      @              queues.words[endpoints.peer[slot] * 512 .. endpoints.peer[slot] * 512 + 511];
      @ also
      @ exceptional_behavior   // CH-2: the receive end of a channel
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0;
      @   requires endpoints.direction[slot] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0;
      @   requires endpoints.direction[slot] != EndpointTable.RECEIVE;
      @   requires queues.count[endpoints.peer[slot]] == queues.capacity[endpoints.peer[slot]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    private void sendFrom(int slot, Message message) throws IpcException {
        if (endpoints.direction[slot] == EndpointTable.RECEIVE) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        int queue = endpoints.peer[slot];
        if (queues.isFull(queue)) {
            throw new IpcException(IpcError.QUEUE_FULL);
        }
        queues.enqueue(queue, message);
    }

    /** RCV-1, from where the endpoint is found: takes the oldest message out of the queue in this slot. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size;
      @   requires endpoints.direction[slot] != EndpointTable.SEND && queues.count[slot] != 0;
      @   ensures queues.count[slot] == \old(queues.count[slot]) - 1;
      @   ensures queues.head[slot] == MessageQueues.place(\old(queues.head[slot]), 1);
      @   ensures \invariant_for(queues) && \invariant_for(into);
      @   ensures queues.holdsAt(slot, \old(queues.head[slot]), into);
      @   ensures into.large == \old(into.large) && into.region == \old(into.region) && into.offset == \old(into.offset)
      @       && into.extent == \old(into.extent);
      @   assignable queues.count[slot], queues.head[slot], into.*;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires 0 <= slot && slot < endpointIds.size;
      @   requires endpoints.direction[slot] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires 0 <= slot && slot < endpointIds.size;
      @   requires endpoints.direction[slot] != EndpointTable.SEND && queues.count[slot] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_EMPTY;
      @   assignable \nothing;
      @*/
    private void receiveFrom(int slot, Message into) throws IpcException {
        if (endpoints.direction[slot] == EndpointTable.SEND) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        if (queues.count[slot] == 0) {
            throw new IpcException(IpcError.QUEUE_EMPTY);
        }
        queues.dequeue(slot, into);
    }

    /**
     * {@code SendMessage}: for the kernel itself, which needs no capability (SND-1).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null message (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED at the
     *     receive end of a channel; QUEUE_FULL
     */
    /*@ normal_behavior
      @   requires initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @       && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.RECEIVE
      @               && queues.count[endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   < queues.capacity[endpoints.peer[IdTable.slotOf(endpointId)]];
      @   ensures queues.count[endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   == \old(queues.count[endpoints.peer[IdTable.slotOf(endpointId)]]) + 1
      @               && queues.holdsAt((int) endpoints.peer[IdTable.slotOf(endpointId)],
      @               (int) MessageQueues.place(queues.head[endpoints.peer[IdTable.slotOf(endpointId)]],
      @               \old(queues.count[endpoints.peer[IdTable.slotOf(endpointId)]])), message);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < queues.size && endpointIds.current[endpoints.peer[q]] != endpointId;
      @               queues.count[q] == \old(queues.count[q]));
      @   assignable queues.count[*], queues.length[*], queues.words[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires initialized && message == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized && message != null;
      @   requires endpointId == 0 || IdTable.slotOf(endpointId) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(endpointId)] != endpointId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the receive end of a channel
      @   requires initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @       && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires endpoints.direction[IdTable.slotOf(endpointId)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires initialized && message != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @       && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.RECEIVE
      @               && queues.count[endpoints.peer[IdTable.slotOf(endpointId)]]
      @                   == queues.capacity[endpoints.peer[IdTable.slotOf(endpointId)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    public void sendMessage(long endpointId, /*@ nullable @*/ Message message) throws IpcException {
        checkInitialized();
        if (message == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        int slot = endpointIds.find(endpointId);
        if (slot == IdTable.NONE) {
            throw new IpcException(IpcError.ENDPOINT_NOT_FOUND);
        }
        sendFrom(slot, message);
    }

    /**
     * {@code ReceiveMessage}: for the kernel itself, which needs no capability (RCV-1).
     *
     * @param into is overwritten with the message
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null buffer (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED at the
     *     send end of a channel; QUEUE_EMPTY
     */
    /*@ normal_behavior
      @   requires initialized && into != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @       && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND
      @               && queues.count[IdTable.slotOf(endpointId)] != 0;
      @   ensures queues.count[IdTable.slotOf(endpointId)] == \old(queues.count[IdTable.slotOf(endpointId)]) - 1
      @               && queues.head[IdTable.slotOf(endpointId)] == MessageQueues.place(\old(queues.head[IdTable.slotOf(endpointId)]), 1)
      @               && queues.holdsAt(IdTable.slotOf(endpointId), \old(queues.head[IdTable.slotOf(endpointId)]), into);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < queues.size && endpointIds.current[q] != endpointId;
      @               queues.count[q] == \old(queues.count[q]) && queues.head[q] == \old(queues.head[q]));
      @   ensures into.large == \old(into.large) && into.region == \old(into.region) && into.offset == \old(into.offset)
      @       && into.extent == \old(into.extent);
      @   assignable queues.count[*], queues.head[*], into.*;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires initialized && into == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized && into != null;
      @   requires endpointId == 0 || IdTable.slotOf(endpointId) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(endpointId)] != endpointId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires initialized && into != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @       && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires endpoints.direction[IdTable.slotOf(endpointId)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires initialized && into != null;
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @       && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   requires endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND
      @               && queues.count[IdTable.slotOf(endpointId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_EMPTY;
      @   assignable \nothing;
      @*/
    public void receiveMessage(long endpointId, /*@ nullable @*/ Message into) throws IpcException {
        checkInitialized();
        if (into == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        int slot = endpointIds.find(endpointId);
        if (slot == IdTable.NONE) {
            throw new IpcException(IpcError.ENDPOINT_NOT_FOUND);
        }
        receiveFrom(slot, into);
    }

    /**
     * {@code Send}: sends with a capability (SND-2). It knows no caller, so it can't tell a made-up token from a held one: system calls do.
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for null (TYP-7); INVALID_CAPABILITY for a null or reserved token;
     *     ENDPOINT_NOT_FOUND; INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED without SEND; then as
     *     {@link #sendMessage}
     */
    /*@ normal_behavior
      @   requires initialized && message != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE
      @               && queues.count[endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   < queues.capacity[endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   ensures queues.count[endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   == \old(queues.count[endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1
      @               && queues.holdsAt((int) endpoints.peer[IdTable.slotOf(capability.endpoint)],
      @               (int) MessageQueues.place(queues.head[endpoints.peer[IdTable.slotOf(capability.endpoint)]],
      @               \old(queues.count[endpoints.peer[IdTable.slotOf(capability.endpoint)]])), message);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < queues.size && endpointIds.current[endpoints.peer[q]] != capability.endpoint;
      @               queues.count[q] == \old(queues.count[q]));
      @   assignable queues.count[*], queues.length[*], queues.words[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires initialized && message == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires initialized && message != null;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires initialized && message != null;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires initialized && message != null;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SEND is not in the token
      @   requires initialized && message != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the receive end of a channel
      @   requires initialized && message != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires initialized && message != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE
      @               && queues.count[endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @                   == queues.capacity[endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    public void send(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message message) throws IpcException {
        checkInitialized();
        if (message == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        int slot = current(capability);
        if (!IpcPermissions.includes(capability.permissions, IpcPermissions.SEND)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        sendFrom(slot, message);
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
      @   requires initialized && into != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND
      @               && queues.count[IdTable.slotOf(capability.endpoint)] != 0;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   ensures queues.count[IdTable.slotOf(capability.endpoint)] == \old(queues.count[IdTable.slotOf(capability.endpoint)]) - 1
      @               && queues.head[IdTable.slotOf(capability.endpoint)]
      @                   == MessageQueues.place(\old(queues.head[IdTable.slotOf(capability.endpoint)]),
      @               1) && queues.holdsAt(IdTable.slotOf(capability.endpoint), \old(queues.head[IdTable.slotOf(capability.endpoint)]),
      @               into);
      @   // other queues are as they were
      @   ensures (\forall int q; 0 <= q && q < queues.size && endpointIds.current[q] != capability.endpoint;
      @               queues.count[q] == \old(queues.count[q]) && queues.head[q] == \old(queues.head[q]));
      @   ensures into.large == \old(into.large) && into.region == \old(into.region) && into.offset == \old(into.offset)
      @       && into.extent == \old(into.extent);
      @   assignable queues.count[*], queues.head[*], into.*;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires initialized && into == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires initialized && into != null;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires initialized && into != null;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires initialized && into != null;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // RECEIVE is not in the token
      @   requires initialized && into != null && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2: the send end of a channel
      @   requires initialized && into != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // Q-1
      @   requires initialized && into != null && capability != null && capability.wellFormed;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND
      @               && queues.count[IdTable.slotOf(capability.endpoint)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_EMPTY;
      @   assignable \nothing;
      @*/
    public void receive(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into) throws IpcException {
        checkInitialized();
        if (into == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        int slot = current(capability);
        if (!IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        receiveFrom(slot, into);
    }

    /**
     * {@code HasMessage}: is there something to receive (HAS-1)?
     *
     * @throws IpcException NOT_INITIALIZED
     */
    /*@ normal_behavior
      @   requires initialized;
      @   ensures \result <==> endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @               && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId
      @               && endpoints.direction[IdTable.slotOf(endpointId)] != EndpointTable.SEND
      @               && queues.count[IdTable.slotOf(endpointId)] != 0;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    public boolean hasMessage(long endpointId) throws IpcException {
        checkInitialized();
        int slot = endpointIds.find(endpointId);
        return slot != IdTable.NONE && endpoints.direction[slot] != EndpointTable.SEND && queues.count[slot] != 0;
    }

    // ---------------------------------------------------------------------------------------------------- capabilities

    /** {@code TokenHeld}: the slot of the endpoint that the capability names, if the process holds what it names (CAP-2). */
    /*@ normal_behavior
      @   requires 0 <= process && process < processIds.size && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[process * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && rights.heldAt[process * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[process * 1024 + IdTable.slotOf(capability.endpoint)], capability.permissions);
      @   ensures 0 <= \result && \result < endpointIds.size;
      @   ensures endpointIds.current[\result] == capability.endpoint && rights.stamp[\result] == capability.stamp;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires 0 <= process && process < processIds.size;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires 0 <= process && process < processIds.size;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires 0 <= process && process < processIds.size;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires 0 <= process && process < processIds.size && capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0 || rights.holder[process * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || rights.heldAt[process * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(rights.mask[process * 1024 + IdTable.slotOf(capability.endpoint)], capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    private int held(int process, long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        int slot = current(capability);
        int had = rights.held(process, slot, pid);
        if (capability.permissions == 0 || !IpcPermissions.includes(had, capability.permissions)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        return slot;
    }

    /**
     * {@code ValidateCapability}: does the process hold what the token names (CAP-2)?
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_CAPABILITY for a null or reserved token; ENDPOINT_NOT_FOUND;
     *     INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED if the token names no right, or one that the
     *     process does not hold
     */
    /*@ normal_behavior
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= processIds.size || processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0 || rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public void validateCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        int process = processOf(pid);
        held(process, pid, capability);
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
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < processIds.size && processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires IpcPermissions.includes(capability.permissions, granted);
      @   ensures \result.endpoint == capability.endpoint && \result.generation == capability.generation;
      @   ensures \result.permissions == granted;
      @   // the grantee holds what it held, and what is granted
      @   ensures rights.holder[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)] == grantee;
      @   ensures rights.heldAt[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   ensures \old(rights.holder[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) == grantee
      @       && \old(rights.heldAt[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) == capability.stamp
      @       ==> rights.mask[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]
      @           == IpcPermissions.joined(\old(rights.mask[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]),
      @       granted);
      @   ensures \old(rights.holder[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) != grantee
      @       || \old(rights.heldAt[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)]) != capability.stamp
      @       ==> rights.mask[IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint)] == granted;
      @   // all other rights are as they were
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length
      @       && i != IdTable.slotOf(grantee) * 1024 + IdTable.slotOf(capability.endpoint);
      @       rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @       && rights.mask[i] == \old(rights.mask[i]));
      @   assignable rights.holder[*], rights.heldAt[*], rights.mask[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires granter == 0 || IdTable.slotOf(granter) >= processIds.size || processIds.current[IdTable.slotOf(granter)] != granter;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] != granter
      @       || rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // GRANT is not in the token
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the grantee
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee == 0 || IdTable.slotOf(grantee) >= processIds.size || processIds.current[IdTable.slotOf(grantee)] != grantee;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no rights, or reserved bits
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < processIds.size && processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires granted < 1 || granted > 15;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // more than the token names
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < processIds.size && processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires !IpcPermissions.includes(capability.permissions, granted);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public IpcCapability grantCapability(long granter, /*@ nullable @*/ IpcCapability capability, long grantee,
            int granted) throws IpcException {
        int slot = checkGrant(granter, capability, grantee, granted);
        giveRights(slot, grantee, granted);
        return IpcCapability.of(capability.endpoint, capability.generation, granted);
    }

    /** CAP-4: a process holds these rights on the endpoint in this slot besides those that it has; all other rights stay. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && 1 <= granted && granted <= 15;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures \invariant_for(rights);
      @   ensures rights.holder[IdTable.slotOf(pid) * 1024 + slot] == pid;
      @   ensures rights.heldAt[IdTable.slotOf(pid) * 1024 + slot] == rights.stamp[slot];
      @   ensures \old(rights.holder[IdTable.slotOf(pid) * 1024 + slot]) == pid
      @       && \old(rights.heldAt[IdTable.slotOf(pid) * 1024 + slot]) == rights.stamp[slot]
      @       ==> rights.mask[IdTable.slotOf(pid) * 1024 + slot]
      @           == IpcPermissions.joined(\old(rights.mask[IdTable.slotOf(pid) * 1024 + slot]), granted);
      @   ensures \old(rights.holder[IdTable.slotOf(pid) * 1024 + slot]) != pid
      @       || \old(rights.heldAt[IdTable.slotOf(pid) * 1024 + slot]) != rights.stamp[slot]
      @       ==> rights.mask[IdTable.slotOf(pid) * 1024 + slot] == granted;
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i != IdTable.slotOf(pid) * 1024 + slot;
      @       rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @       && rights.mask[i] == \old(rights.mask[i]));
      @   assignable rights.holder[*], rights.heldAt[*], rights.mask[*];
      @*/
    private void giveRights(int slot, long pid, int granted) {
        rights.add(processIds.find(pid), slot, pid, granted);
    }

    /** The checks of {@link #grantCapability}, in their order: the slot of the endpoint. */
    /*@ normal_behavior
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < processIds.size && processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires IpcPermissions.includes(capability.permissions, granted);
      @   ensures \result == IdTable.slotOf(capability.endpoint);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires granter == 0 || IdTable.slotOf(granter) >= processIds.size || processIds.current[IdTable.slotOf(granter)] != granter;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires initialized;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] != granter
      @       || rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // GRANT is not in the token
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the grantee
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee == 0 || IdTable.slotOf(grantee) >= processIds.size || processIds.current[IdTable.slotOf(grantee)] != grantee;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no rights, or reserved bits
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < processIds.size && processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires granted < 1 || granted > 15;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // more than the token names
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires granter != 0 && IdTable.slotOf(granter) < processIds.size && processIds.current[IdTable.slotOf(granter)] == granter;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == granter
      @       && rights.heldAt[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(granter) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT);
      @   requires grantee != 0 && IdTable.slotOf(grantee) < processIds.size && processIds.current[IdTable.slotOf(grantee)] == grantee;
      @   requires 1 <= granted && granted <= 15;
      @   requires !IpcPermissions.includes(capability.permissions, granted);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    private int checkGrant(long granter, /*@ nullable @*/ IpcCapability capability, long grantee, int granted) throws IpcException {
        int slot = held(processOf(granter), granter, capability);
        if (!IpcPermissions.includes(capability.permissions, IpcPermissions.GRANT)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        if (processIds.find(grantee) == IdTable.NONE) {
            throw new IpcException(IpcError.PROCESS_NOT_FOUND);
        }
        if (granted < 1 || granted > IpcPermissions.ALL) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        if (!IpcPermissions.includes(capability.permissions, granted)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        return slot;
    }

    /**
     * {@code RevokeCapability}: takes back every right of every other process on the endpoint; all tokens issued so far are dead
     * for good (CAP-5, CAP-6). At the largest generation the endpoint is destroyed instead (CAP-7).
     *
     * @return the revoker's new capability; the null capability if the endpoint is gone
     * @throws IpcException as {@link #validateCapability}; then PERMISSION_DENIED without REVOKE
     */
    /*@ normal_behavior
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation < limits.maxGeneration;
      @   ensures \result.endpoint == capability.endpoint && \result.generation == capability.generation + 1;
      @   ensures \result.permissions == capability.permissions;
      @   // CAP-6: the stamp of every token issued so far is below the endpoint's
      @   ensures rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp + 1;
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && endpointIds.current[e] != capability.endpoint;
      @               rights.stamp[e] == \old(rights.stamp[e]));
      @   // CAP-5: the revoker holds what its new token names, nobody else anything
      @   ensures rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   ensures rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp + 1;
      @   ensures rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.permissions;
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == IdTable.slotOf(capability.endpoint)
      @       && i != IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint); rights.heldAt[i] < capability.stamp + 1);
      @   // rights on other endpoints are as they were
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 != IdTable.slotOf(capability.endpoint);
      @       rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @       && rights.mask[i] == \old(rights.mask[i]));
      @   assignable rights.stamp[*], rights.holder[*], rights.heldAt[*], rights.mask[*];
      @ also
      @ normal_behavior   // CAP-7
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation == limits.maxGeneration;
      @   ensures \result.token == 0;
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpointIds.current[e] != capability.endpoint);
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size && endpointIds.current[e] != 0;
      @               endpointIds.current[e] == \old(endpointIds.current[e]));
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable endpointIds.*, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*], endpoints.owner[*],
      @              endpoints.peer[*], endpoints.direction[*], queues.capacity[*], queues.count[*];
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= processIds.size || processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0 || rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // REVOKE is not in the token
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public IpcCapability revokeCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        int slot = checkRevoke(pid, capability);
        return revoke(slot, pid, capability);
    }

    /** CAP-5, CAP-7: what {@link #revokeCapability} does when nothing is to be refused. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && capability.wellFormed && endpointIds.current[slot] != 0;
      @   requires endpointIds.current[slot] == capability.endpoint && rights.stamp[slot] == capability.stamp;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.generation < limits.maxGeneration;
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(rights) && \invariant_for(queues);
      @   ensures \result.endpoint == capability.endpoint && \result.generation == capability.generation + 1;
      @   ensures \result.permissions == capability.permissions;
      @   ensures rights.stamp[slot] == capability.stamp + 1;
      @   ensures rights.holder[IdTable.slotOf(pid) * 1024 + slot] == pid;
      @   ensures rights.heldAt[IdTable.slotOf(pid) * 1024 + slot] == capability.stamp + 1;
      @   ensures rights.mask[IdTable.slotOf(pid) * 1024 + slot] == capability.permissions;
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == slot && i != IdTable.slotOf(pid) * 1024 + slot;
      @       rights.heldAt[i] < capability.stamp + 1);
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 != slot;
      @       rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @       && rights.mask[i] == \old(rights.mask[i]));
      @   assignable rights.stamp[slot], rights.holder[*], rights.heldAt[*], rights.mask[*];
      @ also
      @ normal_behavior   // CAP-7
      @   requires 0 <= slot && slot < endpointIds.size && capability.wellFormed && endpointIds.current[slot] != 0;
      @   requires endpointIds.current[slot] == capability.endpoint && rights.stamp[slot] == capability.stamp;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.generation == limits.maxGeneration;
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(rights) && \invariant_for(queues);
      @   ensures \result.token == 0;
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpointIds.current[e]
      @       == (e == slot || e == \old(endpoints.peer[slot]) ? 0 : \old(endpointIds.current[e])));
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable endpointIds.*, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*], endpoints.owner[*],
      @              endpoints.peer[*], endpoints.direction[*], queues.capacity[*], queues.count[*];
      @*/
    private IpcCapability revoke(int slot, long pid, IpcCapability capability) {
        if (capability.generation == limits.maxGeneration) {
            destroyForGood(slot);
            return IpcCapability.none();
        }
        renewRights(slot, pid, capability.permissions);
        return IpcCapability.of(capability.endpoint, capability.generation + 1, capability.permissions);
    }

    /** CAP-5, CAP-6: every right on the endpoint in this slot is dead, but those that this process gets; all others stay. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0 && 0 <= held && held <= 15;
      @   requires rights.stamp[slot] < endpointIds.current[slot] * 65536 + limits.maxGeneration;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures \invariant_for(rights);
      @   ensures rights.stamp[slot] == \old(rights.stamp[slot]) + 1;
      @   ensures rights.holder[IdTable.slotOf(pid) * 1024 + slot] == pid && rights.mask[IdTable.slotOf(pid) * 1024 + slot] == held;
      @   ensures rights.heldAt[IdTable.slotOf(pid) * 1024 + slot] == rights.stamp[slot];
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 == slot && i != IdTable.slotOf(pid) * 1024 + slot;
      @       rights.heldAt[i] < rights.stamp[slot]);
      @   ensures (\forall int i; 0 <= i && i < rights.mask.length && i % 1024 != slot;
      @       rights.holder[i] == \old(rights.holder[i]) && rights.heldAt[i] == \old(rights.heldAt[i])
      @       && rights.mask[i] == \old(rights.mask[i]));
      @   assignable rights.stamp[slot], rights.holder[*], rights.heldAt[*], rights.mask[*];
      @*/
    private void renewRights(int slot, long pid, int held) {
        rights.renew(processIds.find(pid), slot, rights.stamp[slot] + 1, pid, held);
    }

    /** The checks of {@link #revokeCapability}, in their order: the slot of the endpoint. */
    /*@ normal_behavior
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   ensures \result == IdTable.slotOf(capability.endpoint);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= processIds.size || processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7: null, or reserved bits
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the endpoint is gone
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // no right named, or one not held
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0 || rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // REVOKE is not in the token
      @   requires initialized && capability != null && capability.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < endpointIds.size;
      @   requires endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    private int checkRevoke(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        int slot = held(processOf(pid), pid, capability);
        if (!IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        return slot;
    }

    /** CAP-7: the endpoint's generations are used up. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < endpointIds.size && endpointIds.current[slot] != 0;
      @   ensures \invariant_for(endpointIds) && \invariant_for(endpoints) && \invariant_for(queues);
      @   ensures (\forall int e; 0 <= e && e < endpointIds.size; endpointIds.current[e]
      @       == (e == slot || e == \old(endpoints.peer[slot]) ? 0 : \old(endpointIds.current[e])));
      @   ensures endpointIds.issued == \old(endpointIds.issued);
      @   assignable endpointIds.*, endpointIds.current[*], endpointIds.order[*], endpointIds.position[*], endpoints.owner[*],
      @              endpoints.peer[*], endpoints.direction[*], queues.capacity[*], queues.count[*];
      @*/
    private void destroyForGood(int slot) {
        int other = endpoints.peer[slot];
        destroy(slot, other);
    }

    // --------------------------------------------------------------------------------------- what its callers ask of it

    /** INIT-1 */
    /*@ normal_behavior
      @   requires initialized;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @*/
    void checkInitialized() throws IpcException {
        if (!initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
    }

    /** INIT-1, then {@code KnownProcess}: the slot of a live process. */
    /*@ normal_behavior
      @   requires initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures \result == IdTable.slotOf(pid);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= processIds.size || processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @*/
    int processOf(long pid) throws IpcException {
        checkInitialized();
        int process = processIds.find(pid);
        if (process == IdTable.NONE) {
            throw new IpcException(IpcError.PROCESS_NOT_FOUND);
        }
        return process;
    }

    /** The slot of a process, or {@link IdTable#NONE} if it is not alive. */
    /*@ normal_behavior
      @   requires pid != 0 && IdTable.slotOf(pid) < processIds.size && processIds.current[IdTable.slotOf(pid)] == pid;
      @   ensures \result == IdTable.slotOf(pid);
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires pid == 0 || IdTable.slotOf(pid) >= processIds.size || processIds.current[IdTable.slotOf(pid)] != pid;
      @   ensures \result == IdTable.NONE;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int findProcess(long pid) {
        return processIds.find(pid);
    }

    /** The slot of an endpoint, or {@link IdTable#NONE} if it is not there. */
    /*@ normal_behavior
      @   requires endpointId != 0 && IdTable.slotOf(endpointId) < endpointIds.size
      @       && endpointIds.current[IdTable.slotOf(endpointId)] == endpointId;
      @   ensures \result == IdTable.slotOf(endpointId);
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires endpointId == 0 || IdTable.slotOf(endpointId) >= endpointIds.size
      @       || endpointIds.current[IdTable.slotOf(endpointId)] != endpointId;
      @   ensures \result == IdTable.NONE;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int findEndpoint(long endpointId) {
        return endpointIds.find(endpointId);
    }
}
