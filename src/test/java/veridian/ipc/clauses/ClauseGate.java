package veridian.ipc.clauses;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import veridian.ipc.spec.ClauseRow;

/**
 * Finds the holes in a row of the clause list.
 *
 * @param tla definitions that exist
 * @param jml contracts and invariants that exist
 * @param tests tests that exist
 * @param scenarios example traces that exist
 */
record ClauseGate(Set<String> tla, Set<String> jml, Set<String> tests, Set<String> scenarios) {

    /** One sentence a hole, naming clause and column; a clause for later has none and is no cover either. */
    List<String> holes(ClauseRow row) {
        List<String> holes = new ArrayList<>();
        if (!row.isLater()) {
            check(holes, row, "TLA+", row.tla(), tla);
            check(holes, row, "JML", row.jml(), jml);
            check(holes, row, "tests", row.tests(), tests);
            if (!row.scenario().isEmpty() && !scenarios.contains(row.scenario())) {
                holes.add(row.id() + ", scenario: there is no " + row.scenario());
            }
        }
        return holes;
    }

    private static void check(List<String> holes, ClauseRow row, String column, List<String> named, Set<String> existing) {
        if (named.isEmpty()) {
            holes.add(row.id() + ", " + column + ": names nothing");
        }
        for (String name : named) {
            if (!existing.contains(name)) {
                holes.add(row.id() + ", " + column + ": there is no " + name);
            }
        }
    }

    /** {@code covered}, {@code hole} or {@code later}. */
    String status(ClauseRow row) {
        if (row.isLater()) {
            return "later";
        }
        return holes(row).isEmpty() ? "covered" : "hole";
    }
}
