package veridian.ipc.crosscheck;

import java.util.List;
import veridian.ipc.trace.Call;

/** A call to make, and how to choose its arguments. */
record Action(Call call, List<Pick> picks) {

    Action {
        picks = List.copyOf(picks);
    }
}
