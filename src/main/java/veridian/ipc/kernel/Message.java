package veridian.ipc.kernel;

/**
 * A message (TYP-6). A small one is up to 64 bytes in eight words, as they would travel in registers. A large one has no bytes of its
 * own: it describes a part of a shared region.
 *
 * <p>It is a buffer that a receiver may hand in again and again, so that the small-message path allocates nothing. The
 * kernel copies on send and on receive; nobody shares memory with a queue. Bytes beyond the length are zero.
 */
public final class Message {

    /** Most bytes of a small message. */
    public static final int SMALL_LIMIT = 64;

    /** How many bytes count, 0..64; of a large message none. */
    /*@ spec_public @*/ int length;
    /** Bytes 0-7, byte 0 in the lowest eight bits; likewise the others. */
    /*@ spec_public @*/ long w0;
    /*@ spec_public @*/ long w1;
    /*@ spec_public @*/ long w2;
    /*@ spec_public @*/ long w3;
    /*@ spec_public @*/ long w4;
    /*@ spec_public @*/ long w5;
    /*@ spec_public @*/ long w6;
    /*@ spec_public @*/ long w7;
    /** Does it describe a part of a region? */
    /*@ spec_public @*/ boolean large;
    /** The id of that region; of a small message 0. */
    /*@ spec_public @*/ long region;
    /** Where in the region the part begins. */
    /*@ spec_public @*/ long offset;
    /** How many bytes it has. */
    /*@ spec_public @*/ long extent;

    //@ public invariant 0 <= length && length <= 64;
    //+KEY@ accessible \inv: length;

    /** A message of no bytes. */
    /*@ private normal_behavior
      @   ensures length == 0;
      @   ensures w0 == 0 && w1 == 0 && w2 == 0 && w3 == 0 && w4 == 0 && w5 == 0 && w6 == 0 && w7 == 0;
      @   ensures !large && region == 0 && offset == 0 && extent == 0;
      @   assignable \nothing;
      @*/
    private Message() {
        length = 0;
    }

    /** An empty message, to be received into. */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.length == 0 && !\result.large;
      @   assignable \nothing;
      @*/
    public static Message empty() {
        return new Message();
    }

    /**
     * A message with a copy of these bytes.
     *
     * @param bytes 0..64 bytes; not null
     * @throws IpcException INVALID_ARGUMENT for null (TYP-7); MESSAGE_TOO_LARGE for more than 64 bytes (TYP-6)
     */
    /*@ normal_behavior
      @   requires bytes != null && bytes.length <= 64;
      @   ensures \fresh(\result) && \result.length == bytes.length && !\result.large;
      @   ensures (\forall int i; 0 <= i && i < 8 && i < bytes.length;
      @               Words.byteAt(\result.w0, i) == bytes[i]);
      @   ensures (\forall int i; 0 <= i && i < 8 && 8 + i < bytes.length;
      @               Words.byteAt(\result.w1, i) == bytes[8 + i]);
      @   ensures (\forall int i; 0 <= i && i < 8 && 16 + i < bytes.length;
      @               Words.byteAt(\result.w2, i) == bytes[16 + i]);
      @   ensures (\forall int i; 0 <= i && i < 8 && 24 + i < bytes.length;
      @               Words.byteAt(\result.w3, i) == bytes[24 + i]);
      @   ensures (\forall int i; 0 <= i && i < 8 && 32 + i < bytes.length;
      @               Words.byteAt(\result.w4, i) == bytes[32 + i]);
      @   ensures (\forall int i; 0 <= i && i < 8 && 40 + i < bytes.length;
      @               Words.byteAt(\result.w5, i) == bytes[40 + i]);
      @   ensures (\forall int i; 0 <= i && i < 8 && 48 + i < bytes.length;
      @               Words.byteAt(\result.w6, i) == bytes[48 + i]);
      @   ensures (\forall int i; 0 <= i && i < 8 && 56 + i < bytes.length;
      @               Words.byteAt(\result.w7, i) == bytes[56 + i]);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires bytes == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires bytes != null && bytes.length > 64;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.MESSAGE_TOO_LARGE;
      @   assignable \nothing;
      @*/
    public static Message small(/*@ nullable @*/ byte[] bytes) throws IpcException {
        if (bytes == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        if (bytes.length > SMALL_LIMIT) {
            throw new IpcException(IpcError.MESSAGE_TOO_LARGE);
        }
        Message message = new Message();
        message.length = bytes.length;
        message.w0 = wordOf(bytes, 0);
        message.w1 = wordOf(bytes, 8);
        message.w2 = wordOf(bytes, 16);
        message.w3 = wordOf(bytes, 24);
        message.w4 = wordOf(bytes, 32);
        message.w5 = wordOf(bytes, 40);
        message.w6 = wordOf(bytes, 48);
        message.w7 = wordOf(bytes, 56);
        return message;
    }

    /** The word of eight bytes of the array. */
    /*@ private normal_behavior
      @   requires 0 <= from && from <= 56;
      @   ensures (\forall int i; 0 <= i && i < 8 && from + i < bytes.length; Words.byteAt(\result, i) == bytes[from + i]);
      @   assignable \nothing;
      @*/
    private static /*@ pure @*/ long wordOf(byte[] bytes, int from) {
        return Words.pack(byteOrZero(bytes, from), byteOrZero(bytes, from + 1), byteOrZero(bytes, from + 2),
            byteOrZero(bytes, from + 3), byteOrZero(bytes, from + 4), byteOrZero(bytes, from + 5),
            byteOrZero(bytes, from + 6), byteOrZero(bytes, from + 7));
    }

    /** A byte of the array; 0 past its end. */
    /*@ private normal_behavior
      @   requires 0 <= i;
      @   ensures i < bytes.length ==> \result == bytes[i];
      @   ensures i >= bytes.length ==> \result == 0;
      @   assignable \nothing;
      @*/
    private static /*@ pure @*/ byte byteOrZero(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] : 0;
    }

    /**
     * A message about a part of a region. Nothing is checked before it is sent (TYP-6, SND-1).
     *
     * @param region the region's id
     * @param offset where in the region the part begins; unsigned
     * @param extent how many bytes it has; unsigned
     */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.length == 0;
      @   ensures \result.large && \result.region == region && \result.offset == offset && \result.extent == extent;
      @   assignable \nothing;
      @*/
    public static Message large(long region, long offset, long extent) {
        Message message = new Message();
        message.describe(region, offset, extent);
        return message;
    }

    /** It describes this part of this region from now on. */
    /*@ normal_behavior
      @   ensures large && this.region == region && this.offset == offset && this.extent == extent;
      @   assignable large, this.region, this.offset, this.extent;
      @*/
    void describe(long region, long offset, long extent) {
        this.large = true;
        this.region = region;
        this.offset = offset;
        this.extent = extent;
    }

    /** It is a small message from now on. */
    /*@ normal_behavior
      @   ensures !large && region == 0 && offset == 0 && extent == 0;
      @   assignable large, region, offset, extent;
      @*/
    void describeNothing() {
        large = false;
        region = 0;
        offset = 0;
        extent = 0;
    }

    /** Does it describe a part of a region? Then it has no bytes of its own. */
    /*@ public normal_behavior
      @   ensures \result <==> large;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ boolean isLarge() {
        return large;
    }

    /** The id of the region that a large message describes a part of; 0 for a small one. */
    /*@ public normal_behavior
      @   ensures \result == region;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ long region() {
        return region;
    }

    /** Where in its region the part begins that a large message describes. */
    /*@ public normal_behavior
      @   ensures \result == offset;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ long offset() {
        return offset;
    }

    /** How many bytes of its region a large message describes. */
    /*@ public normal_behavior
      @   ensures \result == extent;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ long extent() {
        return extent;
    }

    /** How many bytes it has of its own, 0..64. */
    /*@ public normal_behavior
      @   ensures \result == length;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ int length() {
        return length;
    }

    /** The word that holds the bytes {@code 8 * i} to {@code 8 * i + 7}. */
    /*@ public normal_behavior
      @   requires 0 <= i && i < 8;
      @   ensures i == 0 ==> \result == w0;
      @   ensures i == 1 ==> \result == w1;
      @   ensures i == 2 ==> \result == w2;
      @   ensures i == 3 ==> \result == w3;
      @   ensures i == 4 ==> \result == w4;
      @   ensures i == 5 ==> \result == w5;
      @   ensures i == 6 ==> \result == w6;
      @   ensures i == 7 ==> \result == w7;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long word(int i) {
        if (i == 0) {
            return w0;
        }
        if (i == 1) {
            return w1;
        }
        if (i == 2) {
            return w2;
        }
        if (i == 3) {
            return w3;
        }
        if (i == 4) {
            return w4;
        }
        if (i == 5) {
            return w5;
        }
        if (i == 6) {
            return w6;
        }
        return w7;
    }

    /** Byte {@code i}, 0..63; bytes at {@link #length()} and above are of no meaning. */
    /*@ normal_behavior
      @   requires 0 <= i && i < 64;
      @   ensures \result == Words.byteAt(word((int) (i / 8)), (int) (i % 8));
      @   assignable \nothing;
      @*/
    /*@ spec_public pure @*/ byte byteAt(int i) {
        return Words.byteAt(word(i / 8), i % 8);
    }

    /** A copy of its bytes. */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.length == length;
      @   ensures (\forall int i; 0 <= i && i < length; \result[i] == byteAt(i));
      @   assignable \nothing;
      @*/
    public byte[] bytes() {
        byte[] copy = new byte[length];
        /*@ loop_invariant 0 <= i && i <= length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; copy[k] == byteAt(k));
          @ loop_writes i, copy[*];
          @ decreases length - i;
          @*/
        for (int i = 0; i < length; i++) {
            copy[i] = byteAt(i);
        }
        return copy;
    }
}
