package veridian.ipc.oracle.output;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.oracle.run.ConfusedTestee;
import veridian.ipc.oracle.run.Progress;
import veridian.ipc.oracle.run.RunPlan;
import veridian.ipc.oracle.run.Runner;
import veridian.ipc.oracle.run.SampleSuite;
import veridian.ipc.oracle.run.SampleTestee;
import veridian.ipc.oracle.run.Shard;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.oracle.testee.TesteeSource;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** Small runs of kernels in this JVM, one for each thing that there is to be said. Each is made once. */
enum SampleRun {

    /** Two faults that are not known, one that is, and a known one that is gone. */
    DEVIATES(SampleSuite.CALLS, SampleRun::faulty, "has_message/OK/wrong-flag/HAS-1", "spawn/OK/OUT_OF_MEMORY/PROC-1"),
    /** It talks nonsense, with characters that would move the cursor. */
    UNKNOWN(SampleSuite.CALLS, SampleRun::confused),
    /** It does not start. */
    UNSTARTED(SampleSuite.CALLS, wanted -> {
        throw new TesteeFailure(TesteeFailure.Kind.HANDSHAKE, "expected a <handshake>, found \u001b[2J");
    }),
    /** All its faults are known. */
    CONFORMS(SampleSuite.CALLS, SampleRun::faulty, "has_message/OK/wrong-flag/HAS-1", "message_small/MESSAGE_TOO_LARGE/OK/TYP-6",
        "send_message/OK/QUEUE_FULL/Q-1"),
    /** There was nothing to do. */
    NOTHING(SampleSuite.EMPTY, SampleRun::faulty);

    private final Verdict verdict;

    SampleRun(Suite suite, TesteeSource source, String... known) {
        RunPlan plan = new RunPlan(List.of(suite), EnumSet.of(Group.CORE), Shard.ALL, false, Duration.ofMinutes(5));
        verdict = new Verdict(new Runner(source, plan, Progress.NONE).run(), List.of(known));
    }

    /** What it came to. */
    Verdict verdict() {
        return verdict;
    }

    private static Testee faulty(Limits limits) {
        return testee(limits, SampleRun::fault);
    }

    /** Sound, but for a message of 64 bytes it has no answer. */
    private static Testee confused(Limits limits) {
        return new ConfusedTestee(testee(limits, SampleTestee.Fault.NONE), Call.SEND_MESSAGE, TesteeFailure.Kind.PROTOCOL,
            "answer to a <send>: \u001b[2J");
    }

    private static Testee testee(Limits limits, SampleTestee.Fault fault) {
        return SampleTestee.of("<b>kernel</b> & \"co\"\u001b[2J", limits, true, fault);
    }

    /** Every queue has a message, every message is small, and one with 64 bytes finds no room. */
    private static Outcome fault(Call call, List<Datum> arguments, Outcome right) {
        if (call == Call.HAS_MESSAGE && right.isOk()) {
            return Outcome.ok(Datum.flag(true));
        }
        if (call == Call.SEND_MESSAGE && arguments.get(1).equals(SampleSuite.LONG)) {
            return Outcome.refused(IpcError.QUEUE_FULL);
        }
        return call == Call.MESSAGE_SMALL ? Outcome.ok() : right;
    }
}
