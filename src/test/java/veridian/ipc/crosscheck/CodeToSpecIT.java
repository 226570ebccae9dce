package veridian.ipc.crosscheck;

import org.junit.jupiter.api.Test;

/** As {@link CodeToSpecTest}, from another seed and for longer: {@code -Dlong.seed=N}, {@code -Dlong.steps=N}. */
class CodeToSpecIT {

    private static final long STEPS = Long.getLong("long.steps", 1_000_000);
    private static final long SEED = Long.getLong("long.seed", 2);

    @Test
    void everyStepIsOneOfTheSpecification() {
        CodeToSpecTest.run(SEED, STEPS);
    }
}
