package veridian.ipc.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.SystemLimits;

/** Each bound is held to its range (INIT-3), at both ends; the reference kernel's go there and back. */
class LimitsTest {

    private static final int[] LEAST = {1, 1, 1, 1, 1, 1, 0};
    private static final int[] MOST = {Limits.LARGEST, Limits.LARGEST, Limits.LARGEST, Limits.LARGEST, Limits.LARGEST, Limits.LARGEST,
        65535};
    private static final int[] LEAST_RATES = {1, 0, 0, 0, 0};
    private static final int[] MOST_RATES = {Limits.LARGEST, Limits.LARGEST, Limits.LARGEST, Limits.LARGEST, Limits.LARGEST};

    private static void assertRanges(int[] least, int[] most, Function<int[], ?> make) {
        make.apply(least.clone());
        make.apply(most.clone());
        for (int i = 0; i < least.length; i++) {
            int[] below = least.clone();
            below[i]--;
            assertThrows(IllegalArgumentException.class, () -> make.apply(below), "bound " + i);
            int[] above = most.clone();
            above[i]++;
            assertThrows(IllegalArgumentException.class, () -> make.apply(above), "bound " + i);
        }
    }

    @Test
    void limitsHaveRanges() {
        assertRanges(LEAST, MOST, Limits::of);
        assertRanges(LEAST_RATES, MOST_RATES, RateLimits::of);
    }

    @Test
    void valuesComeInTheOrderOfTheNames() {
        int[] rates = {1, 2, 3, 4, 5};
        assertArrayEquals(rates, RateLimits.of(rates).values());
        assertEquals(RateLimits.NAMES.size(), rates.length);
        int[] memory = {1, 2, 3, 4, 5, 6, 7};
        assertArrayEquals(memory, MemoryLimits.of(memory).values());
    }

    @Test
    void aKernelsLimitsGoThereAndBack() {
        Limits limits = new Limits(4, 8, 8, 16, 2, 4, 1).with(new RateLimits(1000, 1, 2, 3, 4))
            .with(new MemoryLimits(2, 3, 8192, 2, 4, 4096, 20));
        assertEquals(limits, Limits.of(limits.kernel()));
    }

    @Test
    void whatTheSpecificationCanNotHaveIsTheMostThatItCan() {
        SystemLimits limits = SystemLimits.defaults().withRegions(2, 3, SystemLimits.MAX_REGION_SIZE)
            .withRates(SystemLimits.MAX_FREQUENCY, 1, 2, 3, 4);
        assertEquals(Limits.LARGEST, Limits.of(limits).memory().maxRegionSize());
        assertEquals(Limits.LARGEST, Limits.of(limits).rates().frequency());
    }
}
