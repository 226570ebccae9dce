package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import veridian.ipc.spec.SpecOracle;

/**
 * The first steps of a run as {@link CodeToSpecTest} makes it, without its evidence and its shrinking: quick enough to be made
 * by a thousand kernels.
 */
class FirstStepsTest {

    private static final long SEED = 3;
    private static final long STEPS = 20_000;
    /** Loading it takes longer than the steps do; a virtual machine tests many kernels. */
    private static final SpecOracle ORACLE = SpecOracle.load(CodeToSpec.LIMITS);

    @Test
    void theFirstStepsAreOnesOfTheSpecification() {
        Finding found = new CodeToSpec(ORACLE, KernelSubject::new).searchWithoutShrinking(SEED, STEPS);
        assertNull(found, () -> found.text());
    }
}
