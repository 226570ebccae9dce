package veridian.ipc.kernel;

/** Where each process has each region mapped: its first page, and page by page in the page table (SHM-3, SHM-4). */
final class Mappings {

    /** Distance between the rows of two processes; most regions. */
    static final int STRIDE = 1024;

    /** Number of process slots. */
    final int processes;
    /** Number of region slots. */
    final int regions;
    /** The first page of region {@code r} in process {@code p} is at {@code p * STRIDE + r}; 0: not mapped, for user pages begin at 1. */
    final long[] base;
    /** The pages. Each is of one region, so that mappings do not overlap (SHM-3). */
    final PageTable table;

    /*@ invariant 1 <= processes && processes <= 1024 && 1 <= regions && regions <= 1024;
      @ invariant base.length == processes * 1024;
      @ invariant (\forall int i; 0 <= i && i < base.length; 0 <= base[i] && base[i] < 140737488355328L);
      @*/
    //+KEY@ accessible \inv: this.*, base[*];

    /** Nothing is mapped; frames are below {@code frameEnd}. */
    /*@ normal_behavior
      @   requires 1 <= processes && processes <= 1024 && 1 <= regions && regions <= 1024 && 1 <= frameEnd;
      @   ensures this.processes == processes && this.regions == regions && \fresh(base) && \fresh(table);
      @   ensures table.frameEnd == frameEnd;
      @   ensures (\forall int i; 0 <= i && i < base.length; base[i] == 0);
      @   assignable \nothing;
      @*/
    Mappings(int processes, int regions, int frameEnd) {
        this.processes = processes;
        this.regions = regions;
        this.base = new long[processes * STRIDE];
        this.table = new PageTable(frameEnd);
    }

    /** The first page at which the process has the region mapped, or 0. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= r && r < regions;
      @   ensures \result == base[p * 1024 + r];
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long baseOf(int p, int r) {
        return base[p * STRIDE + r];
    }

    /** The frame that the process has at this page, or 0. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= at && at <= 140737488355328L;
      @   ensures 0 <= \result && \result < table.frameEnd;
      @   assignable \nothing;
      @ also
      @ private normal_behavior   // who has mappings knows nothing of the page table; who is one does
      @   requires 0 <= p && p < processes && 0 <= at && at <= 140737488355328L;
      @   ensures \result == table.find(p, at);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int frameAt(int p, long at) {
        return table.find(p, at);
    }

    /** {@code AddressesFree}: none of these pages of the process is mapped. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 1 <= from && 0 <= pages && from <= 140737488355328L - pages;
      @   ensures \result <==> (\forall long i; from <= i && i < from + pages; frameAt(p, i) == 0);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean isFree(int p, long from, int pages) {
        int i = 0;
        /*@ loop_invariant 0 <= i && i <= pages && (\forall long k; from <= k && k < from + i; frameAt(p, k) == 0);
          @ loop_writes i;
          @ decreases pages - i;
          @*/
        while (i < pages && frameAt(p, from + i) == 0) {
            i++;
        }
        return i == pages;
    }

    /** {@code AddMapping}: the frames of the list that begins with {@code frame}, one a page. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= r && r < regions && baseOf(p, r) == 0;
      @   requires 1 <= from && from < 140737488355328L && 1 <= frame && frame < next.length && next.length == table.frameEnd;
      @   ensures base[p * 1024 + r] == from;
      @   assignable base[p * 1024 + r], table.*, table.first[*], table.next[*], table.process[*], table.page[*], table.frame[*];
      @*/
    void add(int p, int r, long from, int frame, int[] next) {
        base[p * STRIDE + r] = from;
        int f = frame;
        /*@ loop_invariant 0 <= f && f < next.length && 0 <= i && i <= next.length;
          @ loop_writes i, f, table.bits, table.free, table.first, table.next, table.process, table.page, table.frame, table.first[*],
          @             table.next[*], table.process[*], table.page[*], table.frame[*];
          @ decreases next.length - i;
          @*/
        for (int i = 0; i < next.length && f != 0; i++) {
            table.map(p, from + i, f);
            f = next[f];
        }
    }

    /** {@code RemoveMapping}: so many pages. */
    /*@ normal_behavior
      @   requires 0 <= p && p < processes && 0 <= r && r < regions && baseOf(p, r) != 0 && 0 <= pages;
      @   ensures base[p * 1024 + r] == 0;
      @   assignable base[p * 1024 + r], table.*, table.first[*], table.next[*], table.process[*], table.page[*], table.frame[*];
      @*/
    void remove(int p, int r, int pages) {
        long from = base[p * STRIDE + r];
        base[p * STRIDE + r] = 0;
        /*@ loop_invariant 0 <= i && i <= pages;
          @ loop_writes i, table.bits, table.free, table.first, table.next, table.process, table.page, table.frame, table.first[*],
          @             table.next[*], table.process[*], table.page[*], table.frame[*];
          @ decreases pages - i;
          @*/
        for (int i = 0; i < pages; i++) {
            table.unmap(p, from + i);
        }
    }
}
