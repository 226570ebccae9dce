package veridian.ipc.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code spec/CLAUSES.md}: its tables of clauses, in their order. Tables with other headings are for readers only. */
public final class ClauseList {

    private static final String RESOURCE = "/veridian/ipc/spec/tla/CLAUSES.md";
    private static final List<String> NOW = List.of("clause", "text", "TLA+", "JML", "tests", "scenario");
    private static final List<String> LATER = List.of("clause", "text", "when");

    private final Map<String, ClauseRow> rows = new LinkedHashMap<>();

    private ClauseList() {
    }

    /** The list that this program carries. */
    public static ClauseList packaged() {
        try (InputStream in = ClauseList.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException if a row does not fit its table's heading, or a clause is there twice
     */
    public static ClauseList parse(String markdown) {
        ClauseList list = new ClauseList();
        List<String> heading = List.of();
        for (String line : markdown.lines().toList()) {
            List<String> cells = cells(line);
            if (cells.isEmpty() || heading.isEmpty()) {
                heading = cells;
            } else if (!cells.get(0).startsWith("---")) {
                list.add(heading, cells);
            }
        }
        return list;
    }

    /** The cells of a table's line; none if it is not of a table. */
    private static List<String> cells(String line) {
        if (!line.startsWith("|") || !line.endsWith("|") || line.length() < 2) {
            return List.of();
        }
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::strip).toList();
    }

    private void add(List<String> heading, List<String> cells) {
        boolean now = heading.equals(NOW);
        if (!now && !heading.equals(LATER)) {
            return;
        }
        if (cells.size() != heading.size() || cells.get(0).isEmpty() || cells.get(1).isEmpty()) {
            throw new IllegalArgumentException("not a row of a table of clauses: " + cells);
        }
        ClauseRow row = now
            ? new ClauseRow(cells.get(0), cells.get(1), names(cells.get(2)), names(cells.get(3)), names(cells.get(4)),
                cells.get(5), "")
            : new ClauseRow(cells.get(0), cells.get(1), List.of(), List.of(), List.of(), "", cells.get(2));
        if (rows.put(row.id(), row) != null) {
            throw new IllegalArgumentException(row.id() + " is there twice");
        }
    }

    /** The names in a cell, `like this`, `and this`. */
    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(",")).map(name -> name.replace("`", "").strip())
            .filter(name -> !name.isEmpty()).toList();
    }

    /** All rows. */
    public Collection<ClauseRow> rows() {
        return List.copyOf(rows.values());
    }

    /** The row of a clause; null if there is none. */
    public ClauseRow row(String id) {
        return rows.get(id);
    }
}
