package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static veridian.ipc.kernel.Refusals.refused;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** SHM, PROC-1, CLN-1: frames, regions and mappings, call by call. Pages have 4 bytes, the nodes 0 and 1 three frames each. */
class MemoryCallsTest {

    private static final int NONE = IpcSystem.NO_NODE;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int BOTH = 3;
    private static final int PAGE = 4;
    private static final int LARGEST = 12;
    private static final int USER_END = 64;
    private static final long NOBODY = 99;
    private static final long NO_REGION = 99;

    private IpcSystem kernel;
    private long first;
    private long second;

    @BeforeEach
    void twoProcesses() throws IpcException {
        kernel = IpcSystem.create(SystemLimits.defaults().withIpc(IpcLimits.of(3, 100, 3, 100, 2, 2, 9))
            .withRegions(3, 100, LARGEST).withMemory(2, 3, PAGE, 6));
        kernel.init();
        first = kernel.spawn();
        second = kernel.spawn();
    }

    /** How many frames can be had. */
    private int freeFrames() throws IpcException {
        for (int n = 6; n > 0; n--) {
            try {
                kernel.freeSharedMemory(kernel.allocateSharedMemory(n * PAGE, NONE));
                return n;
            } catch (IpcException e) {
                assertEquals(IpcError.OUT_OF_MEMORY, e.error());
            }
        }
        return 0;
    }

    private static int[] nodesOf(int[] frames) {
        return Arrays.stream(frames).map(frame -> (frame - 1) / 3).toArray();
    }

    @Test
    @DisplayName("INIT-1: calls about memory before init() are refused, whatever their arguments")
    void nothingBeforeInit() {
        IpcSystem fresh = IpcSystem.create(SystemLimits.defaults());
        List<Executable> calls = List.of(() -> fresh.allocateSharedMemory(0, 9), () -> fresh.freeSharedMemory(null),
            () -> fresh.createSharedRegion(1, 0, 0, 9), () -> fresh.createEmptyRegion(1, 0, 0),
            () -> fresh.setPhysicalPages(1, null), () -> fresh.destroyRegion(1, 1), () -> fresh.mapSharedRegion(1, 1, 1),
            () -> fresh.unmapSharedRegion(1, 1), () -> fresh.findSharedRegion(1, 1), () -> fresh.handlePageFault(1, 1));
        calls.forEach(call -> refused(IpcError.NOT_INITIALIZED, call));
    }

    @Test
    @DisplayName("TYP-7: no pages are INVALID_ARGUMENT, before anything else is looked at")
    void nullPages() {
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.freeSharedMemory(null));
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.setPhysicalPages(NO_REGION, null));
    }

    @Test
    @DisplayName("SHM-1: frames come from the named node first, then from the others in ascending order")
    void framesOfTheNamedNodeFirst() throws IpcException {
        assertArrayEquals(new int[] {1, 1, 1, 0}, nodesOf(kernel.allocateSharedMemory(4 * PAGE, 1)));
        assertArrayEquals(new int[] {0, 0}, nodesOf(kernel.allocateSharedMemory(2 * PAGE - 1, 1)));
    }

    @Test
    @DisplayName("SHM-1: each check in its order, and all frames or none; sizes are unsigned")
    void checksOfAllocation() throws IpcException {
        for (long size : new long[] {0, -1, -PAGE + 1}) {
            refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.allocateSharedMemory(size, NONE));
        }
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.allocateSharedMemory(-PAGE, 2));
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.allocateSharedMemory(1, -2));
        for (long size : new long[] {-PAGE, Long.MIN_VALUE, Long.MAX_VALUE, 6 * PAGE + 1}) {
            refused(kernel, IpcError.OUT_OF_MEMORY, () -> kernel.allocateSharedMemory(size, 1));
        }
        assertEquals(6, freeFrames());
    }

    @Test
    @DisplayName("SHM-2: only frames that the caller has, each named once, are freed; else none is")
    void freeing() throws IpcException {
        int[] mine = kernel.allocateSharedMemory(2 * PAGE, 0);
        long region = kernel.createSharedRegion(first, 1, READ, 1);
        int others = kernel.memory.regions.firstFrame[kernel.memory.regionIds.find(region)];
        int[][] wrong = {{mine[0], mine[0]}, {mine[0], 0}, {mine[0], -1}, {mine[0], 7}, {mine[0], others}, {mine[0], 6}};
        for (int[] pages : wrong) {
            refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.freeSharedMemory(pages));
        }
        kernel.freeSharedMemory(new int[0]);
        kernel.freeSharedMemory(mine);
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.freeSharedMemory(mine));
        assertEquals(5, freeFrames());
    }

    @Test
    @DisplayName("SHM-2, SHM-5: each check of a new region in its order")
    void checksOfNewRegions() throws IpcException {
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.createSharedRegion(NOBODY, 0, 0, 9));
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.createEmptyRegion(0, 0, 0));
        for (int permissions : new int[] {0, 4, 7, -1}) {
            refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createSharedRegion(first, 1, permissions, NONE));
            refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createEmptyRegion(first, 1, permissions));
        }
        for (long size : new long[] {LARGEST + 1, -1, Long.MIN_VALUE}) {
            refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createSharedRegion(first, size, READ, NONE));
            refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createEmptyRegion(first, size, READ));
        }
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createSharedRegion(first, 0, WRITE, NONE));
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createEmptyRegion(first, 0, WRITE));
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createSharedRegion(first, 1, BOTH, 2));
        kernel.allocateSharedMemory(4 * PAGE, NONE);
        refused(kernel, IpcError.OUT_OF_MEMORY, () -> kernel.createSharedRegion(first, LARGEST, BOTH, 1));
    }

    @Test
    @DisplayName("SHM-2, SHM-5: a full table is OUT_OF_MEMORY before size 0 or an unknown node is looked at")
    void fullTable() throws IpcException {
        for (int i = 0; i < 3; i++) {
            kernel.createEmptyRegion(first, 1, READ);
        }
        refused(kernel, IpcError.INVALID_ARGUMENT, () -> kernel.createSharedRegion(first, 0, 0, 9));
        refused(kernel, IpcError.OUT_OF_MEMORY, () -> kernel.createSharedRegion(first, 0, READ, 9));
        refused(kernel, IpcError.OUT_OF_MEMORY, () -> kernel.createEmptyRegion(first, 0, READ));
    }

    @Test
    @DisplayName("PROC-1: region ids are never reused; no ids left is OUT_OF_MEMORY")
    void regionIdsAreFresh() throws IpcException {
        long last = 0;
        for (int i = 0; i < 100; i++) {
            long region = kernel.createEmptyRegion(first, 1, READ);
            assertNotEquals(last, region);
            kernel.destroyRegion(first, region);
            refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.destroyRegion(first, region));
            last = region;
        }
        refused(kernel, IpcError.OUT_OF_MEMORY, () -> kernel.createEmptyRegion(first, 1, READ));
    }

    @Test
    @DisplayName("SHM-2: a region takes its pages once: as many as it needs, of those that the caller has")
    void physicalPages() throws IpcException {
        long region = kernel.createEmptyRegion(first, PAGE + 1, READ);
        int[] pages = kernel.allocateSharedMemory(3 * PAGE, NONE);
        int[] two = {pages[2], pages[0]};
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.setPhysicalPages(NO_REGION, two));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.setPhysicalPages(region, pages));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.setPhysicalPages(region, new int[] {pages[0], pages[0]}));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.mapSharedRegion(region, first, PAGE));
        kernel.setPhysicalPages(region, two);
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.setPhysicalPages(region, two));
        int[] others = kernel.allocateSharedMemory(2 * PAGE, NONE);
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.setPhysicalPages(region, others));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.freeSharedMemory(two));
        kernel.mapSharedRegion(region, first, PAGE);
        assertEquals(pages[2], kernel.memory.frameAt(0, PAGE));
        assertEquals(pages[0], kernel.memory.frameAt(0, 2 * PAGE));
    }

    @Test
    @DisplayName("SHM-2: a region goes, and its frames return, when nobody owns or maps it any more")
    void regionGoesWithItsLast() throws IpcException {
        long region = kernel.createSharedRegion(first, LARGEST, BOTH, NONE);
        kernel.mapSharedRegion(region, second, PAGE);
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.destroyRegion(NOBODY, NO_REGION));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.destroyRegion(second, NO_REGION));
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.destroyRegion(second, region));
        kernel.destroyRegion(first, region);
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.destroyRegion(first, region));
        assertEquals(3, freeFrames());
        kernel.unmapSharedRegion(region, second);
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.mapSharedRegion(region, first, PAGE));
        assertEquals(6, freeFrames());
    }

    @Test
    @DisplayName("SHM-3: each check of mapping in its order")
    void checksOfMapping() throws IpcException {
        long region = kernel.createSharedRegion(first, PAGE + 1, READ, NONE);
        long other = kernel.createSharedRegion(first, 1, READ, NONE);
        long empty = kernel.createEmptyRegion(first, 1, READ);
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.mapSharedRegion(NO_REGION, NOBODY, 1));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.mapSharedRegion(NO_REGION, first, 1));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.mapSharedRegion(empty, first, 1));
        for (long address : new long[] {PAGE + 1, 0, USER_END, USER_END - PAGE, -PAGE, Long.MIN_VALUE}) {
            refused(kernel, IpcError.INVALID_ADDRESS, () -> kernel.mapSharedRegion(region, first, address));
        }
        kernel.mapSharedRegion(region, first, 2 * PAGE);
        refused(kernel, IpcError.INVALID_ADDRESS, () -> kernel.mapSharedRegion(region, first, 1));
        refused(kernel, IpcError.ADDRESS_IN_USE, () -> kernel.mapSharedRegion(region, first, 4 * PAGE));
        refused(kernel, IpcError.ADDRESS_IN_USE, () -> kernel.mapSharedRegion(other, first, 3 * PAGE));
        kernel.mapSharedRegion(other, first, PAGE);
        kernel.mapSharedRegion(region, second, USER_END - 2 * PAGE);
    }

    @Test
    @DisplayName("SHM-3: mappings do not overlap, not even in their last page")
    void overlapInTheLastPage() throws IpcException {
        long region = kernel.createSharedRegion(first, 2 * PAGE, READ, NONE);
        long other = kernel.createSharedRegion(first, 2 * PAGE, READ, NONE);
        kernel.mapSharedRegion(region, first, 5 * PAGE);
        refused(kernel, IpcError.ADDRESS_IN_USE, () -> kernel.mapSharedRegion(other, first, 4 * PAGE));
        kernel.mapSharedRegion(other, first, 3 * PAGE);
    }

    @Test
    @DisplayName("SHM-2: each check of unmapping in its order; an address is free again afterwards")
    void unmapping() throws IpcException {
        long region = kernel.createSharedRegion(first, 1, READ, NONE);
        long other = kernel.createSharedRegion(first, 1, READ, NONE);
        kernel.mapSharedRegion(region, first, PAGE);
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.unmapSharedRegion(NO_REGION, NOBODY));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.unmapSharedRegion(NO_REGION, first));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.unmapSharedRegion(region, second));
        kernel.unmapSharedRegion(region, first);
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.unmapSharedRegion(region, first));
        kernel.mapSharedRegion(other, first, PAGE);
    }

    @Test
    @DisplayName("SHM-2, SHM-3: unmapping frees all pages of the region in this process, and none of its neighbours")
    void unmappingBetweenNeighbours() throws IpcException {
        long before = kernel.createSharedRegion(first, PAGE, READ, NONE);
        long region = kernel.createSharedRegion(first, 2 * PAGE, READ, NONE);
        long after = kernel.createSharedRegion(first, PAGE, READ, NONE);
        long[] pages = {before, region, region, after};
        mapAll(first, 1, before, region, after);
        mapAll(second, 5, before, region, after);
        kernel.unmapSharedRegion(region, second);
        for (int i = 0; i < pages.length; i++) {
            assertEquals(pages[i], kernel.findSharedRegion(first, (1 + i) * PAGE));
            assertEquals(pages[i] == region ? 0 : pages[i], kernel.findSharedRegion(second, (5 + i) * PAGE));
        }
    }

    /** One page, two, and one, in a row from this page on. */
    private void mapAll(long process, int page, long before, long region, long after) throws IpcException {
        kernel.mapSharedRegion(before, process, page * PAGE);
        kernel.mapSharedRegion(region, process, (page + 1) * PAGE);
        kernel.mapSharedRegion(after, process, (page + 3) * PAGE);
    }

    @Test
    @DisplayName("SHM-3: mapping and unmapping for ever takes no more room than once")
    void mappingsLeaveNothingBehind() throws IpcException {
        long region = kernel.createSharedRegion(first, PAGE, READ, NONE);
        for (int i = 0; i < 1 << PageTable.INITIAL_BITS; i++) {
            kernel.mapSharedRegion(region, first, PAGE);
            kernel.unmapSharedRegion(region, first);
        }
        assertEquals(PageTable.INITIAL_BITS, kernel.memory.mappings.table.bits);
    }

    @Test
    @DisplayName("SHM-1: the frames of a node are those after the node before it")
    void nodesOfFrames() {
        FramePool frames = kernel.memory.frames;
        int[] nodes = IntStream.rangeClosed(1, 6).map(frames::nodeOf).toArray();
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, nodes);
    }

    @Test
    @DisplayName("SHM-4: find and page faults see what the process itself has mapped there; a fault is served at the region's base")
    void findAndFault() throws IpcException {
        long region = kernel.createSharedRegion(first, PAGE + 1, READ, NONE);
        kernel.mapSharedRegion(region, first, 2 * PAGE);
        for (long address : new long[] {2 * PAGE, 3 * PAGE, 4 * PAGE - 1}) {
            assertEquals(region, kernel.findSharedRegion(first, address));
            assertEquals(2 * PAGE, kernel.handlePageFault(first, address));
        }
        for (long address : new long[] {0, 2 * PAGE - 1, 4 * PAGE, -1, Long.MIN_VALUE}) {
            assertEquals(0, kernel.findSharedRegion(first, address));
            refused(kernel, IpcError.INVALID_ADDRESS, () -> kernel.handlePageFault(first, address));
        }
        assertEquals(0, kernel.findSharedRegion(second, 2 * PAGE));
        assertEquals(0, kernel.findSharedRegion(NOBODY, 2 * PAGE));
        refused(kernel, IpcError.INVALID_ADDRESS, () -> kernel.handlePageFault(second, 2 * PAGE));
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.handlePageFault(NOBODY, 2 * PAGE));
    }

    @Test
    @DisplayName("CLN-1: cleanup unmaps and disowns; what another process maps stays until it unmaps it")
    void cleanupInTheMiddle() throws IpcException {
        long shared = kernel.createSharedRegion(first, PAGE, BOTH, NONE);
        long own = kernel.createSharedRegion(first, PAGE, BOTH, NONE);
        long others = kernel.createSharedRegion(second, PAGE, BOTH, NONE);
        kernel.mapSharedRegion(shared, second, PAGE);
        kernel.mapSharedRegion(own, first, PAGE);
        kernel.mapSharedRegion(others, first, 2 * PAGE);
        kernel.terminate(first);
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.unmapSharedRegion(own, first));
        refused(kernel, IpcError.INVALID_MEMORY_REGION, () -> kernel.destroyRegion(second, own));
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.destroyRegion(second, shared));
        assertEquals(shared, kernel.findSharedRegion(second, PAGE));
        assertEquals(4, freeFrames());
        kernel.unmapSharedRegion(shared, second);
        kernel.destroyRegion(second, others);
        assertEquals(6, freeFrames());
    }

    @Test
    @DisplayName("CLN-3: the next process in the place of one that ended has nothing mapped and owns nothing")
    void successorInheritsNothing() throws IpcException {
        long region = kernel.createSharedRegion(second, PAGE, BOTH, NONE);
        long its = kernel.createSharedRegion(first, PAGE, BOTH, NONE);
        kernel.mapSharedRegion(region, first, PAGE);
        kernel.mapSharedRegion(its, second, PAGE);
        kernel.cleanupProcess(first);
        long successor = kernel.spawn();
        assertEquals(0, kernel.findSharedRegion(successor, PAGE));
        refused(kernel, IpcError.PERMISSION_DENIED, () -> kernel.destroyRegion(successor, its));
        kernel.mapSharedRegion(region, successor, PAGE);
    }

    @Test
    @DisplayName("SHM-1: loose frames belong to no process and stay when one ends")
    void looseFramesStay() throws IpcException {
        int[] frames = kernel.allocateSharedMemory(2 * PAGE, NONE);
        kernel.terminate(first);
        kernel.terminate(second);
        assertEquals(4, freeFrames());
        kernel.freeSharedMemory(frames);
    }
}
