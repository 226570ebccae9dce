package veridian.ipc.kernel;

/**
 * Which frame each process has at each of its pages: one hashed page table for all processes, with a chain for each hash value.
 * Finding a page takes the same time on average however many processes, regions and pages are mapped. It grows with what is mapped.
 */
final class PageTable {

    static final int INITIAL_BITS = 6;
    static final int MAX_BITS = 28;
    private static final long GOLDEN = -7046029254386353131L;

    /** All frames are below this number. */
    final int frameEnd;
    /** There are 2^bits chains, and room for as many entries. */
    int bits;
    /** The first free entry; 0: none. */
    int free;
    /** The first entry of each chain; 0: none. */
    int[] first;
    /** The next entry of the chain, or of the free list; 0: none. */
    int[] next;
    /** Slot of the entry's process. */
    int[] process;
    /** Its virtual page number. */
    long[] page;
    /** The frame that is there. */
    int[] frame;

    /*@ invariant INITIAL_BITS <= bits && bits <= MAX_BITS && 1 <= frameEnd;
      @ invariant 1 <= first.length && first.length == process.length - 1 && next.length == process.length;
      @ invariant page.length == process.length && frame.length == process.length;
      @ invariant 0 <= free && free < next.length;
      @ invariant first != next && first != process && first != frame;
      @ invariant next != process && next != frame && process != frame;
      @ invariant (\forall int i; 0 <= i && i < next.length; 0 <= next[i] && next[i] < next.length);
      @ invariant (\forall int i; 0 <= i && i < first.length; 0 <= first[i] && first[i] < next.length);
      @ invariant (\forall int i; 0 <= i && i < frame.length; 0 <= frame[i] && frame[i] < frameEnd);
      @*/
    //+KEY@ accessible \inv: this.*, first[*], next[*], frame[*];

    /** Nothing is mapped. */
    /*@ normal_behavior
      @   requires 1 <= frameEnd;
      @   ensures bits == INITIAL_BITS && this.frameEnd == frameEnd;
      @   assignable \nothing;
      @*/
    PageTable(int frameEnd) {
        this(INITIAL_BITS, frameEnd);
    }

    /** Nothing is mapped; it grows when 2^bits pages are. */
    /*@ normal_behavior
      @   requires INITIAL_BITS <= bits && bits <= MAX_BITS && 1 <= frameEnd;
      @   ensures this.bits == bits && this.frameEnd == frameEnd;
      @   assignable \nothing;
      @*/
    PageTable(int bits, int frameEnd) {
        this.frameEnd = frameEnd;
        allocate(bits);
    }

    /** Empty chains for 2^bits entries. */
    /*@ private normal_behavior
      @   requires INITIAL_BITS <= bits && bits <= MAX_BITS;
      @   ensures this.bits == bits && free == 1;
      @   ensures \fresh(first) && \fresh(next) && \fresh(process) && \fresh(page) && \fresh(frame);
      @   ensures 1 <= first.length && next.length == first.length + 1;
      @   ensures process.length == next.length && page.length == next.length && frame.length == next.length;
      @   ensures (\forall int i; 0 <= i && i < first.length; first[i] == 0);
      @   ensures (\forall int i; 0 <= i && i < frame.length; frame[i] == 0);
      @   ensures (\forall int i; 0 <= i && i < next.length; next[i] == (i == 0 || i == first.length ? 0 : i + 1));
      @   ensures first != next && first != process && first != frame;
      @   ensures next != process && next != frame && process != frame;
      @   assignable this.bits, free, first, next, process, page, frame;
      @*/
    private /*@ helper @*/ void allocate(int bits) {
        int entries = 1 << bits;
        this.bits = bits;
        this.first = new int[entries];
        this.next = new int[entries + 1];
        this.process = new int[entries + 1];
        this.page = new long[entries + 1];
        this.frame = new int[entries + 1];
        this.free = 1;
        /*@ loop_invariant 1 <= i && i <= entries;
          @ loop_invariant (\forall int k; 0 <= k && k <= entries; next[k] == (1 <= k && k < i ? k + 1 : 0));
          @ loop_writes i, next[*];
          @ decreases entries - i;
          @*/
        for (int i = 1; i < entries; i++) {
            next[i] = i + 1;
        }
    }

    /** Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4): the upper 31 bits of a product. */
    /*@ private normal_behavior
      @   ensures 0 <= \result;
      @   assignable \nothing;
      @*/
    private static /*@ pure code_java_math @*/ int hashOf(int p, long at) {
        return (int) ((at * 1024 + p) * GOLDEN >>> 33);
    }

    /** The chain of a page. */
    /*@ private normal_behavior
      @   ensures 0 <= \result && \result < first.length;
      @   assignable \nothing;
      @*/
    private /*@ pure @*/ int chainOf(int p, long at) {
        return hashOf(p, at) % first.length;
    }

    /** The frame at this page of the process in slot {@code p}, or 0. */
    /*@ normal_behavior
      @   requires 0 <= p && p < 1024 && 0 <= at && at <= 140737488355328L;
      @   ensures 0 <= \result && \result < frameEnd;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int find(int p, long at) {
        int entry = first[chainOf(p, at)];
        /*@ loop_invariant 0 <= entry && entry < next.length && 0 <= left && left <= next.length;
          @ loop_writes entry, left;
          @ decreases left;
          @*/
        for (int left = next.length; left > 0 && entry != 0 && (process[entry] != p || page[entry] != at); left--) {
            entry = next[entry];
        }
        return entry == 0 ? 0 : frame[entry];
    }

    /** Puts a frame at a page that has none. */
    /*@ normal_behavior
      @   requires 0 <= p && p < 1024 && 0 <= at && at <= 140737488355328L && 1 <= f && f < frameEnd && find(p, at) == 0;
      @   ensures find(p, at) == f;
      @   assignable bits, free, first, next, process, page, frame,
      @              first[*], next[*], process[*], page[*], frame[*];
      @*/
    void map(int p, long at, int f) {
        if (free == 0) {
            grow();
        }
        int entry = free;
        free = next[entry];
        process[entry] = p;
        page[entry] = at;
        frame[entry] = f;
        int chain = chainOf(p, at);
        next[entry] = first[chain];
        first[chain] = entry;
    }

    /** Doubles the table; all of its entries are in use. */
    /*@ private normal_behavior
      @   requires free == 0 && bits < MAX_BITS;
      @   ensures free != 0 && bits == \old(bits) + 1;
      @   assignable bits, free, first, next, process, page, frame;
      @*/
    private void grow() {
        int[] processes = process;
        long[] pages = page;
        int[] frames = frame;
        allocate(bits + 1);
        /*@ loop_invariant 1 <= i && i <= frames.length;
          @ loop_writes i, free, first[*], next[*], process[*], page[*], frame[*];
          @ decreases frames.length - i;
          @*/
        for (int i = 1; i < frames.length; i++) {
            map(processes[i], pages[i], frames[i]);
        }
    }

    /** Takes the frame away from a page that has one. */
    /*@ normal_behavior
      @   requires 0 <= p && p < 1024 && 0 <= at && at <= 140737488355328L && find(p, at) != 0;
      @   ensures find(p, at) == 0;
      @   assignable free, first[*], next[*];
      @*/
    void unmap(int p, long at) {
        int chain = chainOf(p, at);
        int entry = first[chain];
        int before = 0;
        /*@ loop_invariant 0 <= entry && entry < next.length && 0 <= before && before < next.length;
          @ loop_invariant 0 <= left && left <= next.length;
          @ loop_writes entry, before, left;
          @ decreases left;
          @*/
        for (int left = next.length; left > 0 && (process[entry] != p || page[entry] != at); left--) {
            before = entry;
            entry = next[entry];
        }
        if (before == 0) {
            first[chain] = next[entry];
        } else {
            next[before] = next[entry];
        }
        next[entry] = free;
        free = entry;
    }
}
