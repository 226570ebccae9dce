package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.oracle.Clause;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.spec.Aspect;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;

/** Which deviations are one, and which trace shows it. */
class FindingTest {

    private static final Event EVENT = new Event(1, Call.SPAWN, List.of(), Outcome.ok());

    private static Trial trial(int length) {
        return new Trial(SampleSuite.CALLS.all().get(0), Collections.nCopies(length, EVENT), null, null);
    }

    @Test
    void theShortestTraceIsKept() {
        Finding finding = new Finding(null, trial(3), 1);
        assertEquals(new Finding(null, trial(2), 2), finding.again(trial(2)));
        assertEquals(trial(3), finding.again(trial(4)).shortest());
        Trial sameLength = new Trial(SampleSuite.CALLS.all().get(1), trial(3).events(), null, null);
        assertEquals(trial(3), finding.again(sameLength).shortest());
    }

    private static Deviation deviation(Aspect aspect) {
        return new Deviation(EVENT, List.of(new Clause("PROC-1", "fresh"), new Clause("PROC-2", "")), "a pid", "0", null, aspect);
    }

    @Test
    void aWrongResultAndAWrongValueAreOtherCauses() {
        assertEquals("spawn/a pid/0/PROC-1", Cause.of(deviation(null)).id());
        assertEquals("spawn/OK/wrong-pid-range/PROC-1", Cause.of(deviation(Aspect.PID_RANGE)).id());
    }
}
