package veridian.ipc.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;

/** Things by their names as bytes, found without making a string. */
final class Names<T> {

    private final byte[][] names;
    private final Object[] things;

    Names(Collection<T> all, Function<T, String> name) {
        int size = Integer.highestOneBit(all.size()) * 8;
        names = new byte[size][];
        things = new Object[size];
        for (T thing : all) {
            byte[] bytes = name.apply(thing).getBytes(StandardCharsets.US_ASCII);
            int slot = hash(bytes, 0, bytes.length) & size - 1;
            while (names[slot] != null) {
                slot = slot + 1 & size - 1;
            }
            names[slot] = bytes;
            things[slot] = thing;
        }
    }

    /** What has the name that is in the bytes from..to-1; null if nothing has. */
    @SuppressWarnings("unchecked")
    T get(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & names.length - 1;
        while (names[slot] != null && !Arrays.equals(names[slot], 0, names[slot].length, bytes, from, to)) {
            slot = slot + 1 & names.length - 1;
        }
        return (T) things[slot];
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 11;
    }
}
