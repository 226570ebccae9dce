package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import veridian.ipc.oracle.suite.Suites;
import veridian.ipc.oracle.testee.ProcessTestee;
import veridian.ipc.oracle.testee.Timeouts;
import veridian.ipc.trace.Group;

/** The testees in {@code src/testee} conform. Those whose tools are not here are skipped, and the build says so. */
class TesteesTest {

    private static final Path SOURCES = Path.of("src", "testee");

    @TempDir
    Path directory;

    /** Builds with this command; false if there is no such compiler. */
    private static boolean builds(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            assertTrue(process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0, said);
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void conforms(String name, boolean here, List<String> command) {
        System.out.println("testee in " + name + ": " + (here ? "run" : "not run, its tools are not here"));
        assumeTrue(here, name);
        RunPlan plan = new RunPlan(Suites.NAMES.stream().map(suite -> Suites.named(suite, 1, 4000)).toList(),
            EnumSet.allOf(Group.class), Shard.ALL, false, Duration.ofMinutes(10));
        RunResult result = new Runner(ProcessTestee.source(command, Timeouts.of(Duration.ofSeconds(60))), plan,
            Progress.NONE).run();
        assertEquals(List.of(), List.copyOf(result.findings()));
        assertEquals(List.of(), result.failures());
        assertEquals(Verdict.Word.CONFORMS, new Verdict(result, List.of()).word());
        assertEquals(EnumSet.range(Group.CORE, Group.BLOCKING), result.profile().groups());
        assertEquals(Set.of(), result.coverage().missing());
    }

    @Test
    void python() {
        conforms("Python", PythonTestee.runs(), PythonTestee.command(PythonTestee.SOURCE));
    }

    @Test
    void c() {
        String program = directory.resolve("kernel").toString();
        conforms("C", builds("cc", "-std=c11", "-Wall", "-Wextra", "-O1", "-o", program,
            SOURCES.resolve("c").resolve("kernel.c").toString()), List.of(program));
    }

    @Test
    void rust() {
        String program = directory.resolve("kernel").toString();
        conforms("Rust", builds("rustc", "-O", "-o", program, SOURCES.resolve("rust").resolve("kernel.rs").toString()),
            List.of(program));
    }
}
