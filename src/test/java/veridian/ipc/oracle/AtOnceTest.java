package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Who reads on at the other end of a pipe sees each verdict when it is there, and not when a buffer is full. */
class AtOnceTest {

    private final StringWriter outText = new StringWriter();
    private final StringWriter errText = new StringWriter();
    private final PrintWriter out = new PrintWriter(new BufferedWriter(outText));
    private final PrintWriter err = new PrintWriter(new BufferedWriter(errText));

    private void shows(CheckReport report) {
        report.show("run", new FileVerdict.Conforms(1));
        assertTrue(outText.toString().contains("conforms"), outText.toString());
    }

    @Test
    void text() {
        shows(new TextReport(out, err));
        new TextReport(out, err).show("run", new FileVerdict.Unknown("run: no such file"));
        assertEquals("run: no such file" + System.lineSeparator(), errText.toString());
    }

    @Test
    void json() {
        shows(new JsonReport(out));
    }

    @Test
    void theProgressLineToo() {
        try (ProgressLine line = new ProgressLine(out, 100)) {
            line.ran("random", 1, 10);
            assertTrue(outText.toString().startsWith("\rrandom "), outText.toString());
        }
        assertTrue(outText.toString().endsWith(" \r"), outText.toString());
    }
}
