package veridian.ipc.proofs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The catalogue of faults: what OpenJML closes without the fault, it must be on record not to close with it. */
final class MutantCheck {

    /** A catalogue that shrinks would notice less. */
    static final int FEWEST = 40;

    private final Inventory inventory;
    private final Map<String, OpenJmlOutput.Verdict> verdicts;

    /**
     * Judges by what was proved and recorded.
     *
     * @param verdicts OpenJML's, by {@link Mutant#key}
     */
    MutantCheck(Inventory inventory, Map<String, OpenJmlOutput.Verdict> verdicts) {
        this.inventory = inventory;
        this.verdicts = verdicts;
    }

    /** What is wrong, one sentence each, none if each fault opens the proof that it names. */
    List<String> problems(List<Mutant> mutants) {
        List<String> problems = new ArrayList<>();
        if (mutants.size() < FEWEST) {
            problems.add("expected " + FEWEST + " faults or more, found " + mutants.size());
        }
        Set<String> ids = new HashSet<>();
        Set<String> gone = new TreeSet<>(verdicts.keySet());
        for (Mutant mutant : mutants) {
            gone.remove(mutant.key());
            if (!ids.add(mutant.id())) {
                problems.add(mutant.id() + " is there twice");
            }
            String problem = problem(mutant);
            if (!problem.isEmpty()) {
                problems.add(mutant.id() + ": " + problem);
            }
        }
        gone.forEach(key -> problems.add(key + " has a verdict, but no line in the catalogue"));
        return problems;
    }

    /** OpenJML closes the proof without the fault, so that it is to be asked about it with the fault. */
    boolean isForOpenJml(Mutant mutant) {
        return inventory.isProvedByOpenJml(mutant.obligation());
    }

    /** There is a prover that closes the proof without the fault, and not with it. */
    boolean isNoticed(Mutant mutant) {
        return problem(mutant).isEmpty();
    }

    private String problem(Mutant mutant) {
        if (!isForOpenJml(mutant)) {
            return inventory.isProvedByKey(mutant.obligation()) ? "" : mutant.obligation() + " is not proved without the fault";
        }
        OpenJmlOutput.Verdict verdict = verdicts.get(mutant.key());
        if (verdict == null) {
            return "OpenJML was not asked about this line as it stands; run mvn verify with OPENJML_HOME set, and commit the record";
        }
        return verdict.leavesOpen() ? "" : "OpenJML does not notice it in " + mutant.method() + ", of which it says: " + verdict.answer();
    }
}
