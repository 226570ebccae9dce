package veridian.ipc.machine;

import veridian.ipc.kernel.IpcException;

/** Copies between user addresses and the kernel. All of a range is looked at before the first byte of it is copied. */
final class UserMemory {

    private final MemoryManager manager;
    private final PhysicalMemory memory;
    private final int pageSize;

    /** What to do with the bytes of a page: {@code at} is where they are in the copy. */
    private interface Copy {
        void page(int frame, int offset, int at, int length);
    }

    UserMemory(MemoryManager manager, PhysicalMemory memory, int pageSize) {
        this.manager = manager;
        this.memory = memory;
        this.pageSize = pageSize;
    }

    /**
     * {@code copy_from_user}.
     *
     * @param length in bytes, 0 or more; nothing has no address, and so none is looked at
     * @throws IpcException as {@link #check}
     */
    byte[] copyFrom(long pid, long address, int length) throws IpcException {
        // First, for an array of that length is only worth its memory if all the bytes are there.
        check(pid, address, length, Access.READ);
        byte[] copy = new byte[length];
        forEachPage(pid, address, length, Access.READ, (frame, offset, at, count) -> memory.read(frame, offset, copy, at, count));
        return copy;
    }

    /**
     * {@code copy_to_user}.
     *
     * @throws IpcException as {@link #check}; then no byte was written
     */
    void copyTo(long pid, long address, byte[] bytes) throws IpcException {
        check(pid, address, bytes.length, Access.WRITE);
        forEachPage(pid, address, bytes.length, Access.WRITE,
            (frame, offset, at, count) -> memory.write(frame, offset, bytes, at, count));
    }

    /**
     * Whether the process may access all of a range. The first page (null) and what is past user addresses is never mapped, so a range
     * that begins or ends there, or wraps around, is refused page by page.
     *
     * @param length in bytes, 0 or more
     * @throws IpcException INVALID_ADDRESS where nothing is mapped; PERMISSION_DENIED where the region does not allow the access; whichever
     *     is met first from the beginning of the range on
     */
    void check(long pid, long address, int length, Access access) throws IpcException {
        forEachPage(pid, address, length, access, (frame, offset, at, count) -> { });
    }

    private void forEachPage(long pid, long address, int length, Access access, Copy copy) throws IpcException {
        int done = 0;
        while (done < length) {
            int frame = manager.translate(pid, address + done, access);
            int offset = (int) ((address + done) % pageSize);
            int count = Math.min(pageSize - offset, length - done);
            copy.page(frame, offset, done, count);
            done += count;
        }
    }
}
