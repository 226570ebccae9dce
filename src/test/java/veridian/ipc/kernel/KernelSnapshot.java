package veridian.ipc.kernel;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** All that can change in a kernel, to go back to and to compare with: bit for bit, not what it means. */
public final class KernelSnapshot {

    private static final int PAGE_TABLE_BITS = 9;
    private static final int PAGE_TABLE_FREE = 10;

    private final int[] scalars;
    private final long[] counters;
    private final long[][] longs;
    private final int[][] ints;
    private final short[][] shorts;
    private final byte[][] bytes;
    private final boolean[] charged;

    private KernelSnapshot(IpcSystem system) {
        this.scalars = scalars(system);
        this.counters = counters(system);
        this.longs = cloned(longs(system), long[]::clone, long[][]::new);
        this.ints = cloned(ints(system), int[]::clone, int[][]::new);
        this.shorts = cloned(shorts(system), short[]::clone, short[][]::new);
        this.bytes = cloned(bytes(system), byte[]::clone, byte[][]::new);
        this.charged = system.rates.charged.clone();
    }

    /** The fields as they are now. */
    public static KernelSnapshot of(IpcSystem system) {
        return new KernelSnapshot(system);
    }

    private static <A> A[] cloned(A[] arrays, UnaryOperator<A> copy, IntFunction<A[]> make) {
        return Arrays.stream(arrays).map(copy).toArray(make);
    }

    /** Puts the fields of the kernel that this was taken of back to what they were. */
    public void restore(IpcSystem system) {
        restoreScalars(system);
        restoreCounters(system);
        // The page table may have grown.
        if (system.memory.mappings.table.bits != scalars[PAGE_TABLE_BITS]) {
            becomes(system.memory.mappings.table, new PageTable(scalars[PAGE_TABLE_BITS], system.memory.frames.holder.length));
        }
        system.memory.mappings.table.free = scalars[PAGE_TABLE_FREE];
        copy(longs, longs(system));
        copy(ints, ints(system));
        copy(shorts, shorts(system));
        copy(bytes, bytes(system));
        System.arraycopy(charged, 0, system.rates.charged, 0, charged.length);
    }

    private static void becomes(PageTable table, PageTable other) {
        table.bits = other.bits;
        table.first = other.first;
        table.next = other.next;
        table.process = other.process;
        table.page = other.page;
        table.frame = other.frame;
    }

    private void restoreScalars(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        kernel.initialized = scalars[0] != 0;
        kernel.processIds.issued = scalars[1];
        kernel.processIds.freeCount = scalars[2];
        kernel.endpointIds.issued = scalars[3];
        kernel.endpointIds.freeCount = scalars[4];
        system.scheduler.running = scalars[5];
        system.memory.regionIds.issued = scalars[6];
        system.memory.regionIds.freeCount = scalars[7];
        system.memory.frames.freeCount = scalars[8];
    }

    private void restoreCounters(IpcSystem system) {
        system.clock = counters[0];
        system.statistics.operations = counters[1];
        system.statistics.fastOperations = counters[2];
        system.statistics.cycles = counters[3];
        system.statistics.refusedOperations = counters[4];
    }

    private static void copy(Object[] from, Object[] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, Array.getLength(from[i]));
        }
    }

    /** Whether every field of the kernel is as it was. */
    public boolean isStateOf(IpcSystem system) {
        return Arrays.equals(scalars, scalars(system)) && Arrays.equals(counters, counters(system))
            && Arrays.deepEquals(longs, longs(system)) && Arrays.deepEquals(ints, ints(system))
            && Arrays.deepEquals(shorts, shorts(system)) && Arrays.deepEquals(bytes, bytes(system))
            && Arrays.equals(charged, system.rates.charged);
    }

    /** Whether nothing but buckets and counters of the statistics is another than in the other snapshot (RATE-5, SYS-1). */
    boolean differsInAccountsOnlyFrom(KernelSnapshot other) {
        int accounts = 3;
        return Arrays.equals(scalars, other.scalars) && counters[0] == other.counters[0]
            && Arrays.deepEquals(Arrays.copyOf(longs, longs.length - accounts), Arrays.copyOf(other.longs, longs.length - accounts))
            && Arrays.deepEquals(ints, other.ints) && Arrays.deepEquals(shorts, other.shorts) && Arrays.deepEquals(bytes, other.bytes);
    }

    private static int[] scalars(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        SharedMemory memory = system.memory;
        return new int[] {kernel.initialized ? 1 : 0, kernel.processIds.issued, kernel.processIds.freeCount,
            kernel.endpointIds.issued, kernel.endpointIds.freeCount, system.scheduler.running,
            memory.regionIds.issued, memory.regionIds.freeCount, memory.frames.freeCount,
            memory.mappings.table.bits, memory.mappings.table.free};
    }

    private static long[] counters(IpcSystem system) {
        Statistics statistics = system.statistics;
        return new long[] {system.clock, statistics.operations, statistics.fastOperations, statistics.cycles,
            statistics.refusedOperations};
    }

    private static long[][] longs(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        SharedMemory memory = system.memory;
        return new long[][] {kernel.processIds.current, kernel.endpointIds.current, kernel.endpoints.owner,
            kernel.rights.stamp, kernel.rights.holder, kernel.rights.heldAt, kernel.queues.words,
            system.scheduler.blockedOn, memory.regionIds.current, memory.regions.owner, memory.regions.bytes,
            memory.mappings.base, memory.mappings.table.page, memory.queued.offset, memory.queued.length,
            system.rates.messages, system.rates.bytes, system.rates.at};
    }

    private static int[][] ints(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        SharedMemory memory = system.memory;
        PageTable table = memory.mappings.table;
        return new int[][] {kernel.processIds.uses, kernel.processIds.order, kernel.processIds.position,
            kernel.endpointIds.uses, kernel.endpointIds.order, kernel.endpointIds.position,
            memory.regionIds.uses, memory.regionIds.order, memory.regionIds.position,
            memory.regions.firstFrame, memory.regions.pages, memory.regions.mappings, memory.regions.pins,
            memory.frames.firstFree, memory.frames.holder, memory.frames.next,
            table.first, table.next, table.process, table.frame, memory.queued.region};
    }

    private static short[][] shorts(IpcSystem system) {
        FifoLists states = system.scheduler.states;
        FifoLists waiters = system.scheduler.waiters;
        return new short[][] {system.kernel.endpoints.peer,
            states.head, states.tail, states.list, states.next, states.previous,
            waiters.head, waiters.tail, waiters.list, waiters.next, waiters.previous};
    }

    private static byte[][] bytes(IpcSystem system) {
        IpcKernel kernel = system.kernel;
        return new byte[][] {kernel.endpoints.direction, kernel.rights.mask, kernel.queues.capacity, kernel.queues.head,
            kernel.queues.count, kernel.queues.length, system.memory.regions.permissions};
    }
}
