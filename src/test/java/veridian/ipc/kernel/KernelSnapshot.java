package veridian.ipc.kernel;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** All that can change in a kernel, to go back to and to compare with: bit for bit, not what it means. */
public final class KernelSnapshot {

    private final int[] scalars;
    private final long[][] longs;
    private final int[][] ints;
    private final short[][] shorts;
    private final byte[][] bytes;

    private KernelSnapshot(int[] scalars, long[][] longs, int[][] ints, short[][] shorts, byte[][] bytes) {
        this.scalars = scalars;
        this.longs = longs;
        this.ints = ints;
        this.shorts = shorts;
        this.bytes = bytes;
    }

    /** The fields as they are now. */
    public static KernelSnapshot of(IpcSystem system) {
        return new KernelSnapshot(scalars(system), cloned(longs(system), long[]::clone, long[][]::new),
            cloned(ints(system), int[]::clone, int[][]::new), cloned(shorts(system), short[]::clone, short[][]::new),
            cloned(bytes(system), byte[]::clone, byte[][]::new));
    }

    private static <A> A[] cloned(A[] arrays, UnaryOperator<A> copy, IntFunction<A[]> make) {
        return Arrays.stream(arrays).map(copy).toArray(make);
    }

    /** Puts the fields of the kernel that this was taken of back to what they were. */
    public void restore(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        kernel.initialized = scalars[0] != 0;
        kernel.processIds.issued = scalars[1];
        kernel.processIds.freeCount = scalars[2];
        kernel.endpointIds.issued = scalars[3];
        kernel.endpointIds.freeCount = scalars[4];
        system.scheduler.running = scalars[5];
        copy(longs, longs(system));
        copy(ints, ints(system));
        copy(shorts, shorts(system));
        copy(bytes, bytes(system));
    }

    private static void copy(Object[] from, Object[] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, Array.getLength(from[i]));
        }
    }

    /** Whether every field of the kernel is as it was. */
    public boolean isStateOf(IpcSystem system) {
        return Arrays.equals(scalars, scalars(system)) && Arrays.deepEquals(longs, longs(system))
            && Arrays.deepEquals(ints, ints(system)) && Arrays.deepEquals(shorts, shorts(system))
            && Arrays.deepEquals(bytes, bytes(system));
    }

    private static int[] scalars(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        return new int[] {kernel.initialized ? 1 : 0, kernel.processIds.issued, kernel.processIds.freeCount,
            kernel.endpointIds.issued, kernel.endpointIds.freeCount, system.scheduler.running};
    }

    private static long[][] longs(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        return new long[][] {kernel.processIds.current, kernel.endpointIds.current, kernel.endpoints.owner,
            kernel.rights.stamp, kernel.rights.holder, kernel.rights.heldAt, kernel.queues.words,
            system.scheduler.blockedOn};
    }

    private static int[][] ints(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        FifoLists states = system.scheduler.states;
        FifoLists waiters = system.scheduler.waiters;
        return new int[][] {kernel.processIds.uses, kernel.processIds.order, kernel.processIds.position,
            kernel.endpointIds.uses, kernel.endpointIds.order, kernel.endpointIds.position,
            states.head, states.tail, states.list, states.next, states.previous,
            waiters.head, waiters.tail, waiters.list, waiters.next, waiters.previous};
    }

    private static short[][] shorts(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        return new short[][] {kernel.endpoints.peer};
    }

    private static byte[][] bytes(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        return new byte[][] {kernel.endpoints.direction, kernel.rights.mask, kernel.queues.capacity, kernel.queues.head, kernel.queues.count,
            kernel.queues.length};
    }
}
