package veridian.ipc.crosscheck;

import java.util.List;
import veridian.ipc.spec.Binding;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Kind;

/** A call with its arguments in the specification's ids. */
record Request(Call call, List<Datum> arguments) {

    Request {
        arguments = List.copyOf(arguments);
    }

    static Request of(Call call, Datum... arguments) {
        return new Request(call, List.of(arguments));
    }

    /** Whether it names the region of a payload that no answer has shown: nobody should know it yet. */
    boolean namesHidden(Binding binding) {
        for (int i = 0; i < arguments.size(); i++) {
            Datum datum = arguments.get(i);
            long region = datum instanceof Datum.Large large ? large.region()
                : call.arguments().get(i).kind() == Kind.REGION ? ((Datum.Number) datum).bits() : 0;
            if (region >= 1 && region <= binding.regionsIssued() && !binding.isShown(region)) {
                return true;
            }
        }
        return false;
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
