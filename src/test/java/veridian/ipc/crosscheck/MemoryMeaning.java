package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.spec.MemoryState;
import veridian.ipc.trace.MemoryLimits;

/**
 * What a state of shared memory means, whichever frames were taken: in the specification's ids, with those of its frames that answers
 * have named, and of the others their nodes alone (SHM-1).
 *
 * @param regions the regions, by id
 * @param lastRegion how many region ids were issued
 * @param mappings where each process has regions mapped: by pid, then by region id
 * @param loose the frames that callers have
 * @param freeOfNode how many frames of each node are free; empty if a frame is in two places
 */
record MemoryMeaning(SortedMap<Integer, Region> regions, int lastRegion, SortedMap<Integer, SortedMap<Integer, Long>> mappings,
        SortedSet<Integer> loose, List<Long> freeOfNode) {

    /** A region, with the nodes that its frames are of, page by page. */
    record Region(int owner, long size, int permissions, List<Integer> nodes, int pins) {
    }

    static MemoryMeaning of(MemoryState state, MemoryLimits limits) {
        SortedMap<Integer, Region> regions = new TreeMap<>();
        List<Integer> used = new ArrayList<>(state.looseFrames());
        state.regions().forEach((id, region) -> {
            used.addAll(region.pages());
            regions.put(id, new Region(region.owner(), region.size(), region.permissions(),
                nodes(region.pages(), limits.framesPerNode()), region.pins()));
        });
        List<Integer> free = IntStream.rangeClosed(1, limits.numaNodes() * limits.framesPerNode()).boxed()
            .filter(frame -> !used.contains(frame)).toList();
        return new MemoryMeaning(regions, state.lastRegion(), state.mappings(), state.looseFrames(), perNode(free, used, limits));
    }

    static MemoryMeaning of(KernelState.Memory state, KernelIds ids, MemoryLimits limits) {
        SortedMap<Integer, Region> regions = new TreeMap<>();
        List<Integer> used = new ArrayList<>(state.loose());
        for (KernelState.Region region : state.regions()) {
            used.addAll(region.frames());
            regions.put(ids.specRegion(region.id()), new Region(region.owner() == 0 ? 0 : known(ids.specPid(region.owner())),
                region.size(), region.permissions(), nodes(region.frames(), state.framesPerNode()), region.pins()));
        }
        SortedMap<Integer, SortedMap<Integer, Long>> mappings = new TreeMap<>();
        state.mappings().forEach(mapping -> mappings.computeIfAbsent(ids.specPid(mapping.pid()), pid -> new TreeMap<>())
            .put(ids.specRegion(mapping.region()), mapping.address()));
        TreeSet<Integer> loose = new TreeSet<>();
        state.loose().forEach(frame -> loose.add(ids.specFrame(frame)));
        return new MemoryMeaning(regions, state.regionIdsIssued(), mappings, loose, perNode(state.free(), used, limits));
    }

    /** A pid that was never issued must not look like none. */
    private static int known(int pid) {
        return pid == 0 ? -1 : pid;
    }

    private static List<Integer> nodes(List<Integer> frames, int framesPerNode) {
        return frames.stream().map(frame -> (frame - 1) / framesPerNode).toList();
    }

    private static List<Long> perNode(List<Integer> free, List<Integer> used, MemoryLimits limits) {
        int frames = limits.numaNodes() * limits.framesPerNode();
        BitSet all = new BitSet(frames + 1);
        used.forEach(all::set);
        free.forEach(all::set);
        if (free.size() + used.size() != frames || all.cardinality() != frames) {
            return List.of();
        }
        Long[] counts = new Long[limits.numaNodes()];
        Arrays.fill(counts, 0L);
        free.forEach(frame -> counts[(frame - 1) / limits.framesPerNode()]++);
        return List.of(counts);
    }
}
