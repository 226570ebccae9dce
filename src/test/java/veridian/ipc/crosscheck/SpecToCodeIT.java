package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import veridian.ipc.spec.SpecOracle;

/** The kernel does what the specification says to every call in every reachable state of the small configurations of {@link Scopes}. */
class SpecToCodeIT {

    private static final long TRANSITIONS = 200_000;

    private final List<Map<String, Object>> scopes = new ArrayList<>();
    private final Pairs pairs = new Pairs();
    private final SortedSet<String> possible = new TreeSet<>();

    @Test
    void everyTransitionOfTheSpecificationIsOneOfTheKernel() {
        Scopes.ALL.forEach(this::explore);
        Evidence.write(SpecToCode.NAME, Map.of("transitions", pairs.total(), "scopes", scopes, "pairs", pairs.counts()));
        System.out.println("spec to code: " + pairs.total() + " transitions, " + pairs.names().size()
            + " (call, result) pairs");
        assertTrue(pairs.total() >= TRANSITIONS);
        assertEquals(possible, pairs.names());
    }

    private void explore(Scope scope) {
        SpecOracle oracle = SpecOracle.load(scope.limits());
        SpecToCode search = new SpecToCode(scope, oracle, KernelSubject::new);
        Finding found = search.search();
        if (found != null) {
            Path trace = Evidence.TRACES.resolve(SpecToCode.NAME + "-" + scope.name() + ".ndjson");
            fail(scope.name() + ", " + found.text() + "\n  trace     " + found.write(trace));
        }
        scopes.add(Map.of("name", scope.name(), "limits", scope.limits(), "states", search.states(),
            "transitions", search.pairs().total()));
        pairs.addAll(search.pairs());
        possible.addAll(Pairs.possible(oracle));
        System.out.println("spec to code, " + scope.name() + ": " + search.states() + " states, "
            + search.pairs().total() + " transitions");
    }
}
