package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void saysRateAndTimeLeft() {
        ProgressLine line = new ProgressLine(null, 50_000);
        assertEquals("random      12 scripts  20,000 calls  10,000 calls/s  about 3 s left", line.text("random", 12, 20_000, 2));
        assertEquals("random      12 scripts  60,000 calls  10,000 calls/s  about 0 s left", line.text("random", 12, 60_000, 6));
    }

    @Test
    void isWrittenOverItselfAndGoes() {
        StringWriter terminal = new StringWriter();
        try (ProgressLine line = new ProgressLine(new PrintWriter(terminal), 50_000)) {
            line.ran("random", 1, 100);
            line.ran("random", 2, 200);
        }
        String text = terminal.toString();
        assertTrue(text.startsWith("\rrandom ") && text.endsWith("\r" + " ".repeat(78) + "\r"), text);
        assertEquals(79, text.indexOf('\r', 1), text);
    }
}
