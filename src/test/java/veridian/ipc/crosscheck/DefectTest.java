package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list of defects fits the sources. */
class DefectTest {

    private static final Path QUEUES = Path.of("src", "main", "java", "veridian", "ipc", "kernel", "MessageQueues.java");

    @Test
    void everyDefectChangesItsFileAndHasItsOwnName() throws IOException {
        Set<String> ids = new HashSet<>();
        for (Defect defect : Defect.all()) {
            assertNotEquals(Files.readString(defect.file()), defect.apply(), defect.id());
            ids.add(defect.id());
        }
        assertEquals(Defect.all().size(), ids.size());
    }

    @Test
    void textThatIsMissingOrThereTwiceIsAnError() {
        for (String original : List.of("no such text", "count[q]")) {
            Defect defect = new Defect("d", "A fault.", QUEUES, original, "", List.of(CodeToSpec.NAME));
            assertThrows(IllegalStateException.class, defect::apply, original);
        }
    }
}
