package veridian.ipc.oracle.run;

import java.util.List;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.trace.Event;

/**
 * What came of running a script.
 *
 * @param script the script
 * @param events the calls that were answered, in the testee's ids, up to the first that deviates
 * @param deviation what is wrong with the last of them, or null
 * @param failure why it broke off, or null
 */
public record Trial(Script script, List<Event> events, Deviation deviation, TesteeFailure failure) {

    /** Keeps a copy. */
    public Trial {
        events = List.copyOf(events);
    }

    /** The cause of the deviation; null if there is none. */
    public Cause cause() {
        return deviation == null ? null : Cause.of(deviation);
    }
}
