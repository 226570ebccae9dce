package veridian.ipc.spec;

import java.util.List;

/**
 * A row of the normative clause list.
 *
 * @param id the clause, {@code CAP-6}
 * @param text what it demands
 * @param tla definitions of the specification that say it
 * @param jml {@code Class.method} for a contract or {@code Class invariant} for invariants that say it
 * @param tests {@code Class#method} or {@code Class}
 * @param scenario an example trace in which it matters; empty if none
 * @param later when it will be covered; empty for a clause that is to be covered now
 */
public record ClauseRow(String id, String text, List<String> tla, List<String> jml, List<String> tests, String scenario,
        String later) {

    /** Keeps copies. */
    public ClauseRow {
        tla = List.copyOf(tla);
        jml = List.copyOf(jml);
        tests = List.copyOf(tests);
    }

    /** It is listed so that it is not forgotten, and covers nothing. */
    public boolean isLater() {
        return !later.isEmpty();
    }
}
