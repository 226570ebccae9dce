package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change of the table of faults can be made; a sample is found. {@link FaultyTesteesIT} runs them all. */
class FaultyTesteesTest {

    private static final Set<String> SAMPLE = Set.of("stale token accepted", "poll sees nothing");

    @TempDir
    Path directory;

    static List<Bug> sample() throws IOException {
        return Bug.all().stream().filter(bug -> SAMPLE.contains(bug.name())).toList();
    }

    @Test
    void everyChangeCanBeMade() throws IOException {
        for (Bug bug : Bug.all()) {
            assertEquals(true, Files.exists(bug.write(directory)));
        }
        assertEquals(SAMPLE.size(), sample().size());
    }

    @ParameterizedTest
    @MethodSource("sample")
    void isFound(Bug bug) throws IOException {
        assumeTrue(PythonTestee.runs(), "no Python here: the faulty testees were not run");
        FaultyTestees.isFound(bug, directory);
    }
}
