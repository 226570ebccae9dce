package veridian.ipc.clauses;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests of this project: {@code Class#method} for each, {@code Class} for each class that has any. */
final class JUnitTests {

    private static final Path SOURCES = Path.of("src", "test", "java");

    private JUnitTests() {
    }

    static Set<String> ofProject() throws IOException, ClassNotFoundException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().matches(".*(Test|IT)\\.java")).toList()) {
                String name = SOURCES.relativize(file).toString().replace(".java", "").replace(file.getFileSystem().getSeparator(), ".");
                addAll(found, Class.forName(name, false, JUnitTests.class.getClassLoader()));
            }
        }
        return found;
    }

    private static void addAll(Set<String> found, Class<?> type) {
        for (Method method : Arrays.asList(type.getDeclaredMethods())) {
            if (AnnotationSupport.isAnnotated(method, Testable.class)) {
                found.add(type.getSimpleName());
                found.add(type.getSimpleName() + "#" + method.getName());
            }
        }
    }
}
