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

/** PROC, BLK, NTF, CLN: who runs, is ready, waits, and is woken. */
class WaitingTest {

    private static final long[] NOBODY = {};

    private IpcSystem kernel;
    private long first;
    private long second;
    private long third;
    private EndpointHandle endpoint;
    private ChannelHandle channel;

    @BeforeEach
    void threeProcesses() throws IpcException {
        kernel = IpcSystem.create(IpcLimits.of(4, 100, 4, 100, 2, 2, 1));
        kernel.init();
        first = kernel.spawn();
        second = kernel.spawn();
        third = kernel.spawn();
        endpoint = kernel.createEndpoint(third);
        channel = kernel.createChannel(third, 1);
    }

    private void block(long... pids) throws IpcException {
        for (long pid : pids) {
            kernel.blockOnReceive(pid, endpoint.endpointId);
        }
    }

    private void runs(long... pids) throws IpcException {
        for (long pid : pids) {
            assertEquals(pid, kernel.scheduleNext());
        }
    }

    @Test
    @DisplayName("INIT-1: waiting calls before init() are refused")
    void nothingBeforeInit() {
        IpcSystem fresh = IpcSystem.create(IpcLimits.defaults());
        List<Executable> calls = List.of(() -> fresh.blockOnReceive(1, 1), () -> fresh.notifyReceivers(1), () -> fresh.wakeProcess(1),
            fresh::scheduleNext);
        calls.forEach(call -> refused(IpcError.NOT_INITIALIZED, call));
    }

    @Test
    @DisplayName("PROC-3: the ready queue is first in, first out")
    void readyQueueIsFifo() throws IpcException {
        runs(first, second, third, first);
        long fourth = kernel.spawn();
        runs(second, third, fourth, first);
    }

    @Test
    @DisplayName("PROC-2, PROC-4: who is blocked does not run; nobody runs if nobody is ready")
    void blockedDoNotRun() throws IpcException {
        runs(first);
        block(first);
        runs(second, third, second);
        block(second, third);
        runs(0, 0);
    }

    @Test
    @DisplayName("BLK-1: each check in its order")
    void checksOfBlocking() throws IpcException {
        block(first);
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.blockOnReceive(99, 99));
        refused(IpcError.PROCESS_NOT_FOUND, () -> kernel.blockOnReceive(-1, endpoint.endpointId));
        refused(IpcError.INVALID_STATE, () -> kernel.blockOnReceive(first, 99));
        refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.blockOnReceive(second, 99));
        refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.blockOnReceive(second, 0));
        refused(IpcError.PERMISSION_DENIED, () -> kernel.blockOnReceive(second, channel.sendEnd.endpointId));
        runs(second, third);
    }

    @Test
    @DisplayName("BLK-1: with a message there, nothing is changed")
    void noBlockOnAMessage() throws IpcException {
        kernel.sendMessage(endpoint.endpointId, Message.empty());
        block(first);
        runs(first);
        assertArrayEquals(NOBODY, kernel.notifyReceivers(endpoint.endpointId));
    }

    @Test
    @DisplayName("NTF-1: notify returns who waits, in order, and only once; they stay blocked")
    void notifyTells() throws IpcException {
        block(second, first);
        kernel.blockOnReceive(third, channel.receiveEnd.endpointId);
        assertArrayEquals(new long[] {second, first}, kernel.notifyReceivers(endpoint.endpointId));
        assertArrayEquals(NOBODY, kernel.notifyReceivers(endpoint.endpointId));
        assertArrayEquals(new long[] {third}, kernel.notifyReceivers(channel.sendEnd.endpointId));
        assertArrayEquals(NOBODY, kernel.notifyReceivers(99));
        refused(IpcError.INVALID_STATE, () -> kernel.blockOnReceive(first, endpoint.endpointId));
        runs(0);
    }

    @Test
    @DisplayName("NTF-2, NTF-4: who is woken is on no list; waking another one is a no-op")
    void wake() throws IpcException {
        block(first, second);
        kernel.wakeProcess(first);
        assertArrayEquals(new long[] {second}, kernel.notifyReceivers(endpoint.endpointId));
        kernel.wakeProcess(second);
        kernel.wakeProcess(second);
        kernel.wakeProcess(99);
        runs(third, first, second, third);
    }

    @Test
    @DisplayName("NTF-3: the poll wakes who is blocked where there is a message, in the order in which they blocked")
    void poll() throws IpcException {
        block(third, first);
        kernel.blockOnReceive(second, channel.receiveEnd.endpointId);
        runs(0);
        kernel.sendMessage(endpoint.endpointId, Message.empty());
        runs(third, first, third);
        kernel.sendMessage(channel.sendEnd.endpointId, Message.empty());
        runs(first, second, third);
    }

    @Test
    @DisplayName("NTF-3: the poll wakes those too that notify has told of")
    void pollWakesTold() throws IpcException {
        block(first);
        kernel.notifyReceivers(endpoint.endpointId);
        kernel.sendMessage(endpoint.endpointId, Message.empty());
        runs(second, third, first);
    }

    @Test
    @DisplayName("CLN-1: a process that ends is neither scheduled nor waiting")
    void endedProcessesAreNowhere() throws IpcException {
        runs(first);
        block(second);
        kernel.terminate(first);
        kernel.cleanupProcess(second);
        assertArrayEquals(NOBODY, kernel.notifyReceivers(endpoint.endpointId));
        runs(third, third);
    }

    @Test
    @DisplayName("CLN-2: who is blocked on an endpoint that goes is ready, in the order in which they blocked")
    void destroyedEndpointsLetGo() throws IpcException {
        kernel.blockOnReceive(second, channel.receiveEnd.endpointId);
        block(first);
        kernel.terminate(third);
        refused(IpcError.ENDPOINT_NOT_FOUND, () -> kernel.receiveMessage(endpoint.endpointId, Message.empty()));
        runs(second, first, second);
    }

    @Test
    @DisplayName("CLN-2: they are ready at once, before whoever comes later")
    void destroyedEndpointsLetGoAtOnce() throws IpcException {
        block(first, second);
        kernel.terminate(third);
        long fourth = kernel.spawn();
        runs(first, second, fourth);
    }

    @Test
    @DisplayName("CAP-7, CLN-2: the last revoke lets go who is blocked")
    void lastRevokeLetsGo() throws IpcException {
        block(first);
        IpcCapability renewed = kernel.revokeCapability(third, endpoint.capability);
        runs(second);
        assertEquals(IpcCapability.NULL_TOKEN, kernel.revokeCapability(third, renewed).token());
        assertTrue(isReady(first));
        runs(third, first, second);
    }

    @Test
    @DisplayName("CLN-2, NTF-3: when an endpoint goes, only those who wait there are let go; who has a message is so at the next poll")
    void othersAreNotLetGo() throws IpcException {
        block(first);
        kernel.sendMessage(endpoint.endpointId, Message.empty());
        kernel.terminate(second);
        assertFalse(isReady(first));
        runs(third, first);
    }

    private boolean isReady(long pid) {
        return kernel.scheduler.isReady(kernel.kernel.processIds.find(pid));
    }
}
