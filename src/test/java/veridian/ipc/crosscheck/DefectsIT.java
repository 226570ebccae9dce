package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import veridian.ipc.oracle.FileVerdict;
import veridian.ipc.oracle.TraceCheck;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Limits;

/** Each fault of {@code defects.tsv} is found by the directions named there, with a short trace that shows it. */
class DefectsIT {

    private static final long SEED = 1;
    private static final long STEPS = 600_000;
    private static final int LONGEST_TRACE = 12;
    private static final int STATES_A_TURN = 10;

    private static final Map<Limits, SpecOracle> ORACLES = new HashMap<>();
    private static final TraceCheck CHECK = new TraceCheck();
    private static final List<Map<String, Object>> KILLED = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> defect(@TempDir Path classes, @TempDir Path traces) throws IOException {
        return Defect.all().stream().map(defect -> dynamicTest(defect.id(), () -> {
            PatchedKernel kernel = new PatchedKernel(defect, classes.resolve(defect.id()));
            SortedMap<String, Integer> steps = new TreeMap<>();
            Finding random = new CodeToSpec(oracle(CodeToSpec.LIMITS), kernel::create).search(SEED, STEPS);
            note(CodeToSpec.NAME, random, steps, traces);
            note(SpecToCode.NAME, exhaustive(kernel::create), steps, traces);
            KILLED.add(Map.of("kind", defect.kind(), "id", defect.id(), "sentence", defect.sentence(),
                "killedBy", steps.keySet(), "steps", steps));
            assertEquals(defect.caughtBy(), List.copyOf(steps.keySet()), defect.sentence());
        }));
    }

    /** All scopes by turns, since which of them shows a defect differs. */
    private static Finding exhaustive(Function<Limits, Subject> kernels) {
        List<SpecToCode> searches = Scopes.ALL.stream()
            .map(scope -> new SpecToCode(scope, oracle(scope.limits()), kernels)).toList();
        Finding found = null;
        while (found == null && !searches.stream().allMatch(SpecToCode::isDone)) {
            found = searches.stream().map(search -> search.search(STATES_A_TURN)).filter(Objects::nonNull)
                .findFirst().orElse(null);
        }
        return found;
    }

    private static SpecOracle oracle(Limits limits) {
        return ORACLES.computeIfAbsent(limits, SpecOracle::load);
    }

    private static void note(String direction, Finding found, Map<String, Integer> steps, Path traces) {
        if (found != null) {
            steps.put(direction, found.length());
            assertTrue(found.length() <= LONGEST_TRACE, found::text);
            assertTraceShows(found, found.write(traces.resolve(direction + ".ndjson")));
        }
    }

    /** {@code ipc-oracle check} says of the trace what was found, if answers show it. */
    private static void assertTraceShows(Finding found, Path trace) {
        FileVerdict verdict = CHECK.check(trace);
        if (found.isVisible()) {
            FileVerdict.Deviates deviates = assertInstanceOf(FileVerdict.Deviates.class, verdict);
            assertEquals(found.deviation(), deviates.deviation());
            assertTrue(found.text().contains(deviates.deviation().clauses().get(0).id()), found::text);
        } else {
            assertEquals(new FileVerdict.Conforms(found.length()), verdict);
        }
    }

    @AfterAll
    static void write() {
        Evidence.write("defects", KILLED);
        System.out.println("defects: " + KILLED.size() + " compared in both directions");
    }
}
