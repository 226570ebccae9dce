package veridian.ipc.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.machine.SmallMachine.PAGE;
import static veridian.ipc.machine.SmallMachine.READ;
import static veridian.ipc.machine.SmallMachine.WRITE;
import static veridian.ipc.machine.SmallMachine.refused;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.KernelSnapshot;

/** Regions made of frames that were allocated for them: as the kernel's own, and with bytes. */
class RegionFramesTest {

    private static final long ADDRESS = 0x1000;
    private static final int BOTH = READ | WRITE;
    private static final int NO_NODE = IpcSystem.NO_NODE;

    private final SmallMachine small = new SmallMachine(0);
    private final PhysicalMemory memory = new PhysicalMemory(SmallMachine.LIMITS);
    private final RegionFrames regions = new RegionFrames(small.kernel, memory);

    private void refusedAsByTheKernel(IpcError error, long owner, long size, int permissions, int node) {
        KernelSnapshot before = KernelSnapshot.of(small.kernel);
        refused(error, () -> small.kernel.createSharedRegion(owner, size, permissions, node));
        refused(error, () -> regions.create(owner, size, permissions, node));
        assertTrue(before.isStateOf(small.kernel), () -> "changed, although " + error);
    }

    @Test
    @DisplayName("SHM-1, SHM-2: the kernel's errors in its order; a refusal changes nothing, not even the order of free frames")
    void refusalsChangeNothing() throws IpcException {
        long pid = small.kernel.spawn();
        refusedAsByTheKernel(IpcError.PROCESS_NOT_FOUND, 99, 0, 9, 9);
        refusedAsByTheKernel(IpcError.PROCESS_NOT_FOUND, 99, 3 * PAGE, BOTH, 1);
        refusedAsByTheKernel(IpcError.INVALID_ARGUMENT, pid, 3 * PAGE, 4, 1);
        refusedAsByTheKernel(IpcError.INVALID_ARGUMENT, pid, 13 * PAGE, BOTH, 1);
        refusedAsByTheKernel(IpcError.INVALID_ARGUMENT, pid, 0, BOTH, 1);
        refusedAsByTheKernel(IpcError.INVALID_ARGUMENT, pid, 3 * PAGE, BOTH, 2);
        regions.create(pid, 10 * PAGE, BOTH, 1);
        refusedAsByTheKernel(IpcError.OUT_OF_MEMORY, pid, 7 * PAGE, BOTH, 1);
        refusedAsByTheKernel(IpcError.INVALID_ARGUMENT, pid, 7 * PAGE, 0, 1);
        for (int i = 1; i < SmallMachine.LIMITS.maxRegions; i++) {
            small.kernel.createEmptyRegion(pid, PAGE, READ);
        }
        refusedAsByTheKernel(IpcError.OUT_OF_MEMORY, pid, 0, BOTH, 9);
        refusedAsByTheKernel(IpcError.OUT_OF_MEMORY, pid, 3 * PAGE, BOTH, 0);
    }

    @Test
    @DisplayName("a new region reads as zeros, whoever had its frames before")
    void newRegionsReadAsZeros() throws IpcException {
        UserProcess first = small.process(ADDRESS, 12 * PAGE);
        byte[] secret = new byte[12 * PAGE];
        Arrays.fill(secret, (byte) 's');
        first.store(ADDRESS, secret);
        small.machine.terminate(first.pid());
        UserProcess second = small.process(ADDRESS, 12 * PAGE);
        assertArrayEquals(new byte[12 * PAGE], second.load(ADDRESS, 12 * PAGE));
    }

    @Test
    @DisplayName("regions that have gone are forgotten, when their frames are others'")
    void goneRegionsAreForgotten() throws IpcException {
        long pid = small.kernel.spawn();
        long kept = regions.create(pid, 2 * PAGE, READ, NO_NODE);
        int[] frames = regions.pagesOf(kept).frames().clone();
        for (int i = 0; i < 60; i++) {
            small.kernel.destroyRegion(pid, regions.create(pid, (1 + i % 12) * PAGE, BOTH, i % 2));
            assertTrue(regions.size() <= 1 + SmallMachine.LIMITS.framesPerNode * 2);
        }
        assertArrayEquals(frames, regions.pagesOf(kept).frames());
        assertEquals(READ, regions.pagesOf(kept).permissions());
        refused(IpcError.INVALID_MEMORY_REGION, () -> regions.pagesOf(0));
    }
}
