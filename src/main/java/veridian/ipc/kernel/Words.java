package veridian.ipc.kernel;

/** Packs eight bytes into a word and takes them out again, the first byte in the lowest eight bits. */
final class Words {

    /*@ private normal_behavior
      @   assignable \nothing;
      @*/
    private Words() {
    }

    /** Byte {@code i} of a word, 0..7. */
    /*@ normal_behavior
      @   requires 0 <= i && i < 8;
      @   ensures \result == (byte) (word >> (8 * i));
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ byte byteAt(long word, int i) {
        return (byte) (word >> (8 * i));
    }

    /** The word of which these are the bytes. */
    /*@ normal_behavior
      @   ensures byteAt(\result, 0) == b0 && byteAt(\result, 1) == b1;
      @   ensures byteAt(\result, 2) == b2 && byteAt(\result, 3) == b3;
      @   ensures byteAt(\result, 4) == b4 && byteAt(\result, 5) == b5;
      @   ensures byteAt(\result, 6) == b6 && byteAt(\result, 7) == b7;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ long pack(byte b0, byte b1, byte b2, byte b3, byte b4, byte b5, byte b6, byte b7) {
        return (b0 & 255L) | (b1 & 255L) << 8 | (b2 & 255L) << 16 | (b3 & 255L) << 24
            | (b4 & 255L) << 32 | (b5 & 255L) << 40 | (b6 & 255L) << 48 | (b7 & 255L) << 56;
    }
}
