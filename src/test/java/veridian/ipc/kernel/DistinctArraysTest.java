package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The arrays that invariants say to differ do differ. OpenJML takes that for granted in each call of {@link IpcSystem}, whose constructor
 * would have to show it and is not proved.
 */
class DistinctArraysTest {

    private static final Path SOURCES = Path.of("src/main/java/veridian/ipc/kernel");
    private static final Pattern DISTINCT = Pattern.compile("invariant \\\\distinct\\(([^)]*)\\);");

    @Test
    @DisplayName("each \\distinct of an invariant names different arrays of one type")
    void arraysDiffer() throws IOException {
        IpcSystem system = IpcSystem.create(SystemLimits.defaults());
        for (Object whole : List.of(system, system.kernel, system.scheduler, system.blocking, system.memory)) {
            List<List<String>> clauses = clauses(whole.getClass());
            assertFalse(clauses.isEmpty(), () -> whole.getClass() + " says nothing");
            for (List<String> paths : clauses) {
                Set<Object> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
                paths.forEach(path -> arrays.add(follow(whole, path)));
                assertEquals(paths.size(), arrays.size(), paths::toString);
                assertEquals(1, arrays.stream().map(Object::getClass).distinct().count(), paths::toString);
            }
        }
    }

    private static List<List<String>> clauses(Class<?> type) throws IOException {
        return DISTINCT.matcher(Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"))).results()
            .map(clause -> Arrays.asList(clause.group(1).replaceAll("//\\+OPENJML@|\\s", "").split(",")))
            .toList();
    }

    private static Object follow(Object whole, String path) {
        Object at = whole;
        try {
            for (String name : path.split("\\.")) {
                at = at.getClass().getDeclaredField(name).get(at);
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(path + " in " + whole.getClass(), e);
        }
        return at;
    }
}
