package veridian.ipc.spec;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** The specification, followed along the calls of one run. Arguments and values are in its own ids. */
public interface SpecRun {

    /** What the call must answer in the state that the run is in; the run stays there. */
    Outcome expected(Call call, List<Datum> arguments);

    /** Makes the call that was asked about last. */
    void advance();

    /** The state that the run is in. */
    SpecState state();
}
