package veridian.ipc.kernel;

/** Packs eight bytes into a word and takes them out again, the first byte in the lowest eight bits. */
final class Words {

    private Words() {
    }

    /** The word made of {@code bytes[from .. from + 7]}; bytes past the end of the array count as 0. */
    static /*@ pure @*/ long pack(byte[] bytes, int from) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = (word << 8) + unsigned(bytes, from + i);
        }
        return word;
    }

    private static /*@ pure @*/ int unsigned(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 255 : 0;
    }

    /** Byte {@code i} of a word, 0..7. */
    static /*@ pure @*/ byte byteAt(long word, int i) {
        return (byte) (word >> (8 * i));
    }
}
