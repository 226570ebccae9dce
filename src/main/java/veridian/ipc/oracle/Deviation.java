package veridian.ipc.oracle;

import java.util.List;
import veridian.ipc.spec.Aspect;
import veridian.ipc.spec.SpecCheck;
import veridian.ipc.trace.Event;

/**
 * The first event that the specification does not allow.
 *
 * @param event the event
 * @param clauses the clauses that it breaks, the most specific first; at least one
 * @param expected what the specification says, in words, with the implementation's ids
 * @param found what the implementation answered, likewise
 * @param check the check of the specification that was got wrong; null if the answer's value is wrong or no such check
 *     exists
 * @param aspect what of the value is wrong; null if the result is
 */
public record Deviation(Event event, List<Clause> clauses, String expected, String found, SpecCheck check,
        Aspect aspect) {

    /** Keeps a copy. */
    public Deviation {
        clauses = List.copyOf(clauses);
    }
}
