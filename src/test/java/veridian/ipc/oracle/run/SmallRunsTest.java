package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.oracle.testee.Testee;
import veridian.ipc.oracle.testee.TesteeFailure;
import veridian.ipc.oracle.testee.TesteeSource;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** Runs of a few calls: what is asked, what is counted, what ends them. The specification is loaded once for all. */
class SmallRunsTest {

    private static final SpecOracle ORACLE = SampleOracle.ORACLE;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String HAS = "has_message/OK/wrong-flag/HAS-1";
    private static final String SMALL = "message_small/MESSAGE_TOO_LARGE/OK/TYP-6";
    private static final SampleSuite NOT_YET = suite(SampleSuite.script("a", "", "", SampleSuite.HAS_MESSAGE, SampleSuite.INIT),
        SampleSuite.script("b", "", "", SampleSuite.SPAWN));

    private final StringBuilder told = new StringBuilder();
    private final List<String> progress = new ArrayList<>();
    private int started;
    private int kernels;

    private static SampleSuite suite(Script... scripts) {
        return new SampleSuite("sample", 0, List.of(scripts));
    }

    private static RunPlan plan(Duration limit, boolean failFast, Suite... suites) {
        return new RunPlan(List.of(suites), EnumSet.of(Group.CORE, Group.BLOCKING), Shard.ALL, failFast, limit);
    }

    private RunResult run(TesteeSource source, RunPlan plan) {
        return new Runner(wanted -> {
            started++;
            return new RecordingTestee(source.start(wanted), told);
        }, plan, (suite, scripts, calls) -> progress.add(suite + " " + scripts + " " + calls),
            limits -> Parts.of(ORACLE)).run();
    }

    private RunResult run(boolean reset, SampleTestee.Fault fault, Suite... suites) {
        return run(wanted -> SampleTestee.of("sample", wanted, reset, fault), plan(LONG, false, suites));
    }

    /** Every queue has a message, and every message is small. */
    private static Outcome twoFaults(Call call, List<Datum> arguments, Outcome right) {
        if (call == Call.HAS_MESSAGE && right.isOk()) {
            return Outcome.ok(Datum.flag(true));
        }
        return call == Call.MESSAGE_SMALL ? Outcome.ok() : right;
    }

    private static List<String> causes(RunResult result) {
        return causes(result.findings());
    }

    private static List<String> causes(Collection<Finding> findings) {
        return findings.stream().map(finding -> finding.cause().id()).toList();
    }

    private static String cases(RunResult result) {
        StringBuilder text = new StringBuilder();
        for (SuiteResult.Case one : result.suites().get(0).cases()) {
            text.append(one.cause() != null ? "d" : one.failure() != null ? "u" : "c");
        }
        return text.toString();
    }

    @Test
    void allIsAskedJudgedAndCounted() {
        RunResult result = run(true, SampleTestee.Fault.NONE, SampleSuite.CALLS);
        assertEquals(1, started);
        assertEquals("aaaRaaaaRaaaaRaRaaaa", told.toString().replaceAll("[.fc]", ""));
        assertEquals(16, told.chars().filter(c -> c == '.').count());
        assertEquals("fc", told.substring(told.length() - 2));
        assertEquals(List.of("sample 1 3", "sample 2 7", "sample 3 11", "sample 4 12", "sample 5 16"), progress);
        assertEquals(5, result.scripts());
        assertEquals(16, result.calls());
        assertEquals(List.of("calls-before-init", "poll-nothing", "poll-again", "too-large", "as-large-as-can-be"),
            result.suites().get(0).cases().stream().map(SuiteResult.Case::name).toList());
        assertEquals("ccccc", cases(result));
        assertEquals(16, result.suites().get(0).calls());
        assertEquals("sample", result.suites().get(0).name());
        assertEquals(SampleSuite.LIMITS, result.suites().get(0).limits());
        assertEquals("sample", result.profile().implementation());
        assertNull(result.stopped());
        assertEquals(List.of(), result.failures());
        assertEquals(List.of(), causes(result));
        assertEquals(Map.of("NOT_INITIALIZED", 1L, "OK", 3L, "OUT_OF_MEMORY", 0L), result.coverage().counts().get(Call.SPAWN));
        assertEquals(result.suites().get(0).coverage().counts(), result.coverage().counts());
        assertEquals(Set.of(Call.INIT, Call.SPAWN, Call.TERMINATE, Call.CLEANUP_PROCESS, Call.CREATE_ENDPOINT, Call.SEND_MESSAGE,
            Call.RECEIVE_MESSAGE, Call.HAS_MESSAGE, Call.MESSAGE_SMALL), result.coverage().counts().keySet(), "what both have");
    }

    @Test
    void suitesFollowEachOtherInNewProcesses() {
        RunResult result = run(true, SampleTestee.Fault.NONE, NOT_YET, SampleSuite.CALLS);
        assertEquals(2, started);
        assertEquals(List.of(2, 5), result.suites().stream().map(suite -> suite.cases().size()).toList());
        assertEquals(7, result.scripts());
        assertEquals(19, result.calls());
        assertEquals(2L, result.coverage().count(Call.SPAWN, "NOT_INITIALIZED"));
        assertEquals(1L, result.suites().get(0).coverage().count(Call.SPAWN, "NOT_INITIALIZED"));
    }

    @Test
    void whoCanNotStartOverIsToldBetweenScripts() {
        run(false, SampleTestee.Fault.NONE, NOT_YET);
        assertEquals("aa..ra.fc", told.toString());
        told.setLength(0);
        run(true, SampleTestee.Fault.NONE, NOT_YET);
        assertEquals("aaRa...fc", told.toString());
    }

    /** At most 64 calls are open; then answers are taken until 32 are left. */
    @Test
    void linesTravelTogether() {
        Step[] steps = IntStream.range(0, 100).mapToObj(i -> SampleSuite.TOO_LARGE).toArray(Step[]::new);
        run(true, SampleTestee.Fault.NONE, suite(SampleSuite.script("many", "", "", steps)));
        assertEquals("a".repeat(64) + ".".repeat(33) + "a".repeat(33) + ".".repeat(33) + "aaa" + ".".repeat(34) + "fc", told.toString());
    }

    @Test
    void whatNamesAnIdWaitsForItsAnswer() {
        run(true, SampleTestee.Fault.NONE, suite(SampleSuite.script("a", "", "", SampleSuite.INIT, SampleSuite.SPAWN,
            SampleSuite.CREATE, SampleSuite.HAS_MESSAGE, SampleSuite.INIT)));
        assertEquals("aa..a.aa..fc", told.toString());
    }

    @Test
    void anIdIsForeseenAfterTheFirstKernel() {
        Script script = SampleSuite.script("a", "", "", SampleSuite.INIT, SampleSuite.SPAWN, SampleSuite.CREATE, SampleSuite.HAS_MESSAGE);
        run(true, SampleTestee.Fault.NONE, suite(script, script, script));
        assertEquals("aa..a.aRaa.", told.toString().substring(0, 11));
        int kernel = told.lastIndexOf("R");
        assertEquals("aaaa", told.substring(kernel + 1).replaceAll("[.fc]", ""));
    }

    /** The second kernel and those after it number from another end; nothing of it is seen, but scripts are run again. */
    @Test
    void whatWasForeseenWronglyIsNotJudged() {
        Script script = SampleSuite.script("a", "", "", SampleSuite.INIT, SampleSuite.SPAWN, SampleSuite.CREATE, SampleSuite.HAS_MESSAGE);
        RunResult result = run(true, this::renumbering, suite(script, script, script));
        assertEquals("ccc", cases(result));
        assertEquals(12, result.calls());
        assertEquals(3, result.coverage().count(Call.HAS_MESSAGE, "OK"));
        assertEquals(1, told.chars().filter(c -> c == 'r').count(), "one script was begun anew: " + told);
    }

    /** Endpoint ids that count the kernels, too. */
    private Outcome renumbering(Call call, List<Datum> arguments, Outcome right) {
        kernels += call == Call.INIT ? 1 : 0;
        if (call != Call.CREATE_ENDPOINT || !right.isOk()) {
            return call == Call.HAS_MESSAGE && right.isOk() ? Outcome.ok(Datum.flag(false)) : right;
        }
        long id = 1 + Math.min(kernels, 2);
        return Outcome.ok(Datum.fields(Datum.number(id), Datum.token(IpcCapability.encode(id, 0, 15))));
    }

    @Test
    void deviationsAreShrunkAndCountedByCause() {
        RunResult result = run(true, SmallRunsTest::twoFaults, SampleSuite.CALLS);
        assertEquals(List.of(HAS, SMALL), causes(result));
        assertEquals("cdddc", cases(result));
        Finding has = result.findings().iterator().next();
        assertEquals(2, has.count());
        assertEquals(List.of(Call.INIT, Call.HAS_MESSAGE), has.shortest().events().stream().map(event -> event.call()).toList());
        assertEquals("poll-nothing", has.shortest().script().name());
        assertEquals(0, result.coverage().count(Call.HAS_MESSAGE, "OK"), "what deviates is not covered");
        assertNull(result.stopped());
        assertEquals(16, result.calls());
        assertEquals(started, told.chars().filter(c -> c == 'c').count(), "none is left: " + told);
        assertEquals(5, result.scripts());
    }

    @Test
    void whatIsKnownIsToldFromWhatIsNews() {
        RunResult result = run(true, SmallRunsTest::twoFaults, SampleSuite.CALLS);
        Verdict verdict = new Verdict(result, Set.of(HAS));
        assertEquals(List.of(HAS), causes(verdict.known()));
        assertEquals(List.of(SMALL), causes(verdict.unexpected()));
        assertEquals(Verdict.Word.DEVIATES, verdict.word());
        assertEquals(Verdict.Word.CONFORMS, new Verdict(result, Set.of(HAS, SMALL)).word());
    }

    @Test
    void failFastStopsAfterTheFirst() {
        RunResult result = run(wanted -> SampleTestee.of("sample", wanted, true, SmallRunsTest::twoFaults),
            plan(LONG, true, SampleSuite.CALLS, NOT_YET));
        assertEquals(List.of(HAS), causes(result));
        assertEquals("--fail-fast: more may be wrong", result.stopped());
        assertEquals("cd", cases(result));
        assertEquals(1, result.suites().size());
    }

    @Test
    void timeIsUpAfterTheScriptThatIsRun() {
        RunResult result = run(wanted -> SampleTestee.of("sample", wanted, true, SampleTestee.Fault.NONE),
            plan(Duration.ofSeconds(-3), false, SampleSuite.CALLS));
        assertEquals("the time limit of -3 s is over", result.stopped());
        assertEquals(1, result.scripts());
    }

    /** A fault that shows in the first process only, or in later ones only as another one. */
    @Test
    void whatIsNotSeenAgainIsUnknown() {
        RunResult result = run(true, (call, arguments, right) -> started == 1 ? twoFaults(call, arguments, right) : right,
            SampleSuite.CALLS);
        String reason = "not reproducible: " + HAS + " was seen, but not again in a new process: chance, or what a reset leaves behind";
        assertEquals(List.of(reason), result.failures().stream().map(RunResult.Failure::reason).toList());
        assertEquals(List.of(), causes(result));
        assertEquals("cuccc", cases(result));
        assertEquals(reason, result.suites().get(0).cases().get(1).failure());
        assertEquals("poll-nothing", result.failures().get(0).trial().script().name());
        assertNull(result.stopped());
    }

    @Test
    void chanceOfManyKindsStopsTheRun() {
        int[] asked = {0};
        Suite suite = suite(IntStream.range(0, 5).mapToObj(i -> SampleSuite.script("s" + i, "", "",
            new Step(Call.MESSAGE_SMALL, List.of(Datum.bytes(new byte[i]))))).toArray(Script[]::new));
        RunResult result = run(true, (call, arguments, right) -> {
            asked[0]++;
            return Outcome.refused(IpcError.values()[asked[0] % IpcError.values().length]);
        }, suite);
        assertEquals("it failed 3 times", result.stopped());
        assertEquals(3, result.failures().size());
        assertEquals("uuu", cases(result));
    }

    @Test
    void twentyCausesAreEnough() {
        IpcError[] errors = IpcError.values();
        Script[] scripts = IntStream.range(0, 2 * errors.length).mapToObj(i -> SampleSuite.script("s" + i, "", "",
            i % 2 == 0 ? new Step(Call.MESSAGE_SMALL, List.of(Datum.bytes(new byte[i / 2])))
                : new Step(Call.SEND_MESSAGE, List.of(Datum.number(0), Datum.bytes(new byte[i / 2]))))).toArray(Script[]::new);
        RunResult result = run(true, (call, arguments, right) -> {
            int number = arguments.isEmpty() ? 0 : ((Datum.Bytes) arguments.get(arguments.size() - 1)).length();
            return Outcome.refused(errors[number]);
        }, suite(scripts));
        assertEquals("it deviates in more than 19 ways", result.stopped());
        assertEquals(20, result.findings().size());
    }

    @ParameterizedTest
    @EnumSource(TesteeFailure.Kind.class)
    void threeFailuresAreEnough(TesteeFailure.Kind kind) {
        Script script = SampleSuite.script("a", "", "", SampleSuite.INIT, SampleSuite.INIT, SampleSuite.SPAWN, SampleSuite.SPAWN);
        RunResult result = run(wanted -> new ConfusedTestee(SampleTestee.of("sample", wanted, true, SampleTestee.Fault.NONE), Call.SPAWN,
            kind, "nonsense"), plan(LONG, false, suite(script, script, script, script)));
        assertEquals("it failed 3 times", result.stopped());
        assertEquals(List.of("nonsense", "nonsense", "nonsense"), result.failures().stream().map(RunResult.Failure::reason).toList());
        assertEquals("uuu", cases(result));
        assertEquals("nonsense", result.suites().get(0).cases().get(0).failure());
        boolean shrinks = kind == TesteeFailure.Kind.ENDED || kind == TesteeFailure.Kind.PROTOCOL;
        assertEquals(shrinks ? 1 : 2, result.failures().get(0).trial().events().size(), "events before it, shrunk");
        assertEquals(6, result.calls());
        assertEquals(started, told.chars().filter(c -> c == 'c').count(), "none is left: " + told);
    }

    @Test
    void whoDoesNotStartIsNotRun() {
        RunResult result = run(wanted -> {
            throw new TesteeFailure(TesteeFailure.Kind.HANDSHAKE, "no");
        }, plan(LONG, false, SampleSuite.CALLS, NOT_YET));
        assertEquals(List.of(new RunResult.Failure("no", null)), result.failures());
        assertEquals("it could not be started, or did not end as it should", result.stopped());
        assertEquals(List.of(), result.suites());
        assertNull(result.profile());
        assertNull(result.coverage());
        assertEquals(1, started);
    }

    /** If it does not start again, a shorter script shows nothing. */
    @Test
    void whoDoesNotStartAgainIsNotJudgedAgain() {
        RunResult result = run(wanted -> {
            if (started > 1) {
                throw new TesteeFailure(TesteeFailure.Kind.HANDSHAKE, "no more");
            }
            return SampleTestee.of("sample", wanted, true, SmallRunsTest::twoFaults);
        }, plan(LONG, false, SampleSuite.CALLS));
        assertEquals(List.of(), causes(result));
        assertEquals(2, result.failures().size());
        assertEquals("no more", result.failures().get(1).reason());
    }

    @Test
    void whoSaysMoreAtTheEndFails() {
        RunResult result = run(wanted -> new Unfinished(SampleTestee.of("sample", wanted, true, SampleTestee.Fault.NONE)),
            plan(LONG, false, NOT_YET));
        assertEquals(List.of(new RunResult.Failure("more", null)), result.failures());
        assertEquals("cc", cases(result));
        assertEquals("fc", told.substring(told.length() - 2));
    }

    /** Can't end in peace. */
    private static final class Unfinished extends ForwardingTestee {
        Unfinished(Testee testee) {
            super(testee);
        }

        @Override
        public void finish() throws TesteeFailure {
            throw new TesteeFailure(TesteeFailure.Kind.PROTOCOL, "more");
        }
    }

    @Test
    void groupsThatNobodyHasAreNotRun() {
        RunPlan plan = new RunPlan(List.of(SampleSuite.CALLS), EnumSet.of(Group.RATE), Shard.ALL, false, LONG);
        RunResult result = run(wanted -> SampleTestee.of("sample", wanted, true, SampleTestee.Fault.NONE), plan);
        assertEquals("the testee has none of the groups asked for", result.stopped());
        assertEquals(0, result.scripts());
        assertEquals("c", told.toString());
    }

    @Test
    void aShardIsEveryOtherScript() {
        RunPlan plan = new RunPlan(List.of(SampleSuite.CALLS), EnumSet.of(Group.CORE), new Shard(2, 2), false, LONG);
        RunResult result = run(wanted -> SampleTestee.of("sample", wanted, true, SampleTestee.Fault.NONE), plan);
        assertEquals(List.of("poll-nothing", "too-large"), result.suites().get(0).cases().stream().map(SuiteResult.Case::name).toList());
    }

    /** The scripts of a long suite are made on another thread. */
    @ParameterizedTest
    @CsvSource({"99999, false", "100000, true"})
    void longSuitesAreMadeElsewhere(long calls, boolean elsewhere) {
        List<String> threads = new ArrayList<>();
        Suite suite = new Suite() {
            @Override
            public String name() {
                return "long";
            }

            @Override
            public Limits wanted() {
                return SampleSuite.LIMITS;
            }

            @Override
            public long calls() {
                return calls;
            }

            @Override
            public Iterator<Script> scripts(SpecOracle oracle, Set<Group> groups) {
                return SampleSuite.CALLS.all().stream().peek(script -> threads.add(Thread.currentThread().getName())).iterator();
            }
        };
        RunResult result = run(true, SampleTestee.Fault.NONE, suite);
        assertEquals("ccccc", cases(result));
        assertEquals(elsewhere, threads.contains(MadeAhead.THREAD));
    }
}
