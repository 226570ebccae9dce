package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A chain of proofs that bites its own tail proves nothing. */
class ProofUsesTest {

    private static Map<String, ProofResult> results(Map<String, List<String>> uses) {
        Map<String, ProofResult> results = new TreeMap<>();
        uses.forEach((id, used) -> results.put(id, new ProofResult(id, "proved", 1, 1, used, "")));
        return results;
    }

    @Test
    void sharedUseIsNoCircle() {
        assertEquals(List.of(), ProofUses.circle(results(
                Map.of("a#0", List.of("b#0", "c#0"), "b#0", List.of("c#0"), "c#0", List.of("java.X[..]")))));
    }

    @Test
    void circleIsShown() {
        assertEquals(List.of("a#0", "b#0", "c#0", "b#0"), ProofUses.circle(results(
                Map.of("a#0", List.of("b#0"), "b#0", List.of("c#0"), "c#0", List.of("b#0")))));
    }

    @Test
    void contractOfTheLibraryIsAnAssumption() {
        assertEquals(new TreeSet<>(List.of("java.X[..]")),
                ProofUses.libraryContracts(results(Map.of("a#0", List.of("b#0", "java.X[..]"), "b#0", List.of()))));
    }
}
