package veridian.ipc.kernel;

/**
 * First-in, first-out lists of slots; a slot is on one of them at most, and leaves it in constant time wherever it stands.
 *
 * <p>They are doubly linked through arrays: the links of a slot are in the places of its number. That a slot has one
 * {@link #list} makes it impossible that a process waits twice (NTF-4) or is ready twice (PROC-3).
 */
final class FifoLists {

    /** No slot, no list. */
    static final short NONE = -1;

    /** Number of slots. */
    final int slots;
    /** Number of lists. */
    final int lists;
    /** The first slot of each list, or {@link #NONE}. */
    final short[] head;
    /** The last slot of each list, or {@link #NONE}. */
    final short[] tail;
    /** The list that each slot is on, or {@link #NONE}. */
    final short[] list;
    /** The slot behind each slot, or {@link #NONE}. */
    final short[] next;
    /** The slot before each slot, or {@link #NONE}. */
    final short[] previous;

    /*@ invariant 1 <= slots && slots <= 1024 && 1 <= lists && lists <= 1024;
      @ invariant head.length == lists && tail.length == lists;
      @ invariant list.length == slots && next.length == slots && previous.length == slots;
      @ invariant head != tail && head != list && head != next && head != previous && tail != list;
      @ invariant tail != next && tail != previous && list != next && list != previous && next != previous;
      @ invariant (\forall int l; 0 <= l && l < lists; NONE <= head[l] && head[l] < slots);
      @ invariant (\forall int l; 0 <= l && l < lists; NONE <= tail[l] && tail[l] < slots);
      @ invariant (\forall int s; 0 <= s && s < slots; NONE <= list[s] && list[s] < lists);
      @ invariant (\forall int s; 0 <= s && s < slots; NONE <= next[s] && next[s] < slots);
      @ invariant (\forall int s; 0 <= s && s < slots; NONE <= previous[s] && previous[s] < slots);
      @ // the ends of a list are on it, and nothing is beyond them
      @ invariant (\forall int l; 0 <= l && l < lists; head[l] == NONE <==> tail[l] == NONE);
      @ invariant (\forall int l; 0 <= l && l < lists && head[l] != NONE; list[head[l]] == l && previous[head[l]] == NONE);
      @ invariant (\forall int l; 0 <= l && l < lists && tail[l] != NONE; list[tail[l]] == l && next[tail[l]] == NONE);
      @ // neighbours are on one list, and each other's; without one, a slot is the end
      @ invariant (\forall int s; 0 <= s && s < slots && next[s] != NONE; list[s] != NONE
      @     && list[next[s]] == list[s] && previous[next[s]] == s);
      @ invariant (\forall int s; 0 <= s && s < slots && previous[s] != NONE; list[s] != NONE
      @     && list[previous[s]] == list[s] && next[previous[s]] == s);
      @ invariant (\forall int s; 0 <= s && s < slots && list[s] != NONE && next[s] == NONE; tail[list[s]] == s);
      @ invariant (\forall int s; 0 <= s && s < slots && list[s] != NONE && previous[s] == NONE; head[list[s]] == s);
      @*/
    //+KEY@ accessible \inv: this.*, head[*], tail[*], list[*], next[*], previous[*];

    /** {@code lists} empty lists of {@code slots} slots. */
    /*@ normal_behavior
      @   requires 1 <= slots && slots <= 1024 && 1 <= lists && lists <= 1024;
      @   ensures this.slots == slots && this.lists == lists;
      @   ensures (\forall int l; 0 <= l && l < lists; head[l] == NONE && tail[l] == NONE);
      @   ensures (\forall int s; 0 <= s && s < slots; list[s] == NONE);
      @   ensures \fresh(head) && \fresh(tail) && \fresh(list) && \fresh(next) && \fresh(previous);
      @   assignable \nothing;
      @*/
    FifoLists(int slots, int lists) {
        this.slots = slots;
        this.lists = lists;
        this.head = nowhere(lists);
        this.tail = nowhere(lists);
        this.list = nowhere(slots);
        this.next = nowhere(slots);
        this.previous = nowhere(slots);
    }

    /** An array of {@code length} times {@link #NONE}. */
    /*@ normal_behavior
      @   requires 1 <= length && length <= 1024;
      @   ensures \fresh(\result) && \result.length == length;
      @   ensures (\forall int i; 0 <= i && i < length; \result[i] == NONE);
      @   assignable \nothing;
      @*/
    private static short[] nowhere(int length) {
        short[] links = new short[length];
        /*@ loop_invariant 0 <= i && i <= length;
          @ loop_invariant (\forall int k; 0 <= k && k < i; links[k] == NONE);
          @ loop_writes i, links[*];
          @ decreases length - i;
          @*/
        for (int i = 0; i < length; i++) {
            links[i] = NONE;
        }
        return links;
    }

    /** Puts a slot that is on no list at the end of list {@code l}. */
    /*@ normal_behavior
      @   requires 0 <= l && l < lists && 0 <= s && s < slots && list[s] == NONE;
      @   ensures list[s] == l && tail[l] == s && next[s] == NONE && previous[s] == \old(tail[l]);
      @   ensures head[l] == (\old(head[l]) == NONE ? s : \old(head[l]));
      @   ensures (\forall int k; 0 <= k && k < slots && k != s; next[k] == (k == \old(tail[l]) ? s : \old(next[k])));
      @   assignable list[s], previous[s], head[l], tail[l], next[*];
      @*/
    void append(int l, int s) {
        short last = tail[l];
        list[s] = (short) l;
        next[s] = NONE;
        previous[s] = last;
        tail[l] = (short) s;
        if (last == NONE) {
            head[l] = (short) s;
        } else {
            next[last] = (short) s;
        }
    }

    /** Takes a slot off the list that it is on; the others keep their order. */
    /*@ normal_behavior
      @   requires 0 <= s && s < slots && list[s] != NONE;
      @   ensures list[s] == NONE && next[s] == NONE && previous[s] == NONE;
      @   ensures (\forall int k; 0 <= k && k < slots && k != s;
      @               next[k] == (k == \old(previous[s]) ? \old(next[s]) : \old(next[k])));
      @   ensures (\forall int k; 0 <= k && k < slots && k != s;
      @               previous[k] == (k == \old(next[s]) ? \old(previous[s]) : \old(previous[k])));
      @   ensures head[\old(list[s])] == (\old(previous[s]) == NONE ? \old(next[s]) : \old(head[list[s]]));
      @   ensures tail[\old(list[s])] == (\old(next[s]) == NONE ? \old(previous[s]) : \old(tail[list[s]]));
      @   assignable head[list[s]], tail[list[s]], next[*], previous[*], list[s];
      @*/
    void remove(int s) {
        short before = previous[s];
        short behind = next[s];
        if (before == NONE) {
            head[list[s]] = behind;
        } else {
            next[before] = behind;
        }
        if (behind == NONE) {
            tail[list[s]] = before;
        } else {
            previous[behind] = before;
        }
        list[s] = NONE;
        next[s] = NONE;
        previous[s] = NONE;
    }
}
