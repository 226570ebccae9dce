package veridian.ipc.oracle.testee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.oracle.run.Progress;
import veridian.ipc.oracle.run.RunPlan;
import veridian.ipc.oracle.run.RunResult;
import veridian.ipc.oracle.run.Runner;
import veridian.ipc.oracle.run.Shard;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.oracle.suite.ScenarioSuite;
import veridian.ipc.trace.Group;

/** Whatever a testee does, a run ends with a reason, and no process is left. */
class HostileTesteesIT {

    private static final String MARK = "IPC_ORACLE_TESTEE";

    /** An answer may take as long as a busy machine needs, but for those testees that never answer. */
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration IMPATIENT = Duration.ofMillis(1500);

    private static List<String> command(String mode) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1",
            "-Xmx64m", "-cp", Path.of("target", "test-classes").toString(), HostileTestee.class.getName(), mode);
    }

    private static Verdict run(String mode, Duration answer, Duration start, Duration limit) {
        RunPlan plan = new RunPlan(List.of(new ScenarioSuite()), EnumSet.allOf(Group.class), Shard.ALL, true, limit);
        return new Verdict(new Runner(ProcessTestee.source(command(mode), Timeouts.of(answer, start)), plan, Progress.NONE).run(),
            List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ends-at-once     | it ended with exit code 3 before it answered the handshake",
        "other-version    | answer to the handshake: expected \"version\": the integer 1, found 2",
        "no-core          | answer to the handshake: expected \"groups\": \"core\" among them, found [channel]",
        "half-a-handshake | answer to the handshake: expected a line feed at the end of the last line",
        "greets-unasked   | answer to step 1, spawn(): expected \"step\": the integer 1, found no such field",
        "chatty           | answer to step 1, spawn(): expected at most 1048576 bytes in a line, found more",
        "endless-line     | answer to step 1, spawn(): expected at most 1048576 bytes in a line, found more",
        "invalid-utf8     | answer to step 1, spawn(): expected UTF-8, found bytes that are not",
        "half-a-line      | answer to step 1, spawn(): expected a line feed at the end of the last line",
        "out-of-order     | answer to step 1, spawn(): expected \"step\": the integer 1, found 2",
        "wrong-types      | answer to step 1, spawn(): expected \"step\": the integer 1, found \"1\"",
        "deep             | answer to step 1, spawn(): expected JSON of the format's depth",
        "not-json         | answer to step 1, spawn(): expected JSON, found a fault at column",
        "empty-lines      | answer to step 1, spawn(): expected a JSON object, found an empty line",
        "huge-number      | answer to step 1, spawn(): expected",
        "leaves-orphans   | before it answered step 1, spawn()",
    })
    void unknownWithTheReason(String mode, String reason) {
        assertEquals(Verdict.Word.UNKNOWN, verdictWith(mode, reason), mode);
    }

    /** What it says before it fails is wrong, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "twice | expected \"step\": the integer 2, found 1",
        "crash | it ended with exit code 42 before it answered step 2",
    })
    void notConformingWithTheReason(String mode, String reason) {
        assertNotEquals(Verdict.Word.CONFORMS, verdictWith(mode, reason), mode);
    }

    private static Verdict.Word verdictWith(String mode, String reason) {
        Verdict verdict = run(mode, PATIENT, PATIENT, PATIENT);
        String reasons = verdict.result().failures().stream().map(RunResult.Failure::reason).collect(Collectors.joining("\n"));
        assertTrue(reasons.contains(reason), mode + ": " + reasons);
        assertFalse(reasons.contains("Exception"), reasons);
        assertNoneLeft();
        return verdict.word();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "silent         | no answer to the handshake within 1500 ms",
        "falls-silent   | no answer to step 1, spawn() within 1500 ms",
        "endless-stderr | no answer to step 1, spawn() within 1500 ms; its last words: oh no",
    })
    void silenceIsUnknown(String mode, String reason) {
        Verdict verdict = run(mode, IMPATIENT, mode.equals("silent") ? IMPATIENT : PATIENT, PATIENT);
        assertEquals(Verdict.Word.UNKNOWN, verdict.word(), mode);
        assertTrue(verdict.result().failures().get(0).reason().startsWith(reason), verdict.result().failures().toString());
        assertNoneLeft();
    }

    @Test
    void slowEndsAtTheLimit() {
        Verdict verdict = run("slow", PATIENT, PATIENT, Duration.ofMillis(500));
        assertTrue(verdict.word() != Verdict.Word.CONFORMS);
        assertTrue(verdict.result().stopped() != null, "stopped");
        assertNoneLeft();
    }

    /** These speak the protocol, and are judged. */
    @ParameterizedTest
    @CsvSource({"deaf", "leaves-children", "does-not-end"})
    void wrongAnswersDeviateWhateverElseItDoes(String mode) {
        Verdict verdict = run(mode, PATIENT, PATIENT, PATIENT);
        assertTrue(verdict.word() != Verdict.Word.CONFORMS, mode);
        assertNoneLeft();
    }

    @Test
    void whatCantBeStartedIsUnknown() {
        RunPlan plan = new RunPlan(List.of(new ScenarioSuite()), EnumSet.allOf(Group.class), Shard.ALL, false, PATIENT);
        RunResult result = new Runner(ProcessTestee.source(List.of("./no-such-testee"), Timeouts.of(PATIENT)), plan,
            Progress.NONE).run();
        assertEquals(Verdict.Word.UNKNOWN, new Verdict(result, List.of()).word());
        assertTrue(result.failures().get(0).reason().startsWith("can't be started: "), result.failures().toString());
    }

    /** Whether a process runs that was started by a run, or by what a run started. */
    private static void assertNoneLeft() {
        assertEquals(List.of(), ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
            .filter(handle -> handle.info().commandLine().orElse("").contains(HostileTestee.class.getName())).toList());
        assertEquals(List.of(), ProcessHandle.allProcesses().filter(ProcessHandle::isAlive)
            .filter(handle -> handle.info().arguments().map(List::of).orElse(List.of()).equals(List.of("1000"))
                && handle.info().command().orElse("").endsWith("sleep")).toList(), MARK);
    }
}
