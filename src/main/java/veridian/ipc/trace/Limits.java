package veridian.ipc.trace;

import java.util.List;
import java.util.Objects;
import veridian.ipc.kernel.IpcLimits;
import veridian.ipc.kernel.SystemLimits;

/**
 * The bounds of the kernel that a trace was recorded from (INIT-3): the constants of the TLA+ specification. They may be
 * larger than what the reference kernel can be built with.
 *
 * @param maxProcesses processes alive at once, 1..{@link #LARGEST}
 * @param maxPids pids issued in the kernel's life, 1..{@link #LARGEST}
 * @param maxEndpoints endpoints alive at once, 1..{@link #LARGEST}
 * @param maxEndpointIds endpoint ids issued in the kernel's life, 1..{@link #LARGEST}
 * @param defaultCapacity capacity of an endpoint's own queue, 1..maxCapacity
 * @param maxCapacity largest capacity of a channel, 1..{@link #LARGEST}
 * @param maxGeneration the generation at which a revoke destroys, 0..65535 (CAP-7)
 * @param rates those of the rate limit; {@link RateLimits#NONE} if the trace has none
 * @param memory those of shared memory; {@link MemoryLimits#NONE} if the trace has none
 */
public record Limits(int maxProcesses, int maxPids, int maxEndpoints, int maxEndpointIds, int defaultCapacity,
        int maxCapacity, int maxGeneration, RateLimits rates, MemoryLimits memory) {

    /** The largest count; one above it must still be an integer of TLC, which has 32 bits. */
    public static final int LARGEST = Integer.MAX_VALUE - 1;

    /** The names of the numbers, as in {@link IpcLimits} and in traces, in the order of the components. */
    public static final List<String> NAMES = List.of("maxProcesses", "maxPids", "maxEndpoints", "maxEndpointIds",
        "defaultCapacity", "maxCapacity", "maxGeneration");

    /** Checks the ranges. */
    public Limits {
        check("maxProcesses", maxProcesses, 1, LARGEST);
        check("maxPids", maxPids, 1, LARGEST);
        check("maxEndpoints", maxEndpoints, 1, LARGEST);
        check("maxEndpointIds", maxEndpointIds, 1, LARGEST);
        check("maxCapacity", maxCapacity, 1, LARGEST);
        check("defaultCapacity", defaultCapacity, 1, maxCapacity);
        check("maxGeneration", maxGeneration, 0, IpcLimits.MAX_GENERATION);
        Objects.requireNonNull(rates);
        Objects.requireNonNull(memory);
    }

    /** Of a kernel without rate limit and shared memory. */
    public Limits(int maxProcesses, int maxPids, int maxEndpoints, int maxEndpointIds, int defaultCapacity, int maxCapacity,
            int maxGeneration) {
        this(maxProcesses, maxPids, maxEndpoints, maxEndpointIds, defaultCapacity, maxCapacity, maxGeneration, RateLimits.NONE,
            MemoryLimits.NONE);
    }

    /** The same with this rate limit. */
    public Limits with(RateLimits limits) {
        return new Limits(maxProcesses, maxPids, maxEndpoints, maxEndpointIds, defaultCapacity, maxCapacity, maxGeneration, limits,
            memory);
    }

    /** The same with this memory. */
    public Limits with(MemoryLimits limits) {
        return new Limits(maxProcesses, maxPids, maxEndpoints, maxEndpointIds, defaultCapacity, maxCapacity, maxGeneration, rates,
            limits);
    }

    static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " in " + low + ".." + high);
        }
    }

    /** The limits of a reference kernel. */
    public static Limits of(SystemLimits limits) {
        IpcLimits ipc = limits.ipc;
        return new Limits(ipc.maxProcesses, ipc.maxPids, ipc.maxEndpoints, ipc.maxEndpointIds, ipc.defaultCapacity, ipc.maxCapacity,
            ipc.maxGeneration).with(RateLimits.of(limits)).with(MemoryLimits.of(limits));
    }

    /**
     * The limits of a reference kernel.
     *
     * @throws IllegalArgumentException if there is no such kernel
     */
    public SystemLimits kernel() {
        IpcLimits ipc = IpcLimits.of(maxProcesses, maxPids, maxEndpoints, maxEndpointIds, defaultCapacity, maxCapacity, maxGeneration);
        return SystemLimits.defaults().withIpc(ipc)
            .withRegions(memory.maxRegions(), memory.maxRegionIds(), memory.maxRegionSize())
            .withMemory(memory.numaNodes(), memory.framesPerNode(), memory.pageSize(), memory.addressBits())
            .withRates(rates.frequency(), rates.messageBurst(), rates.messageRate(), rates.byteBurst(), rates.byteRate());
    }

    /** From values in the order of {@link #NAMES}. */
    static Limits of(int[] values) {
        return new Limits(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    /** The values in the order of {@link #NAMES}. */
    public int[] values() {
        return new int[] {maxProcesses, maxPids, maxEndpoints, maxEndpointIds, defaultCapacity, maxCapacity,
            maxGeneration};
    }
}
