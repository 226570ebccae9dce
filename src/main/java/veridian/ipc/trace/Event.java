package veridian.ipc.trace;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One call and how it ended.
 *
 * @param step 1 for the first event of a trace, then one more each time
 * @param call which call
 * @param arguments in the order of {@link Call#arguments()}
 * @param outcome how it ended
 */
public record Event(long step, Call call, List<Datum> arguments, Outcome outcome) {

    /** Keeps a copy of the arguments; there must be as many as the call has. */
    public Event {
        arguments = List.copyOf(arguments);
        if (arguments.size() != call.arguments().size()) {
            throw new IllegalArgumentException(call.wireName() + ": expected " + call.arguments().size() + " arguments");
        }
    }

    /** The call with its arguments, for people. */
    public String callText() {
        String named = IntStream.range(0, arguments.size())
            .mapToObj(i -> call.arguments().get(i).name() + "=" + arguments.get(i))
            .collect(Collectors.joining(", "));
        return call.wireName() + "(" + named + ")";
    }

    @Override
    public String toString() {
        return "step " + step + ": " + callText() + " -> " + outcome;
    }
}
