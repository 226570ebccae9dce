package veridian.ipc.kernel;

/**
 * The frames of physical memory. Frame {@code f} of node {@code n} is one of {@code n * framesPerNode + 1 .. (n + 1) * framesPerNode}.
 *
 * <p>Each frame has one holder, so that it can't be in two places (SHM-1), and one successor: the free frames of a node are a list,
 * and so are the pages of a region. Taking and giving back is constant time.
 */
final class FramePool {

    /** The holder of a free frame. */
    static final int FREE = 0;
    /** The holder of a frame that {@code allocate_shared_memory} has given to its caller. */
    static final int LOOSE = -1;
    /** A loose frame that {@link #allLoose} has seen. */
    private static final int SEEN = -2;
    /** The caller names no node. */
    static final int NO_NODE = -1;

    /** Number of NUMA nodes. */
    final int nodes;
    /** Frames of each. */
    final int framesPerNode;
    /** Free frames of all nodes. */
    int freeCount;
    /** The first free frame of each node; 0: none. */
    final int[] firstFree;
    /** Who has each frame: {@link #FREE}, {@link #LOOSE}, or the slot of its region, plus one. */
    final int[] holder;
    /** The frame after each one in its list; 0: none. */
    final int[] next;

    /*@ invariant 1 <= nodes && nodes <= 64 && 0 <= framesPerNode && framesPerNode <= 4194304 / nodes;
      @ invariant firstFree.length == nodes;
      @ invariant holder.length == nodes * framesPerNode + 1 && next.length == holder.length;
      @ invariant firstFree != holder && firstFree != next && holder != next;
      @ invariant 0 <= freeCount && freeCount < holder.length;
      @ // SHM-1: one holder a frame
      @ invariant (\forall int f; 0 <= f && f < holder.length; -2 <= holder[f] && holder[f] <= 1024);
      @ invariant (\forall int f; 0 <= f && f < next.length; 0 <= next[f] && next[f] < next.length);
      @ invariant (\forall int n; 0 <= n && n < nodes; 0 <= firstFree[n] && firstFree[n] < next.length);
      @ invariant (\forall int n; 0 <= n && n < nodes; firstFree[n] != 0 ==> holder[firstFree[n]] == 0);
      @*/
    //+KEY@ accessible \inv: this.*, firstFree[*], holder[*], next[*];

    /** So many nodes with so many frames each, all free. */
    /*@ normal_behavior
      @   requires 1 <= nodes && nodes <= 64 && 0 <= framesPerNode && framesPerNode <= 4194304 / nodes;
      @   ensures this.nodes == nodes && this.framesPerNode == framesPerNode && freeCount == nodes * framesPerNode;
      @   ensures (\forall int f; 0 <= f && f < holder.length; holder[f] == 0);
      @   ensures \fresh(firstFree) && \fresh(holder) && \fresh(next);
      @   assignable \nothing;
      @*/
    FramePool(int nodes, int framesPerNode) {
        this.nodes = nodes;
        this.framesPerNode = framesPerNode;
        this.freeCount = 0;
        this.firstFree = new int[nodes];
        int frames = nodes * framesPerNode;
        this.holder = new int[frames + 1];
        this.next = new int[frames + 1];
        // Downwards, so that the lowest frame of each node is the first to be taken.
        /*@ loop_invariant 0 <= f && f <= frames && freeCount == frames - f;
          @ loop_invariant (\forall int g; 0 <= g && g < holder.length; holder[g] == 0);
          @ loop_invariant (\forall int g; 0 <= g && g < next.length; 0 <= next[g] && next[g] < next.length);
          @ loop_invariant (\forall int n; 0 <= n && n < nodes; 0 <= firstFree[n] && firstFree[n] < next.length);
          @ loop_writes f, freeCount, firstFree[*], holder[*], next[*];
          @ decreases f;
          @*/
        for (int f = frames; f >= 1; f--) {
            release(f);
        }
    }

    /** {@code NodeOf}: where the frame is. */
    /*@ normal_behavior
      @   requires 1 <= frame && frame < holder.length;
      @   ensures \result == (frame - 1) / framesPerNode;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int nodeOf(int frame) {
        return (frame - 1) / framesPerNode;
    }

    /** {@code KnownNode}: a node, or none (SHM-1). */
    /*@ normal_behavior
      @   ensures \result <==> (node == NO_NODE || (0 <= node && node < nodes));
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean knows(int node) {
        return NO_NODE <= node && node < nodes;
    }

    /** {@code NodesFrom}: the first node with a free frame: the named one, then the others in ascending order. */
    /*@ normal_behavior
      @   requires knows(node) && (\exists int n; 0 <= n && n < nodes; firstFree[n] != 0);
      @   ensures 0 <= \result && \result < nodes && firstFree[\result] != 0;
      @   ensures node != NO_NODE && firstFree[node] != 0 ==> \result == node;
      @   ensures node == NO_NODE || firstFree[node] == 0 ==> (\forall int n; 0 <= n && n < \result; firstFree[n] == 0);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int nodeWithRoom(int node) {
        if (node != NO_NODE && firstFree[node] != 0) {
            return node;
        }
        int n = 0;
        /*@ loop_invariant 0 <= n && n <= nodes && (\forall int i; 0 <= i && i < n; firstFree[i] == 0);
          @ loop_writes n;
          @ decreases nodes - n;
          @*/
        while (firstFree[n] == 0) {
            n++;
        }
        return n;
    }

    /** Takes the first free frame of a node; it is loose. */
    /*@ normal_behavior
      @   requires 0 <= node && node < nodes && firstFree[node] != 0 && freeCount > 0;
      @   ensures \result == \old(firstFree[node]) && holder[\result] == LOOSE && next[\result] == 0;
      @   ensures freeCount == \old(freeCount) - 1;
      @   assignable holder[firstFree[node]], next[firstFree[node]], firstFree[node], freeCount;
      @*/
    int take(int node) {
        int frame = firstFree[node];
        int behind = next[frame];
        next[frame] = 0;
        holder[frame] = LOOSE;
        firstFree[node] = behind;
        freeCount--;
        return frame;
    }

    /** Makes a frame free. */
    /*@ normal_behavior
      @   requires 1 <= frame && frame < holder.length && freeCount < holder.length - 1;
      @   ensures holder[frame] == FREE && firstFree[nodeOf(frame)] == frame && freeCount == \old(freeCount) + 1;
      @   assignable freeCount, firstFree[*], holder[frame], next[frame];
      @*/
    void release(int frame) {
        int node = (frame - 1) / framesPerNode;
        next[frame] = firstFree[node];
        firstFree[node] = frame;
        holder[frame] = FREE;
        freeCount++;
    }

    /** {@code AllLoose}: these are loose frames, each once (SHM-2). */
    /*@ normal_behavior
      @   requires pages != holder;   // the marks that it makes meanwhile are not on the caller's list
      @   ensures \result <==> (\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < holder.length
      @               && holder[pages[i]] == LOOSE && (\forall int k; 0 <= k && k < i; pages[k] != pages[i]));
      @   ensures (\forall int f; 0 <= f && f < holder.length; holder[f] == \old(holder[f]));
      @   assignable holder[*];
      @*/
    boolean allLoose(int[] pages) {
        int seen = 0;
        /*@ loop_invariant 0 <= seen && seen <= pages.length;
          @ loop_invariant (\forall int k; 0 <= k && k < seen; 1 <= pages[k] && pages[k] < holder.length
          @               && \old(holder[pages[k]]) == LOOSE && holder[pages[k]] == SEEN
          @               && (\forall int j; 0 <= j && j < k; pages[j] != pages[k]));
          @ loop_invariant (\forall int f; 0 <= f && f < holder.length; holder[f] == \old(holder[f])
          @               || (\exists int k; 0 <= k && k < seen; pages[k] == f));
          @ loop_invariant (\forall int f; 0 <= f && f < holder.length && holder[f] != \old(holder[f]); holder[f] == SEEN);
          @ loop_writes seen, holder[*];
          @ decreases pages.length - seen;
          @*/
        while (seen < pages.length && pages[seen] >= 1 && pages[seen] < holder.length && holder[pages[seen]] == LOOSE) {
            holder[pages[seen]] = SEEN;
            seen++;
        }
        /*@ loop_invariant 0 <= i && i <= seen;
          @ loop_invariant (\forall int f; 0 <= f && f < holder.length; holder[f] == \old(holder[f])
          @               || (\exists int k; i <= k && k < seen; pages[k] == f));
          @ loop_writes i, holder[*];
          @ decreases seen - i;
          @*/
        for (int i = 0; i < seen; i++) {
            holder[pages[i]] = LOOSE;
        }
        return seen == pages.length;
    }
}
