package veridian.ipc.spec.parts;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Group;

/**
 * The first calls of runs as {@link PartsTest} makes them, with limits at which tables are soon full and generations soon end: quick
 * enough to be made by a thousand mutants ({@code mvn -Ppit test}).
 */
class PartsFirstCallsTest {

    private static final int CALLS = 1000;
    /** The parts are new each time: they remember what they were told. */
    private static final SpecOracle ORACLE = SmallSpec.ORACLE;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void callsAreAnsweredAlike(long seed) {
        Alike.follow(ORACLE, new Parts(ORACLE), seed, EnumSet.range(Group.CORE, Group.BLOCKING), CALLS);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void callsAreAnsweredAlikeWithMemory(long seed) {
        Alike.follow(ORACLE, new Parts(ORACLE), seed, EnumSet.of(Group.CORE, Group.CHANNEL, Group.CAPABILITY, Group.BLOCKING, Group.MEMORY),
            CALLS);
    }
}
