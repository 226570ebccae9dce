package veridian.ipc.crosscheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * As {@link CodeToSpecTest}, from another seed and for longer, with {@code -Pnightly} for much longer: {@code -Dlong.seed=N},
 * {@code -Dlong.steps=N}. It says how many steps a second it makes, so nothing else runs beside it.
 */
@Isolated
class CodeToSpecIT {

    private static final long STEPS = Long.getLong("long.steps", Boolean.getBoolean("nightly") ? 20_000_000 : 2_000_000);
    private static final long SEED = Long.getLong("long.seed", 2);

    @Test
    void everyStepIsOneOfTheSpecification() {
        CodeToSpecTest.run(SEED, STEPS);
    }
}
