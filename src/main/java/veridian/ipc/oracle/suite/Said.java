package veridian.ipc.oracle.suite;

import java.util.List;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/**
 * What the specification says to a call of a script.
 *
 * @param arguments of the call, in the specification's ids; 0 for one that is not issued
 * @param outcome what it does
 */
public record Said(List<Datum> arguments, Outcome outcome) {

    /** Keeps a copy. */
    public Said {
        arguments = List.copyOf(arguments);
    }
}
