package veridian.ipc.oracle.suite;

import java.util.function.Consumer;

/**
 * A short life of a kernel in which a classic fault would show.
 *
 * @param name its name
 * @param clause the clause that the fault breaks
 * @param about what a kernel with the fault gets wrong
 * @param life the calls
 */
record Scenario(String name, String clause, String about, Consumer<Play> life) {
}
