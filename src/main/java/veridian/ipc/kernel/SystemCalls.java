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
    /** Its rate limit. */
    final RateLimiter rates;

    /*@ invariant rates == system.rates;
      @ // what the contracts of the calls ask of the parts of the kernel; who makes calls knows nothing of them but this
      @ invariant system.kernel.processIds.current.length == system.kernel.processIds.size && system.kernel.processIds.size <= 1024;
      @ invariant system.kernel.endpointIds.current.length == system.kernel.endpointIds.size;
      @ invariant 1 <= system.kernel.endpointIds.size && system.kernel.endpointIds.size <= 1024;
      @ invariant system.kernel.rights.stamp.length == 1024 && system.kernel.rights.holder.length == system.kernel.processIds.size * 1024;
      @ invariant system.kernel.rights.heldAt.length == system.kernel.processIds.size * 1024;
      @ invariant system.kernel.rights.mask.length == system.kernel.processIds.size * 1024;
      @ invariant (\forall int i; 0 <= i && i < system.kernel.rights.mask.length;
      @     0 <= system.kernel.rights.mask[i] && system.kernel.rights.mask[i] <= 15);
      @ invariant system.kernel.endpoints.direction.length == system.kernel.endpointIds.size;
      @ invariant system.kernel.endpoints.peer.length == system.kernel.endpointIds.size;
      @ invariant (\forall int e; 0 <= e && e < system.kernel.endpointIds.size;
      @     0 <= system.kernel.endpoints.peer[e] && system.kernel.endpoints.peer[e] < system.kernel.endpointIds.size);
      @ invariant system.kernel.queues.count.length == system.kernel.endpointIds.size;
      @ invariant system.kernel.queues.capacity.length == system.kernel.endpointIds.size;
      @ invariant system.kernel.queues.head.length == system.kernel.endpointIds.size;
      @ invariant system.kernel.queues.size == system.kernel.endpointIds.size;
      @ invariant system.kernel.queues.length.length == system.kernel.queues.size * 64;
      @ invariant system.kernel.queues.words.length == system.kernel.queues.size * 512;
      @ invariant (\forall int q; 0 <= q && q < system.kernel.endpointIds.size; 0 <= system.kernel.queues.head[q]
      @     && system.kernel.queues.head[q] < 64 && 0 <= system.kernel.queues.count[q] && system.kernel.queues.count[q] <= 64);
      @ invariant system.memory.queued.region.length == system.kernel.endpointIds.size * 64;
      @ invariant system.scheduler.states.list.length == system.kernel.processIds.size;
      @ invariant system.scheduler.blockedOn.length == system.kernel.processIds.size;
      @ invariant system.scheduler.waiters.head.length == system.kernel.endpointIds.size;
      @ invariant system.scheduler.waiters.tail.length == system.kernel.endpointIds.size;
      @ invariant system.scheduler.waiters.list.length == system.kernel.processIds.size;
      @ invariant rates.size == system.kernel.processIds.size && 1 <= system.memory.pageSize;
      @ invariant system.memory.regionIds.current.length == system.memory.regionIds.size && system.memory.regionIds.size <= 1024;
      @ invariant system.memory.regions.owner.length == system.memory.regionIds.size;
      @ invariant system.memory.regions.bytes.length == system.memory.regionIds.size;
      @ invariant system.memory.regions.pins.length == system.memory.regionIds.size;
      @ invariant system.memory.regions.pages.length == system.memory.regionIds.size;
      @ invariant system.memory.mappings.regions == system.memory.regionIds.size && 1 <= system.memory.regionIds.size;
      @ invariant 1 <= system.kernel.processIds.size && system.memory.mappings.processes == system.kernel.processIds.size;
      @ invariant system.memory.pageSize <= 65536 && system.memory.userEnd <= 140737488355328L;
      @ invariant system.memory.mappings.base.length == system.kernel.processIds.size * 1024;
      @*/
    //+KEY@ invariant \invariant_for(system);

    /** The system calls of this kernel. */
    /*@ normal_behavior
      @   ensures this.system == system;
      @   assignable \nothing;
      @*/
    public SystemCalls(IpcSystem system) {
        this.system = system.whole();
        this.rates = system.rates;
    }

    /** {@code HeldWith}: the process holds what the capability names, and the capability names this right (CAP-2, SYS-4). */
    /*@ normal_behavior
      @   requires 0 <= right && right <= 15;
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, right);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 0 <= right && right <= 15;
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 0 <= right && right <= 15;
      @   requires system.kernel.initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= system.kernel.processIds.size
      @               || system.kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires 0 <= right && right <= 15;
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 0 <= right && right <= 15;
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= system.kernel.endpointIds.size
      @       || system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires 0 <= right && right <= 15;
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires 0 <= right && right <= 15;
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @           capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: the token does not name the right
      @   requires 0 <= right && right <= 15;
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, right);
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
      @   requires system.kernel.initialized;
      @   requires given;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires !given;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @*/
    private void checkGiven(boolean given) throws IpcException {
        if (!system.kernel.initialized) {
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
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires payload.length <= 64 || (system.memory.regionIds.freeCount >= 1
      @               && system.memory.regionIds.maxIds - system.memory.regionIds.issued >= 1
      @               && (payload.length - 1) / system.memory.pageSize + 1 <= system.memory.frames.freeCount);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               < system.kernel.queues.capacity[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   ensures system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               == \old(system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1;
      @   ensures system.scheduler.waiters.head[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]] == FifoLists.NONE;
      @   ensures rates.charged[IdTable.slotOf(pid)];
      @   ensures system.statistics.operations == Unsigned.add(\old(system.statistics.operations), 1);
      @   ensures system.statistics.refusedOperations == \old(system.statistics.refusedOperations);
      @   assignable system.kernel.queues.count[*], system.kernel.queues.length[*], system.kernel.queues.words[*],
      @              system.memory.regionIds.*, system.memory.regionIds.current[*], system.memory.regionIds.uses[*],
      @              system.memory.regions.owner[*], system.memory.regions.bytes[*], system.memory.regions.permissions[*],
      @              system.memory.regions.firstFrame[*], system.memory.regions.pages[*], system.memory.regions.mappings[*],
      @              system.memory.regions.pins[*], system.memory.queued.region[*], system.memory.queued.offset[*],
      @              system.memory.queued.length[*], system.memory.frames.*, system.memory.frames.firstFree[*],
      @              system.memory.frames.holder[*], system.memory.frames.next[*], rates.charged[*], rates.messages[*], rates.bytes[*],
      @              rates.at[*], system.scheduler.*, system.scheduler.blockedOn[*], system.scheduler.states.list[*],
      @              system.scheduler.states.next[*], system.scheduler.states.previous[*], system.scheduler.states.head[*],
      @              system.scheduler.states.tail[*], system.scheduler.waiters.list[*], system.scheduler.waiters.next[*],
      @              system.scheduler.waiters.previous[*], system.scheduler.waiters.head[*], system.scheduler.waiters.tail[*],
      @              system.statistics.*;
      @ also
      @ exceptional_behavior
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires system.kernel.initialized;
      @   requires payload == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid == 0 || IdTable.slotOf(pid) >= system.kernel.processIds.size
      @               || system.kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= system.kernel.endpointIds.size
      @       || system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @           capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: the token does not name the right
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length > system.memory.maxRegionSize;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.MESSAGE_TOO_LARGE;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // RATE-5: it is counted
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires !rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.RATE_LIMIT_EXCEEDED
      @               && system.statistics.operations == \old(system.statistics.operations)
      @               && system.statistics.fastOperations == \old(system.statistics.fastOperations)
      @               && system.statistics.cycles == \old(system.statistics.cycles);
      @   assignable system.statistics.*;
      @ also
      @ exceptional_behavior   // no region for the payload; the charge stays
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires payload.length > 64 && (system.memory.regionIds.freeCount < 1
      @               || system.memory.regionIds.maxIds - system.memory.regionIds.issued < 1
      @               || (payload.length - 1) / system.memory.pageSize + 1 > system.memory.frames.freeCount);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @ also
      @ exceptional_behavior   // CH-2; the charge stays
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires payload.length <= 64 || (system.memory.regionIds.freeCount >= 1
      @               && system.memory.regionIds.maxIds - system.memory.regionIds.issued >= 1
      @               && (payload.length - 1) / system.memory.pageSize + 1 <= system.memory.frames.freeCount);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @ also
      @ exceptional_behavior   // the charge stays
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires rates.allows(IdTable.slotOf(pid), (long) payload.length, system.clock);
      @   requires payload.length <= 64 || (system.memory.regionIds.freeCount >= 1
      @               && system.memory.regionIds.maxIds - system.memory.regionIds.issued >= 1
      @               && (payload.length - 1) / system.memory.pageSize + 1 <= system.memory.frames.freeCount);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               == system.kernel.queues.capacity[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @*/
    public void sysSend(long pid, /*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ byte[] payload, long ticks)
            throws IpcException {
        checkSend(pid, capability, payload);
        charge(pid, payload.length);
        enqueue(capability, payload);
        tell(system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)], ticks, payload.length <= Message.SMALL_LIMIT);
    }

    /** SYS-1: what is checked before the rate limit is asked. */
    /*@ normal_behavior
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires system.kernel.initialized;
      @   requires payload == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid == 0 || IdTable.slotOf(pid) >= system.kernel.processIds.size
      @               || system.kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= system.kernel.endpointIds.size
      @       || system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @           capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: the token does not name the right
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires payload != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length > system.memory.maxRegionSize;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.MESSAGE_TOO_LARGE;
      @   assignable \nothing;
      @*/
    private void checkSend(long pid, /*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ byte[] payload) throws IpcException {
        checkGiven(payload != null);
        checkHeld(pid, capability, IpcPermissions.SEND);
        if (payload.length > system.memory.maxRegionSize) {
            throw new IpcException(IpcError.MESSAGE_TOO_LARGE);
        }
    }

    /** RATE-1: charges the process for a message of so many bytes. */
    /*@ normal_behavior
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires rates.allows(IdTable.slotOf(pid), size, system.clock);
      @   ensures \invariant_for(rates) && rates.charged[IdTable.slotOf(pid)];
      @   assignable rates.charged[*], rates.messages[*], rates.bytes[*], rates.at[*];
      @ also
      @ exceptional_behavior   // RATE-5: it is counted
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires !rates.allows(IdTable.slotOf(pid), size, system.clock);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.RATE_LIMIT_EXCEEDED
      @               && system.statistics.operations == \old(system.statistics.operations)
      @               && system.statistics.fastOperations == \old(system.statistics.fastOperations)
      @               && system.statistics.cycles == \old(system.statistics.cycles);
      @   assignable system.statistics.*;
      @*/
    private void charge(long pid, long size) throws IpcException {
        system.checkRateLimit(pid, size);
    }

    /** SYS-1: a message of these bytes is in the queue: a small one, or one about a region that is made for them. */
    /*@ normal_behavior
      @   requires system.kernel.initialized;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires payload.length <= 64 || (system.memory.regionIds.freeCount >= 1
      @               && system.memory.regionIds.maxIds - system.memory.regionIds.issued >= 1
      @               && (payload.length - 1) / system.memory.pageSize + 1 <= system.memory.frames.freeCount);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               < system.kernel.queues.capacity[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   ensures system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               == \old(system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1;
      @   assignable system.kernel.queues.count[*], system.kernel.queues.length[*], system.kernel.queues.words[*],
      @              system.memory.regionIds.*, system.memory.regionIds.current[*], system.memory.regionIds.uses[*],
      @              system.memory.regions.owner[*], system.memory.regions.bytes[*], system.memory.regions.permissions[*],
      @              system.memory.regions.firstFrame[*], system.memory.regions.pages[*], system.memory.regions.mappings[*],
      @              system.memory.regions.pins[*], system.memory.queued.region[*], system.memory.queued.offset[*],
      @              system.memory.queued.length[*], system.memory.frames.*, system.memory.frames.firstFree[*],
      @              system.memory.frames.holder[*], system.memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires payload.length > 64 && (system.memory.regionIds.freeCount < 1
      @               || system.memory.regionIds.maxIds - system.memory.regionIds.issued < 1
      @               || (payload.length - 1) / system.memory.pageSize + 1 > system.memory.frames.freeCount);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2
      @   requires system.kernel.initialized;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires payload.length <= 64 || (system.memory.regionIds.freeCount >= 1
      @               && system.memory.regionIds.maxIds - system.memory.regionIds.issued >= 1
      @               && (payload.length - 1) / system.memory.pageSize + 1 <= system.memory.frames.freeCount);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires payload.length <= system.memory.maxRegionSize;
      @   requires payload.length <= 64 || (system.memory.regionIds.freeCount >= 1
      @               && system.memory.regionIds.maxIds - system.memory.regionIds.issued >= 1
      @               && (payload.length - 1) / system.memory.pageSize + 1 <= system.memory.frames.freeCount);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               == system.kernel.queues.capacity[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    private void enqueue(IpcCapability capability, byte[] payload) throws IpcException {
        if (payload.length <= Message.SMALL_LIMIT) {
            sendSmall(capability, payload);
        } else {
            system.sendPayload(capability, payload.length);
        }
    }

    /** SYS-1: sends a small message of these bytes. */
    /*@ normal_behavior
      @   requires payload.length <= 64;
      @   requires system.kernel.initialized;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               < system.kernel.queues.capacity[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   ensures system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               == \old(system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1;
      @   assignable system.kernel.queues.count[*], system.kernel.queues.length[*], system.kernel.queues.words[*],
      @              system.memory.regions.pins[*], system.memory.queued.region[*], system.memory.queued.offset[*],
      @              system.memory.queued.length[*];
      @ also
      @ exceptional_behavior   // CH-2
      @   requires payload.length <= 64;
      @   requires system.kernel.initialized;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires payload.length <= 64;
      @   requires system.kernel.initialized;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires system.kernel.queues.count[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @               == system.kernel.queues.capacity[system.kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    private void sendSmall(IpcCapability capability, byte[] payload) throws IpcException {
        system.send(capability, packed(payload));
    }

    /** SYS-1: the small message of these bytes; what a sender has to know of it is that it describes no region. */
    /*@ normal_behavior
      @   requires payload.length <= 64;
      @   ensures \fresh(\result) && !\result.large;
      @   assignable \nothing;
      @*/
    private static Message packed(byte[] payload) throws IpcException {
        return Message.small(payload);
    }

    /** SYS-1: who waits at the endpoint in this slot is woken, and the operation recorded. */
    /*@ normal_behavior
      @   requires system.kernel.initialized;
      @   requires 0 <= e && e < system.kernel.endpointIds.size;
      @   ensures system.scheduler.waiters.head[e] == FifoLists.NONE;
      @   ensures system.statistics.operations == Unsigned.add(\old(system.statistics.operations), 1);
      @   ensures system.statistics.refusedOperations == \old(system.statistics.refusedOperations);
      @   assignable system.scheduler.*, system.scheduler.blockedOn[*], system.scheduler.states.list[*], system.scheduler.states.next[*],
      @              system.scheduler.states.previous[*], system.scheduler.states.head[*], system.scheduler.states.tail[*],
      @              system.scheduler.waiters.list[*], system.scheduler.waiters.next[*], system.scheduler.waiters.previous[*],
      @              system.scheduler.waiters.head[*], system.scheduler.waiters.tail[*], system.statistics.*;
      @*/
    private void tell(int e, long ticks, boolean fits) throws IpcException {
        system.wakeWaiters(e);
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
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires system.kernel.queues.count[IdTable.slotOf(capability.endpoint)] != 0;
      @   ensures \result && system.kernel.queues.count[IdTable.slotOf(capability.endpoint)]
      @               == \old(system.kernel.queues.count[IdTable.slotOf(capability.endpoint)]) - 1;
      @   assignable system.kernel.queues.count[*], system.kernel.queues.head[*], into.*, system.memory.regions.pins[*],
      @              system.memory.regions.owner[*], system.memory.queued.region[*];
      @ also
      @ normal_behavior   // there is none
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires system.kernel.queues.count[IdTable.slotOf(capability.endpoint)] == 0;
      @   requires IdTable.slotOf(pid) == system.scheduler.running
      @               || system.scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY;
      @   ensures !\result && system.scheduler.blockedOn[IdTable.slotOf(pid)] == capability.endpoint;
      @   assignable system.scheduler.*, system.scheduler.blockedOn[*], system.scheduler.states.list[*], system.scheduler.states.next[*],
      @              system.scheduler.states.previous[*], system.scheduler.states.head[*], system.scheduler.states.tail[*],
      @              system.scheduler.waiters.list[*], system.scheduler.waiters.next[*], system.scheduler.waiters.previous[*],
      @              system.scheduler.waiters.head[*], system.scheduler.waiters.tail[*];
      @ also
      @ exceptional_behavior
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires system.kernel.initialized;
      @   requires into == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid == 0 || IdTable.slotOf(pid) >= system.kernel.processIds.size
      @               || system.kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= system.kernel.endpointIds.size
      @       || system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @           capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: the token does not name the right
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // CH-2
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // it would block, but is not ready
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires system.kernel.queues.count[IdTable.slotOf(capability.endpoint)] == 0;
      @   requires IdTable.slotOf(pid) != system.scheduler.running
      @               && system.scheduler.states.list[IdTable.slotOf(pid)] != Scheduler.READY;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_STATE;
      @   assignable \nothing;
      @*/
    public boolean sysReceive(long pid, /*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into)
            throws IpcException {
        checkReceive(pid, capability, into);
        return receiveOrBlock(pid, capability, into);
    }

    /** SYS-2: what is checked before the queue is looked at. */
    /*@ normal_behavior
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-7
      @   requires system.kernel.initialized;
      @   requires into == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid == 0 || IdTable.slotOf(pid) >= system.kernel.processIds.size
      @               || system.kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= system.kernel.endpointIds.size
      @       || system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @           capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: the token does not name the right
      @   requires system.kernel.initialized;
      @   requires into != null;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    private void checkReceive(long pid, /*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into)
            throws IpcException {
        checkGiven(into != null);
        checkHeld(pid, capability, IpcPermissions.RECEIVE);
    }

    /** SYS-2: takes the oldest message, or blocks the process until there is one. */
    /*@ normal_behavior   // there is a message
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires system.kernel.queues.count[IdTable.slotOf(capability.endpoint)] != 0;
      @   ensures \result && system.kernel.queues.count[IdTable.slotOf(capability.endpoint)]
      @               == \old(system.kernel.queues.count[IdTable.slotOf(capability.endpoint)]) - 1;
      @   assignable system.kernel.queues.count[*], system.kernel.queues.head[*], into.*, system.memory.regions.pins[*],
      @              system.memory.regions.owner[*], system.memory.queued.region[*];
      @ also
      @ normal_behavior   // there is none
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires system.kernel.queues.count[IdTable.slotOf(capability.endpoint)] == 0;
      @   requires IdTable.slotOf(pid) == system.scheduler.running
      @               || system.scheduler.states.list[IdTable.slotOf(pid)] == Scheduler.READY;
      @   ensures !\result && system.scheduler.blockedOn[IdTable.slotOf(pid)] == capability.endpoint;
      @   assignable system.scheduler.*, system.scheduler.blockedOn[*], system.scheduler.states.list[*], system.scheduler.states.next[*],
      @              system.scheduler.states.previous[*], system.scheduler.states.head[*], system.scheduler.states.tail[*],
      @              system.scheduler.waiters.list[*], system.scheduler.waiters.next[*], system.scheduler.waiters.previous[*],
      @              system.scheduler.waiters.head[*], system.scheduler.waiters.tail[*];
      @ also
      @ exceptional_behavior   // CH-2
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.SEND;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // it would block, but is not ready
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   requires system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND;
      @   requires system.kernel.queues.count[IdTable.slotOf(capability.endpoint)] == 0;
      @   requires IdTable.slotOf(pid) != system.scheduler.running
      @               && system.scheduler.states.list[IdTable.slotOf(pid)] != Scheduler.READY;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_STATE;
      @   assignable \nothing;
      @*/
    private boolean receiveOrBlock(long pid, IpcCapability capability, Message into) throws IpcException {
        int slot = IdTable.slotOf(capability.endpoint);
        IpcKernel kernel = system.kernel;
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
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
      @   ensures \result <==> system.kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.SEND
      @               && system.kernel.queues.count[IdTable.slotOf(capability.endpoint)] != 0;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= system.kernel.processIds.size
      @               || system.kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // TYP-3, TYP-4, TYP-7
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability == null || !capability.wellFormed;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= system.kernel.endpointIds.size
      @       || system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the generation is not current
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: a right that the caller does not hold
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions == 0
      @       || system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != pid
      @       || system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] != capability.stamp
      @       || !IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @           capability.permissions);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // SYS-4: the token does not name the right
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability != null && capability.wellFormed;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < system.kernel.endpointIds.size;
      @   requires system.kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires system.kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires capability.permissions != 0
      @               && system.kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid;
      @   requires system.kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(system.kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires !IpcPermissions.includes(capability.permissions, IpcPermissions.RECEIVE);
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
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < system.memory.regionIds.size
      @               && system.memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires system.memory.regions.owner[IdTable.slotOf(regionId)] == pid;
      @   requires system.memory.regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires system.memory.pageSize <= address && address / system.memory.pageSize * system.memory.pageSize == address
      @               && address
      @              <= system.memory.userEnd - (long) system.memory.regions.pages[IdTable.slotOf(regionId)] * system.memory.pageSize;
      @   requires system.memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] == 0
      @               && system.memory.mappings.isFree(IdTable.slotOf(pid), (long) (address / system.memory.pageSize),
      @                   system.memory.regions.pages[IdTable.slotOf(regionId)]);
      @   ensures system.memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)]
      @               == address / system.memory.pageSize;
      @   assignable system.memory.mappings.base[*], system.memory.mappings.table.*, system.memory.mappings.table.first[*],
      @              system.memory.mappings.table.next[*], system.memory.mappings.table.process[*], system.memory.mappings.table.page[*],
      @              system.memory.mappings.table.frame[*], system.memory.regions.mappings[*];
      @ also
      @ exceptional_behavior
      @   requires !system.kernel.initialized;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.NOT_INITIALIZED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid == 0 || IdTable.slotOf(pid) >= system.kernel.processIds.size
      @               || system.kernel.processIds.current[IdTable.slotOf(pid)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PROCESS_NOT_FOUND;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= system.memory.regionIds.size
      @               || system.memory.regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < system.memory.regionIds.size
      @               && system.memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires system.memory.regions.owner[IdTable.slotOf(regionId)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < system.memory.regionIds.size
      @               && system.memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires system.memory.regions.owner[IdTable.slotOf(regionId)] == pid;
      @   requires system.memory.regions.pages[IdTable.slotOf(regionId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < system.memory.regionIds.size
      @               && system.memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires system.memory.regions.owner[IdTable.slotOf(regionId)] == pid;
      @   requires system.memory.regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires !(system.memory.pageSize <= address && address / system.memory.pageSize * system.memory.pageSize == address
      @               && address
      @              <= system.memory.userEnd - (long) system.memory.regions.pages[IdTable.slotOf(regionId)] * system.memory.pageSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ADDRESS;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires system.kernel.initialized;
      @   requires pid != 0 && IdTable.slotOf(pid) < system.kernel.processIds.size
      @               && system.kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < system.memory.regionIds.size
      @               && system.memory.regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires system.memory.regions.owner[IdTable.slotOf(regionId)] == pid;
      @   requires system.memory.regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires system.memory.pageSize <= address && address / system.memory.pageSize * system.memory.pageSize == address
      @               && address
      @              <= system.memory.userEnd - (long) system.memory.regions.pages[IdTable.slotOf(regionId)] * system.memory.pageSize;
      @   requires !(system.memory.mappings.base[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(regionId)] == 0
      @               && system.memory.mappings.isFree(IdTable.slotOf(pid), (long) (address / system.memory.pageSize),
      @                   system.memory.regions.pages[IdTable.slotOf(regionId)]));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ADDRESS_IN_USE;
      @   assignable \nothing;
      @*/
    public void sysMapRegion(long pid, long regionId, long address) throws IpcException {
        system.checkOwned(pid, regionId);
        system.mapSharedRegion(regionId, pid, address);
    }
}
