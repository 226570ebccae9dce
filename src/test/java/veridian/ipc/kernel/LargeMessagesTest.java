package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.kernel.Refusals.refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** TYP-6, SND-1, SND-3, RCV-3, CLN-2: messages about regions. Regions have up to 12 bytes, there are 6 frames of 4 bytes. */
class LargeMessagesTest {

    private static final int SIZE = 10;
    private static final long NO_REGION = 99;

    private IpcSystem kernel;
    /** Owns the region. */
    private long sender;
    /** Owns endpoint and channel. */
    private long receiver;
    private EndpointHandle endpoint;
    private ChannelHandle channel;
    private long region;
    private final Message into = Message.empty();

    @BeforeEach
    void aRegionToTellOf() throws IpcException {
        kernel = IpcSystem.create(SystemLimits.defaults().withIpc(IpcLimits.of(3, 100, 3, 100, 2, 2, 1))
            .withRegions(3, 100, 12).withMemory(2, 3, 4, 6));
        kernel.init();
        sender = kernel.spawn();
        receiver = kernel.spawn();
        endpoint = kernel.createEndpoint(receiver);
        channel = kernel.createChannel(receiver, 1);
        region = kernel.createSharedRegion(sender, SIZE, 3, IpcSystem.NO_NODE);
    }

    private Message whole() {
        return Message.large(region, 0, SIZE);
    }

    private boolean isThere() {
        return kernel.memory.regionIds.find(region) != IdTable.NONE;
    }

    /** How many queued messages pin the region. */
    private int pins() {
        return kernel.memory.regions.pins[kernel.memory.regionIds.find(region)];
    }

    private int freeFrames() {
        return kernel.memory.frames.freeCount;
    }

    @Test
    @DisplayName("TYP-6: a large message is a descriptor, of which nothing is checked when it is made")
    void descriptor() throws IpcException {
        Message message = Message.large(NO_REGION, -1, -2);
        assertTrue(message.isLarge());
        assertEquals(NO_REGION, message.region());
        assertEquals(-1, message.offset());
        assertEquals(-2, message.extent());
        assertEquals(0, message.length());
        assertFalse(Message.empty().isLarge() || Message.small(new byte[64]).isLarge());
        assertEquals(0, Message.small(new byte[1]).region());
    }

    @Test
    @DisplayName("SND-1: the part is exactly within the region, without wraparound")
    void partsOfRegions() throws IpcException {
        long[][] wrong = {{0, SIZE + 1}, {1, SIZE}, {SIZE, 1}, {SIZE + 1, 0}, {-1, 1}, {1, -1}, {-1, 0}, {0, -1},
            {Long.MIN_VALUE, Long.MIN_VALUE}, {-SIZE, SIZE}};
        for (long[] part : wrong) {
            refused(kernel, IpcError.INVALID_MEMORY_REGION,
                () -> kernel.sendMessage(endpoint.endpointId, Message.large(region, part[0], part[1])));
        }
        for (long unknown : new long[] {0, NO_REGION, -1, Long.MIN_VALUE}) {
            refused(kernel, IpcError.INVALID_MEMORY_REGION,
                () -> kernel.sendMessage(endpoint.endpointId, Message.large(unknown, 0, 0)));
        }
        for (long[] part : new long[][] {{0, SIZE}, {SIZE, 0}, {0, 0}, {SIZE - 1, 1}}) {
            kernel.sendMessage(endpoint.endpointId, Message.large(region, part[0], part[1]));
            kernel.receiveMessage(endpoint.endpointId, into);
            assertArrayEquals(part, new long[] {into.offset(), into.extent()});
        }
    }

    @Test
    @DisplayName("SND-1: the region is looked at after the direction and before the queue")
    void orderOfChecks() throws IpcException {
        IpcSystem fresh = IpcSystem.create(SystemLimits.defaults());
        Message bad = Message.large(NO_REGION, 0, 0);
        refused(fresh, IpcError.NOT_INITIALIZED, () -> fresh.sendMessage(1, bad));
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.sendMessage(endpoint.endpointId, null));
        refused(kernel, IpcError.ENDPOINT_NOT_FOUND, () -> kernel.sendMessage(99, bad));
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.sendMessage(channel.receiveEnd.endpointId, bad));
        kernel.sendMessage(channel.sendEnd.endpointId, whole());
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.sendMessage(channel.sendEnd.endpointId, bad));
        refused(kernel, IpcError.QUEUE_FULL, () -> kernel.sendMessage(channel.sendEnd.endpointId, whole()));
    }

    @Test
    @DisplayName("SND-2: with a capability, the region is looked at after everything about the token")
    void orderOfChecksWithToken() throws IpcException {
        Message bad = Message.large(NO_REGION, 0, 0);
        long id = endpoint.endpointId;
        IpcSystem fresh = IpcSystem.create(SystemLimits.defaults());
        refused(fresh, IpcError.NOT_INITIALIZED, () -> fresh.send(null, bad));
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.send(null, null));
        refused(kernel, IpcError.INVALID_CAPABILITY, () -> kernel.send(null, bad));
        refused(kernel, IpcError.INVALID_CAPABILITY, () -> kernel.send(IpcCapability.of(id, 0, 31), bad));
        refused(kernel, IpcError.ENDPOINT_NOT_FOUND, () -> kernel.send(IpcCapability.of(99, 0, 15), bad));
        refused(kernel, IpcError.INVALID_CAPABILITY, () -> kernel.send(IpcCapability.of(id, 1, 15), bad));
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.send(IpcCapability.of(id, 0, IpcPermissions.RECEIVE), bad));
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.send(IpcCapability.of(channel.receiveEnd.endpointId, 0, 15), bad));
        kernel.send(channel.sendEnd.capability, whole());
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.send(channel.sendEnd.capability, bad));
        refused(kernel, IpcError.QUEUE_FULL, () -> kernel.send(channel.sendEnd.capability, whole()));
        kernel.receive(channel.receiveEnd.capability, into);
        assertEquals(region, into.region());
    }

    @Test
    @DisplayName("Q-2, Q-3: large and small messages come out as they went in, in their order, also where the ring wraps around")
    void largeAmongSmall() throws IpcException {
        for (int i = 0; i < 200; i++) {
            byte[] bytes = {(byte) i};
            boolean largeFirst = i % 3 != 0;
            kernel.sendMessage(endpoint.endpointId, largeFirst ? Message.large(region, i % SIZE, 1) : Message.small(bytes));
            kernel.send(endpoint.capability, largeFirst ? Message.small(bytes) : Message.large(region, i % SIZE, 1));
            expectLarge(largeFirst, i % SIZE, bytes);
            expectLarge(!largeFirst, i % SIZE, bytes);
            assertEquals(0, pins());
        }
    }

    private void expectLarge(boolean large, long offset, byte[] bytes) throws IpcException {
        kernel.receiveMessage(endpoint.endpointId, into);
        assertEquals(large, into.isLarge());
        assertEquals(large ? region : 0, into.region());
        assertEquals(large ? offset : 0, into.offset());
        assertEquals(large ? 1 : 0, into.extent());
        assertArrayEquals(large ? new byte[0] : bytes, into.bytes());
    }

    @Test
    @DisplayName("SND-3: each queued message pins its region once, until it is received")
    void pinnedOnceAMessage() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, whole());
        kernel.sendMessage(endpoint.endpointId, Message.large(region, SIZE, 0));
        kernel.sendMessage(channel.sendEnd.endpointId, whole());
        assertEquals(3, pins());
        kernel.receiveMessage(endpoint.endpointId, into);
        kernel.receiveMessage(channel.receiveEnd.endpointId, into);
        assertEquals(1, pins());
        assertEquals(sender, kernel.memory.regions.owner[kernel.memory.regionIds.find(region)]);
    }

    @Test
    @DisplayName("RCV-3: a region that its owner has destroyed is the endpoint owner's once its message is received")
    void receiverGetsWhatNobodyOwns() throws IpcException {
        kernel.sendMessage(channel.sendEnd.endpointId, whole());
        kernel.destroyRegion(sender, region);
        assertTrue(isThere());
        assertEquals(3, freeFrames());
        kernel.receive(channel.receiveEnd.capability, into);
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.destroyRegion(sender, region));
        kernel.mapSharedRegion(into.region(), receiver, 4);
        kernel.destroyRegion(receiver, region);
        kernel.unmapSharedRegion(region, receiver);
        assertFalse(isThere());
        assertEquals(6, freeFrames());
    }

    @Test
    @DisplayName("SND-3, RCV-3: the frames of a queued message stay when the owner of its region ends")
    void cleanupOfTheRegionsOwner() throws IpcException {
        kernel.mapSharedRegion(region, sender, 4);
        kernel.sendMessage(endpoint.endpointId, whole());
        kernel.terminate(sender);
        assertEquals(3, freeFrames());
        kernel.receiveMessage(endpoint.endpointId, into);
        kernel.destroyRegion(receiver, region);
        assertEquals(6, freeFrames());
    }

    @Test
    @DisplayName("CLN-2: when the endpoint's owner ends, its messages unpin their regions; one that nobody owns goes")
    void cleanupOfTheEndpointsOwner() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, whole());
        kernel.sendMessage(channel.sendEnd.endpointId, whole());
        kernel.cleanupProcess(receiver);
        assertEquals(0, pins());
        assertTrue(isThere());
        assertEquals(3, freeFrames());
        kernel.destroyRegion(sender, region);
        assertEquals(6, freeFrames());
    }

    @Test
    @DisplayName("CLN-1, CLN-2: who owns both the region and the endpoint takes both along, message and all")
    void cleanupOfBoth() throws IpcException {
        long both = kernel.spawn();
        long own = kernel.createSharedRegion(both, SIZE, 3, IpcSystem.NO_NODE);
        kernel.terminate(receiver);
        EndpointHandle its = kernel.createEndpoint(both);
        kernel.sendMessage(its.endpointId, Message.large(own, 0, 1));
        kernel.sendMessage(its.endpointId, Message.large(own, 0, 1));
        kernel.terminate(both);
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.destroyRegion(sender, own));
        assertEquals(3, freeFrames());
    }

    @Test
    @DisplayName("CLN-2, CAP-7: the last revoke of an endpoint, or of either end of a channel, unpins what was queued")
    void lastRevokeUnpins() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, whole());
        revokeTwice(endpoint);
        kernel.sendMessage(channel.sendEnd.endpointId, whole());
        revokeTwice(channel.sendEnd);
        ChannelHandle another = kernel.createChannel(receiver, 2);
        kernel.sendMessage(another.sendEnd.endpointId, whole());
        revokeTwice(another.receiveEnd);
    }

    @Test
    @DisplayName("CLN-2, SHM-2: the region of a message that is dropped goes, if nobody owns it")
    void regionOfNobodyGoesWithItsMessage() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, whole());
        kernel.destroyRegion(sender, region);
        IpcCapability renewed = kernel.revokeCapability(receiver, endpoint.capability);
        assertTrue(isThere());
        kernel.revokeCapability(receiver, renewed);
        assertFalse(isThere());
        assertEquals(6, freeFrames());
    }

    @Test
    @DisplayName("CAP-6, TYP-7: a revoke that is refused drops nothing, even without a capability")
    void refusedRevokeDropsNothing() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, whole());
        refused(kernel, IpcError.INVALID_CAPABILITY, () -> kernel.revokeCapability(receiver, null));
        refused(kernel, IpcError.ENDPOINT_NOT_FOUND, () -> kernel.revokeCapability(receiver, IpcCapability.of(99, 0, 15)));
        assertEquals(1, pins());
    }

    private void revokeTwice(EndpointHandle end) throws IpcException {
        IpcCapability renewed = kernel.revokeCapability(receiver, end.capability);
        assertTrue(pins() > 0, "a revoke that is not the last drops nothing");
        assertEquals(IpcCapability.NULL_TOKEN, kernel.revokeCapability(receiver, renewed).token());
        assertEquals(0, pins());
    }

    @Test
    @DisplayName("CLN-2: a new endpoint in the place of one that went knows nothing of its messages")
    void successorInheritsNothing() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, whole());
        kernel.sendMessage(endpoint.endpointId, whole());
        kernel.terminate(receiver);
        EndpointHandle next = null;
        for (int i = 0; i < 3; i++) {
            next = kernel.createEndpoint(sender);
            kernel.sendMessage(next.endpointId, Message.small(new byte[1]));
            kernel.receiveMessage(next.endpointId, into);
            assertFalse(into.isLarge());
        }
        kernel.destroyRegion(sender, region);
        assertFalse(isThere());
    }

    @Test
    @DisplayName("RCV-1: a receive that is refused leaves the buffer as it was")
    void refusedReceiveLeavesTheBuffer() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, whole());
        kernel.receiveMessage(endpoint.endpointId, into);
        refused(kernel, IpcError.QUEUE_EMPTY, () -> kernel.receiveMessage(endpoint.endpointId, into));
        refused(kernel, IpcError.QUEUE_EMPTY, () -> kernel.receive(endpoint.capability, into));
        assertEquals(region, into.region());
    }

    @Test
    @DisplayName("SND-1: a message that was received can be sent on")
    void sentOn() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, Message.large(region, 2, 3));
        kernel.receiveMessage(endpoint.endpointId, into);
        kernel.sendMessage(channel.sendEnd.endpointId, into);
        Message last = Message.empty();
        kernel.receiveMessage(channel.receiveEnd.endpointId, last);
        assertEquals(region, last.region());
        assertEquals(2, last.offset());
        assertEquals(3, last.extent());
    }
}
