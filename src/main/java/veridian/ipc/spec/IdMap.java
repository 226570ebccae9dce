package veridian.ipc.spec;

import java.util.Arrays;

/**
 * The implementation's id of every id that was ever issued. The specification's ids are 1, 2, 3, ... in that order. Costs
 * 16 to 24 bytes for each: an id must be known for good, or its being issued again would go unseen.
 */
final class IdMap {

    private long[] issued = new long[16];
    private int[] slots = new int[64];
    private int size;

    /** The specification's id, or 0 if the implementation has not issued this one. */
    int specId(long id) {
        return slots[slotOf(id)];
    }

    /** How many were issued. */
    int size() {
        return size;
    }

    /** The implementation's id for one of the specification, 1..size. */
    long implementationId(int specId) {
        return issued[specId - 1];
    }

    /** Binds an id that was not issued before to the next one of the specification. */
    void add(long id) {
        if (size == issued.length) {
            issued = Arrays.copyOf(issued, 2 * size);
            rehash();
        }
        issued[size] = id;
        size++;
        slots[slotOf(id)] = size;
    }

    private void rehash() {
        slots = new int[4 * issued.length];
        for (int i = 0; i < size; i++) {
            slots[slotOf(issued[i])] = i + 1;
        }
    }

    /** Where the id is, or the free slot where it would be. */
    private int slotOf(long id) {
        int mask = slots.length - 1;
        long mixed = id * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != 0 && issued[slots[slot] - 1] != id) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
