package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code classes.tsv} says of a class, and what it does not say. */
class KernelClassesTest {

    @TempDir
    private Path dir;

    private KernelClasses read(String... lines) throws IOException {
        return KernelClasses.read(Files.writeString(dir.resolve("classes.tsv"), String.join("\n", lines)));
    }

    @Test
    void settingsOfAListedClass() throws IOException {
        KernelClasses classes = read("# a comment", "", "Big\tfacade\t--timeout=120\tsmt.mbqi=false smt.case_split=3");
        assertEquals(KernelClasses.FACADE, classes.kindOf("Big"));
        assertEquals(new KernelClasses.Settings(List.of("--timeout=120"), List.of("smt.mbqi=false", "smt.case_split=3"), List.of(),
                List.of()), classes.settingsOf("Big"));
    }

    @Test
    @DisplayName("what is left open is asked about with one set of other parameters after the other, or as before")
    void attempts() throws IOException {
        KernelClasses.Settings settings = read("Big\tfacade\t\tsmt.a=1 smt.b=1 | smt.b=2 | smt.b=3 smt.c=3").settingsOf("Big");
        assertEquals(List.of("smt.a=1", "smt.b=1"), settings.solverParameters());
        assertEquals(List.of(List.of("smt.a=1", "smt.b=2"), List.of("smt.a=1", "smt.b=3", "smt.c=3")),
                settings.attempts().stream().map(KernelClasses.Settings::solverParameters).toList());
        KernelClasses.Settings usual = read().settingsOf("Small");
        assertEquals(List.of(usual), usual.attempts());
    }

    @Test
    @DisplayName("KeY's complaint about a loop without an end counts where KeY is asked, and no other complaint is left out")
    void loopsOfOthers() throws IOException {
        KernelClasses classes = read("Big\tfacade\t\t");
        String complaint = "Missing \"decreases\" for loop invariant. Termination of this loop will not be provable. "
                + "(file:/k/%s.java, 154/9)";
        assertTrue(classes.isOthersLoop(complaint.formatted("Big")));
        assertFalse(classes.isOthersLoop(complaint.formatted("Small")));
        assertFalse(classes.isOthersLoop("Something else (file:/k/Big.java, 154/9)"));
    }

    @Test
    void otherClassesAreComponentsWithoutSettings() throws IOException {
        KernelClasses classes = read();
        assertEquals(KernelClasses.COMPONENT, classes.kindOf("Small"));
        assertEquals(new KernelClasses.Settings(List.of(), List.of(), List.of(), List.of()), classes.settingsOf("Small"));
    }

    @Test
    void classThatOpenJmlIsNotGiven() throws IOException {
        assertFalse(read("Big\tfacade\tnot-given\t").settingsOf("Big").given());
    }

    @Test
    @DisplayName("of a class that OpenJML is given it is not asked about methods with the names that are left out")
    void methodsThatOpenJmlIsNotGiven() throws IOException {
        KernelClasses.Settings settings = read("Big\tfacade\t--timeout=9 not-given=send,receive\t").settingsOf("Big");
        assertEquals(List.of("--timeout=9"), settings.options());
        assertFalse(settings.gives(method("Big.receive(int)")));
        assertFalse(read("Big\tfacade\tnot-given\t").settingsOf("Big").gives(method("Big.sendMessage(int)")));
        assertTrue(settings.gives(method("Big.sendMessage(int)")));
    }

    @Test
    @DisplayName("each name that is left out is that of a method: another would leave out nothing, and nobody would know")
    void methodsThatAreLeftOutExist() throws IOException {
        KernelClasses classes = KernelClasses.read(KernelClasses.FILE);
        Set<String> unknown = new TreeSet<>();
        List<DeclaredMethod> methods = SourceScan.methods(Kernel.SOURCES);
        for (String type : methods.stream().map(DeclaredMethod::type).distinct().toList()) {
            List<String> names = methods.stream().filter(method -> method.type().equals(type)).map(DeclaredMethod::name).toList();
            classes.settingsOf(type).leftOut().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> unknown.add(type + "." + name));
        }
        assertEquals(Set.of(), unknown);
    }

    private static DeclaredMethod method(String id) {
        return new DeclaredMethod(id, "Big.java", 1, true, true, true);
    }

    @Test
    void lineOfAnotherFormIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> read("Big\tfacade\t"));
        assertThrows(IllegalArgumentException.class, () -> read("Big\tpalace\t\t"));
        assertThrows(IllegalArgumentException.class, () -> read("Big\tfacade\t\tsmt.mbqi"));
        assertThrows(IllegalArgumentException.class, () -> read("Big\tfacade\t\tsmt.mbqi=false;reboot"));
        assertThrows(IllegalArgumentException.class, () -> read("Big\tfacade\t\tsmt.mbqi=false | reboot"));
    }
}
