package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan finds every method, and takes nothing for a contract that a verifier does not read as one. */
class SourceScanTest {

    @TempDir
    private Path dir;

    private List<DeclaredMethod> scan(String source) throws IOException {
        Files.writeString(dir.resolve("A.java"), source);
        return SourceScan.methods(dir);
    }

    @Test
    void everyMethodOfTheKernelHasAContract() throws IOException {
        assertEquals(List.of(), SourceScan.methods(Kernel.SOURCES).stream().filter(method -> !method.contracted()).toList());
    }

    @Test
    void contractForBothProvers() throws IOException {
        assertEquals(List.of(new DeclaredMethod("A.A(int,byte[],String)", "A.java", 3, true, true, true)), scan("""
                final class A {
                    /*@ public normal_behavior requires a > 0; assignable \\nothing; @*/
                    private A(int a, byte[] b, java.lang.String c) { }
                }
                """));
    }

    @Test
    void contractForOneProverOnly() throws IOException {
        assertEquals(List.of(new DeclaredMethod("A.f()", "A.java", 4, true, false, false)), scan("""
                interface A {
                    /** Prose. */
                    //+OPENJML@ public normal_behavior ensures true;
                    int f();
                }
                """));
    }

    @Test
    void formatterThatSpacesTheSignDeletesTheContract() throws IOException {
        assertEquals(List.of(new DeclaredMethod("A.f()", "A.java", 3, false, false, false)), scan("""
                interface A {
                    /* @ public normal_behavior ensures true; @*/
                    int f();
                }
                """));
    }

    @Test
    void clausesAboutTheClassAreNoContract() throws IOException {
        assertEquals(List.of(new DeclaredMethod("A.f()", "A.java", 5, false, false, true),
                new DeclaredMethod("A.A()", "A.java", 1, false, false, true)), scan("""
                final class A {
                    private int i;
                    //@ public invariant i >= 0;
                    /*@ public ghost int g; requires @*/
                    void f() { }
                }
                """));
    }

    @Test
    void nestedClassesAndImplicitConstructorsCount() throws IOException {
        assertEquals(List.of("A.B.B()", "A.A()"), scan("final class A { static final class B { } }").stream()
                .map(DeclaredMethod::id).toList());
    }
}
