package veridian.ipc.oracle.run;

import java.util.List;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/**
 * Notes what a testee is told: {@code a} for a call that is asked for, {@code .} for an answer that is waited for, {@code R} for a
 * reset that is asked for, {@code r} for one that is waited for, {@code f} and {@code c} for its end.
 */
final class RecordingTestee extends ForwardingTestee {

    private final StringBuilder told;

    RecordingTestee(Testee testee, StringBuilder told) {
        super(testee);
        this.told = told;
    }

    @Override
    public void ask(Call call, List<Datum> arguments) {
        told.append('a');
        super.ask(call, arguments);
    }

    @Override
    public void askReset() {
        told.append('R');
        super.askReset();
    }

    @Override
    public Outcome answer() throws TesteeFailure {
        told.append('.');
        return super.answer();
    }

    @Override
    public void reset() throws TesteeFailure {
        told.append('r');
        super.reset();
    }

    @Override
    public void finish() throws TesteeFailure {
        told.append('f');
        super.finish();
    }

    @Override
    public void close() {
        told.append('c');
        super.close();
    }
}
