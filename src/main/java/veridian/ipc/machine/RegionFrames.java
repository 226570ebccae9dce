package veridian.ipc.machine;

import java.util.HashMap;
import java.util.Map;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcSystem;

/**
 * Makes regions out of frames, and knows which frames each of them has: {@code region.physical_pages()} of the API reference.
 *
 * <p>The kernel tells nobody the frames that it takes by itself. So they are allocated first and given to the region then, as the API
 * reference does it.
 */
final class RegionFrames {

    /** The pages of a region, first page first, and what who maps it may do. */
    record Pages(int[] frames, int permissions) { }

    private final IpcSystem kernel;
    private final PhysicalMemory memory;
    private final Map<Long, Pages> pagesOf = new HashMap<>();
    /** The region that had the frame last. */
    private final Map<Integer, Long> regionOf = new HashMap<>();

    RegionFrames(IpcSystem kernel, PhysicalMemory memory) {
        this.kernel = kernel;
        this.memory = memory;
    }

    /**
     * {@link IpcSystem#createSharedRegion}, of frames that read as zeros.
     *
     * @throws IpcException as {@link IpcSystem#createSharedRegion}
     */
    long create(long owner, long size, int permissions, int node) throws IpcException {
        int[] frames;
        try {
            frames = kernel.allocateSharedMemory(size, node);
        } catch (IpcException unavailable) {
            // Other checks come before those of the frames. The kernel refuses this too, and knows which of its checks is the first.
            return kernel.createSharedRegion(owner, size, permissions, node);
        }
        long region = createEmpty(frames, owner, size, permissions);
        kernel.setPhysicalPages(region, frames);
        for (int frame : frames) {
            handOver(frame, region);
        }
        pagesOf.put(region, new Pages(frames, permissions));
        return region;
    }

    /** If there can be no such region, these frames are given back. */
    private long createEmpty(int[] frames, long owner, long size, int permissions) throws IpcException {
        try {
            return kernel.createEmptyRegion(owner, size, permissions);
        } catch (IpcException refused) {
            kernel.freeSharedMemory(reversed(frames));
            throw refused;
        }
    }

    /** Who had the frame before is gone, or else the kernel had not given it out again. */
    private void handOver(int frame, long region) {
        memory.clear(frame);
        Long before = regionOf.put(frame, region);
        if (before != null) {
            pagesOf.remove(before);
        }
    }

    /** The free frames of a node are a stack: given back last to first, they lie there as before. */
    private static int[] reversed(int[] frames) {
        int[] reversed = new int[frames.length];
        for (int i = 0; i < frames.length; i++) {
            reversed[i] = frames[frames.length - 1 - i];
        }
        return reversed;
    }

    /**
     * The pages of a region that is alive.
     *
     * @throws IpcException INVALID_MEMORY_REGION for a region that was not made here
     */
    Pages pagesOf(long region) throws IpcException {
        Pages pages = pagesOf.get(region);
        if (pages == null) {
            throw new IpcException(IpcError.INVALID_MEMORY_REGION);
        }
        return pages;
    }

    /** How many regions are remembered: not many more than are alive, for each has a frame that no later one has. */
    int size() {
        return pagesOf.size();
    }
}
