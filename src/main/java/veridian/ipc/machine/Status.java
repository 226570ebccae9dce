package veridian.ipc.machine;

import veridian.ipc.kernel.IpcError;

/** How a system call ended, as a register says it. */
public final class Status {

    /** It was done. */
    public static final long OK = 0;
    /** There is no message, and the process is blocked until there may be one; then it has to ask again (SYS-2). */
    public static final long BLOCKED = 1;

    private Status() {
    }

    /** It was refused with this error: -1, -2, ... in the order of TYP-5. */
    public static long of(IpcError error) {
        return -1L - error.ordinal();
    }

    /** The name of a status. */
    public static String nameOf(long status) {
        if (status == OK) {
            return "OK";
        }
        return status == BLOCKED ? "BLOCKED" : IpcError.values()[(int) (-1 - status)].name();
    }
}
