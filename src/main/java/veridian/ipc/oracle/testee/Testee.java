package veridian.ipc.oracle.testee;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;

/**
 * An implementation under test with one kernel at a time. Calls may be asked ahead; answers come in their order. After a
 * failure only {@link #close} makes sense.
 */
public interface Testee extends AutoCloseable {

    /** What it says of itself. */
    Profile profile();

    /** Asks for a call, without waiting. */
    void ask(Call call, List<Datum> arguments);

    /** Asks to start over with a new kernel once it has answered what was asked before, without waiting; only if it can. */
    void askReset();

    /** Waits for the answer to the call that was asked first of those not answered yet. */
    Outcome answer() throws TesteeFailure;

    /** Starts over with a new kernel; answers that are still to come are skipped. */
    void reset() throws TesteeFailure;

    /** Lets it end by itself, and sees to it that it does. */
    void finish() throws TesteeFailure;

    /** Ends it at once. */
    @Override
    void close();
}
