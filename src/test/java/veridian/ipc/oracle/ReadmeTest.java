package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows of the oracle is what the oracle prints. */
class ReadmeTest {

    private static final String EXAMPLE = "examples/two-producers.ndjson";

    @Test
    void showsAConformingTrace() throws IOException {
        assertShown("java -jar target/ipc-oracle.jar check " + EXAMPLE, "", EXAMPLE);
    }

    @Test
    void showsADeviatingTrace() throws IOException {
        String broken = Files.readString(Path.of(EXAMPLE)).replace("QUEUE_FULL", "QUEUE_EMPTY");
        assertShown("sed 's/QUEUE_FULL/QUEUE_EMPTY/' " + EXAMPLE + " | java -jar target/ipc-oracle.jar check -", broken, "-");
    }

    private static void assertShown(String command, String input, String file) throws IOException {
        StringWriter printed = new StringWriter();
        Main.run(new String[] {"check", file}, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(printed), new PrintWriter(printed));
        String shown = ("$ " + command + "\n" + printed).lines().map(line -> "    " + line + "\n")
            .collect(Collectors.joining());
        assertTrue(Files.readString(Path.of("README.md")).contains(shown), () -> "README.md does not show\n" + shown);
    }
}
