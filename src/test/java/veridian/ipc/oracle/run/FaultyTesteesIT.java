package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The default run finds every fault of the table, with a short trace and the clause. */
class FaultyTesteesIT {

    private static final boolean PYTHON = PythonTestee.runs();

    @TempDir
    Path directory;

    static List<Bug> bugs() throws IOException {
        return Bug.all();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(Bug bug) throws IOException {
        assumeTrue(PYTHON, "no Python here: the faulty testees were not run");
        FaultyTestees.isFound(bug, directory);
    }

    @Test
    void thereAreEnough() throws IOException {
        assertTrue(Bug.all().size() >= 25);
    }
}
