package veridian.ipc.oracle.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import veridian.ipc.oracle.testee.ProcessTestee;
import veridian.ipc.oracle.testee.TesteeSource;
import veridian.ipc.oracle.testee.Timeouts;

/** The testee in Python, if there is a Python. */
public final class PythonTestee {

    /** Its source. */
    public static final Path SOURCE = Path.of("src", "testee", "python", "kernel.py");

    private static final String PYTHON = "python3";
    /** A busy machine may take long for an answer. */
    private static final Timeouts PATIENT = Timeouts.of(Duration.ofSeconds(60));

    private PythonTestee() {
    }

    /** Whether it can be run here. */
    public static boolean runs() {
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", "print(1)").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command that runs a source. */
    public static List<String> command(Path source) {
        return List.of(PYTHON, source.toString());
    }

    static TesteeSource of(Path source) {
        return ProcessTestee.source(command(source), PATIENT);
    }
}
