package veridian.ipc.machine;

import java.util.List;
import java.util.function.Consumer;
import veridian.ipc.kernel.IpcException;

/** A process as its program sees it: registers for system calls, and memory at user addresses. */
public final class UserProcess {

    private final long pid;
    private final List<Step> program;
    private final SystemCallHandler handler;
    private final UserMemory memory;
    private final Consumer<String> log;
    private final Registers registers = new Registers();
    private int next;

    UserProcess(long pid, List<Step> program, SystemCallHandler handler, UserMemory memory, Consumer<String> log) {
        this.pid = pid;
        this.program = program;
        this.handler = handler;
        this.memory = memory;
        this.log = log;
    }

    /** Its pid. */
    public long pid() {
        return pid;
    }

    /**
     * Makes a system call.
     *
     * @return its {@link Status}
     */
    public long call(SystemCallNumber call, long... arguments) {
        registers.ask(call.ordinal(), arguments);
        return trap(call.name());
    }

    /** Makes the system call with this number, whatever it is. */
    long callNumber(long number) {
        registers.ask(number);
        return trap("system call " + Long.toUnsignedString(number));
    }

    private long trap(String call) {
        handler.handle(pid, registers);
        log.accept(call + " " + Status.nameOf(registers.status));
        return registers.status;
    }

    /** A result of the last system call, 0..3; see {@link SystemCallNumber}. */
    public long result(int i) {
        return registers.results[i];
    }

    /**
     * Loads bytes from user addresses.
     *
     * @throws IpcException INVALID_ADDRESS where nothing is mapped; PERMISSION_DENIED where it may not read
     */
    public byte[] load(long address, int length) throws IpcException {
        return memory.copyFrom(pid, address, length);
    }

    /**
     * Stores bytes at user addresses: all of them, or none.
     *
     * @throws IpcException INVALID_ADDRESS where nothing is mapped; PERMISSION_DENIED where it may not write
     */
    public void store(long address, byte... bytes) throws IpcException {
        memory.copyTo(pid, address, bytes);
    }

    /** Runs once; says whether anything is left to do. */
    boolean step() throws IpcException {
        if (next < program.size() && program.get(next).run(this)) {
            next++;
        }
        return next < program.size();
    }
}
