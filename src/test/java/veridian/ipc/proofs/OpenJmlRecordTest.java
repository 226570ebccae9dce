package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record speaks for the sources it was made from, to the byte, and for no others. */
class OpenJmlRecordTest {

    @TempDir
    private Path kernel;
    @TempDir
    private Path elsewhere;
    private Path file;

    @BeforeEach
    void record() throws IOException {
        Files.writeString(kernel.resolve("A.java"), "final class A { }");
        Files.writeString(kernel.resolve("B.java"), "final class B { }");
        file = elsewhere.resolve("record.json");
        var methods = new TreeMap<>(Map.of("A.A()", new OpenJmlOutput.Verdict("proved", "no warnings", 1)));
        Json.write(file, new OpenJmlRecord("openjml 0", "z3 0", new TreeMap<>(), OpenJmlRecord.hashes(kernel), methods,
                new TreeMap<>(), new TreeMap<>()));
    }

    @Test
    void fittingRecordIsToldFromARun() throws IOException {
        OpenJmlRun run = OpenJmlRun.recorded(kernel, file);
        assertEquals(List.of(), run.stale());
        assertEquals(Map.of("A.A()", "recorded"), run.verdicts());
        assertEquals(Map.of("A.A()", "proved"), run.forInventory());
    }

    @Test
    void oneChangedByteMakesItStale() throws IOException {
        Files.writeString(kernel.resolve("B.java"), "final class B {  }");
        OpenJmlRun run = OpenJmlRun.recorded(kernel, file);
        assertEquals(List.of("B.java has changed"), run.stale());
        assertEquals(Map.of("A.A()", "stale"), run.verdicts());
        assertEquals(Map.of("A.A()", "open"), run.forInventory());
    }

    @Test
    void newAndMissingFilesMakeItStale() throws IOException {
        Files.move(kernel.resolve("B.java"), kernel.resolve("C.java"));
        assertEquals(List.of("B.java is gone", "C.java is new"), OpenJmlRun.recorded(kernel, file).stale());
    }

    @Test
    void noRecordIsStaleForAnySources() throws IOException {
        Path none = elsewhere.resolve("none.json");
        assertEquals(List.of("A.java is new", "B.java is new"), OpenJmlRun.recorded(kernel, none).stale());
    }

    @Test
    void classesThatNameAChangedOneHaveChangedThemselves() throws IOException {
        Files.writeString(kernel.resolve("A.java"), "final class A { B b; }");
        Files.writeString(kernel.resolve("B.java"), "final class B { /*@ invariant C.holds(); @*/ }");
        Files.writeString(kernel.resolve("C.java"), "final class C { }");
        Files.writeString(kernel.resolve("D.java"), "final class D { int ABC; }");
        var before = new OpenJmlRecord("openjml 0", "z3 0", new TreeMap<>(), OpenJmlRecord.hashes(kernel), new TreeMap<>(), null,
                null);
        assertEquals(4, before.unchanged(kernel).size());
        Files.writeString(kernel.resolve("C.java"), "final class C {  }");
        assertEquals(Set.of(kernel.resolve("D.java")), before.unchanged(kernel));
        Files.delete(kernel.resolve("C.java"));
        assertEquals(Set.of(kernel.resolve("D.java")), before.unchanged(kernel));
    }
}
