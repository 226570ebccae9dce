package veridian.ipc.kernel;

/**
 * Arithmetic of unsigned 64-bit numbers (TYP-1) that never overflows; {@code WideNumbers.tla} in Java.
 *
 * <p>Own code, although {@code java.lang.Long} has some of it: the provers know no contracts of that class.
 */
final class Unsigned {

    /** The largest number of a word, 2^64 - 1. */
    static final long LARGEST = -1L;
    /** The largest number that is not negative as a {@code long}. */
    private static final /*@ spec_public @*/ long LARGEST_SIGNED = 9223372036854775807L;
    private static final int BITS = 64;

    /*@ private normal_behavior
      @   assignable \nothing;
      @*/
    private Unsigned() {
    }

    /** {@code a < b}. */
    /*@ normal_behavior
      @   ensures \result <==> ((a < 0) == (b < 0) ? a < b : b < 0);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ boolean less(long a, long b) {
        return (a < 0) == (b < 0) ? a < b : b < 0;
    }

    /** {@code a + b}, or the largest number if that is larger (PERF-1). */
    /*@ normal_behavior   // two halves that do not fit a long; together they are below 2^64
      @   requires a >= 0 && b >= 0 && a > LARGEST_SIGNED - b;
      @   ensures \result == (a - LARGEST_SIGNED - 1) + (b - LARGEST_SIGNED - 1);
      @   assignable \nothing;
      @ also
      @ normal_behavior   // the sum is a long, or one of them has bit 63 and there is room
      @   requires !(a >= 0 && b >= 0 && a > LARGEST_SIGNED - b);
      @   requires (a < 0) == (b < 0) ? a >= 0 : a + b < 0;
      @   ensures \result == a + b;
      @   assignable \nothing;
      @ also
      @ normal_behavior   // above 2^64 - 1
      @   requires (a < 0) == (b < 0) ? a < 0 : a + b >= 0;
      @   ensures \result == LARGEST;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ long add(long a, long b) {
        if (a >= 0 && b >= 0) {
            return a > LARGEST_SIGNED - b ? (a - LARGEST_SIGNED - 1) + (b - LARGEST_SIGNED - 1) : a + b;
        }
        if (a < 0 && b < 0) {
            return LARGEST;
        }
        return a + b < 0 ? a + b : LARGEST;
    }

    /** {@code a - b}, or 0 if {@code b} is larger. */
    /*@ normal_behavior   // the difference is the same for signed numbers
      @   requires less(b, a) && a - b >= -LARGEST_SIGNED - 1;
      @   ensures \result == a - b;
      @   assignable \nothing;
      @ also
      @ normal_behavior   // across bit 63: 2^64 larger than the difference of the signed numbers
      @   requires less(b, a) && a - b < -LARGEST_SIGNED - 1;
      @   ensures \result == (a + LARGEST_SIGNED + 1) + (LARGEST_SIGNED + 1 - b);
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires !less(b, a);
      @   ensures \result == 0;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    //+OPENJML@ code_java_math
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ long minus(long a, long b) {
        return less(b, a) ? a - b : 0;
    }

    /**
     * {@code value * factor / divisor / count}, rounded down once, or the largest number if it is larger. Rounding down twice is
     * rounding down once: both divisions are of whole numbers.
     */
    /*@ normal_behavior
      @   requires 0 <= factor && factor <= 1000000000 && 1 <= divisor && count != 0;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ heap_free @*/ long scaledQuotient(long value, long factor, long divisor, long count) {
        long low = low(value) * factor;
        long middle = high(value) * factor + high(low);
        long top = high(middle);
        long quotientTop = top / divisor;
        long quotient = divide(top - quotientTop * divisor, join(low(middle), low(low)), divisor);
        return less(quotientTop, count) ? divide(quotientTop, quotient, count) : LARGEST;
    }

    /** {@code (high * 2^64 + low) / divisor}, digit by digit in base 2; the quotient fits a word. */
    /*@ normal_behavior
      @   requires less(high, divisor);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    //+OPENJML@ code_java_math
    static /*@ pure @*/ long divide(long high, long low, long divisor) {
        long rest = high;
        long quotient = 0;
        /*@ loop_invariant -1 <= i && i <= 63;
          @ loop_writes i, rest, quotient;
          @ decreases i + 1;
          @*/
        for (int i = BITS - 1; i >= 0; i--) {
            boolean carry = rest < 0;
            rest = rest * 2 + (low >>> i & 1);
            quotient = quotient * 2;
            if (carry || !less(rest, divisor)) {
                rest = rest - divisor;
                quotient = quotient + 1;
            }
        }
        return quotient;
    }

    /** The upper half of the word. */
    /*@ normal_behavior
      @   ensures 0 <= \result && \result <= 4294967295L;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    private static /*@ pure @*/ long high(long word) {
        return word >>> 32;
    }

    /** The lower half of the word. */
    /*@ normal_behavior
      @   ensures 0 <= \result && \result <= 4294967295L;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    private static /*@ pure @*/ long low(long word) {
        return word & 4294967295L;
    }

    /** The word of these halves. */
    /*@ normal_behavior
      @   requires 0 <= high && high <= 4294967295L && 0 <= low && low <= 4294967295L;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    private static /*@ pure @*/ long join(long high, long low) {
        return high << 32 | low;
    }
}
