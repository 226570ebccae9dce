package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published example is what the reference kernel does. */
class ExampleTraceTest {

    private static final Path FILE = Path.of("examples", "two-producers.ndjson");

    /** After a change of the format: {@code mvn test -Dtest=ExampleTraceTest -Dupdate}. */
    @Test
    void publishedExampleIsARunOfTheReferenceKernel() throws IOException {
        if (System.getProperty("update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, TwoProducers.trace());
        }
        assertEquals(new String(TwoProducers.trace(), StandardCharsets.UTF_8), Files.readString(FILE));
    }
}
