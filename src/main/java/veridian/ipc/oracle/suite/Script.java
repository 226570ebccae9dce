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
 */
public record Script(String suite, String name, String about, String clause, List<Step> steps) {

    /** Keeps a copy. */
    public Script {
        steps = List.copyOf(steps);
    }

    /** The same with other calls. */
    public Script with(List<Step> others) {
        return new Script(suite, name, about, clause, others);
    }
}
