package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.oracle.output.JunitXml;
import veridian.ipc.oracle.suite.Suites;
import veridian.ipc.oracle.testee.LocalTestee;
import veridian.ipc.oracle.testee.TesteeSource;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;
import veridian.ipc.trace.RateLimits;

/** What a new process does not show again is not called a deviation. */
class FlakyTesteeTest {

    private static final Limits LIMITS = new Limits(4, 24, 6, 40, 2, 3, 2)
        .with(new RateLimits(10, 3, 2, 40, 7));

    private int processes;
    private int kernels;
    private int asked;

    /** The reference kernel, but an empty queue has a message when the chance occurs. */
    private TesteeSource source(Predicate<FlakyTesteeTest> chance) {
        Profile profile = new Profile("by chance", ReferenceImplementation.GROUPS, List.of(), LIMITS, true);
        return wanted -> {
            processes++;
            kernels = 0;
            return new LocalTestee(profile, () -> kernel(chance));
        };
    }

    private Implementation kernel(Predicate<FlakyTesteeTest> chance) {
        kernels++;
        Implementation kernel = new ReferenceImplementation(IpcSystem.create(LIMITS.kernel()));
        return (call, arguments) -> {
            Outcome outcome = kernel.call(call, arguments);
            if (call == Call.HAS_MESSAGE && outcome.isOk()) {
                asked++;
                return chance.test(this) ? Outcome.ok(Datum.flag(true)) : outcome;
            }
            return outcome;
        };
    }

    private Verdict run(Predicate<FlakyTesteeTest> chance) {
        Set<Group> groups = EnumSet.of(Group.CORE, Group.CHANNEL, Group.CAPABILITY);
        RunPlan plan = new RunPlan(List.of(Suites.named("random", 1, 4000)), groups, Shard.ALL, false, Duration.ofMinutes(2));
        return new Verdict(new Runner(source(chance), plan, Progress.NONE).run(), List.of());
    }

    @Test
    void chanceIsNoDeviation() throws Exception {
        Verdict verdict = run(flaky -> flaky.asked == 40);
        assertEquals(Verdict.Word.UNKNOWN, verdict.word());
        assertEquals(List.of(), verdict.unexpected());
        assertEquals("not reproducible: has_message/OK/wrong-flag/HAS-1 was seen, but not again in a new process:"
            + " chance, or what a reset leaves behind", verdict.result().failures().get(0).reason());
        assertTrue(processes > 1);
        StringWriter xml = new StringWriter();
        new JunitXml().write(verdict, xml);
        assertTrue(xml.toString().contains("<error message=\"not reproducible: has_message/"), xml.toString());
    }

    /** A fault that needs an earlier kernel in the process. */
    @Test
    void whatAResetLeavesBehindIsNoDeviationOfTheKernel() {
        Verdict verdict = run(flaky -> flaky.processes == 1 && flaky.kernels > 2);
        assertEquals(Verdict.Word.UNKNOWN, verdict.word());
        assertTrue(verdict.result().failures().get(0).reason().startsWith("not reproducible: "));
    }

    @Test
    void whatIsAlwaysSoIsADeviation() {
        Verdict verdict = run(flaky -> true);
        assertEquals(Verdict.Word.DEVIATES, verdict.word());
        assertEquals("has_message/OK/wrong-flag/HAS-1", verdict.unexpected().get(0).cause().id());
    }
}
