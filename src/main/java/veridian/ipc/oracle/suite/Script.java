package veridian.ipc.oracle.suite;

import java.util.List;

/**
 * Calls to make on a new kernel, one after the other.
 *
 * @param suite the suite that it is of
 * @param name its name within the suite
 * @param about what it shows, in a sentence; empty if nothing in particular
 * @param clause the clause that it is about; empty if none in particular
 * @param steps the calls
 * @param said what the specification says to each of the first calls, as far as it was asked when the script was made
 */
public record Script(String suite, String name, String about, String clause, List<Step> steps, List<Said> said) {

    /** Keeps copies. */
    public Script {
        steps = List.copyOf(steps);
        said = List.copyOf(said);
    }

    /** Of its calls nothing was asked yet. */
    public Script(String suite, String name, String about, String clause, List<Step> steps) {
        this(suite, name, about, clause, steps, List.of());
    }

    /** The same with other calls. */
    public Script with(List<Step> others) {
        return new Script(suite, name, about, clause, others);
    }
}
