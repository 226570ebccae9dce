package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference kernel as a testee; the transcript in the protocol's page is what it says. */
class ServeTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int serve(String input) {
        return Main.run(new String[] {"serve"}, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out), new PrintWriter(err));
    }

    private static String said(List<String> page, String side) {
        return page.stream().filter(line -> line.startsWith("    " + side + " "))
            .map(line -> line.substring(6) + "\n").collect(Collectors.joining());
    }

    @Test
    void saysWhatThePageShows() throws IOException {
        List<String> page = Files.readAllLines(Path.of("spec", "PROTOCOL.md"));
        assertEquals(0, serve(said(page, ">")));
        assertEquals(said(page, "<"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void saysInOneLineWhatItCantRead() {
        assertEquals(2, serve("{\"step\":1,\"call\":\"init\",\"args\":{}}\n{\"step\":2}\n"));
        assertEquals("{\"step\":1,\"result\":\"OK\"}\n", out.toString());
        assertEquals("-:2: expected \"call\": the name of a call, found no such field" + System.lineSeparator(), err.toString());
    }
}
