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

/** {@code run} on the command line, with the reference kernel as the testee; {@link RunOptionsTest} tries each option. */
class RunCommandTest {

    @TempDir
    Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(List<String> options, List<String> testee) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(options);
        words.add("--");
        words.addAll(testee);
        return Main.run(words.toArray(new String[0]), new ByteArrayInputStream(new byte[0]), new PrintWriter(out),
            new PrintWriter(err));
    }

    private static List<String> reference() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"), Main.class.getName(), "serve");
    }

    @Test
    void theReferenceKernelConforms() throws IOException {
        Path junit = directory.resolve("junit.xml");
        assertEquals(0, run(List.of("--timeout", "60", "--calls", "1000", "--junit", junit.toString()), reference()), out + "" + err);
        assertTrue(out.toString().startsWith(
            "testee    the reference kernel: core, channel, capability, blocking, rate, statistics, memory, syscall"), out.toString());
        assertTrue(out.toString().contains("verdict   conforms; "), out.toString());
        assertTrue(out.toString().contains("of 157 (call, result) pairs"), out.toString());
        String xml = Files.readString(junit);
        assertTrue(xml.contains("<testcase classname=\"ipc-oracle.scenarios\" name=\"revoke-kills-tokens\"/>"), xml.substring(0, 900));
        assertFalse(xml.contains("<failure"));
        assertEquals("", err.toString());
    }

    @Test
    void aKnownFailureThatIsGoneFailsTheRun() throws IOException {
        Path known = Files.writeString(directory.resolve("known.txt"), "# gone since 1.2\nsend/INVALID_CAPABILITY/OK/CAP-6\n");
        assertEquals(1, run(List.of("--timeout", "60", "--suite", "scenarios", "--groups", "core", "--known-failures",
            known.toString()), reference()));
        assertTrue(out.toString().contains("gone      send/INVALID_CAPABILITY/OK/CAP-6: "), out.toString());
    }
}
