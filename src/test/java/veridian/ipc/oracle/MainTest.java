package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Traces;

/** The command line, as its users see it. */
class MainTest {

    private static final String GOOD = Traces.HEADER
        + "{\"step\":1,\"call\":\"init\",\"args\":{},\"result\":\"OK\"}\n"
        + "{\"step\":2,\"call\":\"spawn\",\"args\":{},\"result\":\"OK\",\"value\":18446744073709551615}\n";
    private static final String BAD = GOOD
        + "{\"step\":3,\"call\":\"terminate\",\"args\":{\"pid\":7},\"result\":\"OK\"}\n";
    private static final String BROKEN = GOOD + "{\"step\":3,\"call\":\"terminate\"}\n";

    @TempDir
    Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String good;
    private String bad;
    private String broken;

    @BeforeEach
    void files() throws IOException {
        good = file("good.ndjson", GOOD);
        bad = file("bad.ndjson", BAD);
        broken = file("broken.ndjson", BROKEN);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private int run(String... args) {
        return runWith("", args);
    }

    private int runWith(String stdin, String... args) {
        return Main.run(args, new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), new PrintWriter(out),
            new PrintWriter(err), LoadedOracles::of);
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    @Test
    void aConformingTrace() {
        assertEquals(0, run("check", good));
        assertEquals(lines(good + ": conforms, 2 events"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void aDeviation() {
        assertEquals(1, run("check", bad));
        String[] shown = out.toString().split(System.lineSeparator());
        assertEquals(bad + ":4: deviates at step 3: PROC-5", shown[0]);
        assertEquals("  call      terminate(pid=7)", shown[1]);
        assertEquals("  expected  PROCESS_NOT_FOUND", shown[2]);
        assertEquals("  found     OK", shown[3]);
        assertTrue(shown[4].startsWith("  breaks    PROC-5: "), shown[4]);
        assertTrue(shown[5].startsWith("            CLN-1: "), shown[5]);
        assertTrue(shown[6].matches("  decided by KnownProcess.PROCESS_NOT_FOUND, Ipc.tla:\\d+"), shown[6]);
        assertEquals(7, shown.length);
    }

    @Test
    void neitherStackNorMemoryIsUnknown() {
        InputStream deep = new InputStream() {
            @Override
            public int read() {
                throw new StackOverflowError();
            }
        };
        assertEquals(2, Main.run(new String[] {"serve"}, deep, new PrintWriter(out), new PrintWriter(err)));
        assertEquals(lines("ipc-oracle: a fault of this program: java.lang.StackOverflowError"), err.toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        "memory | find_shared_region | {'pid':7,'address':0}",
        "syscall | sys_has_message | {'pid':7,'capability':'0x0000000000000000'}"})
    void memoryWithoutItsLimits(String group, String call, String arguments) throws IOException {
        String trace = file("memory.ndjson", GOOD + "{'step':3,'call':'%s','args':%s,'result':'PROCESS_NOT_FOUND'}%n"
            .formatted(call, arguments).replace('\'', '"'));
        assertEquals(2, run("check", trace));
        assertEquals(lines(trace + ":4: expected \"call\": none of " + group + ", since the header's \"limits\" are without "
            + "\"maxRegions\" and so on, found " + call), err.toString());
    }

    @Test
    void brokenInputIsOneLine() {
        assertEquals(2, run("check", broken));
        assertEquals(lines(broken + ":4: expected \"args\": an object, found no such field"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void whatCantBeReadIsOneLine() {
        assertEquals(2, run("check", directory + "/none.ndjson", directory.toString(), "\0"));
        assertEquals(lines(directory + "/none.ndjson: no such file",
            directory + ": expected a file, found a directory", "\0: not a file name"), err.toString());
    }

    @Test
    void severalFilesEachGetALineAndADeviationWins() {
        assertEquals(1, run("check", broken, bad, good));
        assertTrue(out.toString().contains(bad + ":4: deviates") && out.toString().contains(good + ": conforms"));
        assertTrue(err.toString().startsWith(broken + ":4: expected"));
        assertEquals(2, run("check", good, broken));
    }

    @Test
    void standardInput() {
        assertEquals(0, runWith(GOOD, "check", "-"));
        assertEquals(lines("-: conforms, 2 events"), out.toString());
        assertEquals(2, runWith("", "check", "-"));
        assertEquals(lines("-:1: expected a header, found an empty file"), err.toString());
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void gzip() throws IOException {
        Path packed = Files.write(directory.resolve("good.ndjson.gz"), gzip(GOOD));
        Path cut = Files.write(directory.resolve("cut.ndjson.gz"), Arrays.copyOf(gzip(BAD), 60));
        assertEquals(0, run("check", packed.toString()));
        assertEquals(lines(packed + ": conforms, 2 events"), out.toString());
        assertEquals(2, run("check", cut.toString()));
        assertEquals(lines(cut + ": can't be read: the gzip data is cut off"), err.toString());
    }

    @Test
    void json() {
        assertEquals(1, runWith("nonsense\n", "check", "--json", good, bad, "-"));
        String[] objects = out.toString().split("\n");
        assertEquals("{\"file\":\"" + good + "\",\"verdict\":\"conforms\",\"events\":2}", objects[0]);
        assertTrue(objects[1].startsWith("{\"file\":\"" + bad + "\",\"verdict\":\"deviates\",\"line\":4,\"step\":3,"
            + "\"call\":\"terminate\",\"expected\":\"PROCESS_NOT_FOUND\",\"found\":\"OK\",\"clauses\":[{\"id\":\"PROC-5\","),
            objects[1]);
        assertTrue(objects[1].contains("\"decidedBy\":{\"check\":\"KnownProcess.PROCESS_NOT_FOUND\",\"place\":\"Ipc.tla:"));
        assertEquals("{\"file\":\"-\",\"verdict\":\"unknown\",\"problem\":\"-:1: expected JSON, found a fault at column 9\"}",
            objects[2]);
        assertEquals("", err.toString());
    }

    /** No check decides a value. */
    @Test
    void jsonOfAWrongValue() {
        String twice = GOOD + "{\"step\":3,\"call\":\"spawn\",\"args\":{},\"result\":\"OK\",\"value\":18446744073709551615}\n";
        assertEquals(1, runWith(twice, "check", "--json", "-"));
        assertTrue(out.toString().startsWith("{\"file\":\"-\",\"verdict\":\"deviates\",\"line\":4,\"step\":3,\"call\":\"spawn\""),
            out.toString());
        assertFalse(out.toString().contains("decidedBy"), out.toString());
    }

    @Test
    void wrongUsage() {
        assertEquals(64, run());
        assertEquals(64, run("check"));
        assertEquals(64, run("check", "--no-such-option", good));
        assertEquals(64, run("no-such-command"));
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void help() {
        assertEquals(0, run("--help"));
        assertEquals(0, run("check", "--help"));
        for (String word : new String[] {"check", "spec/trace.schema.json", "--json", "Exit codes:", "64", "Examples:"}) {
            assertTrue(out.toString().contains(word), word);
        }
    }

    @Test
    void helpOfRunNamesEveryGroup() {
        assertEquals(0, run("run", "--help"));
        String help = out.toString().replaceAll("\\s+", " ");
        String groups = Arrays.stream(Group.values()).map(Group::wireName).collect(Collectors.joining(", "));
        assertTrue(help.contains("API only: " + groups + ". Default"), help);
    }

    @Test
    void version() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("ipc-oracle .*, trace format 1\\R"), out.toString());
    }
}
