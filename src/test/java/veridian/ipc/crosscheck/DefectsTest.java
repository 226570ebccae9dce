package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Each fault of {@code defects.tsv} is found by the directions that it names, in a trace that is short and judges the same. */
class DefectsTest {

    private static final long SEED = 1;
    private static final long STEPS = 100_000;
    private static final int LONGEST = 12;

    private static final Map<Limits, SpecOracle> ORACLES = new HashMap<>();
    private static final TraceCheck TRACES = new TraceCheck();
    private static final List<Map<String, Object>> KILLED = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> defect(@TempDir Path classes) throws IOException {
        return Defect.all().stream().map(defect -> dynamicTest(defect.id(), () -> {
            PatchedKernel kernel = new PatchedKernel(defect, classes.resolve(defect.id()));
            Map<String, Finding> found = new HashMap<>();
            found.put(CodeToSpec.NAME, random(kernel::create));
            found.put(SpecToCode.NAME, exhaustive(kernel::create));
            List<String> by = Stream.of(CodeToSpec.NAME, SpecToCode.NAME).filter(n -> found.get(n) != null).toList();
            System.out.println(defect.id() + " " + by);
            found.forEach((n, f) -> System.out.println(n + ": " + (f == null ? "-" : f.length() + " " + f.isVisible() + " " + f.text())));
        }));
    }

    private static Finding random(Function<Limits, Subject> kernels) {
        return new CodeToSpec(oracle(CodeToSpec.LIMITS), kernels).search(SEED, STEPS);
    }

    private static Finding exhaustive(Function<Limits, Subject> kernels) {
        for (Scope scope : Scopes.ALL) {
            long t = System.nanoTime();
            Finding finding = new SpecToCode(scope, oracle(scope.limits()), kernels).search();
            System.out.println(scope.name() + " " + (System.nanoTime() - t) / 1000000);
            if (finding != null) {
                return finding;
            }
        }
        return null;
    }

    private static SpecOracle oracle(Limits limits) {
        return ORACLES.computeIfAbsent(limits, SpecOracle::load);
    }
}
