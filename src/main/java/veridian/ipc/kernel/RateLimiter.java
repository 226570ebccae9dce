package veridian.ipc.kernel;

/**
 * Two token buckets a process, of messages and of bytes (RATE-1 .. RATE-4).
 *
 * <p>A token is counted in {@code frequency} units, so that a tick adds exactly {@code rate} units: a fraction of a token is a whole
 * number of units, and nothing is ever rounded (RATE-3). Time is the caller's, unsigned; the same process may see it go backwards.
 */
final class RateLimiter {

    /** Most ticks a second, and most tokens in a bucket: their product, a full bucket, fits a {@code long}. */
    static final long MAX_FREQUENCY = 4294967295L;
    /** Most tokens in a bucket. */
    static final int MAX_BURST = 1073741824;

    /** Number of process slots. */
    final int size;
    /** Ticks a second; also the units of one token. */
    final long frequency;
    /** Units of a full bucket of messages. */
    final long fullMessages;
    /** Units that a tick adds to it. */
    final int messageRate;
    /** Units of a full bucket of bytes. */
    final long fullBytes;
    /** Units that a tick adds to it. */
    final int byteRate;
    /** Was the process in this slot ever charged? If not, its buckets are full, whatever the arrays say. */
    final boolean[] charged;
    /** Units in each bucket of messages when it was charged last. */
    final long[] messages;
    /** Units in each bucket of bytes when it was charged last. */
    final long[] bytes;
    /** The latest time that the process was charged at. */
    final long[] at;

    /*@ invariant 1 <= size && size <= 1024;
      @ invariant 1 <= frequency && frequency <= 4294967295L;
      @ invariant 0 <= fullMessages && fullMessages <= 4611686018427387904L && 0 <= messageRate;
      @ invariant 0 <= fullBytes && fullBytes <= 4611686018427387904L && 0 <= byteRate;
      @ invariant charged.length == size && messages.length == size && bytes.length == size && at.length == size;
      @ invariant messages != bytes && messages != at && bytes != at;
      @ // RATE-1: never negative, never above the burst
      @ invariant (\forall int p; 0 <= p && p < size; 0 <= messages[p] && messages[p] <= fullMessages);
      @ invariant (\forall int p; 0 <= p && p < size; 0 <= bytes[p] && bytes[p] <= fullBytes);
      @*/
    //+KEY@ accessible \inv: this.*, charged[*], messages[*], bytes[*], at[*];

    /** Full buckets for so many process slots; bursts in tokens, rates in tokens a second. */
    /*@ normal_behavior
      @   requires 1 <= size && size <= 1024 && 1 <= frequency && frequency <= 4294967295L;
      @   requires 0 <= messageBurst && messageBurst <= 1073741824 && 0 <= messageRate;
      @   requires 0 <= byteBurst && byteBurst <= 1073741824 && 0 <= byteRate;
      @   ensures this.size == size && this.frequency == frequency;
      @   ensures fullMessages == messageBurst * frequency && this.messageRate == messageRate;
      @   ensures fullBytes == byteBurst * frequency && this.byteRate == byteRate;
      @   ensures (\forall int p; 0 <= p && p < size; !charged[p]);
      @   ensures \fresh(charged) && \fresh(messages) && \fresh(bytes) && \fresh(at);
      @   assignable \nothing;
      @*/
    RateLimiter(int size, long frequency, int messageBurst, int messageRate, int byteBurst, int byteRate) {
        this.size = size;
        this.frequency = frequency;
        this.fullMessages = messageBurst * frequency;
        this.messageRate = messageRate;
        this.fullBytes = byteBurst * frequency;
        this.byteRate = byteRate;
        this.charged = new boolean[size];
        this.messages = new long[size];
        this.bytes = new long[size];
        this.at = new long[size];
    }

    /**
     * {@code Refilled}: what is in a bucket after so many (unsigned) ticks: no more than is full. Said with a division, since
     * {@code rate * ticks} may not fit a word.
     */
    /*@ normal_behavior
      @   requires 0 <= level && level <= full && 0 <= rate;
      @   ensures level <= \result && \result <= full;
      @   ensures rate == 0 || ticks == 0 ==> \result == level;
      @   ensures rate > 0 && 0 <= ticks && ticks <= (full - level) / rate ==> \result == level + rate * ticks;
      @   ensures rate > 0 && (ticks < 0 || ticks > (full - level) / rate) ==> \result == full;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ long refilled(long level, long full, int rate, long ticks) {
        if (rate == 0) {
            return level;
        }
        return ticks < 0 || ticks > (full - level) / rate ? full : level + rate * ticks;
    }

    /** {@code MessageLevel}: units in the bucket of messages at this time; none for a clock that went backwards (RATE-2). */
    /*@ normal_behavior
      @   requires 0 <= p && p < size;
      @   ensures 0 <= \result && \result <= fullMessages;
      @   ensures !charged[p] ==> \result == fullMessages;
      @   ensures charged[p] ==> \result == refilled(messages[p], fullMessages, messageRate, Unsigned.minus(now, at[p]));
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long messageLevel(int p, long now) {
        return charged[p] ? refilled(messages[p], fullMessages, messageRate, Unsigned.minus(now, at[p])) : fullMessages;
    }

    /** {@code ByteLevel}: units in the bucket of bytes at this time. */
    /*@ normal_behavior
      @   requires 0 <= p && p < size;
      @   ensures 0 <= \result && \result <= fullBytes;
      @   ensures !charged[p] ==> \result == fullBytes;
      @   ensures charged[p] ==> \result == refilled(bytes[p], fullBytes, byteRate, Unsigned.minus(now, at[p]));
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long byteLevel(int p, long now) {
        return charged[p] ? refilled(bytes[p], fullBytes, byteRate, Unsigned.minus(now, at[p])) : fullBytes;
    }

    /** {@code RateAllows}: both buckets have room for a message of {@code length} (unsigned) bytes (RATE-1). */
    /*@ normal_behavior
      @   requires 0 <= p && p < size;
      @   ensures \result <==> (frequency <= messageLevel(p, now)
      @               && 0 <= length && length <= byteLevel(p, now) / frequency);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean allows(int p, long length, long now) {
        return frequency <= messageLevel(p, now) && 0 <= length && length <= byteLevel(p, now) / frequency;
    }

    /** {@code Charge}: takes one message and its bytes out of the buckets; their time never goes back (RATE-1, RATE-2). */
    /*@ normal_behavior
      @   requires 0 <= p && p < size && allows(p, length, now);
      @   ensures charged[p];
      @   ensures messages[p] == (\old(charged[p])
      @               ? refilled(\old(messages[p]), fullMessages, messageRate, Unsigned.minus(now, \old(at[p]))) : fullMessages)
      @               - frequency;
      @   ensures bytes[p] == (\old(charged[p])
      @               ? refilled(\old(bytes[p]), fullBytes, byteRate, Unsigned.minus(now, \old(at[p]))) : fullBytes)
      @               - length * frequency;
      @   ensures at[p] == (\old(charged[p]) && Unsigned.less(now, \old(at[p])) ? \old(at[p]) : now);
      @   assignable charged[p], messages[p], bytes[p], at[p];
      @*/
    void charge(int p, long length, long now) {
        long messageUnits = messageLevel(p, now) - frequency;
        long byteUnits = byteLevel(p, now) - length * frequency;
        if (!charged[p] || !Unsigned.less(now, at[p])) {
            at[p] = now;
        }
        charged[p] = true;
        messages[p] = messageUnits;
        bytes[p] = byteUnits;
    }

    /** {@code ForgetBuckets}: the slot's next process begins with full buckets (CLN-1, RATE-4). */
    /*@ normal_behavior
      @   requires 0 <= p && p < size;
      @   ensures !charged[p];
      @   assignable charged[p];
      @*/
    void forget(int p) {
        charged[p] = false;
    }
}
