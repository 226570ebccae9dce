package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.kernel.StatisticsTest.wide;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** RATE: the buckets against RateLimit.tla in unbounded integers. */
class RateLimiterTest {

    /** A message of so many bytes, after the clock went to this time. */
    record Ask(long length, long now) {
    }

    @Provide
    Arbitrary<List<Ask>> asks() {
        Arbitrary<Long> time = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(0, 50));
        Arbitrary<Long> length = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(0, 10));
        return Combinators.combine(length, time).as(Ask::new).list().ofMaxSize(40);
    }

    /** One bucket as the specification has it. */
    private static final class Bucket {
        private final BigInteger full;
        private final BigInteger rate;
        private BigInteger level;

        Bucket(long frequency, int burst, int rate) {
            this.full = BigInteger.valueOf(frequency).multiply(BigInteger.valueOf(burst));
            this.rate = BigInteger.valueOf(rate);
            this.level = full;
        }

        BigInteger after(BigInteger ticks) {
            return full.min(level.add(rate.multiply(ticks)));
        }
    }

    /** RATE-1, RATE-2, RATE-4: any lengths, any clock. */
    @Property(tries = 3000)
    void asSpecified(@ForAll @LongRange(min = 1, max = RateLimiter.MAX_FREQUENCY) long frequency,
            @ForAll @IntRange(max = RateLimiter.MAX_BURST) int messageBurst, @ForAll @IntRange int messageRate,
            @ForAll @IntRange(max = RateLimiter.MAX_BURST) int byteBurst, @ForAll @IntRange int byteRate,
            @ForAll("asks") List<Ask> asks) {
        RateLimiter limiter = new RateLimiter(2, frequency, messageBurst, messageRate, byteBurst, byteRate);
        Bucket messages = new Bucket(frequency, messageBurst, messageRate);
        Bucket bytes = new Bucket(frequency, byteBurst, byteRate);
        BigInteger units = BigInteger.valueOf(frequency);
        BigInteger at = null;
        for (Ask ask : asks) {
            BigInteger now = wide(ask.now);
            BigInteger ticks = at == null ? BigInteger.ZERO : now.subtract(at).max(BigInteger.ZERO);
            BigInteger price = wide(ask.length).multiply(units);
            boolean allowed = units.compareTo(messages.after(ticks)) <= 0 && price.compareTo(bytes.after(ticks)) <= 0;
            assertEquals(allowed, limiter.allows(1, ask.length, ask.now));
            if (allowed) {
                limiter.charge(1, ask.length, ask.now);
                messages.level = messages.after(ticks).subtract(units);
                bytes.level = bytes.after(ticks).subtract(price);
                at = at == null ? now : at.max(now);
                assertEquals(messages.level, wide(limiter.messages[1]));
                assertEquals(bytes.level, wide(limiter.bytes[1]));
                assertEquals(at, wide(limiter.at[1]));
            }
        }
        assertFalse(limiter.charged[0], "RATE-4: nobody else is charged");
    }

    /**
     * RATE-3: who asks steadily at the rate is never refused, although a token is no whole number of ticks. The times are rounded to
     * whole ticks, so that some gaps are a fraction too short: the second token in the bucket is for these.
     */
    @Example
    void steadyIsNeverRefused() {
        RateLimiter limiter = new RateLimiter(1, 1000, 2, 3, 20, 30);
        for (int i = 0; i < 100_000; i++) {
            long now = (i * 1000L + 2) / 3;
            assertTrue(limiter.allows(0, 10, now), "message " + i);
            limiter.charge(0, 10, now);
        }
    }

    /** RATE-3: over any window no more than the burst and what the rate gives. */
    @Property(tries = 500)
    void windowIsBounded(@ForAll @IntRange(min = 1, max = 50) int frequency, @ForAll @IntRange(min = 1, max = 5) int burst,
            @ForAll @IntRange(max = 30) int rate, @ForAll List<@IntRange(max = 9) Integer> steps) {
        RateLimiter limiter = new RateLimiter(1, frequency, burst, rate, 1, 0);
        long now = 0;
        long admitted = 0;
        long start = 0;
        for (int step : steps) {
            now += step;
            if (limiter.allows(0, 0, now)) {
                limiter.charge(0, 0, now);
                start = admitted == 0 ? now : start;
                admitted++;
            }
            assertTrue(admitted * frequency <= (long) burst * frequency + rate * (now - start));
        }
    }

    /** RATE-2: a clock that goes back and forth mints nothing. */
    @Example
    void backAndForthMintsNothing() {
        RateLimiter limiter = new RateLimiter(1, 10, 1, 10, 100, 0);
        limiter.charge(0, 0, 5);
        assertFalse(limiter.allows(0, 0, 0));
        assertFalse(limiter.allows(0, 0, 5));
        assertTrue(limiter.allows(0, 0, 6));
        limiter.charge(0, 0, 6);
        assertFalse(limiter.allows(0, 0, 0));
        assertFalse(limiter.allows(0, 0, 6));
    }

    /** RATE-1, RATE-2: the time of the buckets is the latest at which its process was charged, and no other process's. */
    @Example
    void theTimeOfTheBucketsNeverGoesBack() {
        RateLimiter limiter = new RateLimiter(1, 10, 3, 0, 0, 0);
        limiter.charge(0, 0, 5);
        limiter.charge(0, 0, 3);
        assertEquals(5, limiter.at[0]);
        limiter.forget(0);
        limiter.charge(0, 0, 3);
        assertEquals(3, limiter.at[0]);
    }

    /** CLN-1: the slot's next process has full buckets. */
    @Example
    void forgetting() {
        RateLimiter limiter = new RateLimiter(1, 10, 1, 0, 0, 0);
        limiter.charge(0, 0, 5);
        assertFalse(limiter.allows(0, 0, 100));
        limiter.forget(0);
        assertTrue(limiter.allows(0, 0, 0));
    }
}
