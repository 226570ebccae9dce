package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a {@code constraint} says of any two states is proved of the methods of its class. It holds of all of the kernel's because no other
 * class writes the arrays that it names.
 */
class ConstraintTest {

    private static final Pattern CONSTRAINT = Pattern.compile("OPENJML@ constraint ([^;]*;[^;]*;[^;]*);");
    private static final Pattern ARRAY = Pattern.compile("(\\w+)\\[");

    @Test
    void nobodyElseWritesWhatAConstraintIsAbout() throws IOException {
        List<String> findings = new ArrayList<>();
        Set<String> constrained = new TreeSet<>();
        for (Path file : SourceScan.files(Kernel.SOURCES)) {
            for (String array : arrays(Files.readString(file))) {
                constrained.add(SourceScan.type(file) + "." + array);
                for (Path other : SourceScan.files(Kernel.SOURCES)) {
                    if (!other.equals(file)) {
                        writes(Files.readString(other), array).forEach(line -> findings.add(SourceScan.type(other) + ": " + line));
                    }
                }
            }
        }
        assertTrue(constrained.containsAll(Set.of("RightsTable.stamp", "IdTable.uses", "IdTable.current")), constrained.toString());
        assertEquals(List.of(), findings);
    }

    @Test
    void whatIsFound() {
        assertEquals(Set.of("a", "b"), arrays("""
                //+OPENJML@ constraint (\\forall int i; 0 <= i && i < n; \\old(a[i]) <= a[i]
                //+OPENJML@     && b[i] == 0);
                """));
        assertEquals(List.of("t.a[i] = 1;", "t.a[j]++;", "t.u.a[f(k)] += 2;"), writes("""
                x = t.a[i] == 1 ? t.a[i] : 0;
                t.a[i] = 1;
                t.a[j]++;
                t.ba[i] = 1;
                a[i] = 1;
                t.u.a[f(k)] += 2;
                """, "a"));
    }

    private static Set<String> arrays(String text) {
        return CONSTRAINT.matcher(text).results()
                .flatMap(constraint -> ARRAY.matcher(constraint.group(1)).results())
                .map(array -> array.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Statements that assign to an element of an array of this name of another object. */
    private static List<String> writes(String text, String array) {
        Pattern write = Pattern.compile("\\." + Pattern.quote(array) + "\\[[^=]*\\]\\s*(?:[-+*/|&^]?=(?!=)|\\+\\+|--)");
        return text.lines().map(String::strip).filter(line -> !line.startsWith("@") && write.matcher(line).find()).toList();
    }
}
