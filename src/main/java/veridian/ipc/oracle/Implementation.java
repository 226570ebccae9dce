package veridian.ipc.oracle;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** Something that answers the calls of the API, in its own ids and tokens. */
public interface Implementation {

    /**
     * Makes a call.
     *
     * @param arguments in the order of {@link Call#arguments()}
     */
    Outcome call(Call call, List<Datum> arguments);
}
