package veridian.ipc.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcLimits;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.SystemLimits;

/** A machine with little of everything, and its log: 2 nodes of 8 frames of 64 bytes, addresses below 16384, queues of 2 messages. */
final class SmallMachine {

    static final int PAGE = 64;
    static final int FRAMES_PER_NODE = 8;
    static final long USER_END = 1 << 14;
    static final int READ = 1;
    static final int WRITE = 2;
    static final int MESSAGES = 20;
    static final SystemLimits LIMITS = SystemLimits.defaults().withIpc(IpcLimits.of(5, 100, 4, 100, 2, 2, 9))
        .withRegions(8, 100, 12 * PAGE).withMemory(2, FRAMES_PER_NODE, PAGE, 14).withRates(1000, MESSAGES, 0, 100000, 0);

    final List<String> log = new ArrayList<>();
    final TimestampCounter clock;
    final Machine machine;
    final IpcSystem kernel;

    SmallMachine() {
        this(1);
    }

    /** One whose counter stands still is, after a call that changes nothing, bit for bit as before. */
    SmallMachine(long ticksPerReading) {
        this.clock = new TimestampCounter(ticksPerReading);
        this.machine = new Machine(LIMITS, clock, log::add);
        this.kernel = machine.kernel();
    }

    /** A process without end that has run once: its calls are made by the test, as if it ran all the time. */
    UserProcess process() throws IpcException {
        UserProcess[] running = new UserProcess[1];
        machine.spawn(self -> {
            running[0] = self;
            return false;
        });
        while (running[0] == null) {
            machine.run(1);
        }
        return running[0];
    }

    /** A process of {@link #process} with memory of its own. */
    UserProcess process(long address, long size) throws IpcException {
        UserProcess process = process();
        assertTrue(ownMemory(address, size).run(process));
        return process;
    }

    /** Memory of its own for a process: a region mapped at this address. */
    static Step ownMemory(long address, long size) {
        return self -> self.call(SystemCallNumber.SYS_CREATE_REGION, size, READ | WRITE, IpcSystem.NO_NODE) == Status.OK
            && self.call(SystemCallNumber.SYS_MAP_REGION, self.result(0), address) == Status.OK;
    }

    /** How many frames nobody has. */
    int freeFrames() throws IpcException {
        List<int[]> taken = new ArrayList<>();
        try {
            while (true) {
                taken.add(kernel.allocateSharedMemory(1, IpcSystem.NO_NODE));
            }
        } catch (IpcException exhausted) {
            assertEquals(IpcError.OUT_OF_MEMORY, exhausted.error());
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            kernel.freeSharedMemory(taken.get(i));
        }
        return taken.size();
    }

    static void refused(IpcError expected, Executable call) {
        assertEquals(expected, assertThrows(IpcException.class, call).error());
    }
}
