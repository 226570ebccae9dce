package veridian.ipc.oracle;

import java.util.List;
import java.util.function.Consumer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;

/** Passes calls on and tells of each what was asked and answered. */
public final class Recorder implements Implementation {

    private final Implementation recorded;
    private final Consumer<Event> events;
    private long step;

    /**
     * A recorder that has seen nothing.
     *
     * @param recorded what answers the calls
     * @param events is told each event, after the call
     */
    public Recorder(Implementation recorded, Consumer<Event> events) {
        this.recorded = recorded;
        this.events = events;
    }

    @Override
    public Outcome call(Call call, List<Datum> arguments) {
        Outcome outcome = recorded.call(call, arguments);
        step++;
        events.accept(new Event(step, call, arguments, outcome));
        return outcome;
    }

    /** The same, with the arguments one by one. */
    public Outcome call(Call call, Datum... arguments) {
        return call(call, List.of(arguments));
    }
}
