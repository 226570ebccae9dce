package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault that no prover is known to notice is told by its name, whatever the reason. */
class MutantCheckTest {

    private static final Inventory INVENTORY = new Inventory(List.of(
            new Inventory.Row("A.both()#normal.0", "component", "proved", "proved"),
            new Inventory.Row("A.key()#normal.0", "component", "proved", "open"),
            new Inventory.Row("A.nobody()#normal.0", "component", "open", "open")));

    private final List<Mutant> mutants = new ArrayList<>();
    private final Map<String, OpenJmlOutput.Verdict> verdicts = new HashMap<>();

    @BeforeEach
    void asManyAsThereMustBe() {
        IntStream.range(0, MutantCheck.FEWEST).forEach(i -> add("m" + i, "A.both()", "with warnings"));
    }

    private Mutant add(String id, String method, String answer) {
        var mutant = new Mutant(id, "A.java", "a", "b", method + "#normal.0");
        mutants.add(mutant);
        verdicts.put(mutant.key(), new OpenJmlOutput.Verdict("open", answer, 1));
        return mutant;
    }

    private List<String> problems() {
        return new MutantCheck(INVENTORY, verdicts).problems(mutants);
    }

    @Test
    void noticedByAProver() {
        add("timed-out", "A.both()", "TIMEOUT");
        add("unknown", "A.both()", "UNKNOWN");
        Mutant leftToKey = add("left-to-key", "A.key()", "");
        verdicts.remove(leftToKey.key());
        assertEquals(List.of(), problems());
        assertFalse(new MutantCheck(INVENTORY, verdicts).isForOpenJml(leftToKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no warnings", "feasibility unknown", "INFEASIBLE", "error", "something new"})
    void notNoticed(String answer) {
        add("m", "A.both()", answer);
        assertEquals(List.of("m: OpenJML does not notice it in A.both(), of which it says: " + answer), problems());
    }

    @Test
    void verdictOnAnotherVersionOfTheLine() {
        Mutant first = mutants.set(0, new Mutant("m0", "A.java", "a", "c", "A.both()#normal.0"));
        assertEquals(List.of("m0: OpenJML was not asked about this line as it stands; run mvn verify with OPENJML_HOME set, and commit the "
                + "record", first.key() + " has a verdict, but no line in the catalogue"), problems());
    }

    @Test
    void obligationThatNobodyProvesOrThatIsNone() {
        verdicts.remove(add("m", "A.nobody()", "").key());
        verdicts.remove(add("n", "A.none()", "").key());
        assertEquals(List.of("m: A.nobody()#normal.0 is not proved without the fault",
                "n: A.none()#normal.0 is not proved without the fault"), problems());
    }

    @Test
    void twoOfOneName() {
        add("m0", "A.both()", "with warnings");
        assertEquals(List.of("m0 is there twice"), problems());
    }

    @Test
    void tooFew() {
        verdicts.remove(mutants.remove(0).key());
        assertEquals(List.of("expected 40 faults or more, found 39"), problems());
    }
}
