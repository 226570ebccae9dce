package veridian.ipc.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.SystemCalls;
import veridian.ipc.proofs.Contracts;
import veridian.ipc.spec.ClauseList;
import veridian.ipc.spec.ClauseRow;

/** No clause of {@code spec/CLAUSES.md} has a hole: a test a clause. */
class ClauseCoverageTest {

    private static final Path RESULT = Path.of("target", "assurance", "clauses.json");
    private static final Pattern CLAUSE_ID =
        Pattern.compile("\\b(?:TYP|INIT|PROC|EP|CH|Q|SND|RCV|HAS|CAP|BLK|NTF|CLN|SHM|RATE|PERF|SYS|CON)-\\d+\\b");
    private static final Pattern SEED_ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(\\w+\\.\\w+)` \\| ([A-Z0-9, -]+) \\|$");

    private static final Pattern MACHINE_ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `(\\w+)\\.(\\w+)` \\|$");
    private static final String MACHINE = "veridian.ipc.machine.";

    private static String page;
    private static ClauseList list;
    private static ClauseGate gate;

    @BeforeAll
    static void judge() throws IOException, ClassNotFoundException {
        page = Files.readString(Specification.FOLDER.resolve("CLAUSES.md"));
        list = ClauseList.parse(page);
        gate = new ClauseGate(Specification.definitions(), Contracts.ofKernel(), JUnitTests.ofProject(), scenarios());
        List<Map<String, Object>> result = list.rows().stream().map(ClauseCoverageTest::result).toList();
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    }

    private static Set<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.map(file -> file.getFileName().toString().replace(".ndjson", "")).collect(Collectors.toSet());
        }
    }

    private static Map<String, Object> result(ClauseRow row) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", row.id());
        result.put("status", gate.status(row));
        result.put("text", row.text());
        result.put("tla", row.tla());
        result.put("jml", row.jml());
        result.put("tests", row.tests());
        result.put("scenario", row.scenario());
        return result;
    }

    @TestFactory
    Stream<DynamicTest> clause() {
        return list.rows().stream().filter(row -> !row.isLater()).map(row -> DynamicTest.dynamicTest(row.id(),
            () -> assertEquals("", String.join("\n", gate.holes(row)))));
    }

    @Test
    void noClauseIsMentionedThatIsNotListed() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path root : List.of(Path.of("src"), Path.of("spec"), Path.of("model-check"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|tla|properties)")).toList()) {
                    CLAUSE_ID.matcher(Files.readString(file)).results().map(match -> match.group())
                        .filter(id -> list.row(id) == null).forEach(id -> unknown.add(id + " in " + file));
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    private static Stream<String> calls(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
            .map(method -> type.getSimpleName() + "." + method.getName());
    }

    @Test
    void everyCallOfTheKernelIsInTheTableOfTheApiReference() {
        Set<String> expected = Stream.of(IpcSystem.class, SystemCalls.class).flatMap(ClauseCoverageTest::calls)
            .filter(call -> !call.equals("IpcSystem.limits")).collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = new TreeSet<>();
        List<String> problems = new ArrayList<>();
        SEED_ROW.matcher(page).results().forEach(row -> {
            String java = row.group(1);
            if (java.startsWith("IpcSystem.") || java.startsWith("SystemCalls.")) {
                found.add(java);
            }
            if (!gate.jml().contains(java)) {
                problems.add("no " + java);
            }
            for (String id : row.group(2).split(", ")) {
                if (list.row(id) == null || list.row(id).isLater()) {
                    problems.add(java + ": no clause " + id);
                }
            }
        });
        assertEquals(expected, found);
        assertEquals(List.of(), problems);
    }

    @Test
    void whatTheApiReferenceShowsAroundTheKernelIsThere() throws ClassNotFoundException {
        List<String> problems = new ArrayList<>();
        List<MatchResult> rows = MACHINE_ROW.matcher(page).results().toList();
        for (MatchResult row : rows) {
            Class<?> type = Class.forName(MACHINE + row.group(1), false, getClass().getClassLoader());
            Stream<Member> members = Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredFields()));
            if (members.noneMatch(member -> member.getName().equals(row.group(2)))) {
                problems.add("no " + row.group());
            }
        }
        assertEquals(List.of(), problems);
        assertFalse(rows.isEmpty());
    }
}
