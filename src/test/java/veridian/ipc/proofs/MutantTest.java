package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void textThatIsNotThereOrTwiceIsAnError(@TempDir Path sources, @TempDir Path one, @TempDir Path two)
            throws IOException {
        Files.writeString(sources.resolve("A.java"), "a < b; c < d;");
        assertThrows(IllegalStateException.class,
                () -> new Mutant("m", "A.java", "<", "<=", "A.f()#normal.0").applyToCopy(sources, one));
        assertThrows(IllegalStateException.class,
                () -> new Mutant("m", "A.java", "e < f", "e <= f", "A.f()#normal.0").applyToCopy(sources, two));
    }
}
