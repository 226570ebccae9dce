package veridian.ipc.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The models of the specification: whether each came to what it must come to, and how many states that took. */
final class Models implements Part {

    private static final String SUBJECT = "models";

    private final Optional<List<Result>> models;

    Models(Results results) throws IOException {
        models = results.read("models.json").map(Result::items);
    }

    private List<Result> all() {
        return models.orElse(List.of());
    }

    private long asExpected() {
        return all().stream().filter(model -> model.get("expected").text().equals(model.get("outcome").text())).count();
    }

    private long distinct() {
        return all().stream().mapToLong(model -> model.get("distinct").number()).sum();
    }

    @Override
    public List<Line> lines() {
        if (models.isEmpty()) {
            return List.of(Line.notRun(SUBJECT));
        }
        boolean good = !all().isEmpty() && asExpected() == all().size();
        String figures = Figures.part(asExpected(), all().size()) + " as expected, "
            + Figures.of(distinct(), "distinct state");
        return List.of(new Line(SUBJECT, figures, good ? Word.CHECKED : Word.FAILED));
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("models", all().stream()
            .sorted(Comparator.comparing(model -> model.get("name").text())).map(Result::value).toList());
    }

    @Override
    public Map<String, Object> totals() {
        return Map.of("models", new TreeMap<>(
            Map.of("asExpected", asExpected(), "total", (long) all().size(), "distinct", distinct())));
    }
}
