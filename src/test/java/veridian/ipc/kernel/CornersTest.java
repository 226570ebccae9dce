package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.kernel.Refusals.refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Corners that few calls reach: places that are neither first nor alone, and ids of nobody. Random runs reach them too, but too slowly for
 * a thousand mutants.
 */
class CornersTest {

    private static final int NO_NODE = IpcSystem.NO_NODE;
    private static final int BOTH = 3;
    private static final int PAGE = 4;
    private static final long NOBODY = 99;

    private IpcSystem kernel;
    private long first;
    private long second;

    /** A revoke destroys at once; pages have 4 bytes, the nodes 0 and 1 three frames each. */
    @BeforeEach
    void twoProcesses() throws IpcException {
        kernel = IpcSystem.create(SystemLimits.defaults().withIpc(IpcLimits.of(3, 100, 3, 100, 2, 2, 0))
            .withRegions(2, 100, 12).withMemory(2, 3, PAGE, 6));
        kernel.init();
        first = kernel.spawn();
        second = kernel.spawn();
    }

    @Test
    @DisplayName("CH-3, CLN-2: when a channel goes by its send end, the queue at the other is gone too")
    void theOtherEndIsEmptied() throws IpcException {
        ChannelHandle channel = kernel.createChannel(first, 2);
        kernel.sendMessage(channel.sendEnd.endpointId, Message.empty());
        kernel.revokeCapability(first, channel.sendEnd.capability);
        assertArrayEquals(new byte[3], kernel.kernel.queues.count);
        assertArrayEquals(new byte[3], kernel.kernel.queues.capacity);
    }

    @Test
    @DisplayName("PROC-1: nobody makes a channel, grants or revokes")
    void nobodyDoesNothing() throws IpcException {
        IpcCapability capability = kernel.createEndpoint(first).capability;
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.createChannel(NOBODY, 1));
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.grantCapability(NOBODY, capability, second, 1));
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.revokeCapability(NOBODY, capability));
    }

    @Test
    @DisplayName("CLN-1: the cleanup of nobody changes nothing")
    void nobodyIsCleanedUp() throws IpcException {
        KernelSnapshot before = KernelSnapshot.of(kernel);
        kernel.cleanupProcess(NOBODY);
        kernel.cleanupProcess(0);
        assertTrue(before.isStateOf(kernel));
    }

    @Test
    @DisplayName("NTF-1, CH-2: either end of a channel tells of those who wait at its receive end")
    void bothEndsTell() throws IpcException {
        ChannelHandle channel = kernel.createChannel(first, 1);
        kernel.blockOnReceive(second, channel.receiveEnd.endpointId);
        assertArrayEquals(new long[] {second}, kernel.notifyReceivers(channel.receiveEnd.endpointId));
        kernel.wakeProcess(second);
        kernel.blockOnReceive(second, channel.receiveEnd.endpointId);
        assertArrayEquals(new long[] {second}, kernel.notifyReceivers(channel.sendEnd.endpointId));
    }

    @Test
    @DisplayName("PROC-1: the id whose place would be just behind the table is nobody's")
    void justBehindTheTable() {
        assertEquals(IdTable.NONE, kernel.kernel.processIds.find(4));
    }

    @Test
    @DisplayName("PROC-3, NTF-2: to wake who is ready changes nothing")
    void theReadyStayWhereTheyAre() throws IpcException {
        assertEquals(first, kernel.scheduleNext());
        KernelSnapshot before = KernelSnapshot.of(kernel);
        kernel.wakeProcess(first);
        kernel.wakeProcess(second);
        assertTrue(before.isStateOf(kernel));
        assertEquals(second, kernel.scheduleNext());
    }

    @Test
    @DisplayName("SHM-1: when the named node is full, the first of the others gives")
    void aFullNode() throws IpcException {
        assertArrayEquals(new int[] {4, 5, 6}, kernel.allocateSharedMemory(3 * PAGE, 1));
        assertArrayEquals(new int[] {1}, kernel.allocateSharedMemory(PAGE, 1));
    }

    @Test
    @DisplayName("RCV-3: large messages of a later queue come out as they went in, each from its place")
    void placesOfALaterQueue() throws IpcException {
        kernel.createChannel(first, 1);
        EndpointHandle third = kernel.createEndpoint(first);
        long region = kernel.createSharedRegion(first, 12, BOTH, NO_NODE);
        for (int i = 1; i <= 2; i++) {
            kernel.sendMessage(third.endpointId, Message.large(region, i, 10 - i));
        }
        Message into = Message.empty();
        for (int i = 1; i <= 2; i++) {
            kernel.receiveMessage(third.endpointId, into);
            assertEquals(region, into.region());
            assertEquals(i, into.offset());
            assertEquals(10 - i, into.extent());
        }
        QueuedRegions queued = new QueuedRegions(3);
        queued.put(2, 1, 0, 5, 6);
        assertEquals(0, queued.regionAt(2, 1));
        queued.clear(2, 1);
        assertEquals(IdTable.NONE, queued.regionAt(2, 1));
    }

    @Test
    @DisplayName("SHM-2, SHM-3: who has unmapped a region may map it again, as second process and second region too")
    void mapAgain() throws IpcException {
        kernel.createSharedRegion(first, PAGE, BOTH, NO_NODE);
        long region = kernel.createSharedRegion(second, PAGE, BOTH, NO_NODE);
        for (int i = 0; i < 2; i++) {
            kernel.mapSharedRegion(region, second, 2 * PAGE);
            assertEquals(region, kernel.findSharedRegion(second, 2 * PAGE));
            kernel.unmapSharedRegion(region, second);
        }
    }

    @Test
    @DisplayName("EP-1: a new endpoint is its own peer")
    void ownPeers() {
        assertArrayEquals(new short[] {0, 1, 2}, new EndpointTable(3).peer);
    }
}
