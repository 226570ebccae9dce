package veridian.ipc.oracle.run;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** A testee that has no answer to one call, where that should succeed. */
public final class ConfusedTestee extends ForwardingTestee {

    private final Call call;
    private final TesteeFailure.Kind kind;
    private final String reason;
    private final Queue<Call> asked = new ArrayDeque<>();

    /** Its answers to this call fail, for this reason. */
    public ConfusedTestee(Testee testee, Call call, TesteeFailure.Kind kind, String reason) {
        super(testee);
        this.call = call;
        this.kind = kind;
        this.reason = reason;
    }

    @Override
    public void ask(Call next, List<Datum> arguments) {
        asked.add(next);
        super.ask(next, arguments);
    }

    @Override
    public Outcome answer() throws TesteeFailure {
        Outcome outcome = super.answer();
        if (asked.remove() == call && outcome.isOk()) {
            throw new TesteeFailure(kind, reason);
        }
        return outcome;
    }

    @Override
    public void reset() throws TesteeFailure {
        asked.clear();
        super.reset();
    }
}
