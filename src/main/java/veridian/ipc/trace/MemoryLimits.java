package veridian.ipc.trace;

import java.util.List;
import veridian.ipc.kernel.SystemLimits;

/**
 * The bounds of shared memory (INIT-3): constants of the TLA+ specification.
 *
 * @param maxRegions regions at once, 1..{@link Limits#LARGEST}
 * @param maxRegionIds region ids issued in the kernel's life, 1..{@link Limits#LARGEST}
 * @param maxRegionSize bytes of the largest region, 1..{@link Limits#LARGEST}
 * @param numaNodes NUMA nodes, 1..{@link SystemLimits#MAX_NUMA_NODES}
 * @param framesPerNode frames of each node, of all nodes together 0..{@link SystemLimits#MAX_FRAMES}
 * @param pageSize bytes of a page, 1..{@link SystemLimits#MAX_PAGE_SIZE}
 * @param addressBits user addresses end below 2^{@code addressBits}, 0..{@link SystemLimits#MAX_ADDRESS_BITS}
 */
public record MemoryLimits(int maxRegions, int maxRegionIds, int maxRegionSize, int numaNodes, int framesPerNode, int pageSize,
        int addressBits) {

    /** The names, as in {@link SystemLimits} and in traces, in the order of the components. */
    public static final List<String> NAMES = List.of("maxRegions", "maxRegionIds", "maxRegionSize", "numaNodes", "framesPerNode",
        "pageSize", "addressBits");

    /** The smallest values, in the order of {@link #NAMES}. */
    static final List<Integer> LEAST = List.of(1, 1, 1, 1, 0, 1, 0);
    /** The largest values, in the order of {@link #NAMES}. */
    static final List<Integer> MOST = List.of(Limits.LARGEST, Limits.LARGEST, Limits.LARGEST, SystemLimits.MAX_NUMA_NODES,
        SystemLimits.MAX_FRAMES, SystemLimits.MAX_PAGE_SIZE, SystemLimits.MAX_ADDRESS_BITS);

    /** A trace does not speak of these: the least that a reference kernel can be built with. */
    public static final MemoryLimits NONE = new MemoryLimits(1, 1, 1, 1, 0, 4096, SystemLimits.MAX_ADDRESS_BITS);

    /** Checks the ranges. */
    public MemoryLimits {
        int[] values = {maxRegions, maxRegionIds, maxRegionSize, numaNodes, framesPerNode, pageSize, addressBits};
        for (int i = 0; i < values.length; i++) {
            Limits.check(NAMES.get(i), values[i], LEAST.get(i), MOST.get(i));
        }
        Limits.check("framesPerNode", framesPerNode, 0, SystemLimits.MAX_FRAMES / numaNodes);
    }

    /** Those of a reference kernel; a region size that the specification can't have is given as the largest that it can. */
    static MemoryLimits of(SystemLimits limits) {
        return new MemoryLimits(limits.maxRegions, limits.maxRegionIds, (int) Math.min(limits.maxRegionSize, Limits.LARGEST),
            limits.numaNodes, limits.framesPerNode, limits.pageSize, limits.addressBits);
    }

    /** From values in the order of {@link #NAMES}. */
    static MemoryLimits of(int[] values) {
        return new MemoryLimits(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    /** The values in the order of {@link #NAMES}. */
    public int[] values() {
        return new int[] {maxRegions, maxRegionIds, maxRegionSize, numaNodes, framesPerNode, pageSize, addressBits};
    }
}
