package veridian.ipc.spec.parts;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;

/** A run that asks about parts says what one says that asks about the whole state. */
class PartsTest {

    private static final int CALLS = 4000;

    /** Tiny limits, where tables are full and generations end, and large ones, where parts are small. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 40})
    void randomRunsAreAnsweredAlike(int size) {
        SpecOracle oracle = SpecOracle.load(new Limits(2 * size, 40 * size, 3 * size, 60 * size, size, 2 * size, size)
            .with(new MemoryLimits(2 * size, 60 * size, 40, 2, 3 * size, 4096, 15)));
        Parts parts = new Parts(oracle);
        for (int seed = 0; seed < 4; seed++) {
            Set<Group> groups = EnumSet.range(Group.CORE, Group.BLOCKING);
            if (seed == 3) {
                groups.add(Group.MEMORY);
            }
            Alike.follow(oracle, parts, seed, groups, CALLS);
        }
    }
}
