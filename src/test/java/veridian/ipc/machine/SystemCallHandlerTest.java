package veridian.ipc.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.machine.SmallMachine.MESSAGES;
import static veridian.ipc.machine.SmallMachine.PAGE;
import static veridian.ipc.machine.SmallMachine.READ;
import static veridian.ipc.machine.SmallMachine.WRITE;
import static veridian.ipc.machine.SystemCallNumber.SYS_CREATE_CHANNEL;
import static veridian.ipc.machine.SystemCallNumber.SYS_CREATE_ENDPOINT;
import static veridian.ipc.machine.SystemCallNumber.SYS_CREATE_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_DESTROY_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_GRANT;
import static veridian.ipc.machine.SystemCallNumber.SYS_HAS_MESSAGE;
import static veridian.ipc.machine.SystemCallNumber.SYS_MAP_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_RECEIVE;
import static veridian.ipc.machine.SystemCallNumber.SYS_REVOKE;
import static veridian.ipc.machine.SystemCallNumber.SYS_SEND;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.KernelSnapshot;

/** System calls in registers: what they answer, and what a refused one leaves. The counter stands still. */
class SystemCallHandlerTest {

    private static final long BUFFER = 0x1000;
    private static final long NOWHERE = 0x3000;
    private static final int LARGE = 2 * PAGE;
    private static final int TOO_LARGE = 12 * PAGE + 1;
    private static final long NO_NODE = IpcSystem.NO_NODE;

    private final SmallMachine small = new SmallMachine(0);
    private UserProcess process;
    private UserProcess other;
    private long token;

    @BeforeEach
    void twoProcesses() throws IpcException {
        process = small.process(BUFFER, LARGE);
        other = small.process(BUFFER, LARGE);
        assertEquals(Status.OK, process.call(SYS_CREATE_ENDPOINT));
        token = process.result(1);
    }

    private void refused(IpcError error, SystemCallNumber call, long... arguments) {
        KernelSnapshot before = KernelSnapshot.of(small.kernel);
        assertEquals(Status.of(error), process.call(call, arguments));
        assertTrue(before.isStateOf(small.kernel), () -> "changed, although " + error);
        for (int i = 0; i < 4; i++) {
            assertEquals(0, process.result(i));
        }
    }

    @Test
    @DisplayName("a number that is no system call is INVALID_ARGUMENT")
    void unknownNumbers() {
        KernelSnapshot before = KernelSnapshot.of(small.kernel);
        for (long number : new long[] {-1, SystemCallNumber.values().length, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertEquals(Status.of(IpcError.INVALID_ARGUMENT), process.callNumber(number));
        }
        assertTrue(before.isStateOf(small.kernel));
        assertTrue(small.log.contains("process 1: system call 4294967296 INVALID_ARGUMENT"));
    }

    @Test
    @DisplayName("TYP-5: each error has a status of its own, and its name")
    void statusOfErrors() {
        assertEquals(-1, Status.of(IpcError.NOT_INITIALIZED));
        assertEquals(-15, Status.of(IpcError.INVALID_STATE));
        assertEquals("OK", Status.nameOf(Status.OK));
        assertEquals("BLOCKED", Status.nameOf(Status.BLOCKED));
        for (IpcError error : IpcError.values()) {
            assertEquals(error.name(), Status.nameOf(Status.of(error)));
        }
    }

    @Test
    @DisplayName("SYS-3: the calls about endpoints, with the caller as owner, granter and revoker")
    void endpoints() {
        assertEquals(Status.OK, process.call(SYS_CREATE_CHANNEL, 2));
        long sendEnd = process.result(1);
        long receiveEnd = process.result(3);
        assertEquals(process.result(0), IpcCapability.endpointOf(sendEnd));
        assertEquals(process.result(2), IpcCapability.endpointOf(receiveEnd));
        assertEquals(IpcPermissions.SEND_END, IpcCapability.permissionsOf(sendEnd));
        assertEquals(Status.OK, process.call(SYS_GRANT, sendEnd, other.pid(), IpcPermissions.SEND));
        long granted = process.result(0);
        assertEquals(IpcPermissions.SEND, IpcCapability.permissionsOf(granted));
        assertEquals(Status.OK, other.call(SYS_SEND, granted, BUFFER, 3));
        assertEquals(Status.OK, process.call(SYS_HAS_MESSAGE, receiveEnd));
        assertEquals(1, process.result(0));
        assertEquals(Status.OK, process.call(SYS_RECEIVE, receiveEnd, BUFFER));
        assertEquals(3, process.result(0));
        assertEquals(Status.OK, process.call(SYS_HAS_MESSAGE, receiveEnd));
        assertEquals(0, process.result(0));
        assertEquals(Status.OK, process.call(SYS_REVOKE, sendEnd));
        assertEquals(1, IpcCapability.generationOf(process.result(0)));
        assertEquals(Status.of(IpcError.INVALID_CAPABILITY), other.call(SYS_SEND, granted, BUFFER, 3));
        refused(IpcError.INVALID_ARGUMENT, SYS_CREATE_CHANNEL, 3);
    }

    @Test
    @DisplayName("TYP-1: registers have 64 bits, and none of them is overlooked")
    void wideRegisters() {
        refused(IpcError.INVALID_ARGUMENT, SYS_GRANT, token, other.pid(), (1L << 32) + IpcPermissions.SEND);
        refused(IpcError.INVALID_ARGUMENT, SYS_GRANT, token, other.pid(), -1);
        refused(IpcError.INVALID_ARGUMENT, SYS_CREATE_REGION, PAGE, (1L << 32) + READ, NO_NODE);
        refused(IpcError.INVALID_ARGUMENT, SYS_CREATE_REGION, PAGE, Long.MIN_VALUE + READ, NO_NODE);
        refused(IpcError.INVALID_ARGUMENT, SYS_CREATE_REGION, PAGE, READ, 1L << 32);
        refused(IpcError.INVALID_ARGUMENT, SYS_CREATE_REGION, PAGE, READ, 0xffffffffL);
        refused(IpcError.INVALID_ARGUMENT, SYS_CREATE_REGION, PAGE, READ, -2);
        refused(IpcError.INVALID_ARGUMENT, SYS_CREATE_CHANNEL, (1L << 32) + 1);
        refused(IpcError.MESSAGE_TOO_LARGE, SYS_SEND, token, BUFFER, (1L << 32) + 1);
        refused(IpcError.MESSAGE_TOO_LARGE, SYS_SEND, token, BUFFER, -1);
    }

    @Test
    @DisplayName("an argument that is not given is 0, not what was there before")
    void argumentsNotGiven() {
        assertEquals(Status.OK, process.call(SYS_SEND, token, BUFFER, 3));
        assertEquals(Status.OK, process.call(SYS_SEND, token));
        assertEquals(Status.OK, process.call(SYS_RECEIVE, token, BUFFER));
        assertEquals(3, process.result(0));
        assertEquals(Status.OK, process.call(SYS_RECEIVE, token, BUFFER));
        assertEquals(0, process.result(0));
    }

    @Test
    @DisplayName("SYS-3: only the owner maps and destroys a region")
    void regions() {
        assertEquals(Status.OK, other.call(SYS_CREATE_REGION, PAGE, READ | WRITE, 1));
        long region = other.result(0);
        refused(IpcError.PERMISSION_DENIED, SYS_MAP_REGION, region, NOWHERE);
        refused(IpcError.PERMISSION_DENIED, SYS_DESTROY_REGION, region);
        refused(IpcError.INVALID_MEMORY_REGION, SYS_MAP_REGION, 99, NOWHERE);
        assertEquals(Status.of(IpcError.ADDRESS_IN_USE), other.call(SYS_MAP_REGION, region, BUFFER));
        assertEquals(Status.of(IpcError.INVALID_ADDRESS), other.call(SYS_MAP_REGION, region, BUFFER + 1));
        assertEquals(Status.OK, other.call(SYS_DESTROY_REGION, region));
    }

    @Test
    @DisplayName("SYS-1, SYS-4: the checks of sending, in their order")
    void orderOfChecksOfSending() throws IpcException {
        long onlyReceive = token ^ (long) (IpcPermissions.SEND) << 48;
        refused(IpcError.INVALID_CAPABILITY, SYS_SEND, 0, NOWHERE, TOO_LARGE);
        refused(IpcError.PERMISSION_DENIED, SYS_SEND, onlyReceive, NOWHERE, TOO_LARGE);
        refused(IpcError.MESSAGE_TOO_LARGE, SYS_SEND, token, NOWHERE, TOO_LARGE);
        for (int i = 0; i < MESSAGES; i++) {
            small.kernel.checkRateLimit(process.pid(), 1);
        }
        refused(IpcError.INVALID_ADDRESS, SYS_SEND, token, NOWHERE, LARGE);
        for (int length : new int[] {1, LARGE}) {
            long refusals = small.kernel.getPerformanceStats().refusedOperations;
            assertEquals(Status.of(IpcError.RATE_LIMIT_EXCEEDED), process.call(SYS_SEND, token, BUFFER, length));
            assertEquals(refusals + 1, small.kernel.getPerformanceStats().refusedOperations);
        }
        assertEquals(Status.of(IpcError.PERMISSION_DENIED), other.call(SYS_SEND, token, NOWHERE, TOO_LARGE));
    }

    @Test
    @DisplayName("SYS-2, SYS-4: the checks of receiving, in their order")
    void orderOfChecksOfReceiving() {
        long onlySend = token ^ (long) (IpcPermissions.RECEIVE) << 48;
        refused(IpcError.INVALID_CAPABILITY, SYS_RECEIVE, 0, NOWHERE);
        refused(IpcError.PERMISSION_DENIED, SYS_RECEIVE, onlySend, NOWHERE);
        refused(IpcError.INVALID_ADDRESS, SYS_RECEIVE, token, NOWHERE);
        assertEquals(Status.of(IpcError.PERMISSION_DENIED), other.call(SYS_RECEIVE, token, NOWHERE));
        assertEquals(Status.BLOCKED, process.call(SYS_RECEIVE, token, BUFFER));
        refused(IpcError.INVALID_STATE, SYS_RECEIVE, token, BUFFER);
    }

    @Test
    @DisplayName("SYS-1: a large message that is refused leaves its charge, and no region and no frame")
    void refusedLargeMessages() throws IpcException {
        assertEquals(Status.OK, process.call(SYS_CREATE_CHANNEL, 1));
        long sendEnd = process.result(1);
        long receiveEnd = process.result(3);
        assertEquals(Status.OK, process.call(SYS_SEND, sendEnd, BUFFER, 1));
        int free = small.freeFrames();
        for (int i = 0; i < 10; i++) {
            assertEquals(Status.of(IpcError.QUEUE_FULL), process.call(SYS_SEND, sendEnd, BUFFER, LARGE));
        }
        assertEquals(free, small.freeFrames());
        assertEquals(1, small.kernel.getPerformanceStats().totalOperations);
        assertEquals(Status.OK, process.call(SYS_RECEIVE, receiveEnd, BUFFER));
        assertEquals(1, process.result(0));
        for (int i = 11; i < MESSAGES; i++) {
            assertEquals(Status.OK, process.call(SYS_SEND, sendEnd, BUFFER, 1));
            assertEquals(Status.OK, process.call(SYS_RECEIVE, receiveEnd, BUFFER));
        }
        assertEquals(Status.of(IpcError.RATE_LIMIT_EXCEEDED), process.call(SYS_SEND, sendEnd, BUFFER, 1));
    }

    @Test
    @DisplayName("SYS-1: no frames for a large message is OUT_OF_MEMORY; small ones still go")
    void noFramesForLargeMessages() throws IpcException {
        assertEquals(Status.OK, other.call(SYS_CREATE_REGION, 11 * PAGE, READ, NO_NODE));
        assertEquals(1, small.freeFrames());
        assertEquals(Status.of(IpcError.OUT_OF_MEMORY), process.call(SYS_SEND, token, BUFFER, LARGE));
        assertEquals(Status.OK, process.call(SYS_SEND, token, BUFFER, PAGE));
        assertEquals(1, small.freeFrames());
    }

    @Test
    @DisplayName("NTF-1, NTF-2: a large message wakes who waits, at the other end of a channel too; in the order in which they blocked")
    void largeMessagesWake() throws IpcException {
        assertEquals(Status.OK, process.call(SYS_CREATE_CHANNEL, 1));
        long sendEnd = process.result(1);
        long receiveEnd = process.result(3);
        assertEquals(Status.OK, process.call(SYS_GRANT, receiveEnd, other.pid(), IpcPermissions.RECEIVE));
        long others = process.result(0);
        assertEquals(Status.BLOCKED, other.call(SYS_RECEIVE, others, BUFFER));
        assertEquals(Status.BLOCKED, process.call(SYS_RECEIVE, receiveEnd, BUFFER));
        UserProcess sender = small.process(BUFFER, LARGE);
        long granted = small.kernel.grantCapability(process.pid(), IpcCapability.fromToken(sendEnd), sender.pid(), IpcPermissions.SEND)
            .token();
        assertEquals(Status.OK, sender.call(SYS_SEND, granted, BUFFER, LARGE));
        assertArrayEquals(new long[0], small.kernel.notifyReceivers(IpcCapability.endpointOf(receiveEnd)));
        assertArrayEquals(new long[] {other.pid(), process.pid(), sender.pid()},
            new long[] {small.kernel.scheduleNext(), small.kernel.scheduleNext(), small.kernel.scheduleNext()});
        assertEquals(Status.OK, other.call(SYS_RECEIVE, others, BUFFER));
        assertEquals(LARGE, other.result(0));
        assertEquals(Status.of(IpcError.PERMISSION_DENIED), other.call(SYS_MAP_REGION, other.result(1), NOWHERE),
            "it belongs to the endpoint's owner (RCV-3)");
    }
}
