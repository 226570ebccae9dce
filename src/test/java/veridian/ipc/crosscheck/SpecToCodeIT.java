package veridian.ipc.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import veridian.ipc.spec.SpecOracle;

/**
 * The kernel does what the specification says to every call in every reachable state of the small configurations of {@link Scopes};
 * with {@code -Pnightly} of larger ones, too.
 */
class SpecToCodeIT {

    private static final long TRANSITIONS = 1_000_000;

    /** A configuration all of whose states were visited, or those up to a disagreement. */
    private record Explored(Scope scope, SpecToCode search, Finding found, Set<String> possible) {

        Map<String, Object> evidence() {
            return Map.of("name", scope.name(), "limits", scope.limits(), "states", search.states(),
                "transitions", search.pairs().total());
        }
    }

    @Test
    void everyTransitionOfTheSpecificationIsOneOfTheKernel() {
        List<Scope> scopes = new ArrayList<>(Scopes.ALL);
        if (Boolean.getBoolean("nightly")) {
            scopes.addAll(Scopes.NIGHTLY);
        }
        // Each configuration has a specification of its own, so that they can be explored side by side.
        List<Explored> all = scopes.parallelStream().map(SpecToCodeIT::explore).toList();
        Pairs pairs = new Pairs();
        SortedSet<String> possible = new TreeSet<>();
        for (Explored each : all) {
            requireAgreement(each);
            pairs.addAll(each.search.pairs());
            possible.addAll(each.possible);
        }
        Evidence.write(SpecToCode.NAME, Map.of("transitions", pairs.total(), "scopes", all.stream().map(Explored::evidence).toList(),
            "pairs", pairs.counts()));
        System.out.println("spec to code: " + pairs.total() + " transitions, " + pairs.names().size()
            + " (call, result) pairs");
        assertTrue(pairs.total() >= TRANSITIONS);
        assertEquals(possible, pairs.names());
    }

    private static Explored explore(Scope scope) {
        SpecOracle oracle = SpecOracle.load(scope.limits());
        SpecToCode search = new SpecToCode(scope, oracle, KernelSubject::new);
        Finding found = search.search();
        System.out.println("spec to code, " + scope.name() + ": " + search.states() + " states, "
            + search.pairs().total() + " transitions");
        return new Explored(scope, search, found, Pairs.possible(oracle));
    }

    private static void requireAgreement(Explored each) {
        if (each.found != null) {
            Path trace = Evidence.TRACES.resolve(SpecToCode.NAME + "-" + each.scope.name() + ".ndjson");
            fail(each.scope.name() + ", " + each.found.text() + "\n  trace     " + each.found.write(trace));
        }
    }
}
