package veridian.ipc.kernel;

/**
 * The bounded FIFO queues, one for each endpoint slot. A slot that cannot be received from has capacity 0.
 *
 * <p>Each queue is a ring of {@code RING} places, of which its capacity may be in use. Message {@code k} (0 is the oldest) is
 * in place {@code head + k}, wrapped. Contents are copied in and out word by word; nothing is allocated.
 */
final class MessageQueues {

    /** Places of a ring; largest capacity. */
    static final int RING = 64;
    /** Words of a message. */
    static final int WORDS = 8;

    /** Number of queues. */
    final int size;
    /** Most messages in each queue; 0: no queue in this slot. */
    final byte[] capacity;
    /** Place of the oldest message of each queue. */
    final byte[] head;
    /** Messages in each queue. */
    final byte[] count;
    /** Bytes of the message in each place. */
    final byte[] length;
    /** Contents of each place, eight words a message. */
    final long[] words;

    /*@ invariant 1 <= size && size <= 1024;
      @ invariant capacity.length == size && head.length == size && count.length == size;
      @ invariant length.length == size * 64 && words.length == size * 512;
      @ invariant capacity != head && capacity != count && capacity != length;
      @ invariant head != count && head != length && count != length;
      @ invariant (\forall int q; 0 <= q && q < size; 0 <= capacity[q] && capacity[q] <= 64);
      @ invariant (\forall int q; 0 <= q && q < size; 0 <= head[q] && head[q] < 64);
      @ // Q-1
      @ invariant (\forall int q; 0 <= q && q < size; 0 <= count[q] && count[q] <= capacity[q]);
      @ invariant (\forall int i; 0 <= i && i < length.length; 0 <= length[i] && length[i] <= 64);
      @*/
    //+KEY@ accessible \inv: this.*, capacity[*], head[*], count[*], length[*];

    /** {@code size} slots without a queue. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= 1024;
      @   ensures this.size == size;
      @   ensures (\forall int q; 0 <= q && q < size; capacity[q] == 0 && count[q] == 0);
      @   ensures \fresh(capacity) && \fresh(head) && \fresh(count) && \fresh(length) && \fresh(words);
      @   assignable \nothing;
      @*/
    MessageQueues(int size) {
        this.size = size;
        this.capacity = new byte[size];
        this.head = new byte[size];
        this.count = new byte[size];
        this.length = new byte[size * RING];
        this.words = new long[size * RING * WORDS];
    }

    /** Where message {@code k} of a queue with this head is in its ring. */
    /*@ normal_behavior
      @   requires 0 <= head && head < 64 && 0 <= k && k <= 64;
      @   ensures 0 <= \result && \result < 64;
      @   ensures \result == head + k || \result == head + k - 64;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ int place(int head, int k) {
        int place = head + k;
        return place < RING ? place : place - RING;
    }

    /** The message in this place of the ring is this one. A helper: what contracts ask must not depend on the table's invariants. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size && 0 <= place && place < 64;
      @   requires size <= 1024 && length.length == size * 64 && words.length == size * 512;
      @   ensures \result <==> (length[q * 64 + place] == message.length
      @               && words[(q * 64 + place) * 8] == message.w0 && words[(q * 64 + place) * 8 + 1] == message.w1
      @               && words[(q * 64 + place) * 8 + 2] == message.w2 && words[(q * 64 + place) * 8 + 3] == message.w3
      @               && words[(q * 64 + place) * 8 + 4] == message.w4 && words[(q * 64 + place) * 8 + 5] == message.w5
      @               && words[(q * 64 + place) * 8 + 6] == message.w6 && words[(q * 64 + place) * 8 + 7] == message.w7);
      @   assignable \nothing;
      @*/
    /*@ pure helper @*/ boolean holdsAt(int q, int place, Message message) {
        int at = q * RING + place;
        int word = at * WORDS;
        return length[at] == message.length
            && words[word] == message.w0 && words[word + 1] == message.w1
            && words[word + 2] == message.w2 && words[word + 3] == message.w3
            && words[word + 4] == message.w4 && words[word + 5] == message.w5
            && words[word + 6] == message.w6 && words[word + 7] == message.w7;
    }

    /** it holds as many messages as it may. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size;
      @   ensures \result <==> count[q] == capacity[q];
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean isFull(int q) {
        return count[q] == capacity[q];
    }

    /** Makes an empty queue. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size && 1 <= messages && messages <= 64;
      @   ensures capacity[q] == messages && count[q] == 0;
      @   assignable capacity[q], count[q];
      @*/
    void open(int q, int messages) {
        capacity[q] = (byte) messages;
        count[q] = 0;
    }

    /** Drops the queue and what is in it. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size;
      @   ensures capacity[q] == 0 && count[q] == 0;
      @   assignable capacity[q], count[q];
      @*/
    void close(int q) {
        capacity[q] = 0;
        count[q] = 0;
    }

    /** appends a copy of the message. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size && count[q] < capacity[q];
      @   ensures count[q] == \old(count[q]) + 1;
      @   ensures holdsAt(q, place(head[q], \old(count[q])), message);
      @   ensures (\forall int i; 0 <= i && i < 64 && i != place(head[q], \old(count[q]));
      @               length[q * 64 + i] == \old(length[q * 64 + i]));
      @   ensures (\forall int w; q * 512 <= w && w < q * 512 + 512
      @               && (w < (q * 64 + place(head[q], \old(count[q]))) * 8 || (q * 64 + place(head[q], \old(count[q]))) * 8 + 8 <= w);
      @               words[w] == \old(words[w]));
      @   assignable count[q], length[q * 64 .. q * 64 + 63], words[q * 512 .. q * 512 + 511];
      @*/
    void enqueue(int q, Message message) {
        int at = q * RING + place(head[q], count[q]);
        length[at] = (byte) message.length;
        int word = at * WORDS;
        words[word] = message.w0;
        words[word + 1] = message.w1;
        words[word + 2] = message.w2;
        words[word + 3] = message.w3;
        words[word + 4] = message.w4;
        words[word + 5] = message.w5;
        words[word + 6] = message.w6;
        words[word + 7] = message.w7;
        count[q] = (byte) (count[q] + 1);
    }

    /** takes the oldest message out, into the caller's buffer. */
    /*@ normal_behavior
      @   requires 0 <= q && q < size && 1 <= count[q];
      @   ensures count[q] == \old(count[q]) - 1;
      @   ensures head[q] == place(\old(head[q]), 1);
      @   ensures holdsAt(q, \old(head[q]), into);
      @   ensures into.large == \old(into.large) && into.region == \old(into.region) && into.offset == \old(into.offset)
      @       && into.extent == \old(into.extent);
      @   assignable head[q], count[q], into.*;
      @*/
    void dequeue(int q, Message into) {
        int at = q * RING + head[q];
        into.length = length[at];
        int word = at * WORDS;
        into.w0 = words[word];
        into.w1 = words[word + 1];
        into.w2 = words[word + 2];
        into.w3 = words[word + 3];
        into.w4 = words[word + 4];
        into.w5 = words[word + 5];
        into.w6 = words[word + 6];
        into.w7 = words[word + 7];
        head[q] = (byte) place(head[q], 1);
        count[q] = (byte) (count[q] - 1);
    }
}
