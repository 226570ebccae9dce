package veridian.ipc.kernel;

/**
 * Issues ids that are never used twice, and finds the slot of a live id in constant time (PROC-1, EP-1).
 *
 * <p>Slot {@code s} issues {@code s + 1}, {@code s + 1 + STRIDE}, {@code s + 1 + 2 * STRIDE} and so on: an id says its slot,
 * and a slot can serve again although its old ids stay dead. Free and live slots are the two parts of one permutation
 * (the sparse set of Briggs and Torczon, "An efficient representation for sparse sets", 1993): {@code order} lists the
 * free slots first, {@code position} is its inverse.
 *
 * <p>In the frames below an element stands before what its index reads, so that it does not matter whether a prover reads the index
 * before or after it has forgotten that.
 */
final class IdTable {

    /** Distance between two ids of one slot; most slots of a table. */
    static final int STRIDE = 1024;
    /** Most ids in a table's life: below it every id fits in 32 bits, whichever slot issues it. */
    static final int MAX_IDS = 4194303;
    /** What {@link #find} answers for an id that is not live. */
    static final int NONE = -1;

    /** Number of slots. */
    final int size;
    /** Ids that may be issued in this table's life. */
    final int maxIds;
    /** Ids issued so far. */
    int issued;
    /** Number of free slots. */
    int freeCount;
    /** The live id of each slot; 0: the slot is free. */
    final long[] current;
    /** How many ids each slot has issued. */
    final int[] uses;
    /** All slots, the free ones first. */
    final int[] order;
    /** Where each slot stands in {@code order}. */
    final int[] position;

    /*@ invariant 1 <= size && size <= STRIDE;
      @ invariant 1 <= maxIds && maxIds <= MAX_IDS;
      @ invariant 0 <= issued && issued <= maxIds;
      @ invariant 0 <= freeCount && freeCount <= size;
      @ invariant current.length == size && uses.length == size;
      @ invariant order.length == size && position.length == size;
      @ invariant uses != order && uses != position && order != position;
      @ // order and position are inverse to each other
      @ invariant (\forall int s; 0 <= s && s < size;
      @               0 <= position[s] && position[s] < size && order[position[s]] == s);
      @ invariant (\forall int i; 0 <= i && i < size;
      @               0 <= order[i] && order[i] < size && position[order[i]] == i);
      @ // a slot is free iff it stands in the first part
      @ invariant (\forall int s; 0 <= s && s < size; current[s] == 0 <==> position[s] < freeCount);
      @ // the live id is the last that the slot issued
      @ invariant (\forall int s; 0 <= s && s < size; 0 <= uses[s] && uses[s] <= issued);
      @ invariant (\forall int s; 0 <= s && s < size;
      @               current[s] == 0 || (1 <= uses[s] && current[s] == s + 1 + 1024L * (uses[s] - 1)));
      @*/
    // PROC-1, EP-1: an id that is dead stays dead: what becomes live is an id that its slot had not issued
    //+OPENJML@ constraint (\forall int s; 0 <= s && s < size; \old(uses[s]) <= uses[s]
    //+OPENJML@     && (current[s] == 0 || current[s] == \old(current[s]) || \old(uses[s]) < uses[s]));
    //+KEY@ accessible \inv: this.*, current[*], uses[*], order[*], position[*];

    /** An empty table of {@code size} slots that will issue at most {@code maxIds} ids. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= STRIDE;
      @   requires 1 <= maxIds && maxIds <= MAX_IDS;
      @   ensures this.size == size && this.maxIds == maxIds;
      @   ensures issued == 0 && freeCount == size;
      @   ensures (\forall int s; 0 <= s && s < size; current[s] == 0 && uses[s] == 0);
      @   ensures \fresh(current) && \fresh(uses) && \fresh(order) && \fresh(position);
      @   assignable \nothing;
      @*/
    IdTable(int size, int maxIds) {
        this.size = size;
        this.maxIds = maxIds;
        this.issued = 0;
        this.freeCount = size;
        this.current = new long[size];
        this.uses = new int[size];
        this.order = new int[size];
        this.position = new int[size];
        // Reversed, so that slot 0 is the first to be taken.
        /*@ loop_invariant 0 <= i && i <= size;
          @ loop_invariant (\forall int k; 0 <= k && k < i; order[k] == size - 1 - k);
          @ loop_invariant (\forall int k; size - i <= k && k < size; position[k] == size - 1 - k);
          @ loop_writes i, order[*], position[*];
          @ decreases size - i;
          @*/
        for (int i = 0; i < size; i++) {
            order[i] = size - 1 - i;
            position[size - 1 - i] = i;
        }
    }

    /** The slot that issues this id; slot 0 for what is no id. */
    /*@ normal_behavior
      @   ensures 0 <= \result && \result < STRIDE;
      @   ensures id >= 1 ==> id - 1 - \result == STRIDE * ((id - 1) / STRIDE);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ int slotOf(long id) {
        return id < 1 ? 0 : (int) ((id - 1) % STRIDE);
    }

    /** The slot in which this id is live, or {@link #NONE}; it is live in one slot at most. */
    /*@ normal_behavior
      @   ensures \result == (id != 0 && slotOf(id) < size && current[slotOf(id)] == id ? slotOf(id) : NONE);
      @   ensures (\forall int s; 0 <= s && s < size && id != 0 && current[s] == id; s == \result);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible this.*, current[*], uses[*];
    /*@ pure @*/ int find(long id) {
        if (id < 1) {
            return NONE;
        }
        int slot = slotOf(id);
        return slot < size && current[slot] == id ? slot : NONE;
    }

    /** There is room for {@code n} more: free slots, and ids to issue. */
    /*@ normal_behavior
      @   requires 0 <= n && n <= STRIDE;
      @   ensures \result <==> (n <= freeCount && n <= maxIds - issued);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean hasRoomFor(int n) {
        return n <= freeCount && n <= maxIds - issued;
    }

    /** Takes a free slot and issues its next id; the id is {@code current[slot]}, 1..2^32-1, never issued before. */
    /*@ normal_behavior
      @   requires 1 <= freeCount && 1 <= maxIds - issued;
      @   ensures \result == \old(order[freeCount - 1]);
      @   ensures 0 <= \result && \result < size;
      @   ensures \old(current[order[freeCount - 1]]) == 0;
      @   ensures uses[\result] == \old(uses[order[freeCount - 1]]) + 1;
      @   ensures current[\result] == \result + 1 + 1024L * (uses[\result] - 1);
      @   ensures 1 <= current[\result] && current[\result] <= 4294967295L;
      @   ensures freeCount == \old(freeCount) - 1 && issued == \old(issued) + 1;
      @   assignable current[order[freeCount - 1]], uses[order[freeCount - 1]], freeCount, issued;
      @*/
    int issue() {
        int slot = order[freeCount - 1];
        current[slot] = slot + 1 + 1024L * uses[slot];
        uses[slot] = uses[slot] + 1;
        issued++;
        freeCount--;
        return slot;
    }

    /** Frees a live slot; its id is dead for good. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < size && current[slot] != 0;
      @   ensures current[slot] == 0;
      @   ensures freeCount == \old(freeCount) + 1;
      @   assignable position[order[freeCount]], order[position[slot]], order[freeCount], position[slot],
      @              current[slot], freeCount;
      @*/
    void release(int slot) {
        int place = position[slot];
        int first = order[freeCount];
        order[place] = first;
        position[first] = place;
        order[freeCount] = slot;
        position[slot] = freeCount;
        current[slot] = 0;
        freeCount++;
    }
}
