package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import veridian.ipc.spec.SpecOracle;

/**
 * Every step of the kernel on random calls is one of the specification. {@code -Dseed=N} chooses other calls,
 * {@code -Dsteps=N} more.
 */
class CodeToSpecTest {

    private static final long STEPS = Long.getLong("steps", 100_000);
    private static final long SEED = Long.getLong("seed", 1);

    @Test
    void everyStepIsOneOfTheSpecification() {
        run(SEED, STEPS);
    }

    /**
     * Random calls until there are so many steps or one of them is wrong; leaves evidence of what was compared. Each half has a
     * processor and a seed of its own, this and the negative one.
     */
    static void run(long seed, long atLeast) {
        SpecOracle oracle = SpecOracle.load(CodeToSpec.LIMITS);
        long start = System.nanoTime();
        Pairs pairs = new Pairs();
        LongStream.of(seed, -seed).parallel().mapToObj(each -> searched(oracle, each, (atLeast + 1) / 2)).toList().forEach(pairs::addAll);
        long steps = pairs.total();
        Evidence.write(CodeToSpec.NAME, Map.of("seed", seed, "steps", steps, "pairs", pairs.counts()));
        System.out.printf("code to spec: %,d steps, %,d a second, %d (call, result) pairs%n", steps,
            steps * 1_000_000_000 / (System.nanoTime() - start), pairs.names().size());
        assertTrue(steps >= atLeast);
        assertEquals(Pairs.possible(oracle), pairs.names());
    }

    private static Pairs searched(SpecOracle oracle, long seed, long steps) {
        CodeToSpec search = new CodeToSpec(oracle, KernelSubject::new);
        Finding found = search.search(seed, steps);
        if (found != null) {
            Path trace = found.write(Evidence.TRACES.resolve(CodeToSpec.NAME + ".ndjson"));
            fail("seed " + seed + ", " + found.text() + "\n  trace     " + trace);
        }
        return search.pairs();
    }
}
