package veridian.ipc.kernel;

/**
 * What a process may ask of the kernel (SYS-1 .. SYS-4). Read it beside {@code spec/SystemCalls.tla}.
 *
 * <p>A call begins with the capability check for the process that makes it, so that nobody acts on a token that is not its own (SYS-4),
 * and is one step, like every call. Calls of {@link IpcSystem} that are system calls as they stand, with the calling process in the
 * place of owner, granter or pid, are not repeated here: {@code createEndpoint}, {@code createChannel}, {@code grantCapability},
 * {@code revokeCapability}, {@code createSharedRegion}, {@code createEmptyRegion}, {@code destroyRegion} and
 * {@code unmapSharedRegion} (SYS-3).
 *
 * <p>What is in frames is no part of this kernel: a large payload counts by its length, and whoever has memory copies it.
 */
public final class SystemCalls {

    /** The kernel that is asked. */
    final IpcSystem system;
    /** Its processes, endpoints, messages and rights. */
    final IpcKernel kernel;
    /** Its scheduler. */
    final Scheduler scheduler;
    /** Its memory. */
    final SharedMemory memory;
    /** Its rate limit. */
    final RateLimiter rates;

    /*@ invariant kernel == system.kernel && scheduler == system.scheduler && memory == system.memory && rates == system.rates;
      @*/
    //+KEY@ invariant \invariant_for(system);

    /** The system calls of this kernel. */
    /*@ normal_behavior
      @   ensures this.system == system;
      @   assignable \nothing;
      @*/
    public SystemCalls(IpcSystem system) {
        this.system = system;
        this.kernel = system.kernel;
        this.scheduler = system.scheduler;
        this.memory = system.memory;
        this.rates = system.rates;
    }

    /** {@code HeldWith}: the process holds what the capability names, and the capability names this right (CAP-2, SYS-4). */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, right);
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
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
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
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires !IpcPermissions.contains(capability.permissions, right);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    private void checkHeld(long pid, /*@ nullable @*/ IpcCapability capability, int right) throws IpcException {
        system.validateCapability(pid, capability);
        if (!IpcPermissions.includes(capability.permissions, right)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
    }

    /** INIT-1, then TYP-7. */
    /*@ normal_behavior
      @   requires kernel.initialized && given;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized && !given;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @*/
    private void checkGiven(boolean given) throws IpcException {
        if (!kernel.initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
        if (!given) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
    }

    /**
     * {@code SysSend}: sends these bytes, and wakes who waits for them. Up to 64 are a small message; for more a region is made, which is
     * nobody's until the message is received (RCV-3). Once the rate limit has let the call pass, its charge stays, whatever follows; else
     * a refused call changes nothing (SYS-1).
     *
     * @param ticks that the operation took, for the statistics; unsigned
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for null bytes (TYP-7); as {@link IpcSystem#validateCapability};
     *     PERMISSION_DENIED without SEND; MESSAGE_TOO_LARGE for more than the largest region; RATE_LIMIT_EXCEEDED; OUT_OF_MEMORY
     *     without room for the region; PERMISSION_DENIED at the receive end of a channel; QUEUE_FULL
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires payload.length <= 64 || (memory.regionIds.hasRoomFor(1)
      @               && memory.pagesFor((long) payload.length) <= memory.frames.freeCount);
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires !kernel.queues.isFull(kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]);
      @   ensures kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               == \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1;
      @   ensures scheduler.waiters.head[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]] == FifoLists.NONE;
      @   ensures rates.charged[IdTable.slotOf(pid)];
      @   ensures system.statistics.operations == Unsigned.add(\old(system.statistics.operations), 1);
      @   ensures system.statistics.refusedOperations == \old(system.statistics.refusedOperations);
      @   assignable kernel.queues.count[*], kernel.queues.length[*], kernel.queues.words[*], rates.charged[*], rates.messages[*],
      @              rates.bytes[*], rates.at[*], memory.regionIds.*, memory.regionIds.current[*], memory.regionIds.uses[*],
      @              memory.regions.owner[*], memory.regions.bytes[*], memory.regions.permissions[*], memory.regions.firstFrame[*],
      @              memory.regions.pages[*], memory.regions.mappings[*], memory.regions.pins[*], memory.queued.region[*],
      @              memory.queued.offset[*], memory.queued.length[*], memory.frames.*, memory.frames.firstFree[*],
      @              memory.frames.holder[*], memory.frames.next[*], scheduler.*, scheduler.blockedOn[*], scheduler.states.list[*],
      @              scheduler.states.next[*], scheduler.states.previous[*], scheduler.states.head[*], scheduler.states.tail[*],
      @              scheduler.waiters.list[*], scheduler.waiters.next[*], scheduler.waiters.previous[*], scheduler.waiters.head[*],
      @              scheduler.waiters.tail[*], system.statistics.*;
      @ also
      @ exceptional_behavior
      @   requires !kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized;
      @   requires payload == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires payload != null;
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
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires !IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length > memory.maxRegionSize;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.MESSAGE_TOO_LARGE;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // RATE-5: it is counted
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= memory.maxRegionSize;
      @   requires !rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.RATE_LIMIT_EXCEEDED
      @               && system.statistics.operations == \old(system.statistics.operations)
      @               && system.statistics.fastOperations == \old(system.statistics.fastOperations)
      @               && system.statistics.cycles == \old(system.statistics.cycles);
      @   assignable system.statistics.*;
      @ also
      @ exceptional_behavior   // no region for the payload; the charge stays
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires !(payload.length <= 64 || (memory.regionIds.hasRoomFor(1)
      @               && memory.pagesFor((long) payload.length) <= memory.frames.freeCount));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @ also
      @ exceptional_behavior   // CH-2; the charge stays
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires payload.length <= 64 || (memory.regionIds.hasRoomFor(1)
      @               && memory.pagesFor((long) payload.length) <= memory.frames.freeCount);
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @ also
      @ exceptional_behavior   // the charge stays
      @   requires kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires payload.length <= 64 || (memory.regionIds.hasRoomFor(1)
      @               && memory.pagesFor((long) payload.length) <= memory.frames.freeCount);
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires kernel.queues.isFull(kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @*/
    public void sysSend(long pid, /*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ byte[] payload, long ticks)
            throws IpcException {
        checkGiven(payload != null);
        checkHeld(pid, capability, IpcPermissions.SEND);
        if (payload.length > memory.maxRegionSize) {
            throw new IpcException(IpcError.MESSAGE_TOO_LARGE);
        }
        system.checkRateLimit(pid, payload.length);
        boolean fits = payload.length <= Message.SMALL_LIMIT;
        if (fits) {
            system.send(capability, Message.small(payload));
        } else {
            system.large.sendPayload(capability, payload.length);
        }
        system.blocking.wakeWaiters(kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]);
        system.recordOperation(ticks, fits);
    }

    /**
     * {@code SysReceive}: takes the oldest message, or blocks the process until there is one (SYS-2). Who was woken asks again.
     *
     * @param into is overwritten with the message
     * @return whether there was a message; if not, the process is blocked
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null buffer (TYP-7); as {@link IpcSystem#validateCapability};
     *     PERMISSION_DENIED without RECEIVE, or at the send end of a channel; INVALID_STATE if it would block but is not ready
     */
    /*@ normal_behavior   // there is a message
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires kernel.queues.count[IdTable.slotOf(capability.endpoint)] != 0;
      @   ensures \result && kernel.queues.count[IdTable.slotOf(capability.endpoint)]
      @               == \old(kernel.queues.count[IdTable.slotOf(capability.endpoint)]) - 1;
      @   assignable kernel.queues.count[*], kernel.queues.head[*], into.*, memory.regions.pins[*], memory.regions.owner[*],
      @              memory.queued.region[*];
      @ also
      @ normal_behavior   // there is none
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires kernel.queues.count[IdTable.slotOf(capability.endpoint)] == 0 && (scheduler.running == IdTable.slotOf(pid)
      @               || scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY);
      @   ensures !\result && scheduler.blockedOn[IdTable.slotOf(pid)] == capability.endpoint;
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
      @ exceptional_behavior   // TYP-7
      @   requires kernel.initialized;
      @   requires into == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires !(pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size
      @               && kernel.processIds.current[IdTable.slotOf(pid)] == pid);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires into != null;
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
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires !IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // it would block, but is not ready
      @   requires kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires kernel.queues.count[IdTable.slotOf(capability.endpoint)] == 0
      @               && !(scheduler.running == IdTable.slotOf(pid)
      @               || scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_STATE;
      @   assignable \nothing;
      @*/
    public boolean sysReceive(long pid, /*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into)
            throws IpcException {
        checkGiven(into != null);
        checkHeld(pid, capability, IpcPermissions.RECEIVE);
        int slot = IdTable.slotOf(capability.endpoint);
        // A send end is refused by receive: its direction comes before the state of the process.
        if (kernel.endpoints.direction[slot] != EndpointTable.SEND && kernel.queues.count[slot] == 0) {
            system.blockOnReceive(pid, capability.endpoint);
            return false;
        }
        system.receive(capability, into);
        return true;
    }

    /**
     * {@code SysHasMessage}: is there something to receive (SYS-3, HAS-1)?
     *
     * @throws IpcException as {@link IpcSystem#validateCapability}; PERMISSION_DENIED without RECEIVE
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   ensures \result <==> kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND
      @               && kernel.queues.count[IdTable.slotOf(capability.endpoint)] != 0;
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
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
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
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires !(capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @               && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @               && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp
      @               && IpcPermissions.contains(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @                   capability.permissions);
      @   requires !IpcPermissions.contains(capability.permissions, IpcPermissions.RECEIVE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    public boolean sysHasMessage(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        checkHeld(pid, capability, IpcPermissions.RECEIVE);
        return system.hasMessage(capability.endpoint);
    }

    /**
     * {@code SysMapRegion}: a process maps a region of its own (SYS-3).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_MEMORY_REGION for an unknown region; PERMISSION_DENIED if it is not
     *     the process's own; then as {@link IpcSystem#mapSharedRegion}
     */
    /*@ normal_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionIds.find(regionId) != IdTable.NONE;
      @   requires memory.regions.owner[memory.regionIds.find(regionId)] == pid;
      @   requires memory.regions.pages[memory.regionIds.find(regionId)] != 0;
      @   requires memory.isGoodAddress(memory.regionIds.find(regionId), address);
      @   requires memory.mappings.baseOf(IdTable.slotOf(pid), memory.regionIds.find(regionId)) == 0
      @               && memory.mappings.isFree(IdTable.slotOf(pid), (long) (address / memory.pageSize),
      @                   memory.regions.pages[memory.regionIds.find(regionId)]);
      @   ensures memory.mappings.baseOf(IdTable.slotOf(pid), memory.regionIds.find(regionId)) == address / memory.pageSize;
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
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionIds.find(regionId) == IdTable.NONE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionIds.find(regionId) != IdTable.NONE;
      @   requires memory.regions.owner[memory.regionIds.find(regionId)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionIds.find(regionId) != IdTable.NONE;
      @   requires memory.regions.owner[memory.regionIds.find(regionId)] == pid;
      @   requires memory.regions.pages[memory.regionIds.find(regionId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionIds.find(regionId) != IdTable.NONE;
      @   requires memory.regions.owner[memory.regionIds.find(regionId)] == pid;
      @   requires memory.regions.pages[memory.regionIds.find(regionId)] != 0;
      @   requires !memory.isGoodAddress(memory.regionIds.find(regionId), address);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ADDRESS;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires memory.regionIds.find(regionId) != IdTable.NONE;
      @   requires memory.regions.owner[memory.regionIds.find(regionId)] == pid;
      @   requires memory.regions.pages[memory.regionIds.find(regionId)] != 0;
      @   requires memory.isGoodAddress(memory.regionIds.find(regionId), address);
      @   requires !(memory.mappings.baseOf(IdTable.slotOf(pid), memory.regionIds.find(regionId)) == 0
      @               && memory.mappings.isFree(IdTable.slotOf(pid), (long) (address / memory.pageSize),
      @                   memory.regions.pages[memory.regionIds.find(regionId)]));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ADDRESS_IN_USE;
      @   assignable \nothing;
      @*/
    public void sysMapRegion(long pid, long regionId, long address) throws IpcException {
        int process = kernel.processOf(pid);
        memory.owned(pid, regionId);
        memory.mapSharedRegion(regionId, process, address);
    }
}
