package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static veridian.ipc.kernel.StatisticsTest.wide;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** 64-bit arithmetic where it changes its ways, against unbounded integers; at random, {@link StatisticsTest} does the same. */
class UnsignedTest {

    private static final BigInteger LARGEST = wide(-1);
    private static final long[] EDGES = {0, 1, 2, 3, 99, 999_999_999, 1_000_000_000, Integer.MAX_VALUE, 1L << 31, (1L << 32) - 1, 1L << 32,
        Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 7_427_640_254_159_025_723L, -(1L << 32), -3, -2, -1};
    private static final long[] FACTORS = {0, 1, 100, 1_000_000_000};

    @Test
    void sumDifferenceAndOrder() {
        for (long a : EDGES) {
            for (long b : EDGES) {
                assertEquals(wide(a).compareTo(wide(b)) < 0, Unsigned.less(a, b));
                assertEquals(wide(a).add(wide(b)).min(LARGEST), wide(Unsigned.add(a, b)));
                assertEquals(wide(a).subtract(wide(b)).max(BigInteger.ZERO), wide(Unsigned.minus(a, b)));
            }
        }
    }

    @Test
    void quotients() {
        for (long value : EDGES) {
            for (long divisor : EDGES) {
                for (long count : EDGES) {
                    if (divisor > 0 && count != 0) {
                        quotientsOf(value, divisor, count);
                    }
                }
            }
        }
    }

    private static void quotientsOf(long value, long divisor, long count) {
        for (long factor : FACTORS) {
            BigInteger expected = wide(value).multiply(wide(factor)).divide(wide(divisor).multiply(wide(count))).min(LARGEST);
            assertEquals(expected, wide(Unsigned.scaledQuotient(value, factor, divisor, count)));
        }
    }
}
