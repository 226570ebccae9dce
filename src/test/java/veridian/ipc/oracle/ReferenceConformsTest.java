package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RandomCalls;
import veridian.ipc.trace.RateLimits;

/** The verified kernel against the specification, on random calls. */
class ReferenceConformsTest {

    private static final int RUNS = 20;
    private static final int STEPS = 2_500;

    private final Limits limits = new Limits(4, 60, 5, 80, 2, 4, 3)
        .with(new RateLimits(10, 3, 2, 400, 70)).with(new MemoryLimits(3, 60, 100, 2, 4, 4096, 15));
    private final SpecOracle oracle = SpecOracle.load(limits);
    private final Map<Call, Set<String>> seen = new EnumMap<>(Call.class);

    @Test
    void randomCallsConformAndReachEveryResult() {
        for (int seed = 0; seed < RUNS; seed++) {
            run(seed, STEPS);
        }
        for (Call call : calls()) {
            Set<String> possible = new TreeSet<>(Set.of("OK"));
            oracle.checks(call).forEach(check -> possible.add(check.error().name()));
            assertEquals(possible, seen.get(call), "results of " + call + " that occurred");
        }
    }

    private static List<Call> calls() {
        return Group.callsOf(ReferenceImplementation.GROUPS);
    }

    /** So many calls, each of which conforms. */
    void run(int seed, int steps) {
        Matcher matcher = new Matcher(oracle);
        RandomCalls calls = new RandomCalls(seed, ReferenceImplementation.GROUPS);
        Recorder kernel = new Recorder(new ReferenceImplementation(IpcSystem.create(limits.kernel())),
            event -> assertNull(matcher.judge(event)));
        // First each call but init, which is refused.
        int others = calls().size() - 1;
        for (int i = 0; i < steps; i++) {
            Call call = i == others ? Call.INIT : i < others ? calls().get(1 + i) : calls.call();
            Outcome outcome = kernel.call(call, calls.arguments(call));
            calls.learn(call, outcome);
            seen.computeIfAbsent(call, c -> new TreeSet<>()).add(outcome.result());
        }
    }
}
