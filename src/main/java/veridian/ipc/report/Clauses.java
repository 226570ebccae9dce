package veridian.ipc.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The normative clauses and what covers each: the findings of the clause gate, which has looked up every name in
 * {@code spec/CLAUSES.md}. Clauses for later are counted apart and cover nothing.
 */
final class Clauses implements Part {

    private static final String SUBJECT = "clauses";

    private final Optional<List<Result>> clauses;

    Clauses(Results results) throws IOException {
        clauses = results.read("clauses.json").map(Result::items);
    }

    private long count(String status) {
        return clauses.orElse(List.of()).stream().filter(clause -> clause.get("status").text().equals(status)).count();
    }

    private long covered() {
        return count("covered");
    }

    private long total() {
        return covered() + count("hole");
    }

    @Override
    public List<Line> lines() {
        if (clauses.isEmpty()) {
            return List.of(Line.notRun(SUBJECT));
        }
        String figures = Figures.part(covered(), total()) + " have spec, contract and tests; " + Figures.of(count("later"))
            + " for later";
        return List.of(new Line(SUBJECT, figures, covered() == total() && total() > 0 ? Word.TESTED : Word.FAILED));
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("clauses", clauses.orElse(List.of()).stream()
            .sorted(Comparator.comparing(clause -> clause.get("id").text())).map(Result::value).toList());
    }

    @Override
    public Map<String, Object> totals() {
        return Map.of("clauses", new TreeMap<>(
            Map.of("covered", covered(), "total", total(), "later", count("later"))));
    }
}
