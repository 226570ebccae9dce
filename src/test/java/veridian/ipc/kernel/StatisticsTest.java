package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** PERF: what is recorded, and what follows from it, against unbounded integers. */
class StatisticsTest {

    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    static BigInteger wide(long word) {
        return new BigInteger(Long.toUnsignedString(word));
    }

    private static Statistics of(long frequency, long operations, long fast, long cycles) {
        Statistics statistics = new Statistics(frequency);
        statistics.operations = operations;
        statistics.fastOperations = fast;
        statistics.cycles = cycles;
        return statistics;
    }

    @Property(tries = 20_000)
    void unsignedSumDifferenceAndOrder(@ForAll long a, @ForAll long b) {
        assertEquals(wide(a).compareTo(wide(b)) < 0, Unsigned.less(a, b));
        assertEquals(wide(a).add(wide(b)).min(LARGEST), wide(Unsigned.add(a, b)));
        assertEquals(wide(a).subtract(wide(b)).max(BigInteger.ZERO), wide(Unsigned.minus(a, b)));
    }

    /** PERF-1: exact for all counters and frequencies, saturated where it does not fit. */
    @Property(tries = 20_000)
    void averageIsExact(@ForAll @LongRange(min = 1) long frequency, @ForAll long operations, @ForAll long cycles) {
        BigInteger expected = operations == 0 ? BigInteger.ZERO : wide(cycles).multiply(BigInteger.valueOf(1_000_000_000L))
            .divide(wide(frequency).multiply(wide(operations))).min(LARGEST);
        assertEquals(expected, wide(of(frequency, operations, 0, cycles).averageLatencyNs()));
    }

    /** PERF-1: small divisors, where the average is large or saturates. */
    @Property(tries = 20_000)
    void averageIsExactForSmallDivisors(@ForAll @LongRange(min = 1, max = 4_000_000_000L) long frequency,
            @ForAll @LongRange(min = 1, max = 1000) long operations, @ForAll long cycles) {
        averageIsExact(frequency, operations, cycles);
    }

    /** PERF-1: an average that does not fit is the largest number, also where the quotient without its carry would look as if it fitted. */
    @Example
    void averageSaturates() {
        averageIsExact(1, 1, -1);
        averageIsExact(1, 1, 7_427_640_254_159_025_723L);
    }

    /** PERF-1 */
    @Property(tries = 20_000)
    void percentageIsExact(@ForAll long a, @ForAll long b) {
        long operations = Unsigned.less(a, b) ? b : a;
        long fast = Unsigned.less(a, b) ? a : b;
        BigInteger expected = operations == 0 ? BigInteger.ZERO
            : wide(fast).multiply(BigInteger.valueOf(100)).divide(wide(operations));
        assertEquals(expected, wide(of(1, operations, fast, 0).fastPathPercentage()));
    }

    /** PERF-1: counters stay at the largest number. */
    @Example
    void countersSaturate() {
        Statistics statistics = of(1, -2, -2, -5);
        statistics.recordOperation(3, true);
        assertEquals(-1, statistics.operations);
        assertEquals(-2, statistics.cycles);
        statistics.recordOperation(3, true);
        assertEquals(-1, statistics.operations);
        assertEquals(-1, statistics.fastOperations);
        assertEquals(-1, statistics.cycles);
        assertEquals(100, statistics.fastPathPercentage());
        statistics.refusedOperations = -1;
        statistics.recordRefused();
        assertEquals(-1, statistics.report().refusedOperations);
    }

    /** PERF-2: both targets are strict. */
    @Example
    void targetsAreStrict() {
        assertTrue(of(1_000_000_000, 1, 0, 999).report().meetsPhase5Targets);
        assertFalse(of(1_000_000_000, 1, 0, 1000).report().meetsPhase5Targets);
        assertTrue(of(1_000_000_000, 1, 0, 4999).report().meetsPhase1Targets);
        assertFalse(of(1_000_000_000, 1, 0, 5000).report().meetsPhase1Targets);
        assertTrue(of(1_000_000_000, 1, 0, 0).report().meetsPhase1Targets);
        assertTrue(of(1_000_000_000, 1, 0, 0).report().meetsPhase5Targets);
        IpcPerfReport large = of(1, 1, 0, -1).report();
        assertFalse(large.meetsPhase1Targets || large.meetsPhase5Targets, "an average with bit 63 set is large, not negative");
    }

    /** PERF-2: nothing is shown by nothing. */
    @Example
    void nothingRecorded() {
        IpcPerfReport report = new Statistics(1).report();
        assertEquals(0, report.averageLatencyNs);
        assertEquals(0, report.fastPathPercentage);
        assertFalse(report.meetsPhase1Targets || report.meetsPhase5Targets);
    }

    /** RATE-5: a refusal is counted as such and as nothing else. */
    @Example
    void refusalsAreCountedApart() {
        Statistics statistics = new Statistics(1);
        statistics.recordRefused();
        assertEquals(1, statistics.report().refusedOperations);
        assertEquals(0, statistics.report().totalOperations);
    }
}
