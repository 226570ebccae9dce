package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of {@code run}, with testees of a line; {@link RunCommandTest} runs a whole one. */
class RunOptionsTest {

    private static final String LIMITS = "{\"maxProcesses\":4,\"maxPids\":12,\"maxEndpoints\":5,\"maxEndpointIds\":14,"
        + "\"defaultCapacity\":2,\"maxCapacity\":3,\"maxGeneration\":2}";
    private static final String HANDSHAKE = "{\"hello\":\"veridian-ipc-testee\",\"version\":1,\"implementation\":\"small\","
        + "\"groups\":[\"core\"],\"limits\":" + LIMITS + ",\"reset\":true}";

    @TempDir
    Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(List<String> options, String... testee) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(options);
        words.add("--");
        words.addAll(List.of(testee));
        return Main.run(words.toArray(new String[0]), new ByteArrayInputStream(new byte[0]), new PrintWriter(out), new PrintWriter(err));
    }

    /** Says hello, and then does this. */
    private int runSmall(String script, String... options) {
        return run(List.of(options), "sh", "-c", "read -r line; printf '%s\\n' \"$0\"; " + script, HANDSHAKE);
    }

    @Test
    void allIsWrittenThatWasAskedFor() throws IOException {
        List<Path> files = List.of(directory.resolve("a.xml"), directory.resolve("a.sarif"), directory.resolve("a.html"));
        assertEquals(2, run(List.of("--junit", files.get(0).toString(), "--sarif", files.get(1).toString(), "--html",
            files.get(2).toString()), "./no-such-testee"));
        assertTrue(out.toString().contains("verdict   unknown; 0 scripts, 0 calls"), out.toString());
        assertTrue(Files.readString(files.get(0)).startsWith("<?xml"));
        assertTrue(Files.readString(files.get(1)).startsWith("{\"$schema\""));
        assertTrue(Files.readString(files.get(2)).startsWith("<!DOCTYPE html>"));
        assertEquals("", err.toString());
    }

    @Test
    void jsonIsInPlaceOfText() {
        assertEquals(2, run(List.of("--json"), "./no-such-testee"));
        assertTrue(out.toString().startsWith("{\"verdict\":\"unknown\""), out.toString());
    }

    @Test
    void silenceIsWaitedForAsLongAsWasSaid() {
        assertEquals(2, runSmall("cat > /dev/null", "--suite", "scenarios", "--timeout", "0.05", "--groups", "core"));
        assertTrue(out.toString().contains("no answer to step 1, spawn() within 50 ms"), out.toString());
        assertTrue(out.toString().contains("it failed 3 times"), out.toString());
        assertTrue(out.toString().contains("of 27 (call, result) pairs"), out.toString());
    }

    /** What it answers to init() is wrong, and known; then it is silent. */
    @Test
    void whatIsKnownIsNoNews() throws IOException {
        Path known = Files.writeString(directory.resolve("known.txt"), "spawn/NOT_INITIALIZED/QUEUE_FULL/INIT-1\n");
        String wrong = "while read -r line; do printf '{\"step\":1,\"result\":\"QUEUE_FULL\"}\\n'; done";
        assertEquals(2, runSmall(wrong, "--suite", "scenarios", "--fail-fast", "--known-failures", known.toString()), out.toString());
        assertTrue(out.toString().contains("known     spawn/NOT_INITIALIZED/QUEUE_FULL/INIT-1"), out.toString());
        assertTrue(out.toString().contains("not all was run: --fail-fast"), out.toString());
        assertEquals(1, runSmall(wrong, "--suite", "scenarios", "--fail-fast"));
    }

    @Test
    void theLimitEndsTheRun() {
        runSmall("read -r line; exit 1", "--suite", "scenarios", "--limit", "0.001", "--timeout", "1");
        assertTrue(out.toString().contains("the time limit of 0 s is over"), out.toString());
    }

    @Test
    void whatIsPlannedIsWhatWasSaid() {
        assertEquals(2, runSmall("exit 0", "--suite", "random,exhaustive", "--shard", "2/2", "--seed", "7", "--calls", "160"));
        assertTrue(out.toString().contains("random-1") && !out.toString().contains("random-0"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "NaN", "1e300"})
    void timeThatIsNoneIsWrongUsage(String seconds) {
        assertEquals(64, run(List.of("--timeout", seconds), "./no-such-testee"));
        assertEquals(64, run(List.of("--limit", seconds), "./no-such-testee"));
        assertTrue(err.toString().startsWith("--timeout, --limit: expected a positive number of seconds, found "), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-9", "2147483647"})
    void timeMayBeShortOrLong(String seconds) {
        assertEquals(2, run(List.of("--timeout", seconds, "--limit", seconds), "./no-such-testee"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--suite          | all        | --suite: expected scenarios, exhaustive, random, found all",
        "--groups         | chanel     | expected core, channel, capability, blocking, rate, statistics, memory, syscall; found chanel",
        "--shard          | 3/2        | expected i/n with i in 1..n, found 3/2",
        "--known-failures | DIR/none   | --known-failures: can't read DIR/none",
        "--junit          | DIR        | can't write DIR",
        "--sarif          | DIR/no/a   | can't write DIR/no/a",
        "--html           | DIR/no/a   | can't write DIR/no/a",
    })
    void wrongUsageIsSaid(String option, String value, String message) {
        assertEquals(64, run(List.of(option, value.replace("DIR", directory.toString())), "./no-such-testee"));
        assertTrue(err.toString().contains(message.replace("DIR", directory.toString())), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void knownFailuresThatAreNoneAreWrongUsage() throws IOException {
        Path list = Files.writeString(directory.resolve("list.txt"), "send fails\n");
        assertEquals(64, run(List.of("--known-failures", list.toString()), "./no-such-testee"));
        assertTrue(err.toString().contains(list + ":1: expected call/expected/found/clause, found send fails"), err.toString());
    }
}
