package veridian.ipc.crosscheck;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/** A call with its arguments in the specification's ids. */
record Request(Call call, List<Datum> arguments) {

    Request {
        arguments = List.copyOf(arguments);
    }

    static Request of(Call call, Datum... arguments) {
        return new Request(call, List.of(arguments));
    }

    /** Whether the answer has ids that are new. */
    boolean issuesIds() {
        return call == Call.SPAWN || call == Call.CREATE_ENDPOINT || call == Call.CREATE_CHANNEL;
    }
}
