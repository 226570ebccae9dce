package veridian.ipc.oracle.testee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.oracle.testee.TesteeFailure.Kind;
import veridian.ipc.trace.Ask;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Protocol;

/** Programs of a few lines, which start in milliseconds. What whole programs do is tried in {@link HostileTesteesIT}. */
class ProcessTesteeTest {

    private static final Limits WANTED = new Limits(4, 12, 5, 14, 2, 3, 2);
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Timeouts TIMEOUTS = new Timeouts(PATIENT, PATIENT, PATIENT);
    private static final String HANDSHAKE = HostileTestee.HANDSHAKE;
    private static final String OK = "{\"step\":1,\"result\":\"OK\"}";
    /** Notes each line that it reads and answers it with its next argument; then it waits for the end. */
    private static final String ANSWERS =
        "for answer in \"$@\"; do read -r line; printf '%s\\n' \"$line\" >> \"$0\"; printf '%s\\n' \"$answer\"; done; cat > /dev/null";

    @TempDir
    Path directory;

    /** Whoever is left is ended: the next test must not find it. */
    @AfterEach
    void noneIsLeft() {
        List<ProcessHandle> left = ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().join());
        assertEquals(0, left.size());
    }

    private Testee start(Timeouts timeouts, String script, String... answers) throws TesteeFailure {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, directory.resolve("read").toString()));
        command.addAll(List.of(answers));
        return ProcessTestee.source(command, timeouts).start(WANTED);
    }

    private Testee answering(String... answers) throws TesteeFailure {
        return start(TIMEOUTS, ANSWERS, answers);
    }

    /** Says hello; then does this. */
    private Testee doing(String script) throws TesteeFailure {
        return start(TIMEOUTS, "read -r line; printf '%s\\n' \"$1\"; " + script, HANDSHAKE);
    }

    private static void ask(Testee testee, Call... calls) {
        for (Call call : calls) {
            testee.ask(call, List.of());
        }
    }

    private static void fails(Kind kind, String reason, Executable action) {
        TesteeFailure failure = assertThrows(TesteeFailure.class, action);
        assertTrue(failure.getMessage().startsWith(reason), failure.getMessage());
        assertEquals(kind, failure.kind());
    }

    private String read() throws IOException {
        return Files.readString(directory.resolve("read"));
    }

    private static String line(Ask ask) {
        return new String(Protocol.line(ask));
    }

    @Test
    void callsAreAskedAndAnsweredInTheirOrder() throws Exception {
        Testee testee = answering(HANDSHAKE, OK, "{\"step\":2,\"result\":\"OUT_OF_MEMORY\"}");
        assertEquals("hostile", testee.profile().implementation());
        assertEquals(Set.of(Group.CORE), testee.profile().groups());
        ask(testee, Call.INIT, Call.SPAWN);
        assertEquals(Outcome.ok(), testee.answer());
        assertEquals(Outcome.refused(IpcError.OUT_OF_MEMORY), testee.answer());
        testee.finish();
        assertEquals(line(new Ask.Hello(WANTED)) + line(new Ask.Make(1, Call.INIT, List.of()))
            + line(new Ask.Make(2, Call.SPAWN, List.of())), read());
    }

    @Test
    void stepsBeginAnewAfterAReset() throws Exception {
        Testee testee = answering(HANDSHAKE, OK, "{\"reset\":1}", OK, "{\"reset\":2}", OK, "{\"reset\":3}");
        ask(testee, Call.INIT);
        testee.askReset();
        ask(testee, Call.INIT);
        assertEquals(Outcome.ok(), testee.answer());
        assertEquals(Outcome.ok(), testee.answer());
        testee.reset();
        ask(testee, Call.INIT);
        testee.askReset();
        testee.finish();
        assertTrue(read().endsWith(line(new Ask.Reset(2)) + line(new Ask.Make(1, Call.INIT, List.of())) + line(new Ask.Reset(3))), read());
    }

    @Test
    void whoCanNotStartOverIsStartedAgain() throws Exception {
        Testee testee = answering(HANDSHAKE.replace("\"reset\":true", "\"reset\":false"), OK);
        for (int i = 0; i < 2; i++) {
            ask(testee, Call.INIT);
            assertEquals(Outcome.ok(), testee.answer());
            testee.reset();
        }
        testee.close();
        String once = line(new Ask.Hello(WANTED)) + line(new Ask.Make(1, Call.INIT, List.of()));
        assertEquals(once + once + line(new Ask.Hello(WANTED)), read());
    }

    @Test
    void whoIsAnotherOneWhenStartedAgainIsNotTrusted() throws Exception {
        String other = HANDSHAKE.replace("\"reset\":true", "\"reset\":false");
        Testee testee = start(TIMEOUTS, "read -r line; if [ -e \"$0\" ]; then echo \"$1\" | sed s/hostile/other/; else echo \"$1\"; fi; "
            + "touch \"$0\"; cat > /dev/null", other);
        fails(Kind.HANDSHAKE, "another handshake than the one before: ", testee::reset);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "exit 3         | it ended with exit code 3 before it answered the handshake",
        "exit 128       | it ended with exit code 128 before it answered the handshake",
        "kill -9 $$     | it was killed by signal 9 before it answered the handshake",
        "echo nonsense  | answer to the handshake: expected JSON",
        "echo 'no' >&2; echo 'memory' >&2; exit 1 | it ended with exit code 1 before it answered the handshake; its last words: memory",
    })
    void whatHappensBeforeTheHandshakeIsSaid(String script, String reason) {
        fails(Kind.HANDSHAKE, reason, () -> start(TIMEOUTS, "read -r line; " + script));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "ENDED    | read -r line; exit 3                | it ended with exit code 3 before it answered step 1, init()",
        "ENDED    | exec >&-; cat > /dev/null; sleep 99 | it closed its output before it answered step 1, init()",
        "ENDED    | sleep 9 & exit 5                    | it ended with exit code 5 before it answered step 1, init()",
        "PROTOCOL | read -r line; echo nonsense         | answer to step 1, init(): expected JSON, found",
        "PROTOCOL | read -r line; printf nonsense       | answer to step 1, init(): expected a line feed at the end of the last line",
        "PROTOCOL | read -r line; echo '{~step~:2,~result~:~OK~}' | answer to step 1, init(): expected ~step~: the integer 1, found 2",
    })
    void whatHappensInPlaceOfAnAnswerIsSaid(Kind kind, String script, String reason) throws Exception {
        Testee testee = doing(script.replace('~', '"'));
        ask(testee, Call.INIT);
        fails(kind, reason.replace('~', '"'), testee::answer);
        testee.close();
    }

    @Test
    void silenceHasAnEnd() throws Exception {
        Duration impatient = Duration.ofMillis(150);
        fails(Kind.HANDSHAKE, "no answer to the handshake within 150 ms",
            () -> start(new Timeouts(impatient, PATIENT, PATIENT), "echo oh >&2; cat > /dev/null"));
        Testee testee = start(new Timeouts(PATIENT, Duration.ofSeconds(1), PATIENT),
            "read -r line; printf '%s\\n' \"$1\"; echo 'oh no' >&2; cat > /dev/null", HANDSHAKE);
        ask(testee, Call.INIT);
        fails(Kind.TIMEOUT, "no answer to step 1, init() within 1 s; its last words: oh no", testee::answer);
        testee.askReset();
        testee.close();
    }

    @Test
    void aResetThatIsNotAnsweredIsSaid() throws Exception {
        Testee testee = doing("read -r line; exit 0");
        fails(Kind.ENDED, "it ended with exit code 0 before it answered reset 1", testee::reset);
        testee.close();
    }

    @Test
    void theAnswerToAnotherResetIsRefused() throws Exception {
        Testee testee = answering(HANDSHAKE, "{\"reset\":2}");
        fails(Kind.PROTOCOL, "answer to reset 1: expected \"reset\": the integer 1, found 2", testee::reset);
        testee.close();
    }

    @Test
    void whoSaidNothingHasNoLastWords() {
        String message = assertThrows(TesteeFailure.class, () -> start(TIMEOUTS, "exit 3")).getMessage();
        assertEquals("it ended with exit code 3 before it answered the handshake", message);
    }

    /** Twice a second it is seen whether the program lives; it may take longer to answer. */
    @Test
    void whoLivesMayTakeItsTime() throws Exception {
        Testee testee = doing("read -r line; sleep 0.7; printf '%s\\n' '" + OK + "'; cat > /dev/null");
        ask(testee, Call.INIT);
        assertEquals(Outcome.ok(), testee.answer());
        testee.close();
    }

    @Test
    void whatIsSaidAfterTheEndIsTooMuch() throws Exception {
        Testee testee = doing("cat > /dev/null; echo bye");
        fails(Kind.PROTOCOL, "it says more than it was asked for", testee::finish);
    }

    /** Closing ends it at once; finishing waits, but not for ever. */
    @Test
    void whoDoesNotEndIsEnded() throws Exception {
        doing("sleep 99").close();
        start(new Timeouts(PATIENT, PATIENT, Duration.ofMillis(100)), "read -r line; printf '%s\\n' \"$1\"; sleep 99", HANDSHAKE).finish();
    }

    @Test
    void whatCanNotBeStartedIsSaid() {
        fails(Kind.HANDSHAKE, "can't be started: ", () -> ProcessTestee.source(List.of("./no-such-testee"), TIMEOUTS).start(WANTED));
    }

    /** Children that outlive their parent are none of its descendants. */
    @Test
    void orphansAreEndedToo() throws Exception {
        ProcessTree tree = new ProcessTree(new ProcessBuilder("sh", "-c", "sleep 77 > /dev/null & echo $!"));
        long pid = Long.parseLong(new String(tree.root().getInputStream().readAllBytes()).strip());
        tree.root().waitFor();
        ProcessHandle orphan = ProcessHandle.of(pid).orElseThrow();
        tree.end();
        orphan.onExit().get(PATIENT.toSeconds(), TimeUnit.SECONDS);
    }
}
