package veridian.ipc.machine;

import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.SystemLimits;

/** Copies between user addresses and the kernel. All of a range is looked at before the first byte of it is copied. */
final class UserMemory {

    private final MemoryManager manager;
    private final PhysicalMemory memory;
    private final int pageSize;
    private final long userEnd;

    /** What to do with the bytes of a page: {@code at} is where they are in the copy. */
    private interface Copy {
        void page(int frame, int offset, int at, int length);
    }

    UserMemory(MemoryManager manager, PhysicalMemory memory, SystemLimits limits) {
        this.manager = manager;
        this.memory = memory;
        this.pageSize = limits.pageSize;
        this.userEnd = 1L << limits.addressBits;
    }

    /**
     * {@code copy_from_user}.
     *
     * @param length in bytes, 0 or more; nothing has no address, and so none is looked at
     * @throws IpcException as {@link #check}
     */
    byte[] copyFrom(long pid, long address, int length) throws IpcException {
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
     * Whether the process may access all of a range.
     *
     * @param length in bytes; unsigned
     * @throws IpcException INVALID_ADDRESS if a part of the range is in the first page (null), not below the end of user addresses, or not
     *     mapped; PERMISSION_DENIED if its region does not allow the access; whichever is met first from the beginning of the range on
     */
    void check(long pid, long address, long length, Access access) throws IpcException {
        if (length == 0) {
            return;
        }
        boolean isUser = pageSize <= address && address < userEnd && Long.compareUnsigned(length, userEnd - address) <= 0;
        if (!isUser) {
            throw new IpcException(IpcError.INVALID_ADDRESS);
        }
        forEachPage(pid, address, length, access, (frame, offset, at, count) -> { });
    }

    private void forEachPage(long pid, long address, long length, Access access, Copy copy) throws IpcException {
        long done = 0;
        while (done < length) {
            int frame = manager.translate(pid, address + done, access);
            int offset = (int) ((address + done) % pageSize);
            int count = (int) Math.min(pageSize - offset, length - done);
            copy.page(frame, offset, (int) done, count);
            done += count;
        }
    }
}
