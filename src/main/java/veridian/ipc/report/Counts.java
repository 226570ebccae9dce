package veridian.ipc.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A check that counts what it compared, and whose test fails at the first difference. */
final class Counts implements Part {

    private final String subject;
    private final String name;
    private final Word word;
    private final Optional<Long> count;

    /**
     * @param subject what the table calls it
     * @param file the result
     * @param name the count in it, and in the verdict file
     * @param word what it is evidence of
     */
    Counts(Results results, String subject, String file, String name, Word word) throws IOException {
        this.subject = subject;
        this.name = name;
        this.word = word;
        this.count = results.read(file).map(result -> result.get(name).number());
    }

    @Override
    public List<Line> lines() {
        return List.of(count.map(n -> new Line(subject, Figures.of(n), n > 0 ? word : Word.FAILED))
            .orElse(Line.notRun(subject)));
    }

    @Override
    public Map<String, Object> details() {
        return Map.of(name, count.orElse(0L));
    }

    @Override
    public Map<String, Object> totals() {
        return details();
    }
}
