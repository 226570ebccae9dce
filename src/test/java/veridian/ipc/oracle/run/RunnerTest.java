package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.oracle.suite.Suites;
import veridian.ipc.oracle.testee.LocalTestee;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;
import veridian.ipc.trace.RateLimits;

/** Which scripts are run, when a run stops, and that it asks ahead without harm. */
class RunnerTest {

    private static final Limits LIMITS = new Limits(4, 24, 6, 40, 2, 3, 2)
        .with(new RateLimits(10, 3, 2, 40, 7)).with(new MemoryLimits(3, 24, 12288, 2, 3, 4096, 16));

    private int kernels;

    private static RunResult run(Supplier<Implementation> kernels, boolean reset, Shard shard, boolean failFast, String suite) {
        return run(kernels, reset, shard, failFast, suite, 2400);
    }

    private static RunResult run(Supplier<Implementation> kernels, boolean reset, Shard shard, boolean failFast, String suite,
            long calls) {
        Profile profile = new Profile("local", ReferenceImplementation.GROUPS, List.of(), LIMITS, reset);
        RunPlan plan = new RunPlan(List.of(Suites.named(suite, 1, calls)), ReferenceImplementation.GROUPS, shard, failFast,
            Duration.ofMinutes(2));
        return new Runner(wanted -> new LocalTestee(profile, kernels), plan, Progress.NONE).run();
    }

    private static Implementation reference() {
        return new ReferenceImplementation(IpcSystem.create(LIMITS.kernel()));
    }

    private static List<String> scripts(RunResult result) {
        return result.suites().get(0).cases().stream().map(SuiteResult.Case::name).toList();
    }

    @Test
    void shardsTogetherAreAllScripts() {
        List<String> all = scripts(run(RunnerTest::reference, true, Shard.ALL, false, "scenarios"));
        String[] found = new String[all.size()];
        for (int part = 1; part <= 3; part++) {
            List<String> some = scripts(run(RunnerTest::reference, true, new Shard(part, 3), false, "scenarios"));
            for (int i = 0; i < some.size(); i++) {
                found[3 * i + part - 1] = some.get(i);
            }
        }
        assertEquals(all, List.of(found));
    }

    /** Two faults; the first that is seen ends the run, if so wanted. */
    private static Implementation faulty() {
        Implementation kernel = reference();
        return (call, arguments) -> {
            Outcome outcome = kernel.call(call, arguments);
            if (call == Call.HAS_MESSAGE && outcome.isOk()) {
                return Outcome.ok(Datum.flag(true));
            }
            return call == Call.MESSAGE_SMALL ? Outcome.ok() : outcome;
        };
    }

    @Test
    void failFastStopsAtTheFirst() {
        RunResult all = run(RunnerTest::faulty, true, Shard.ALL, false, "scenarios");
        RunResult first = run(RunnerTest::faulty, true, Shard.ALL, true, "scenarios");
        assertTrue(all.findings().size() > 1, all.findings().toString());
        assertEquals(null, all.stopped());
        assertEquals(1, first.findings().size());
        assertEquals("--fail-fast: more may be wrong", first.stopped());
        assertTrue(first.scripts() < all.scripts());
    }

    /** A long suite is made on another thread; what is found is the same. */
    @Test
    void longSuitesFindTheSame() {
        RunResult brief = run(RunnerTest::faulty, true, Shard.ALL, true, "random");
        RunResult lengthy = run(RunnerTest::faulty, true, Shard.ALL, true, "random", 200_000);
        assertEquals(List.copyOf(brief.findings()), List.copyOf(lengthy.findings()));
        assertEquals(brief.scripts(), lengthy.scripts());
    }

    /** Ids that no kernel before has issued: what was foreseen is wrong, and nothing comes of it. */
    private Implementation surprising() {
        kernels++;
        Implementation kernel = reference();
        long salt = 1000L * kernels;
        return (call, arguments) -> {
            List<Datum> own = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                own.add(shifted(call.arguments().get(i).kind(), arguments.get(i), -salt));
            }
            Outcome outcome = kernel.call(call, own);
            return outcome.value() == null ? outcome : Outcome.ok(shifted(call.answer(), outcome.value(), salt));
        };
    }

    private static Datum shifted(Answer answer, Datum value, long by) {
        if (answer instanceof Answer.One one) {
            return shifted(one.kind(), value, by);
        }
        List<Field> fields = ((Answer.Fields) answer).fields();
        List<Datum> parts = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            parts.add(shifted(fields.get(i).kind(), ((Datum.Fields) value).parts().get(i), by));
        }
        return new Datum.Fields(parts);
    }

    private static Datum shifted(Kind kind, Datum datum, long by) {
        switch (kind) {
            case PID:
            case NEW_PID:
            case ENDPOINT:
            case NEW_ENDPOINT:
            case REGION:
            case NEW_REGION:
                return Datum.number(((Datum.Number) datum).bits() + by);
            case PID_OR_NONE:
            case REGION_OR_NONE:
                long id = ((Datum.Number) datum).bits();
                return Datum.number(id == 0 ? 0 : id + by);
            case PIDS:
            case FRAMES:
            case NEW_FRAMES:
                return new Datum.Numbers(((Datum.Numbers) datum).all().stream().map(each -> each + by).toList());
            case CAPABILITY:
                long token = ((Datum.Token) datum).bits();
                return token == 0 ? datum : Datum.token(IpcCapability.encode(IpcCapability.endpointOf(token) + by & 0xffff_ffffL,
                    IpcCapability.generationOf(token), IpcCapability.permissionsOf(token)));
            case MESSAGE:
                return datum instanceof Datum.Large large ? Datum.large(large.region() + by, large.offset(), large.length()) : datum;
            default:
                return datum;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasForeseenWronglyIsAskedAgain(boolean reset) {
        RunResult result = run(this::surprising, reset, Shard.ALL, false, "random");
        assertEquals(List.of(), List.copyOf(result.findings()));
        assertEquals(List.of(), result.failures());
        RunResult plain = run(RunnerTest::reference, reset, Shard.ALL, false, "random");
        assertEquals(plain.calls(), result.calls());
        assertEquals(plain.coverage().counts(), result.coverage().counts());
        assertTrue(kernels > plain.scripts() - 1, kernels + " kernels");
    }

    /** That ids are foreseen hides no fault. */
    @Test
    void faultsAreFoundAmongSurprises() {
        RunResult result = run(() -> {
            Implementation kernel = surprising();
            return (call, arguments) -> call == Call.MESSAGE_SMALL ? Outcome.ok() : kernel.call(call, arguments);
        }, true, Shard.ALL, false, "random");
        assertEquals(List.of("message_small/MESSAGE_TOO_LARGE/OK/TYP-6"),
            result.findings().stream().map(finding -> finding.cause().id()).filter(id -> id.contains("LARGE")).toList());
    }
}
