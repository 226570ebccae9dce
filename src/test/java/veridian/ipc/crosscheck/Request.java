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

    /** Whether the answer has ids, or frames, that are new. */
    boolean issuesIds() {
        switch (call) {
            case SPAWN:
            case CREATE_ENDPOINT:
            case CREATE_CHANNEL:
            case CREATE_SHARED_REGION:
            case CREATE_EMPTY_REGION:
            case ALLOCATE_SHARED_MEMORY:
                return true;
            default:
                return false;
        }
    }
}
