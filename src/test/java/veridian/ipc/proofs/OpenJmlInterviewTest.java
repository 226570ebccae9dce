package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which faults OpenJML is asked about, and how; a script stands for it, which finds fault with sources that say "wrong".
 */
class OpenJmlInterviewTest {

    private static final Mutant MUTANT = new Mutant("m", "A.java", "right", "wrong", "B.m()#normal.0");

    @TempDir
    private Path dir;
    private Path kernel;
    private int runs;

    @BeforeEach
    void sources() throws IOException {
        kernel = Files.createDirectories(dir.resolve("src/k"));
        write("A", "right");
        write("B", "right");
        Files.createDirectory(dir.resolve("home"));
        tool("openjml", """
                #!/bin/sh
                [ "$1" = --version ] && exit
                for last; do :; done
                echo "$*" >> '%s'
                said='no warnings'
                grep -q unproved "$last" && said='with warnings'
                case "$1" in --exec=*) deep="$(grep -c eager_threshold=3 "${1#--exec=}")" && echo "$last deep" >> '%s' ;; esac
                grep -q hard "$last" && [ "$deep" != 1 ] && said='with warnings'
                grep -q broken "$last" && echo 'error: broken'
                grep -q fragile "$last" && grep -q '1 == 2' "$last" && printf 'Starting proof of B.m() with prover z3\\nerror: broken\\n'
                grep -rq wrong "${last%%/*}" && said='UNKNOWN'
                [ -e '%s' ] || echo "Completed proof of $(basename "$last" .java).m() with prover z3 - $said [1.0 secs]"
                echo Summary:
                """.formatted(calls(), calls(), dir.resolve("silent")));
    }

    private void tool(String name, String script) throws IOException {
        Path file = Files.writeString(dir.resolve("home").resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void write(String type, String text) throws IOException {
        Files.writeString(kernel.resolve(type + ".java"), "class " + type + " { void m() { } } // " + text);
    }

    private Path calls() {
        return dir.resolve("calls");
    }

    private OpenJmlRecord record(OpenJmlRecord before, Mutant... mutants) throws IOException, InterruptedException {
        Files.deleteIfExists(calls());
        System.setProperty("openjml.home", dir.resolve("home").toString());
        try {
            // Another log each time: answers are kept beside it.
            Path log = dir.resolve("run" + runs++ + "/log");
            return new OpenJmlInterview(OpenJmlTool.installed().orElseThrow(), kernel.getParent(), kernel, log, before)
                    .record(OpenJmlRecord.hashes(kernel), List.of(mutants));
        } finally {
            System.clearProperty("openjml.home");
        }
    }

    /** The questions about faults: those about a copy. */
    private List<String> asked() throws IOException {
        return Files.exists(calls())
                ? Files.readAllLines(calls()).stream().filter(call -> !call.contains(kernel.toString())).toList()
                : List.of();
    }

    private static Map<String, String> answers(OpenJmlRecord record) {
        return record.mutants().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().answer()));
    }

    @Test
    void aFaultIsPutIntoACopyAndItsMethodAskedAboutAlone() throws IOException, InterruptedException {
        OpenJmlRecord record = record(OpenJmlRecord.none(), MUTANT);
        assertEquals(Map.of(MUTANT.key(), "UNKNOWN"), answers(record));
        assertEquals("no warnings", record.methods().get("B.m()").answer());
        assertEquals(1, asked().size());
        assertTrue(asked().get(0).matches(".*--timeout=30 .*--method=\\S*B\\S*m\\S* .*/k/B\\.java"), asked().get(0));
    }

    /** In the place of its contract's promise the script, which proves all, proves a false one; or it fails at that. */
    @Test
    void whatItSaysOfAFalsePromise() throws IOException, InterruptedException {
        for (String text : List.of("gullible", "fragile")) {
            Files.writeString(kernel.resolve("B.java"), """
                    class B { // %s
                        /*@ normal_behavior
                          @   assignable \\nothing;
                          @ also
                          @ exceptional_behavior
                          @   requires false;
                          @   assignable \\nothing;
                          @*/
                        void m() {
                        }
                    }
                    """.formatted(text));
            assertEquals(new OpenJmlOutput.Verdict(ProofResult.OPEN, text.equals("fragile")
                            ? "error, when asked about a false promise" : "a false promise is proved, too", 1),
                    record(OpenJmlRecord.none()).methods().get("B.m()"));
        }
    }

    @Test
    void whatIsNotProvedWithoutTheFaultIsNotAskedAbout() throws IOException, InterruptedException {
        write("B", "right, unproved");
        assertEquals(Map.of(), answers(record(OpenJmlRecord.none(), MUTANT)));
        assertEquals(List.of(), asked());
    }

    @Test
    void verdictOfTheRecordBeforeIsKeptAsLongAsNothingChanges() throws IOException, InterruptedException {
        OpenJmlRecord before = record(OpenJmlRecord.none(), MUTANT);
        assertEquals(before, record(before, MUTANT));
        assertEquals(List.of(), asked());
    }

    @Test
    void eitherOfTheTwoClassesIsReasonToAskAgain() throws IOException, InterruptedException {
        OpenJmlRecord before = record(OpenJmlRecord.none(), MUTANT);
        write("A", "right, and new");
        record(before, MUTANT);
        assertEquals(1, asked().size());
        write("A", "right");
        write("B", "right, and new");
        record(before, MUTANT);
        assertEquals(1, asked().size());
        write("B", "right");
        write("C", "right, and new");
        record(before, MUTANT);
        assertEquals(0, asked().size());
    }

    @Test
    void aLineThatHasChangedIsAnotherFault() throws IOException, InterruptedException {
        OpenJmlRecord before = record(OpenJmlRecord.none(), MUTANT);
        var harmless = new Mutant("m", "A.java", "right", "harmless", "B.m()#normal.0");
        assertEquals(Map.of(harmless.key(), "no warnings"), answers(record(before, harmless)));
        assertEquals(Map.of(), answers(record(before)));
    }

    /** {@code BlockingCalls} is a class that {@code classes.tsv} has other parameters for when it is asked about again. */
    @Test
    void itsMethodIsAskedAboutInTheWayThatClosedItThoughThatWasInTheRunBefore() throws IOException, InterruptedException {
        tool("z3", "#!/bin/sh\n");
        write("BlockingCalls", "right, hard");
        OpenJmlRecord before = record(OpenJmlRecord.none());
        assertEquals("no warnings", before.methods().get("BlockingCalls.m()").answer());
        var mutant = new Mutant("m", "A.java", "right", "wrong", "BlockingCalls.m()#normal.0");
        assertEquals(Map.of(mutant.key(), "UNKNOWN"), answers(record(before, mutant)));
        assertTrue(asked().stream().anyMatch(call -> call.endsWith("BlockingCalls.java deep")), asked().toString());
        assertEquals(2, asked().size());
    }

    @Test
    void aFaultThatOpenJmlCannotReadOrIsSilentAboutIsTold() throws IOException, InterruptedException {
        OpenJmlRecord before = record(OpenJmlRecord.none());
        Files.createFile(dir.resolve("silent"));
        String silent = assertThrows(IllegalStateException.class, () -> record(before, MUTANT)).getMessage();
        assertTrue(silent.contains("m: OpenJML said nothing of B.m()"), silent);
        var broken = new Mutant("b", "B.java", "right", "broken", "B.m()#normal.0");
        String message = assertThrows(IllegalStateException.class, () -> record(before, broken)).getMessage();
        assertTrue(message.contains("b: OpenJML stopped"), message);
    }
}
