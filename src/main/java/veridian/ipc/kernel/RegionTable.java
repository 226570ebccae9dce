package veridian.ipc.kernel;

/** What is known of each shared region, by slot (SHM-2). Its frames are a list in {@link FramePool}, which begins here. */
final class RegionTable {

    /** Number of slots. */
    final int size;
    /** Its owner's pid; 0: it has none. */
    final long[] owner;
    /** Its size in bytes. */
    final long[] bytes;
    /** Who has it mapped may read it (1), write it (2), or both (3). */
    final byte[] permissions;
    /** Its first frame; 0: it has no pages. */
    final int[] firstFrame;
    /** How many frames it has. */
    final int[] pages;
    /** How many processes have it mapped. */
    final int[] mappings;
    /** How many queued messages describe it (SND-3). */
    final int[] pins;

    /*@ invariant 1 <= size && size <= 1024;
      @ invariant owner.length == size && bytes.length == size && permissions.length == size && firstFrame.length == size;
      @ invariant pages.length == size && mappings.length == size && pins.length == size && owner != bytes;
      @ invariant firstFrame != pages && firstFrame != mappings && firstFrame != pins;
      @ invariant pages != mappings && pages != pins && mappings != pins;
      @ invariant (\forall int r; 0 <= r && r < size; 0 <= permissions[r] && permissions[r] <= 3);
      @ invariant (\forall int r; 0 <= r && r < size; 0 <= firstFrame[r] && 0 <= pages[r] && 0 <= bytes[r]);
      @ invariant (\forall int r; 0 <= r && r < size; firstFrame[r] == 0 <==> pages[r] == 0);
      @ invariant (\forall int r; 0 <= r && r < size; 0 <= mappings[r] && mappings[r] <= 1024);
      @ invariant (\forall int r; 0 <= r && r < size; 0 <= pins[r] && pins[r] <= 65536);
      @*/
    //+KEY@ accessible \inv: this.*, owner[*], bytes[*], permissions[*], firstFrame[*], pages[*], mappings[*], pins[*];

    /** So many slots without a region. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= 1024;
      @   ensures this.size == size;
      @   ensures \fresh(owner) && \fresh(bytes) && \fresh(permissions) && \fresh(firstFrame);
      @   ensures \fresh(pages) && \fresh(mappings) && \fresh(pins);
      @   assignable \nothing;
      @*/
    RegionTable(int size) {
        this.size = size;
        this.owner = new long[size];
        this.bytes = new long[size];
        this.permissions = new byte[size];
        this.firstFrame = new int[size];
        this.pages = new int[size];
        this.mappings = new int[size];
        this.pins = new int[size];
    }

    /** {@code NewRegion}: without pages, not mapped, not pinned. */
    /*@ normal_behavior
      @   requires 0 <= r && r < size && 1 <= length && 1 <= access && access <= 3;
      @   ensures owner[r] == pid && bytes[r] == length && permissions[r] == access;
      @   ensures firstFrame[r] == 0 && pages[r] == 0 && mappings[r] == 0 && pins[r] == 0;
      @   assignable owner[r], bytes[r], permissions[r], firstFrame[r], pages[r], mappings[r], pins[r];
      @*/
    void add(int r, long pid, long length, int access) {
        owner[r] = pid;
        bytes[r] = length;
        permissions[r] = (byte) access;
        firstFrame[r] = 0;
        pages[r] = 0;
        mappings[r] = 0;
        pins[r] = 0;
    }

    /** {@code Kept}: somebody owns, maps or pins it (SHM-2). */
    /*@ normal_behavior
      @   requires 0 <= r && r < size;
      @   ensures \result <==> (owner[r] != 0 || mappings[r] != 0 || pins[r] != 0);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean isKept(int r) {
        return owner[r] != 0 || mappings[r] != 0 || pins[r] != 0;
    }

    /** {@code RegionHolds}: it has the bytes {@code offset .. offset + length - 1}; unsigned, without wraparound (SND-1). */
    /*@ normal_behavior
      @   requires 0 <= r && r < size;
      @   ensures \result <==> (0 <= offset && offset <= bytes[r] && 0 <= length && length <= bytes[r] - offset);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean holds(int r, long offset, long length) {
        return 0 <= offset && 0 <= length && length <= bytes[r] - offset;
    }
}
