package veridian.ipc.oracle.suite;

import java.util.List;

/** The suites by name. */
public final class Suites {

    /** All names, in the order in which to run them. */
    public static final List<String> NAMES = List.of(ScenarioSuite.NAME, ExhaustiveSuite.NAME, RandomSuite.NAME);

    private static final int RANDOM_LENGTH = 80;

    private Suites() {
    }

    /**
     * A suite.
     *
     * @param name one of {@link #NAMES}
     * @param seed which random scripts
     * @param calls about how many calls, for the suites that could have any number
     */
    public static Suite named(String name, long seed, long calls) {
        switch (name) {
            case ScenarioSuite.NAME:
                return new ScenarioSuite();
            case ExhaustiveSuite.NAME:
                return new ExhaustiveSuite(calls);
            case RandomSuite.NAME:
                return new RandomSuite(seed, (int) Math.min(Integer.MAX_VALUE, (calls + RANDOM_LENGTH - 1) / RANDOM_LENGTH),
                    RANDOM_LENGTH);
            default:
                throw new IllegalArgumentException("no suite " + name);
        }
    }
}
