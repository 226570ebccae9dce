package veridian.ipc.oracle.suite;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/**
 * A call to make.
 *
 * @param arguments in the order of {@link Call#arguments()}, with ids of the specification; 0 and those that it has not
 *     issued stand for ids that the implementation has not issued
 */
public record Step(Call call, List<Datum> arguments) {

    /** Keeps a copy. */
    public Step {
        arguments = List.copyOf(arguments);
    }
}
