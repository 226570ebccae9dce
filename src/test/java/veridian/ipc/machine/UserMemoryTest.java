package veridian.ipc.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.machine.SmallMachine.PAGE;
import static veridian.ipc.machine.SmallMachine.READ;
import static veridian.ipc.machine.SmallMachine.USER_END;
import static veridian.ipc.machine.SmallMachine.WRITE;
import static veridian.ipc.machine.SmallMachine.refused;
import static veridian.ipc.machine.SystemCallNumber.SYS_CREATE_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_MAP_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_RECEIVE;
import static veridian.ipc.machine.SystemCallNumber.SYS_SEND;
import static veridian.ipc.machine.SystemCallNumber.SYS_UNMAP_REGION;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.KernelSnapshot;

/**
 * User addresses: what is mapped where, and that nothing is half done at a bad one. The process has three regions of a page: one that it
 * may read and write, a hole, one to read only right after one to write only, and one at the very end.
 */
class UserMemoryTest {

    private static final long BOTH = 0x1000;
    private static final long HOLE = BOTH + PAGE;
    private static final long WRITABLE = 0x2000;
    private static final long READABLE = WRITABLE + PAGE;
    private static final long LAST = USER_END - PAGE;
    private static final byte[] LETTERS = {'a', 'b', 'c', 'd'};

    private final SmallMachine small = new SmallMachine(0);
    private UserProcess process;
    private long token;

    @BeforeEach
    void regions() throws IpcException {
        process = small.process();
        map(BOTH, READ | WRITE);
        map(HOLE + PAGE, READ | WRITE);
        map(WRITABLE, WRITE);
        map(READABLE, READ);
        map(LAST, READ | WRITE);
        token = small.kernel.createEndpoint(process.pid()).capability.token();
    }

    private long map(long address, int permissions) {
        assertEquals(Status.OK, process.call(SYS_CREATE_REGION, PAGE, permissions, IpcSystem.NO_NODE));
        long region = process.result(0);
        assertEquals(Status.OK, process.call(SYS_MAP_REGION, region, address));
        return region;
    }

    /** Ranges that are not all user memory. */
    static Stream<Arguments> badRanges() {
        return Stream.of(
            Arguments.of("null", 0L, 1L),
            Arguments.of("the last byte of the first page", PAGE - 1L, 2L),
            Arguments.of("nothing is mapped", 0x3000L, 1L),
            Arguments.of("begins in a hole", HOLE + PAGE - 1, 2L),
            Arguments.of("ends in a hole", HOLE - 1, 2L),
            Arguments.of("a hole in the middle", BOTH, 3L * PAGE),
            Arguments.of("past the end of user addresses", USER_END - 1, 2L),
            Arguments.of("kernel half", USER_END, 1L),
            Arguments.of("the lowest of the upper half", Long.MIN_VALUE, 1L),
            Arguments.of("the last address", -1L, 1L),
            Arguments.of("wraps around to null", -1L, 2L),
            Arguments.of("wraps around past null", -32L, 12L * PAGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRanges")
    @DisplayName("SYS-1: a payload at a bad address is INVALID_ADDRESS, and nothing is done, nor charged")
    void sendingFromBadRanges(String name, long address, long length) throws IpcException {
        KernelSnapshot before = KernelSnapshot.of(small.kernel);
        assertEquals(Status.of(IpcError.INVALID_ADDRESS), process.call(SYS_SEND, token, address, length));
        assertTrue(before.isStateOf(small.kernel));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRanges")
    @DisplayName("loads and stores of a range that is not all mapped are INVALID_ADDRESS, and not a byte is stored")
    void accessingBadRanges(String name, long address, long length) throws IpcException {
        byte[] bytes = new byte[(int) length];
        Arrays.fill(bytes, (byte) 'x');
        refused(IpcError.INVALID_ADDRESS, () -> process.load(address, bytes.length));
        refused(IpcError.INVALID_ADDRESS, () -> process.store(address, bytes));
        for (long mapped : new long[] {BOTH, HOLE + PAGE, LAST}) {
            assertArrayEquals(new byte[PAGE], process.load(mapped, PAGE));
        }
    }

    @Test
    @DisplayName("SYS-2: a buffer of which a byte can't be written is refused before the message is taken, or the process blocks")
    void receivingIntoBadBuffers() throws IpcException {
        receivingIsRefused();
        process.store(BOTH, LETTERS);
        assertEquals(Status.OK, process.call(SYS_SEND, token, BOTH, LETTERS.length));
        receivingIsRefused();
        assertEquals(Status.OK, process.call(SYS_RECEIVE, token, LAST));
        assertArrayEquals(LETTERS, process.load(LAST, LETTERS.length));
    }

    private void receivingIsRefused() {
        for (long buffer : new long[] {0, PAGE - 1, HOLE, HOLE - PAGE + 1, LAST + 1, USER_END, -1, Long.MIN_VALUE}) {
            receivingIsRefused(IpcError.INVALID_ADDRESS, buffer);
        }
        receivingIsRefused(IpcError.PERMISSION_DENIED, READABLE);
        receivingIsRefused(IpcError.PERMISSION_DENIED, WRITABLE + 1);
    }

    private void receivingIsRefused(IpcError error, long buffer) {
        KernelSnapshot before = KernelSnapshot.of(small.kernel);
        assertEquals(Status.of(error), process.call(SYS_RECEIVE, token, buffer), () -> Long.toHexString(buffer));
        assertTrue(before.isStateOf(small.kernel));
    }

    @Test
    @DisplayName("SHM-3: entries carry the region's permissions; what they do not allow is PERMISSION_DENIED, and not a byte is stored")
    void permissionsOfRegions() throws IpcException {
        refused(IpcError.PERMISSION_DENIED, () -> process.store(READABLE, LETTERS));
        refused(IpcError.PERMISSION_DENIED, () -> process.load(WRITABLE, 1));
        refused(IpcError.PERMISSION_DENIED, () -> process.store(READABLE - 2, LETTERS));
        assertEquals(Status.of(IpcError.PERMISSION_DENIED), process.call(SYS_SEND, token, WRITABLE, 1));
        long region = small.kernel.findSharedRegion(process.pid(), WRITABLE);
        assertArrayEquals(new byte[PAGE], bytesOf(region));
        process.store(WRITABLE, LETTERS);
        assertEquals('c', bytesOf(region)[2]);
        assertArrayEquals(new byte[PAGE], process.load(READABLE, PAGE));
    }

    private byte[] bytesOf(long region) throws IpcException {
        byte[] bytes = new byte[PAGE];
        small.machine.memory().read(small.machine.framesOf(region)[0], 0, bytes, 0, PAGE);
        return bytes;
    }

    @Test
    @DisplayName("the first and the last byte of what is mapped, and no bytes at all, are fine")
    void edges() throws IpcException {
        process.store(USER_END - 1, (byte) 'z');
        assertArrayEquals(new byte[] {'z'}, process.load(USER_END - 1, 1));
        assertEquals(Status.OK, process.call(SYS_SEND, token, USER_END - 1, 1));
        assertEquals(Status.OK, process.call(SYS_SEND, token, 0, 0));
        assertEquals(Status.OK, process.call(SYS_RECEIVE, token, BOTH));
        assertEquals('z', process.load(BOTH, 1)[0]);
        assertEquals(Status.OK, process.call(SYS_RECEIVE, token, BOTH));
        assertEquals(0, process.result(0));
        assertEquals('z', process.load(BOTH, 1)[0], "only as many bytes as there are");
    }

    @Test
    @DisplayName("SHM-2: what was unmapped can't be reached, and another region at its place is another one")
    void unmapping() throws IpcException {
        long address = 0x3000;
        long first = map(address, READ | WRITE);
        process.store(address, LETTERS);
        assertEquals(Status.OK, process.call(SYS_UNMAP_REGION, first));
        refused(IpcError.INVALID_ADDRESS, () -> process.load(address, 1));
        assertEquals(Status.of(IpcError.INVALID_MEMORY_REGION), process.call(SYS_UNMAP_REGION, first));
        long second = map(address, READ | WRITE);
        assertArrayEquals(new byte[PAGE], process.load(address, PAGE));
        process.store(address, (byte) '2');
        assertEquals(Status.OK, process.call(SYS_UNMAP_REGION, second));
        assertEquals(Status.OK, process.call(SYS_MAP_REGION, first, address));
        assertArrayEquals(LETTERS, process.load(address, LETTERS.length));
        assertEquals(0, process.load(BOTH, 1)[0], "and the others are where they were");
    }

    @Test
    @DisplayName("CLN-1: an ended process has no memory")
    void endedProcess() throws IpcException {
        process.store(BOTH, LETTERS);
        small.machine.terminate(process.pid());
        refused(IpcError.PROCESS_NOT_FOUND, () -> process.load(BOTH, 1));
    }

    @Test
    @DisplayName("a region that the kernel made by itself has no bytes: INVALID_MEMORY_REGION")
    void regionsWithoutBytes() throws IpcException {
        long region = small.kernel.createSharedRegion(process.pid(), PAGE, READ, IpcSystem.NO_NODE);
        small.kernel.mapSharedRegion(region, process.pid(), 0x3000);
        refused(IpcError.INVALID_MEMORY_REGION, () -> process.load(0x3000, 1));
        assertEquals(Status.OK, process.call(SYS_UNMAP_REGION, region));
        UserProcess untouched = small.process();
        small.kernel.mapSharedRegion(small.kernel.findSharedRegion(process.pid(), BOTH), untouched.pid(), BOTH);
        assertEquals(Status.OK, untouched.call(SYS_UNMAP_REGION, small.kernel.findSharedRegion(process.pid(), BOTH)));
    }
}
