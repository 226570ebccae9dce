package veridian.ipc.machine;

import java.util.HashMap;
import java.util.Map;

/**
 * The page table of one process: the frame at each of its pages, and what it may do there (SHM-3). Entries come with page faults and go
 * with the mapping: what has no entry is not necessarily unmapped, but what is unmapped has none.
 */
final class AddressSpace {

    /** What is at a page. */
    record Entry(int frame, int permissions, long region) { }

    private final Map<Long, Entry> entries = new HashMap<>();

    /** The entry of a page, or null. */
    Entry find(long page) {
        return entries.get(page);
    }

    /** Enters all pages of a region, from this page on. */
    void map(long firstPage, long region, RegionFrames.Pages pages) {
        long page = firstPage;
        for (int frame : pages.frames()) {
            entries.put(page, new Entry(frame, pages.permissions(), region));
            page++;
        }
    }

    /** Forgets the pages of a region. */
    void unmap(long region) {
        entries.values().removeIf(entry -> entry.region() == region);
    }
}
