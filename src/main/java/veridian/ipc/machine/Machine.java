package veridian.ipc.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.SystemLimits;

/**
 * A machine with one processor: a kernel, memory, a timestamp counter, and processes that run their programs, a step each in turn. It is
 * deterministic: the same programs do the same, in the same order, at the same times.
 */
public final class Machine {

    private final IpcSystem kernel;
    private final PhysicalMemory memory;
    private final RegionFrames regions;
    private final MemoryManager manager;
    private final UserMemory user;
    private final SystemCallHandler handler;
    private final Consumer<String> log;
    private final Map<Long, UserProcess> processes = new HashMap<>();

    /**
     * A machine that is switched on: its kernel is initialized, and has no process.
     *
     * @param log is told what processes do, a line a system call, page fault and end
     */
    public Machine(SystemLimits limits, TimestampCounter clock, Consumer<String> log) {
        this.kernel = IpcSystem.create(limits);
        this.memory = new PhysicalMemory(limits);
        this.regions = new RegionFrames(kernel, memory);
        this.manager = new MemoryManager(kernel, regions, limits.pageSize, this::logOf);
        this.user = new UserMemory(manager, memory, limits.pageSize);
        this.handler = new SystemCallHandler(kernel, limits, regions, manager, memory, user, clock);
        this.log = log;
        kernel.init();
    }

    private void logOf(long pid, String line) {
        log.accept("process " + pid + ": " + line);
    }

    /**
     * The kernel of this machine, to be set up and looked at. What is made there and not here is less: a region has no bytes, a process
     * has no program and does nothing when it runs.
     */
    public IpcSystem kernel() {
        return kernel;
    }

    /** The memory of this machine. */
    public PhysicalMemory memory() {
        return memory;
    }

    /**
     * A region for a process, with frames that read as zeros (SHM-2).
     *
     * @throws IpcException as {@link IpcSystem#createSharedRegion}
     */
    public long createRegion(long owner, long size, int permissions, int node) throws IpcException {
        return regions.create(owner, size, permissions, node);
    }

    /** The frames of a region that is alive and has bytes, first page first; see {@link #createRegion}. */
    int[] framesOf(long region) throws IpcException {
        return regions.pagesOf(region).frames().clone();
    }

    /**
     * A process that takes these steps, and ends after the last.
     *
     * @return its pid
     * @throws IpcException as {@link IpcSystem#spawn}
     */
    public long spawn(Step... program) throws IpcException {
        long pid = kernel.spawn();
        processes.put(pid, new UserProcess(pid, List.of(program), handler, user, line -> logOf(pid, line)));
        return pid;
    }

    /**
     * {@code terminate_process}: ends a process, in whatever it is doing.
     *
     * @throws IpcException as {@link IpcSystem#terminate}
     */
    public void terminate(long pid) throws IpcException {
        end(pid, "terminated");
    }

    private void end(long pid, String how) throws IpcException {
        kernel.terminate(pid);
        manager.cleanup(pid);
        processes.remove(pid);
        logOf(pid, how);
    }

    /**
     * Lets ready processes run, a step each in turn, until none is ready or so many steps were taken.
     *
     * @return how many steps were taken
     * @throws IpcException never, for the kernel is initialized
     */
    public int run(int steps) throws IpcException {
        int taken = 0;
        while (taken < steps) {
            long pid = kernel.scheduleNext();
            if (pid == 0) {
                break;
            }
            step(pid);
            taken++;
        }
        return taken;
    }

    private void step(long pid) throws IpcException {
        UserProcess process = processes.get(pid);
        if (process == null) {
            return;
        }
        String end;
        try {
            end = process.step() ? null : "done";
        } catch (IpcException fault) {
            end = "killed: " + fault.error();
        }
        // The step may have ended its own process.
        if (end != null && processes.containsKey(pid)) {
            end(pid, end);
        }
    }
}
