package veridian.ipc.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shared memory in a state, with ids and frames of the specification. Sizes and addresses are unsigned.
 *
 * @param regions the regions that are alive, by id
 * @param lastRegion the region id issued last; 0: none yet
 * @param mappings where each process has regions mapped: by pid, then by region id
 * @param looseFrames the frames that callers of allocate_shared_memory have
 */
public record MemoryState(SortedMap<Integer, Region> regions, int lastRegion, SortedMap<Integer, SortedMap<Integer, Long>> mappings,
        SortedSet<Integer> looseFrames) {

    /**
     * A live region.
     *
     * @param owner the pid of its owner; 0: none
     * @param size how many bytes it has
     * @param permissions what may be done with it: READ=1, WRITE=2
     * @param pages its frames, the first page's first; empty if it has none yet
     * @param pins how many queued messages describe it
     */
    public record Region(int owner, long size, int permissions, List<Integer> pages, int pins) {
        /** Keeps a copy. */
        public Region {
            pages = List.copyOf(pages);
        }
    }

    /** Nothing is used, and nothing was. */
    public static final MemoryState NONE =
        new MemoryState(Collections.emptySortedMap(), 0, Collections.emptySortedMap(), Collections.emptySortedSet());

    /** Keeps copies. */
    public MemoryState {
        regions = new TreeMap<>(regions);
        mappings = new TreeMap<>(mappings);
        looseFrames = new TreeSet<>(looseFrames);
    }
}
