package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault is put exactly where its line says, or not at all. */
class MutantTest {

    @Test
    void faultIsPutIntoACopy(@TempDir Path sources, @TempDir Path copy) throws IOException {
        Files.writeString(sources.resolve("A.java"), "a < b; c < d;");
        new Mutant("m", "A.java", "a < b", "a <= b", "A.f()#normal.0").applyToCopy(sources, copy);
        assertEquals("a <= b; c < d;", Files.readString(copy.resolve("A.java")));
        assertEquals("a < b; c < d;", Files.readString(sources.resolve("A.java")));
    }

    @Test
    void verdictsAreKeptByAllOfTheLine() {
        Mutant mutant = new Mutant("m", "A.java", "a", "b", "B.f(int)#normal.0");
        assertEquals("B.f(int)", mutant.method());
        assertEquals("B", mutant.type());
        assertTrue(mutant.key().matches("m [0-9a-f]{8}"), mutant.key());
        assertEquals(mutant.key(), new Mutant("m", "A.java", "a", "b", "B.f(int)#normal.0").key());
        assertNotEquals(mutant.key(), new Mutant("m", "A.java", "a", "c", "B.f(int)#normal.0").key());
    }

    /** Quick, so that an edit of the kernel which a fault stands in the way of is noticed before any prover runs. */
    @Test
    void everyFaultOfTheCatalogueCanBePutIntoTheKernel(@TempDir Path dir) throws IOException {
        for (Mutant mutant : Mutant.read(Mutant.FILE)) {
            Path copy = dir.resolve(mutant.id());
            mutant.applyToCopy(Kernel.SOURCES, copy);
            assertNotEquals(Files.readString(Kernel.SOURCES.resolve(mutant.file())), Files.readString(copy.resolve(mutant.file())));
        }
    }

    @Test
    void textThatIsNotThereOrTwiceIsAnError(@TempDir Path sources, @TempDir Path one, @TempDir Path two)
            throws IOException {
        Files.writeString(sources.resolve("A.java"), "a < b; c < d;");
        assertThrows(IllegalStateException.class,
                () -> new Mutant("m", "A.java", "<", "<=", "A.f()#normal.0").applyToCopy(sources, one));
        assertThrows(IllegalStateException.class,
                () -> new Mutant("m", "A.java", "e < f", "e <= f", "A.f()#normal.0").applyToCopy(sources, two));
    }
}
