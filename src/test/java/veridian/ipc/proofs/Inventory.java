package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import veridian.ipc.report.NotProved;

/**
 * The list of all obligations and of who closes them. It is committed as {@code proofs/obligations.tsv}, so that a change
 * of what is proved is a line in a review, and made anew from every run.
 */
final class Inventory {

    static final String NONE = "none";
    private static final String HEADER = "# id\tclass is\tkey\topenjml";

    /**
     * One obligation.
     *
     * @param kind    {@link KernelClasses#COMPONENT} or {@link KernelClasses#FACADE}
     * @param key     proved, open, or none if KeY has no such obligation
     * @param openjml proved, open, or none if OpenJML has no such obligation
     */
    record Row(String id, String kind, String key, String openjml) {

        private static Row parse(String line) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 4) {
                throw new IllegalArgumentException("not a line of the inventory: " + line);
            }
            return new Row(columns[0], columns[1], columns[2], columns[3]);
        }

        private String text() {
            return String.join("\t", id, kind, key, openjml);
        }
    }

    private final SortedMap<String, Row> rows = new TreeMap<>();

    Inventory(Collection<Row> rows) {
        rows.forEach(row -> this.rows.put(row.id(), row));
    }

    static Inventory read(Path file) throws IOException {
        return new Inventory(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::parse)
                .toList());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, rows.values().stream()
                .map(Row::text)
                .collect(Collectors.joining("\n", HEADER + "\n", "\n")));
    }

    Collection<Row> rows() {
        return rows.values();
    }

    boolean isOpenInKey(String id) {
        return rows.containsKey(id) && rows.get(id).key().equals(ProofResult.OPEN);
    }

    boolean isProvedByKey(String id) {
        return rows.containsKey(id) && rows.get(id).key().equals(ProofResult.PROVED);
    }

    boolean isProvedByOpenJml(String id) {
        return rows.containsKey(id) && rows.get(id).openjml().equals(ProofResult.PROVED);
    }

    /** Methods that OpenJML leaves open and KeY closes. */
    Set<String> leftToKey() {
        return openInOpenJml(row -> row.key().equals(ProofResult.PROVED));
    }

    /**
     * Methods that both leave open.
     *
     * @param admitted what {@code TRUSTED.md} lists as not proved
     */
    Set<String> leftOpen(NotProved admitted) {
        return openInOpenJml(row -> admitted.admits(row.id()));
    }

    private Set<String> openInOpenJml(Predicate<Row> which) {
        return rows.values().stream()
                .filter(row -> row.openjml().equals(ProofResult.OPEN) && which.test(row))
                .map(row -> row.id().substring(0, row.id().indexOf('#')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is wrong with this inventory whatever was expected: an obligation that too few provers close.
     *
     * @param admitted what {@code TRUSTED.md} lists as not proved; an obligation that is proved all the same is wrong there
     */
    List<String> unproved(NotProved admitted) {
        List<String> problems = new ArrayList<>();
        for (Row row : rows.values()) {
            String problem = problem(row);
            if (!problem.isEmpty() && !admitted.admits(row.id())) {
                problems.add(problem);
            } else if (problem.isEmpty() && admitted.admits(row.id())) {
                problems.add(row.id() + " is proved, but TRUSTED.md says that it is not");
            }
        }
        admitted.idle(rows.keySet()).forEach(item -> problems.add(item + " is listed in TRUSTED.md, but is no obligation"));
        return problems;
    }

    private static String problem(Row row) {
        boolean someone = row.key().equals(ProofResult.PROVED) || row.openjml().equals(ProofResult.PROVED);
        boolean anyoneOpen = row.key().equals(ProofResult.OPEN) || row.openjml().equals(ProofResult.OPEN);
        if (!someone) {
            return row.id() + " is closed by no prover";
        }
        return row.kind().equals(KernelClasses.COMPONENT) && anyoneOpen
                ? row.id() + " belongs to a component and is closed by one prover only: " + row.text()
                : "";
    }

    /** How {@code actual} differs from this inventory, one sentence each. */
    List<String> differences(Inventory actual) {
        List<String> problems = new ArrayList<>();
        for (Row listed : rows.values()) {
            Row found = actual.rows.get(listed.id());
            if (found == null) {
                problems.add(listed.id() + " is listed, but the sources no longer give rise to it");
            } else if (!found.equals(listed)) {
                problems.add(listed.id() + " was [" + listed.text() + "] and is [" + found.text() + "]");
            }
        }
        actual.rows.keySet().stream()
                .filter(id -> !rows.containsKey(id))
                .forEach(id -> problems.add(id + " is new and not listed"));
        return problems;
    }
}
