package veridian.ipc.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcSystem;

/** Translates user addresses. A page without an entry is a page fault, which is served from what the kernel has mapped (SHM-4). */
final class MemoryManager {

    private final IpcSystem kernel;
    private final RegionFrames regions;
    private final int pageSize;
    private final BiConsumer<Long, String> log;
    private final Map<Long, AddressSpace> spaces = new HashMap<>();

    /** @param log is told the pid and the address of each page fault that was served */
    MemoryManager(IpcSystem kernel, RegionFrames regions, int pageSize, BiConsumer<Long, String> log) {
        this.kernel = kernel;
        this.regions = regions;
        this.pageSize = pageSize;
        this.log = log;
    }

    /**
     * The frame at a user address.
     *
     * @throws IpcException as {@link #handlePageFault}; PERMISSION_DENIED if the region does not allow the access
     */
    int translate(long pid, long address, Access access) throws IpcException {
        AddressSpace.Entry entry = find(pid, address);
        if (entry == null) {
            handlePageFault(pid, address);
            entry = find(pid, address);
        }
        if (!access.isAllowedBy(entry.permissions())) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        return entry.frame();
    }

    private AddressSpace.Entry find(long pid, long address) {
        AddressSpace space = spaces.get(pid);
        return space == null ? null : space.find(address / pageSize);
    }

    /**
     * Enters all pages of the region over the address, from where it begins: not from the address on, as in the API reference's example
     * (SHM-4).
     *
     * @throws IpcException PROCESS_NOT_FOUND; INVALID_ADDRESS if nothing is mapped there; INVALID_MEMORY_REGION for a region that has no
     *     bytes, because it was not made by this machine
     */
    private void handlePageFault(long pid, long address) throws IpcException {
        long base = kernel.handlePageFault(pid, address);
        long region = kernel.findSharedRegion(pid, address);
        RegionFrames.Pages pages = regions.pagesOf(region);
        spaces.computeIfAbsent(pid, none -> new AddressSpace()).map(base / pageSize, region, pages);
        log.accept(pid, "page fault at 0x" + Long.toHexString(address));
    }

    /**
     * {@link IpcSystem#unmapSharedRegion}: the process can't reach the region any more.
     *
     * @throws IpcException as {@link IpcSystem#unmapSharedRegion}
     */
    void unmap(long pid, long region) throws IpcException {
        kernel.unmapSharedRegion(region, pid);
        AddressSpace space = spaces.get(pid);
        if (space != null) {
            space.unmap(region);
        }
    }

    /** {@code memory::cleanup_process}: nothing is left of the address space of a process that has ended. */
    void cleanup(long pid) {
        spaces.remove(pid);
    }
}
