package veridian.ipc.kernel;

/**
 * The calls of the API, one after the other: each checks in the order that the specification fixes, then acts. A call
 * that is refused changes nothing. Not thread-safe; put one monitor around it.
 *
 * <p>Every method is named after the action of {@code spec/Ipc.tla} that it implements. Ids and pids are unsigned 64-bit
 * numbers; values that no call returned are simply unknown.
 */
public final class IpcKernel {

    /** Most messages of an endpoint's own queue and other bounds of this kernel. */
    final /*@ spec_public @*/ IpcLimits limits;
    /** Has {@link #init} been called? */
    /*@ spec_public @*/ boolean initialized;
    /** The live pids. */
    final /*@ spec_public @*/ IdTable processIds;
    /** The live endpoint ids. */
    final /*@ spec_public @*/ IdTable endpointIds;
    /** Owner and direction of each live endpoint. */
    final /*@ spec_public @*/ EndpointTable endpoints;
    /** Generations and rights. */
    final /*@ spec_public @*/ RightsTable rights;
    /** The messages. */
    final /*@ spec_public @*/ MessageQueues queues;

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
    public static IpcKernel create(IpcLimits limits) {
        return new IpcKernel(limits);
    }

    /** The bounds of this kernel. */
    public IpcLimits limits() {
        return limits;
    }

    // ---------------------------------------------------------------------------------------------------- initialization

    /** {@code Initialize}: from now on the other calls work (INIT-1); a second call changes nothing (INIT-2). */
    public void init() {
        initialized = true;
    }

    // ------------------------------------------------------------------------------------------------- processes, cleanup

    /**
     * {@code Spawn}: a new process.
     *
     * @return its pid, never used before
     * @throws IpcException NOT_INITIALIZED; OUT_OF_MEMORY when the process table is full or the pids are used up (PROC-1)
     */
    public long spawn() throws IpcException {
        requireInitialized();
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
    public void terminate(long pid) throws IpcException {
        requireInitialized();
        int process = liveProcess(pid);
        removeProcess(process, pid);
    }

    /**
     * {@code CleanupProcess}: destroys its endpoints and takes back its rights; no-op if it is not alive (CLN-1).
     *
     * @throws IpcException NOT_INITIALIZED
     */
    public void cleanupProcess(long pid) throws IpcException {
        requireInitialized();
        int process = processIds.find(pid);
        if (process != IdTable.NONE) {
            removeProcess(process, pid);
        }
    }

    // ---------------------------------------------------------------------------------------------- endpoints, channels

    /**
     * {@code CreateEndpoint}: an endpoint that carries messages both ways, at generation 0, with an empty queue of the
     * default capacity; the owner holds all rights (EP-1).
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; OUT_OF_MEMORY when the table is full or the ids are used up
     */
    public EndpointHandle createEndpoint(long owner) throws IpcException {
        requireInitialized();
        int process = liveProcess(owner);
        if (!endpointIds.hasRoomFor(1)) {
            throw new IpcException(IpcError.OUT_OF_MEMORY);
        }
        int slot = endpointIds.issue();
        endpoints.set(slot, owner, process, slot, slot);
        queues.open(slot, limits.defaultCapacity);
        return issueRights(slot, process, owner, IpcPermissions.ALL);
    }

    /**
     * {@code CreateChannel}: two endpoints over one queue, one to send to and one to receive from (CH-1, CH-2).
     *
     * @param capacity messages that the queue can hold, 1..{@link IpcLimits#maxCapacity}; unsigned
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_ARGUMENT for a capacity out of range; OUT_OF_MEMORY
     *     unless both ends fit
     */
    public ChannelHandle createChannel(long owner, long capacity) throws IpcException {
        requireInitialized();
        int process = liveProcess(owner);
        if (capacity < 1 || capacity > limits.maxCapacity) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        if (!endpointIds.hasRoomFor(2)) {
            throw new IpcException(IpcError.OUT_OF_MEMORY);
        }
        int send = endpointIds.issue();
        int receive = endpointIds.issue();
        endpoints.set(send, owner, process, send, receive);
        endpoints.set(receive, owner, process, send, receive);
        queues.open(receive, (int) capacity);
        return new ChannelHandle(
            issueRights(send, process, owner, IpcPermissions.SEND_END),
            issueRights(receive, process, owner, IpcPermissions.RECEIVE_END));
    }

    // ------------------------------------------------------------------------------------------------- send and receive

    /**
     * {@code SendMessage}: for the kernel itself, which needs no capability (SND-1).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null message (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED
     *     at the receive end of a channel; QUEUE_FULL
     */
    public void sendMessage(long endpointId, /*@ nullable @*/ Message message) throws IpcException {
        requireInitialized();
        requireMessage(message);
        sendTo(liveEndpoint(endpointId), message);
    }

    /**
     * {@code ReceiveMessage}: for the kernel itself, which needs no capability (RCV-1).
     *
     * @param into is overwritten with the message
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null buffer (TYP-7); ENDPOINT_NOT_FOUND; PERMISSION_DENIED
     *     at the send end of a channel; QUEUE_EMPTY
     */
    public void receiveMessage(long endpointId, /*@ nullable @*/ Message into) throws IpcException {
        requireInitialized();
        requireMessage(into);
        receiveFrom(liveEndpoint(endpointId), into);
    }

    /**
     * {@code Send}: sends with a capability (SND-2).
     *
     * @throws IpcException NOT_INITIALIZED; INVALID_ARGUMENT for a null message; INVALID_CAPABILITY for a null or reserved
     *     token; ENDPOINT_NOT_FOUND; INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED without SEND;
     *     then as {@link #sendMessage}
     */
    public void send(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message message) throws IpcException {
        requireInitialized();
        requireMessage(message);
        long token = IpcCapability.tokenOf(capability);
        int slot = currentEndpoint(token);
        requireRight(token, IpcPermissions.SEND);
        sendTo(slot, message);
    }

    /**
     * {@code Receive}: receives with a capability (RCV-2).
     *
     * @param into is overwritten with the message
     * @throws IpcException as {@link #send} with RECEIVE for SEND; then as {@link #receiveMessage}
     */
    public void receive(/*@ nullable @*/ IpcCapability capability, /*@ nullable @*/ Message into) throws IpcException {
        requireInitialized();
        requireMessage(into);
        long token = IpcCapability.tokenOf(capability);
        int slot = currentEndpoint(token);
        requireRight(token, IpcPermissions.RECEIVE);
        receiveFrom(slot, into);
    }

    /**
     * {@code HasMessage}: is there something to receive (HAS-1)?
     *
     * @throws IpcException NOT_INITIALIZED
     */
    public boolean hasMessage(long endpointId) throws IpcException {
        requireInitialized();
        int slot = endpointIds.find(endpointId);
        return slot != IdTable.NONE && endpoints.receiveSlot[slot] == slot && queues.count[slot] > 0;
    }

    // ------------------------------------------------------------------------------------------------------ capabilities

    /**
     * {@code ValidateCapability}: does the process hold what the token names (CAP-2)?
     *
     * @throws IpcException NOT_INITIALIZED; PROCESS_NOT_FOUND; INVALID_CAPABILITY for a null or reserved token;
     *     ENDPOINT_NOT_FOUND; INVALID_CAPABILITY for a generation that is not current; PERMISSION_DENIED if the token names no
     *     right, or one that the process does not hold
     */
    public void validateCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        requireInitialized();
        heldEndpoint(liveProcess(pid), pid, IpcCapability.tokenOf(capability));
    }

    /**
     * {@code GrantCapability}: gives some of the token's rights to another process (CAP-4).
     *
     * @param granted mask of rights
     * @return the grantee's capability, with the rights granted
     * @throws IpcException as {@link #validateCapability}; then PERMISSION_DENIED without GRANT; PROCESS_NOT_FOUND for the
     *     grantee; INVALID_ARGUMENT for no rights or reserved bits; PERMISSION_DENIED for rights that are not in the token
     */
    public IpcCapability grantCapability(long granter, /*@ nullable @*/ IpcCapability capability, long grantee,
            int granted) throws IpcException {
        requireInitialized();
        long token = IpcCapability.tokenOf(capability);
        int slot = heldEndpoint(liveProcess(granter), granter, token);
        requireRight(token, IpcPermissions.GRANT);
        int process = liveProcess(grantee);
        if (granted == 0 || !IpcPermissions.isDefined(granted)) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        requireRight(token, granted);
        rights.set(process, slot, grantee, IpcPermissions.union(rights.held(process, slot, grantee), granted));
        return IpcCapability.fromToken(
            IpcCapability.encode(IpcCapability.endpointOf(token), IpcCapability.generationOf(token), granted));
    }

    /**
     * {@code RevokeCapability}: takes back every right of every other process on the endpoint; all tokens issued so far are
     * dead for good (CAP-5, CAP-6). At the largest generation the endpoint is destroyed instead (CAP-7).
     *
     * @return the revoker's new capability; the null capability if the endpoint is gone
     * @throws IpcException as {@link #validateCapability}; then PERMISSION_DENIED without REVOKE
     */
    public IpcCapability revokeCapability(long pid, /*@ nullable @*/ IpcCapability capability) throws IpcException {
        requireInitialized();
        long token = IpcCapability.tokenOf(capability);
        int process = liveProcess(pid);
        int slot = heldEndpoint(process, pid, token);
        requireRight(token, IpcPermissions.REVOKE);
        int generation = IpcCapability.generationOf(token);
        if (generation == limits.maxGeneration) {
            destroy(slot);
            return IpcCapability.fromToken(IpcCapability.NULL_TOKEN);
        }
        rights.renew(slot, IpcCapability.stampOf(token) + 1);
        rights.set(process, slot, pid, IpcCapability.permissionsOf(token));
        return IpcCapability.fromToken(IpcCapability.encode(IpcCapability.endpointOf(token), generation + 1,
            IpcCapability.permissionsOf(token)));
    }

    // ----------------------------------------------------------------------------------------- checks that calls share

    /** INIT-1. */
    private void requireInitialized() throws IpcException {
        if (!initialized) {
            throw new IpcException(IpcError.NOT_INITIALIZED);
        }
    }

    /** TYP-7. */
    private void requireMessage(/*@ nullable @*/ Message message) throws IpcException {
        if (message == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
    }

    /** The slot of a live process. */
    private int liveProcess(long pid) throws IpcException {
        int slot = processIds.find(pid);
        if (slot == IdTable.NONE) {
            throw new IpcException(IpcError.PROCESS_NOT_FOUND);
        }
        return slot;
    }

    /** The slot of a live endpoint. */
    private int liveEndpoint(long endpointId) throws IpcException {
        int slot = endpointIds.find(endpointId);
        if (slot == IdTable.NONE) {
            throw new IpcException(IpcError.ENDPOINT_NOT_FOUND);
        }
        return slot;
    }

    /** {@code TokenCurrent}: the slot of the live endpoint that the token names at its current generation. */
    private int currentEndpoint(long token) throws IpcException {
        if (token == IpcCapability.NULL_TOKEN || !IpcPermissions.isDefined(IpcCapability.permissionsOf(token))) {
            throw new IpcException(IpcError.INVALID_CAPABILITY);
        }
        int slot = liveEndpoint(IpcCapability.endpointOf(token));
        if (rights.stamp[slot] != IpcCapability.stampOf(token)) {
            throw new IpcException(IpcError.INVALID_CAPABILITY);
        }
        return slot;
    }

    /** {@code TokenHeld}: ... and the process holds the rights that the token names. */
    private int heldEndpoint(int process, long pid, long token) throws IpcException {
        int slot = currentEndpoint(token);
        int named = IpcCapability.permissionsOf(token);
        if (named == 0 || !IpcPermissions.contains(rights.held(process, slot, pid), named)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        return slot;
    }

    /** {@code TokenAllows}: the token names these rights. */
    private void requireRight(long token, int right) throws IpcException {
        if (!IpcPermissions.contains(IpcCapability.permissionsOf(token), right)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
    }

    // --------------------------------------------------------------------------------------------- steps after the checks

    /** {@code SendTo}: direction, room, append. */
    private void sendTo(int slot, Message message) throws IpcException {
        if (endpoints.sendSlot[slot] != slot) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        int queue = endpoints.receiveSlot[slot];
        if (queues.count[queue] == queues.capacity[queue]) {
            throw new IpcException(IpcError.QUEUE_FULL);
        }
        queues.enqueue(queue, message);
    }

    /** {@code ReceiveFrom}: direction, something there, take. */
    private void receiveFrom(int slot, Message into) throws IpcException {
        if (endpoints.receiveSlot[slot] != slot) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        if (queues.count[slot] == 0) {
            throw new IpcException(IpcError.QUEUE_EMPTY);
        }
        queues.dequeue(slot, into);
    }

    /** A new endpoint starts at generation 0, and its owner holds these rights. */
    private EndpointHandle issueRights(int slot, int process, long owner, int mask) {
        long id = endpointIds.current[slot];
        long token = IpcCapability.encode(id, 0, mask);
        rights.renew(slot, IpcCapability.stampOf(token));
        rights.set(process, slot, owner, mask);
        return new EndpointHandle(id, IpcCapability.fromToken(token));
    }

    /** CH-3, CLN-2: destroys the endpoint, with its channel's other end if it has one, and drops what is queued. */
    private void destroy(int slot) {
        int send = endpoints.sendSlot[slot];
        int receive = endpoints.receiveSlot[slot];
        queues.close(receive);
        endpointIds.release(receive);
        if (send != receive) {
            endpointIds.release(send);
        }
    }

    /** CLN-1: destroys what the process owns; its rights count no more because its pid is dead. */
    private void removeProcess(int process, long pid) {
        for (int slot = 0; slot < endpoints.size; slot++) {
            if (endpointIds.current[slot] != 0 && endpoints.owner[slot] == pid) {
                destroy(slot);
            }
        }
        processIds.release(process);
    }
}
