package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.kernel.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** SYS: what a process may ask. Regions have up to 120 bytes, there are 4 frames of 40; 9 messages or 400 bytes, and no more. */
class SystemCallsTest {

    private static final byte[] SMALL = {1, 2, 3};
    private static final byte[] LARGE = new byte[65];
    private static final byte[] LARGEST = new byte[120];
    private static final byte[] TOO_LARGE = new byte[121];
    private static final long NOBODY = 99;

    private IpcSystem kernel;
    private SystemCalls calls;
    private long sender;
    private long receiver;
    private EndpointHandle endpoint;
    private IpcCapability toSend;
    private final Message into = Message.empty();

    @BeforeEach
    void twoProcesses() throws IpcException {
        kernel = IpcSystem.create(SystemLimits.defaults().withIpc(IpcLimits.of(4, 100, 3, 100, 2, 2, 9))
            .withRegions(2, 100, 120).withMemory(1, 4, 40, 9).withRates(10, 9, 0, 400, 0));
        kernel.init();
        calls = new SystemCalls(kernel);
        sender = kernel.spawn();
        receiver = kernel.spawn();
        endpoint = kernel.createEndpoint(receiver);
        toSend = kernel.grantCapability(receiver, endpoint.capability, sender, IpcPermissions.SEND);
    }

    private boolean isReady(long pid) {
        return kernel.scheduler.isReady(kernel.kernel.processIds.find(pid));
    }

    /** Refused after the charge, which stays, and is taken back here to see that nothing else did. */
    private void refusedButCharged(IpcError error, int length, Executable call) {
        RateLimiter rates = kernel.rates;
        int p = kernel.kernel.processIds.find(sender);
        KernelSnapshot before = KernelSnapshot.of(kernel);
        long messages = rates.messages[p];
        long bytes = rates.bytes[p];
        refused(error, call);
        assertEquals(messages - rates.frequency, rates.messages[p]);
        assertEquals(bytes - length * rates.frequency, rates.bytes[p]);
        rates.messages[p] = messages;
        rates.bytes[p] = bytes;
        assertTrue(before.isStateOf(kernel), () -> "more than the charge stays, although " + error);
    }

    @Test
    @DisplayName("INIT-1: system calls before init() are refused, whatever their arguments")
    void nothingBeforeInit() {
        SystemCalls fresh = new SystemCalls(IpcSystem.create(SystemLimits.defaults()));
        List<Executable> all = List.of(() -> fresh.sysSend(1, null, null, 1), () -> fresh.sysReceive(1, null, null),
            () -> fresh.sysHasMessage(1, null), () -> fresh.sysMapRegion(1, 1, 1));
        all.forEach(call -> refused(IpcError.NOT_INITIALIZED, call));
    }

    @Test
    @DisplayName("SYS-4: no call acts on a token that its caller does not hold; each check in its order")
    void onlyHeldTokens() throws IpcException {
        IpcCapability stale = endpoint.capability;
        IpcCapability current = kernel.revokeCapability(receiver, stale);
        List<IpcCapability> none = List.of(IpcCapability.none(), IpcCapability.of(endpoint.endpointId, 1, 31), stale);
        for (IpcCapability capability : none) {
            refusedToAll(IpcError.INVALID_CAPABILITY, receiver, capability);
        }
        refusedToAll(IpcError.INVALID_CAPABILITY, receiver, null);
        refusedToAll(IpcError.PROCESS_NOT_FOUND, NOBODY, null);
        refusedToAll(IpcError.ENDPOINT_NOT_FOUND, receiver, IpcCapability.of(99, 0, 15));
        refusedToAll(IpcError.PERMISSION_DENIED, sender, current);
        refusedToAll(IpcError.PERMISSION_DENIED, receiver, IpcCapability.of(endpoint.endpointId, 1, 0));
        refusedToAll(IpcError.PERMISSION_DENIED, receiver, IpcCapability.of(endpoint.endpointId, 1, IpcPermissions.GRANT));
    }

    private void refusedToAll(IpcError error, long pid, IpcCapability capability) {
        refused(kernel, error, () -> calls.sysSend(pid, capability, TOO_LARGE, 1));
        refused(kernel, error, () -> calls.sysReceive(pid, capability, into));
        refused(kernel, error, () -> calls.sysHasMessage(pid, capability));
    }

    @Test
    @DisplayName("TYP-7: no bytes and no buffer are INVALID_ARGUMENT, before anything else is looked at")
    void nullReferences() {
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> calls.sysSend(NOBODY, null, null, 1));
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> calls.sysReceive(NOBODY, null, null));
    }

    @Test
    @DisplayName("SYS-1: up to 64 bytes are a small message: sent, charged and recorded as fast")
    void sendSmall() throws IpcException {
        calls.sysSend(sender, toSend, SMALL, 7);
        calls.sysSend(sender, toSend, new byte[64], 1);
        assertEquals(4, kernel.memory.frames.freeCount);
        IpcPerfReport report = kernel.getPerformanceStats();
        assertEquals(2, report.totalOperations);
        assertEquals(100, report.fastPathPercentage);
        assertEquals(8, kernel.statistics.cycles);
        assertTrue(calls.sysReceive(receiver, endpoint.capability, into));
        assertArrayEquals(SMALL, into.bytes());
        kernel.checkRateLimit(sender, 400 - 64 - SMALL.length);
        refused(IpcError.RATE_LIMIT_EXCEEDED, () -> kernel.checkRateLimit(sender, 1));
    }

    @Test
    @DisplayName("SYS-1, RCV-3: more are a region that is nobody's until the message is received")
    void sendLarge() throws IpcException {
        calls.sysSend(sender, toSend, SMALL, 1);
        calls.sysSend(sender, toSend, LARGE, 7);
        assertEquals(50, kernel.getPerformanceStats().fastPathPercentage);
        assertTrue(calls.sysReceive(receiver, endpoint.capability, into));
        assertFalse(into.isLarge());
        assertEquals(2, kernel.memory.frames.freeCount);
        kernel.terminate(sender);
        assertTrue(calls.sysReceive(receiver, endpoint.capability, into));
        assertEquals(0, into.offset());
        assertEquals(LARGE.length, into.extent());
        calls.sysMapRegion(receiver, into.region(), 40);
        assertEquals(into.region(), kernel.findSharedRegion(receiver, 40 + LARGE.length));
        kernel.destroyRegion(receiver, into.region());
        kernel.unmapSharedRegion(into.region(), receiver);
        assertEquals(4, kernel.memory.frames.freeCount);
    }

    @Test
    @DisplayName("SYS-1: more than 64 bytes need room in the table of regions, before their frames are taken")
    void noRoomForARegion() throws IpcException {
        calls.sysSend(sender, toSend, SMALL, 1);
        kernel.createEmptyRegion(sender, 40, 1);
        kernel.createEmptyRegion(sender, 40, 1);
        refusedButCharged(IpcError.OUT_OF_MEMORY, LARGE.length, () -> calls.sysSend(sender, toSend, LARGE, 1));
    }

    @Test
    @DisplayName("SYS-1, NTF-2: sending wakes who waits, in the order in which they blocked; they ask again")
    void sendWakes() throws IpcException {
        long other = kernel.spawn();
        IpcCapability others = kernel.grantCapability(receiver, endpoint.capability, other, IpcPermissions.RECEIVE);
        assertFalse(calls.sysReceive(other, others, into));
        assertFalse(calls.sysReceive(receiver, endpoint.capability, into));
        calls.sysSend(sender, toSend, SMALL, 1);
        assertTrue(isReady(other) && isReady(receiver));
        assertEquals(List.of(sender, other, receiver), List.of(kernel.scheduleNext(), kernel.scheduleNext(), kernel.scheduleNext()));
        assertTrue(calls.sysReceive(other, others, into));
        assertFalse(calls.sysReceive(receiver, endpoint.capability, into));
    }

    @Test
    @DisplayName("SYS-1, CH-2: sending to the send end of a channel wakes who waits at its receive end")
    void sendWakesAtTheOtherEnd() throws IpcException {
        ChannelHandle channel = kernel.createChannel(receiver, 1);
        assertFalse(calls.sysReceive(receiver, channel.receiveEnd.capability, into));
        calls.sysSend(receiver, channel.sendEnd.capability, LARGE, 1);
        assertTrue(isReady(receiver));
        assertTrue(calls.sysReceive(receiver, channel.receiveEnd.capability, into));
        assertTrue(into.isLarge());
    }

    @Test
    @DisplayName("SYS-1, RATE-5: checks of sending in their order; the charge stays whatever follows, and nothing else")
    void orderOfChecksOfSending() throws IpcException {
        refused(kernel, IpcError.MESSAGE_TOO_LARGE, () -> calls.sysSend(sender, toSend, TOO_LARGE, 1));
        calls.sysSend(sender, toSend, SMALL, 1);
        int[] tooMany = kernel.allocateSharedMemory(2 * 40, IpcSystem.NO_NODE);
        refusedButCharged(IpcError.OUT_OF_MEMORY, LARGEST.length, () -> calls.sysSend(sender, toSend, LARGEST, 1));
        kernel.freeSharedMemory(tooMany);
        calls.sysSend(sender, toSend, SMALL, 1);
        refusedButCharged(IpcError.QUEUE_FULL, SMALL.length, () -> calls.sysSend(sender, toSend, SMALL, 1));
        refusedButCharged(IpcError.QUEUE_FULL, LARGE.length, () -> calls.sysSend(sender, toSend, LARGE, 1));
        kernel.allocateSharedMemory(3 * 40, IpcSystem.NO_NODE);
        refusedButCharged(IpcError.OUT_OF_MEMORY, LARGE.length, () -> calls.sysSend(sender, toSend, LARGE, 1));
        kernel.createEmptyRegion(sender, 1, 1);
        kernel.createEmptyRegion(sender, 1, 1);
        refusedButCharged(IpcError.OUT_OF_MEMORY, LARGE.length, () -> calls.sysSend(sender, toSend, LARGE, 1));
        refusedButCharged(IpcError.QUEUE_FULL, SMALL.length, () -> calls.sysSend(sender, toSend, SMALL, 1));
        kernel.checkRateLimit(sender, 390);
        long operations = kernel.statistics.operations;
        refused(IpcError.RATE_LIMIT_EXCEEDED, () -> calls.sysSend(sender, toSend, LARGE, 1));
        refused(kernel, IpcError.MESSAGE_TOO_LARGE, () -> calls.sysSend(sender, toSend, TOO_LARGE, 1));
        assertEquals(1, kernel.getPerformanceStats().refusedOperations);
        assertEquals(operations, kernel.statistics.operations);
        assertEquals(2, kernel.kernel.queues.count[kernel.kernel.endpointIds.find(endpoint.endpointId)]);
    }

    @Test
    @DisplayName("SYS-2: on an empty queue the process blocks; one that is blocked may not, but may take a message that is there")
    void receiveOrBlock() throws IpcException {
        assertFalse(calls.sysReceive(receiver, endpoint.capability, into));
        assertFalse(isReady(receiver));
        refused(kernel, IpcError.INVALID_STATE, () -> calls.sysReceive(receiver, endpoint.capability, into));
        kernel.sendMessage(endpoint.endpointId, Message.small(SMALL));
        assertTrue(calls.sysReceive(receiver, endpoint.capability, into));
        assertFalse(isReady(receiver));
    }

    @Test
    @DisplayName("SYS-2, CH-2: nothing is received at a send end; that comes before whether the process may block")
    void receiveAtASendEnd() throws IpcException {
        ChannelHandle channel = kernel.createChannel(receiver, 1);
        refused(kernel, IpcError.PERMISSION_DENIED, () -> calls.sysReceive(receiver, channel.sendEnd.capability, into));
        kernel.blockOnReceive(receiver, endpoint.endpointId);
        refused(kernel, IpcError.PERMISSION_DENIED, () -> calls.sysReceive(receiver, channel.sendEnd.capability, into));
    }

    @Test
    @DisplayName("SYS-3: asking for messages takes RECEIVE")
    void hasMessage() throws IpcException {
        refused(kernel, IpcError.PERMISSION_DENIED, () -> calls.sysHasMessage(sender, toSend));
        assertFalse(calls.sysHasMessage(receiver, endpoint.capability));
        calls.sysSend(sender, toSend, SMALL, 1);
        assertTrue(calls.sysHasMessage(receiver, endpoint.capability));
    }

    @Test
    @DisplayName("SYS-3: a process maps its own regions and no others; each check in its order")
    void mapOwnRegions() throws IpcException {
        long region = kernel.createEmptyRegion(sender, 1, 1);
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> calls.sysMapRegion(NOBODY, 99, 1));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> calls.sysMapRegion(receiver, 99, 1));
        refused(kernel, IpcError.PERMISSION_DENIED, () -> calls.sysMapRegion(receiver, region, 1));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> calls.sysMapRegion(sender, region, 1));
        kernel.setPhysicalPages(region, kernel.allocateSharedMemory(1, IpcSystem.NO_NODE));
        refused(kernel, IpcError.INVALID_ADDRESS, () -> calls.sysMapRegion(sender, region, 41));
        calls.sysMapRegion(sender, region, 40);
        refused(kernel, IpcError.ADDRESS_IN_USE, () -> calls.sysMapRegion(sender, region, 80));
        assertEquals(region, kernel.findSharedRegion(sender, 40));
    }
}
