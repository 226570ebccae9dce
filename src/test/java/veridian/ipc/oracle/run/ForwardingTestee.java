package veridian.ipc.oracle.run;

import java.util.List;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;

/** Does what another one does, but for what is overridden. */
class ForwardingTestee implements Testee {

    private final Testee testee;

    ForwardingTestee(Testee testee) {
        this.testee = testee;
    }

    @Override
    public Profile profile() {
        return testee.profile();
    }

    @Override
    public void ask(Call call, List<Datum> arguments) {
        testee.ask(call, arguments);
    }

    @Override
    public void askReset() {
        testee.askReset();
    }

    @Override
    public Outcome answer() throws TesteeFailure {
        return testee.answer();
    }

    @Override
    public void reset() throws TesteeFailure {
        testee.reset();
    }

    @Override
    public void finish() throws TesteeFailure {
        testee.finish();
    }

    @Override
    public void close() {
        testee.close();
    }
}
