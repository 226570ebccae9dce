package veridian.ipc.kernel;

/**
 * What follows from the contracts of several calls in a row: theorems for the provers, which no call of the kernel uses.
 *
 * <p>CAP-6 says that no token issued before a revocation passes after it, ever. Here the call after the revocation is refused,
 * whichever process makes it. That it is refused later, too, follows from what the tables never do, which is proved where they are: a
 * stamp never goes back ({@link RightsTable}), and an id that is dead never becomes live again ({@link IdTable}).
 */
final class Theorems {

    /*@ private normal_behavior
      @   assignable \nothing;
      @*/
    private Theorems() {
    }

    /** CAP-6: after a revocation no earlier token of the endpoint validates, for any process. */
    /*@ exceptional_behavior
      @   requires kernel.initialized && capability.wellFormed && earlier.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires other != 0 && IdTable.slotOf(other) < kernel.processIds.size;
      @   requires kernel.processIds.current[IdTable.slotOf(other)] == other;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation < kernel.limits.maxGeneration;
      @   requires earlier.endpoint == capability.endpoint && earlier.generation <= capability.generation;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable kernel.rights.stamp[*], kernel.rights.holder[*], kernel.rights.heldAt[*], kernel.rights.mask[*];
      @ also
      @ exceptional_behavior   // CAP-7: the revocation destroyed the endpoint
      @   requires kernel.initialized && capability.wellFormed && earlier.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires other != 0 && IdTable.slotOf(other) < kernel.processIds.size;
      @   requires kernel.processIds.current[IdTable.slotOf(other)] == other;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation == kernel.limits.maxGeneration;
      @   requires earlier.endpoint == capability.endpoint && earlier.generation <= capability.generation;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.order[*], kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*],
      @              kernel.queues.capacity[*], kernel.queues.count[*];
      @*/
    static void earlierTokenValidatesNoMore(IpcKernel kernel, long pid, IpcCapability capability, long other, IpcCapability earlier)
            throws IpcException {
        kernel.revokeCapability(pid, capability);
        kernel.validateCapability(other, earlier);
    }

    /** CAP-6: after a revocation no earlier token of the endpoint sends. */
    /*@ exceptional_behavior
      @   requires kernel.initialized && capability.wellFormed && earlier.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation < kernel.limits.maxGeneration;
      @   requires earlier.endpoint == capability.endpoint && earlier.generation <= capability.generation;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable kernel.rights.stamp[*], kernel.rights.holder[*], kernel.rights.heldAt[*], kernel.rights.mask[*];
      @ also
      @ exceptional_behavior   // CAP-7: the revocation destroyed the endpoint
      @   requires kernel.initialized && capability.wellFormed && earlier.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation == kernel.limits.maxGeneration;
      @   requires earlier.endpoint == capability.endpoint && earlier.generation <= capability.generation;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.order[*], kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*],
      @              kernel.queues.capacity[*], kernel.queues.count[*];
      @*/
    static void earlierTokenSendsNoMore(IpcKernel kernel, long pid, IpcCapability capability, IpcCapability earlier, Message message)
            throws IpcException {
        kernel.revokeCapability(pid, capability);
        kernel.send(earlier, message);
    }

    /** CAP-6: after a revocation no earlier token of the endpoint receives. */
    /*@ exceptional_behavior
      @   requires kernel.initialized && capability.wellFormed && earlier.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation < kernel.limits.maxGeneration;
      @   requires earlier.endpoint == capability.endpoint && earlier.generation <= capability.generation;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_CAPABILITY;
      @   assignable kernel.rights.stamp[*], kernel.rights.holder[*], kernel.rights.heldAt[*], kernel.rights.mask[*];
      @ also
      @ exceptional_behavior   // CAP-7: the revocation destroyed the endpoint
      @   requires kernel.initialized && capability.wellFormed && earlier.wellFormed;
      @   requires pid != 0 && IdTable.slotOf(pid) < kernel.processIds.size && kernel.processIds.current[IdTable.slotOf(pid)] == pid;
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size;
      @   requires kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp && capability.permissions != 0;
      @   requires kernel.rights.holder[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == pid
      @       && kernel.rights.heldAt[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires IpcPermissions.includes(kernel.rights.mask[IdTable.slotOf(pid) * 1024 + IdTable.slotOf(capability.endpoint)],
      @       capability.permissions);
      @   requires IpcPermissions.includes(capability.permissions, IpcPermissions.REVOKE);
      @   requires capability.generation == kernel.limits.maxGeneration;
      @   requires earlier.endpoint == capability.endpoint && earlier.generation <= capability.generation;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ENDPOINT_NOT_FOUND;
      @   assignable kernel.endpointIds.*, kernel.endpointIds.current[*], kernel.endpointIds.order[*], kernel.endpointIds.position[*],
      @              kernel.endpoints.owner[*], kernel.endpoints.peer[*], kernel.endpoints.direction[*],
      @              kernel.queues.capacity[*], kernel.queues.count[*];
      @*/
    static void earlierTokenReceivesNoMore(IpcKernel kernel, long pid, IpcCapability capability, IpcCapability earlier, Message into)
            throws IpcException {
        kernel.revokeCapability(pid, capability);
        kernel.receive(earlier, into);
    }
}
