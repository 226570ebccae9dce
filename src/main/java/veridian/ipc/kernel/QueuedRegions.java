package veridian.ipc.kernel;

/** What the large messages in the queues describe, by queue and place in its ring: a region, an offset in it and a length (SND-3). */
final class QueuedRegions {

    /** Places of a queue. */
    static final int RING = 64;

    /** Number of queues. */
    final int size;
    /** Slot of the region that the message in this place pins, plus one; 0: none. */
    final int[] region;
    /** Where in the region its bytes begin. */
    final long[] offset;
    /** How many they are. */
    final long[] length;

    /*@ invariant 1 <= size && size <= 1024;
      @ invariant region.length == size * 64 && offset.length == size * 64 && length.length == size * 64 && offset != length;
      @ invariant (\forall int i; 0 <= i && i < region.length; 0 <= region[i] && region[i] <= 1024);
      @*/
    //+KEY@ accessible \inv: this.*, region[*], offset[*], length[*];

    /** So many queues, in which nothing pins a region. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= 1024;
      @   ensures this.size == size && \fresh(region) && \fresh(offset) && \fresh(length);
      @   ensures (\forall int i; 0 <= i && i < region.length; region[i] == 0);
      @   assignable \nothing;
      @*/
    QueuedRegions(int size) {
        this.size = size;
        this.region = new int[size * RING];
        this.offset = new long[size * RING];
        this.length = new long[size * RING];
    }

    /** Slot of the region that the message in this place describes, or {@link IdTable#NONE}. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size && 0 <= place && place < 64;
      @   ensures \result == region[q * 64 + place] - 1;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int regionAt(int q, int place) {
        return region[q * RING + place] - 1;
    }

    /** The message in this place describes a region. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size && 0 <= place && place < 64 && 0 <= r && r < 1024;
      @   ensures region[q * 64 + place] == r + 1 && offset[q * 64 + place] == begin && length[q * 64 + place] == bytes;
      @   assignable region[q * 64 + place], offset[q * 64 + place], length[q * 64 + place];
      @*/
    void put(int q, int place, int r, long begin, long bytes) {
        region[q * RING + place] = r + 1;
        offset[q * RING + place] = begin;
        length[q * RING + place] = bytes;
    }

    /** The message in this place is gone. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size && 0 <= place && place < 64;
      @   ensures region[q * 64 + place] == 0;
      @   assignable region[q * 64 + place];
      @*/
    void clear(int q, int place) {
        region[q * RING + place] = 0;
    }
}
