package veridian.ipc.oracle;

import org.junit.jupiter.api.Test;

/** The first calls of a run of {@link ReferenceConformsTest}: quick enough for a mutant each. */
class ReferenceFirstCallsTest {

    private static final int STEPS = 2000;

    @Test
    void firstCallsConform() {
        new ReferenceConformsTest().run(1, STEPS);
    }
}
