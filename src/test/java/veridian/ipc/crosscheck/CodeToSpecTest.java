package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Map;
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

    /** Random calls from this seed, until there are so many steps or one of them is wrong; leaves evidence of what was compared. */
    static void run(long seed, long atLeast) {
        SpecOracle oracle = SpecOracle.load(CodeToSpec.LIMITS);
        CodeToSpec search = new CodeToSpec(oracle, KernelSubject::new);
        long start = System.nanoTime();
        Finding found = search.search(seed, atLeast);
        if (found != null) {
            Path trace = found.write(Evidence.TRACES.resolve(CodeToSpec.NAME + ".ndjson"));
            fail("seed " + seed + ", " + found.text() + "\n  trace     " + trace);
        }
        long steps = search.pairs().total();
        Evidence.write(CodeToSpec.NAME, Map.of("seed", seed, "steps", steps, "pairs", search.pairs().counts()));
        System.out.printf("code to spec: %d steps, %d a second, %d (call, result) pairs%n", steps,
            steps * 1_000_000_000 / (System.nanoTime() - start), search.pairs().names().size());
        assertTrue(steps >= atLeast);
        assertEquals(Pairs.possible(oracle), search.pairs().names());
    }
}
