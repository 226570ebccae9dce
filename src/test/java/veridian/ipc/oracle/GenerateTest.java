package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Test vectors are traces that conform. */
class GenerateTest {

    @TempDir
    Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Through buffers, which are to be empty at the end. */
    private int run(String... words) {
        return Main.run(words, new ByteArrayInputStream(new byte[0]), new PrintWriter(new BufferedWriter(out)),
            new PrintWriter(new BufferedWriter(err)), LoadedOracles::of);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Too long for each mutant. */
    @Test
    @Tag("long")
    void vectorsConform() throws IOException {
        assertEquals(0, run("generate", "--calls", "800", "-o", directory.toString()), err.toString());
        List<Path> files = files();
        assertTrue(files.size() > 100, files.size() + " files");
        TraceCheck check = new TraceCheck(LoadedOracles::of);
        for (Path file : files) {
            assertTrue(check.check(file) instanceof FileVerdict.Conforms, () -> check.check(file).toString());
        }
        String scenario = Files.readString(directory.resolve("scenarios").resolve("revoke-kills-tokens.ndjson"));
        assertTrue(scenario.contains("\"implementation\":\"the specification, scenarios/revoke-kills-tokens: a token works"
            + " after a revoke\""), scenario);
    }

    @Test
    void onlyWhatIsAskedFor() throws IOException {
        assertEquals(0, run("generate", "--suite", "scenarios", "--groups", "core", "--shard", "2/2", "-o", directory.toString()));
        assertTrue(out.toString().matches("(?s).*scenarios: 11 scripts\\R"), out.toString());
        for (Path file : files()) {
            assertTrue(Files.readString(file).startsWith("{\"format\":"), file.toString());
            assertFalse(Files.readString(file).contains("capability\":\"0x000f000000000001\",\"message"), file.toString());
        }
    }

    @Test
    void wrongUsageAndUnwritable() throws IOException {
        assertEquals(64, run("generate"));
        assertEquals(64, run("generate", "--suite", "all", "-o", directory.toString()));
        Path file = Files.writeString(directory.resolve("file"), "");
        assertEquals(2, run("generate", "--suite", "scenarios", "-o", file.toString()));
        assertTrue(err.toString().contains(file + ": can't be written: "), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }
}
