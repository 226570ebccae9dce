package veridian.ipc.machine;

import veridian.ipc.kernel.ChannelHandle;
import veridian.ipc.kernel.EndpointHandle;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.Message;
import veridian.ipc.kernel.SystemCalls;
import veridian.ipc.kernel.SystemLimits;

/**
 * {@code syscall_handler} of the API reference: takes arguments out of registers, makes the call for the process that runs, and puts the
 * answer there. User memory is looked at after the capability and before anything changes, so that a bad address leaves nothing behind.
 */
final class SystemCallHandler {

    private final IpcSystem kernel;
    private final SystemCalls calls;
    private final RegionFrames regions;
    private final MemoryManager manager;
    private final PhysicalMemory memory;
    private final UserMemory user;
    private final TimestampCounter clock;
    private final long largestPayload;

    SystemCallHandler(IpcSystem kernel, SystemLimits limits, RegionFrames regions, MemoryManager manager, PhysicalMemory memory,
            UserMemory user, TimestampCounter clock) {
        this.kernel = kernel;
        this.calls = new SystemCalls(kernel);
        this.regions = regions;
        this.manager = manager;
        this.memory = memory;
        this.user = user;
        this.clock = clock;
        // A payload is copied by way of an array.
        this.largestPayload = Math.min(limits.maxRegionSize, Integer.MAX_VALUE - 8);
    }

    /** Makes the call that the registers ask for. A number that is none is INVALID_ARGUMENT. */
    void handle(long pid, Registers registers) {
        long now = clock.read();
        kernel.setTimestamp(now);
        try {
            if (registers.number < 0 || registers.number >= SystemCallNumber.values().length) {
                throw new IpcException(IpcError.INVALID_ARGUMENT);
            }
            dispatch(pid, SystemCallNumber.values()[(int) registers.number], registers, now);
        } catch (IpcException refused) {
            registers.refuse(refused.error());
        }
    }

    private void dispatch(long pid, SystemCallNumber call, Registers registers, long now) throws IpcException {
        long first = registers.arguments[0];
        long second = registers.arguments[1];
        long third = registers.arguments[2];
        registers.answer(Status.OK);
        switch (call) {
            case SYS_SEND -> send(pid, IpcCapability.fromToken(first), second, third, now);
            case SYS_RECEIVE -> receive(pid, IpcCapability.fromToken(first), second, registers);
            case SYS_HAS_MESSAGE -> registers.answer(Status.OK, calls.sysHasMessage(pid, IpcCapability.fromToken(first)) ? 1 : 0);
            case SYS_CREATE_ENDPOINT -> answer(registers, kernel.createEndpoint(pid));
            case SYS_CREATE_CHANNEL -> answer(registers, kernel.createChannel(pid, first));
            case SYS_GRANT -> registers.answer(Status.OK,
                kernel.grantCapability(pid, IpcCapability.fromToken(first), second, word(third)).token());
            case SYS_REVOKE -> registers.answer(Status.OK, kernel.revokeCapability(pid, IpcCapability.fromToken(first)).token());
            case SYS_CREATE_REGION -> registers.answer(Status.OK, regions.create(pid, first, word(second), node(third)));
            case SYS_DESTROY_REGION -> kernel.destroyRegion(pid, first);
            case SYS_MAP_REGION -> calls.sysMapRegion(pid, first, second);
            case SYS_UNMAP_REGION -> manager.unmap(pid, first);
            case SYS_READ_TIMESTAMP -> registers.answer(Status.OK, now);
        }
    }

    private static void answer(Registers registers, EndpointHandle made) {
        registers.answer(Status.OK, made.endpointId, made.capability.token());
    }

    private static void answer(Registers registers, ChannelHandle made) {
        registers.answer(Status.OK, made.sendEnd.endpointId, made.sendEnd.capability.token(),
            made.receiveEnd.endpointId, made.receiveEnd.capability.token());
    }

    /** A register as an {@code int}; what does not fit becomes the largest one, which no call accepts. */
    private static int word(long register) {
        return register < 0 || register > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) register;
    }

    private static int node(long register) {
        return register == IpcSystem.NO_NODE ? IpcSystem.NO_NODE : word(register);
    }

    /** SYS-4, for calls that look at user memory before they ask the kernel. */
    private void checkHeld(long pid, IpcCapability capability, int right) throws IpcException {
        kernel.validateCapability(pid, capability);
        if (!IpcPermissions.contains(IpcCapability.permissionsOf(capability.token()), right)) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
    }

    // ------------------------------------------------------------------------------------------------------------- sending

    /** SYS-1, with INVALID_ADDRESS and PERMISSION_DENIED of user memory between MESSAGE_TOO_LARGE and the rate limit. */
    private void send(long pid, IpcCapability capability, long address, long length, long start) throws IpcException {
        checkHeld(pid, capability, IpcPermissions.SEND);
        if (Long.compareUnsigned(length, largestPayload) > 0) {
            throw new IpcException(IpcError.MESSAGE_TOO_LARGE);
        }
        byte[] payload = user.copyFrom(pid, address, (int) length);
        if (length <= Message.SMALL_LIMIT) {
            calls.sysSend(pid, capability, payload, clock.read() - start);
        } else {
            sendLarge(pid, capability, payload, start);
        }
    }

    /** What {@link SystemCalls#sysSend} does with a large payload, but that the bytes are in the frames of the region. */
    private void sendLarge(long pid, IpcCapability capability, byte[] payload, long start) throws IpcException {
        kernel.checkRateLimit(pid, payload.length);
        long region = regions.create(pid, payload.length, Access.READ.bit | Access.WRITE.bit, IpcSystem.NO_NODE);
        try {
            memory.fill(regions.pagesOf(region).frames(), payload);
            kernel.send(capability, Message.large(region, 0, payload.length));
        } finally {
            // Either the message keeps it from now on, until the receiver gets it (RCV-3), or nobody does.
            kernel.destroyRegion(pid, region);
        }
        for (long waiter : kernel.notifyReceivers(IpcCapability.endpointOf(capability.token()))) {
            kernel.wakeProcess(waiter);
        }
        kernel.recordOperation(clock.read() - start, false);
    }

    // ----------------------------------------------------------------------------------------------------------- receiving

    /** SYS-2; the buffer is looked at before a message is taken. */
    private void receive(long pid, IpcCapability capability, long buffer, Registers registers) throws IpcException {
        checkHeld(pid, capability, IpcPermissions.RECEIVE);
        user.check(pid, buffer, Message.SMALL_LIMIT, Access.WRITE);
        Message message = Message.empty();
        if (!calls.sysReceive(pid, capability, message)) {
            registers.answer(Status.BLOCKED);
        } else if (message.isLarge()) {
            registers.answer(Status.OK, message.extent(), message.region(), message.offset());
        } else {
            user.copyTo(pid, buffer, message.bytes());
            registers.answer(Status.OK, message.length());
        }
    }
}
