package veridian.ipc.pit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What survives must be what is listed, on small reports made up here. */
class SurvivorCheckTest {

    private static final Survivor HERE = new Survivor("Thing", "f", "MathMutator", "return a + b;");
    private static final Survivor THERE = new Survivor("Thing", "g", "MathMutator", "return a - b;");

    @TempDir
    Path folder;

    @BeforeEach
    void writeSource() throws IOException {
        Files.writeString(folder.resolve("Thing.java"), "class Thing {\n    return a + b;\n    return a - b;\n}\n");
    }

    private MutationReport report(String... mutations) throws IOException {
        Path xml = folder.resolve("mutations.xml");
        Files.writeString(xml, "<?xml version=\"1.0\"?><mutations>" + String.join("", mutations) + "</mutations>");
        return MutationReport.read(xml, folder);
    }

    private static String mutation(String status, String method, int line) {
        boolean detected = List.of("KILLED", "TIMED_OUT").contains(status);
        return "<mutation detected='%s' status='%s'><sourceFile>Thing.java</sourceFile><mutatedClass>p.Thing</mutatedClass>"
            .formatted(detected, status) + "<mutatedMethod>%s</mutatedMethod><lineNumber>%d</lineNumber>".formatted(method, line)
            + "<mutator>x.y.MathMutator</mutator></mutation>";
    }

    @Test
    void listedSurvivorsAreNoProblem() throws IOException {
        MutationReport report = report(mutation("KILLED", "f", 2), mutation("SURVIVED", "f", 2), mutation("NO_COVERAGE", "g", 3),
            mutation("TIMED_OUT", "g", 3));
        assertEquals(List.of(HERE, THERE), report.survivors());
        assertEquals(List.of(), SurvivorCheck.problems(report, List.of(THERE, HERE)));
        assertEquals("kernel mutants: 4, killed 2 (50.0%; 1 of them by time-out), survive 2, each listed",
            SurvivorCheck.summary(report));
    }

    @Test
    void survivorThatIsNotListedIsAProblem() throws IOException {
        MutationReport report = report(mutation("SURVIVED", "f", 2), mutation("SURVIVED", "f", 2));
        assertEquals(List.of("not listed\t" + HERE), SurvivorCheck.problems(report, List.of(HERE)));
    }

    @Test
    void listedOneThatIsKilledIsAProblem() throws IOException {
        MutationReport report = report(mutation("KILLED", "f", 2), mutation("SURVIVED", "g", 3));
        assertEquals(List.of("killed now\t" + HERE), SurvivorCheck.problems(report, List.of(HERE, THERE)));
    }

    @Test
    void noMutantsAreAProblem() throws IOException {
        assertFalse(SurvivorCheck.problems(report(), List.of()).isEmpty());
    }

    @Test
    void everyLineOfTheListHasAReason() throws IOException {
        List<Survivor> listed = SurvivorList.read(SurvivorList.FILE);
        assertTrue(listed.stream().allMatch(survivor -> survivor.method().matches("\\w+")), listed::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thing\tf\tMathMutator\treturn a + b;", "Thing\tf\tMathMutator\treturn a + b;\t ", "Thing"})
    void lineWithoutAReasonIsRefused(String line) throws IOException {
        Path list = Files.writeString(folder.resolve("survivors.tsv"), "# comment\n\n" + line + "\n");
        assertThrows(IllegalArgumentException.class, () -> SurvivorList.read(list));
    }
}
