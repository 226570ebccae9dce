package veridian.ipc.spec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The implementation's id of every id that was ever issued. The specification's ids are 1, 2, 3, ... in that order. An id must be
 * known for good, or its being issued again would go unseen. Ids that were issued as one counts, in runs, cost nothing each;
 * any other costs 20 to 40 bytes. An id that no answer has shown when it was issued costs nothing until one does, and then about
 * 150 bytes.
 */
final class IdMap {

    /** A run of fewer is kept as single ids. */
    private static final int SHORT = 8;

    /** The ids first, first + 1, ... stand for firstSpecId, firstSpecId + 1, ... */
    private static final class Run {
        private final long first;
        private final int firstSpecId;
        private int length = 1;

        Run(long first, int firstSpecId) {
            this.first = first;
            this.firstSpecId = firstSpecId;
        }

        boolean has(int specId) {
            return specId >= firstSpecId && specId - firstSpecId < length;
        }

        long id(int specId) {
            return first + specId - firstSpecId;
        }

        int specId(long id) {
            return Long.compareUnsigned(id - first, length) < 0 ? firstSpecId + (int) (id - first) : 0;
        }
    }

    private final NavigableMap<Long, Run> runs = new TreeMap<>(Long::compareUnsigned);
    private final NavigableMap<Integer, Run> runsBySpecId = new TreeMap<>();
    private Run last = new Run(0, 0);
    private long[] singles = new long[16];
    private int[] specIds = new int[16];
    private int[] slots = new int[64];
    private int singlesSize;
    private final Map<Integer, Long> late = new HashMap<>();
    private final Map<Long, Integer> lateSpecIds = new HashMap<>();
    private int size;

    IdMap() {
        last.length = 0;
    }

    /** The specification's id, or 0 if the implementation has not issued this one. */
    int specId(long id) {
        int found = last.specId(id);
        if (found == 0) {
            int single = slots[slotOf(id)];
            found = single == 0 ? 0 : specIds[single - 1];
        }
        if (found == 0 && !runs.isEmpty()) {
            Map.Entry<Long, Run> before = runs.floorEntry(id);
            found = before == null ? 0 : before.getValue().specId(id);
        }
        if (found == 0 && !lateSpecIds.isEmpty()) {
            found = lateSpecIds.getOrDefault(id, 0);
        }
        return found;
    }

    /** How many were issued, shown or not. */
    int size() {
        return size;
    }

    /** Whether the implementation's id for this one of the specification is known. */
    boolean isShown(int specId) {
        return last.has(specId) || Arrays.binarySearch(specIds, 0, singlesSize, specId) >= 0 || late.containsKey(specId)
            || runBefore(specId) != null;
    }

    /** The implementation's id for one of the specification that {@link #isShown}. */
    long implementationId(int specId) {
        if (last.has(specId)) {
            return last.id(specId);
        }
        int single = Arrays.binarySearch(specIds, 0, singlesSize, specId);
        if (single >= 0) {
            return singles[single];
        }
        Run run = runBefore(specId);
        return run == null ? late.get(specId) : run.id(specId);
    }

    /** Null if it is of none. */
    private Run runBefore(int specId) {
        Map.Entry<Integer, Run> before = runsBySpecId.floorEntry(specId);
        return before == null || !before.getValue().has(specId) ? null : before.getValue();
    }

    /** The next id of the specification is issued, and which of the implementation's stands for it is not shown. */
    void addUnseen() {
        size++;
    }

    /** An id that was not issued before turns out to be the one for this of the specification, which was not shown. */
    void show(int specId, long id) {
        late.put(specId, id);
        lateSpecIds.put(id, specId);
    }

    /** Binds an id that was not issued before to the next one of the specification. */
    void add(long id) {
        size++;
        if (last.length > 0 && id == last.first + last.length && id != 0 && size == last.firstSpecId + last.length) {
            last.length++;
            return;
        }
        if (last.length < SHORT) {
            for (int i = 0; i < last.length; i++) {
                addSingle(last.first + i, last.firstSpecId + i);
            }
        } else {
            runs.put(last.first, last);
            runsBySpecId.put(last.firstSpecId, last);
        }
        last = new Run(id, size);
    }

    private void addSingle(long id, int specId) {
        if (singlesSize == singles.length) {
            singles = Arrays.copyOf(singles, 2 * singlesSize);
            specIds = Arrays.copyOf(specIds, 2 * singlesSize);
            rehash();
        }
        singles[singlesSize] = id;
        specIds[singlesSize] = specId;
        singlesSize++;
        slots[slotOf(id)] = singlesSize;
    }

    private void rehash() {
        slots = new int[4 * singles.length];
        for (int i = 0; i < singlesSize; i++) {
            slots[slotOf(singles[i])] = i + 1;
        }
    }

    /** Where the id is, or the free slot where it would be. */
    private int slotOf(long id) {
        int mask = slots.length - 1;
        long mixed = id * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != 0 && singles[slots[slot] - 1] != id) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
