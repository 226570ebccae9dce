package veridian.ipc.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Memory.tla with Java's collections: what is expected of {@link SharedMemory}, of which it takes ids and frames. */
final class MemoryModel {

    static final int PAGE = 4;
    static final int END = 32;
    static final int LARGEST = 12;
    static final int NODES = 2;
    static final int FRAMES = 3;
    static final int REGIONS = 3;
    static final int IDS = 8;
    static final SystemLimits LIMITS = SystemLimits.defaults().withIpc(IpcLimits.of(2, 9, 2, 9, 2, 2, 9))
        .withRegions(REGIONS, IDS, LARGEST).withMemory(NODES, FRAMES, PAGE, 5);

    static final class Region {
        long owner;
        final long size;
        final int permissions;
        List<Integer> pages;
        int pins;

        Region(long owner, long size, int permissions, List<Integer> pages) {
            this.owner = owner;
            this.size = size;
            this.permissions = permissions;
            this.pages = pages;
        }

        long bytesMapped() {
            return (long) pages.size() * PAGE;
        }

        @Override
        public String toString() {
            return owner + " " + size + " " + permissions + " " + pages + " " + pins;
        }
    }

    record Mapping(int process, long region) {
    }

    record Place(int queue, int place) {
    }

    final Map<Long, Region> regions = new TreeMap<>();
    final Map<Mapping, Long> mappings = new HashMap<>();
    final Set<Integer> loose = new HashSet<>();
    final Map<Place, Long> queued = new HashMap<>();
    int issued;

    Set<Integer> free() {
        Set<Integer> free = new HashSet<>();
        for (int f = 1; f <= NODES * FRAMES; f++) {
            free.add(f);
        }
        free.removeAll(loose);
        regions.values().forEach(region -> free.removeAll(region.pages));
        return free;
    }

    static long pagesFor(long size) {
        return Long.divideUnsigned(size - 1, PAGE) + 1;
    }

    IpcError pagesAvailable(long size, int node) {
        if (size == 0 || Long.compareUnsigned(size, -PAGE) > 0 || node < -1 || node >= NODES) {
            return IpcError.INVALID_ARGUMENT;
        }
        return Long.compareUnsigned(pagesFor(size), free().size()) > 0 ? IpcError.OUT_OF_MEMORY : null;
    }

    IpcError regionWanted(long size, int permissions) {
        if (permissions < 1 || permissions > 3 || Long.compareUnsigned(size, LARGEST) > 0) {
            return IpcError.INVALID_ARGUMENT;
        }
        return regions.size() == REGIONS || issued == IDS ? IpcError.OUT_OF_MEMORY : null;
    }

    boolean allLoose(List<Integer> pages) {
        return loose.containsAll(pages) && new HashSet<>(pages).size() == pages.size();
    }

    boolean overlaps(int process, long address, Region region) {
        return mappings.entrySet().stream().anyMatch(m -> m.getKey().process == process
            && address < m.getValue() + regions.get(m.getKey().region).bytesMapped()
            && m.getValue() < address + region.bytesMapped());
    }

    Mapping over(int process, long address) {
        return mappings.entrySet().stream().filter(m -> m.getKey().process == process && m.getValue() <= address
            && address < m.getValue() + regions.get(m.getKey().region).bytesMapped()).map(Map.Entry::getKey).findAny().orElse(null);
    }

    void dropUnkept() {
        Set<Long> mapped = new HashSet<>();
        mappings.keySet().forEach(m -> mapped.add(m.region));
        regions.entrySet().removeIf(r -> r.getValue().owner == 0 && r.getValue().pins == 0 && !mapped.contains(r.getKey()));
    }

    /** SHM-1: frames that were free, of other nodes only if the named one has no more. */
    static boolean goodAllocation(int[] pages, long size, int node, Set<Integer> free) {
        Set<Integer> rest = new HashSet<>(free);
        for (int page : pages) {
            int rank = rank(page, node);
            if (!rest.remove(page) || rest.stream().anyMatch(other -> rank(other, node) < rank)) {
                return false;
            }
        }
        return pages.length == pagesFor(size);
    }

    private static int rank(int frame, int node) {
        int home = (frame - 1) / FRAMES;
        return home == node ? -1 : home;
    }

    static List<Integer> list(int[] pages) {
        List<Integer> list = new ArrayList<>();
        for (int page : pages) {
            list.add(page);
        }
        return list;
    }
}
