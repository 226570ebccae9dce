package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise is put into the normal cases of one method, and nowhere else. */
class FalsePromiseTest {

    private static final String METHODS = """
            final class A {
                /*@ normal_behavior
                  @   ensures \\result == 1;
                  @   assignable \\nothing;
                  @*/
                //+KEY@ accessible \\nothing;
                int one() { return 1; }

                /** Prose. */
                /*@ normal_behavior   // the first
                  @   requires 1 <= n;
                  @   assignable
                  @      count;
                  @ also
                  @ exceptional_behavior
                  @   requires n == 0;
                  @   assignable \\nothing;
                  @ also
                  @ normal_behavior
                  @   requires n < 0;
                  @   assignable \\nothing;
                  @*/
                //+KEY@ accessible \\nothing;
                void two(int n) { }

                void three() { }
            }
            """;

    @TempDir
    private Path sources;
    @TempDir
    private Path copy;

    @Test
    void theNormalCasesOfAMethodThatHasExceptionalOnes() {
        List<String> promising = FalsePromise.promising(METHODS.lines().toList(), line("void two")).orElseThrow();
        assertEquals(METHODS.replace("      @   assignable\n", "      @   ensures 1 == 2;\n      @   assignable\n")
                .replace("requires n < 0;\n", "requires n < 0;\n      @   ensures 1 == 2;\n"),
                String.join("\n", promising) + "\n");
    }

    @Test
    void noOtherMethods() {
        assertEquals(Optional.empty(), FalsePromise.promising(METHODS.lines().toList(), line("int one")));
        assertEquals(Optional.empty(), FalsePromise.promising(METHODS.lines().toList(), line("void three")));
    }

    @Test
    void theOtherSourcesAreCopiedAsTheyAre() throws IOException {
        Path a = Files.createDirectories(sources.resolve("k")).resolve("A.java");
        Files.writeString(a, METHODS);
        Files.writeString(sources.resolve("B.java"), METHODS);
        var two = new DeclaredMethod("A.two(int)", "A.java", line("void two"), true, true, true);
        assertEquals(Optional.of(copy.resolve("k/A.java")), FalsePromise.copy(sources, sources.resolve("k"), two, copy));
        assertEquals(METHODS, Files.readString(copy.resolve("B.java")));
        SourceCopy.delete(copy.resolve("k"));
        assertEquals(List.of(copy.resolve("B.java")), SourceScan.files(copy));
    }

    private static int line(String start) {
        return 1 + (int) METHODS.lines().takeWhile(line -> !line.strip().startsWith(start)).count();
    }
}
