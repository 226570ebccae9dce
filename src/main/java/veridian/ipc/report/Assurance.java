package veridian.ipc.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All parts of the report together. */
final class Assurance {

    private final List<Part> parts;

    private Assurance(List<Part> parts) {
        this.parts = parts;
    }

    /** Reads the results of a project. */
    static Assurance of(Path results, Path proofs) throws IOException {
        Results files = new Results(results);
        return new Assurance(List.of(
            new Clauses(files),
            new Obligations(files, proofs),
            new Models(files),
            new Mutants(files),
            new Counts(files, "transitions compared", "spec-to-code.json", "transitions", Word.CHECKED),
            new Counts(files, "steps compared", "code-to-spec.json", "steps", Word.TESTED),
            new Counts(files, "traces checked", "traces.json", "traces", Word.TESTED),
            new Counts(files, "traces judged twice", "second-engine.json", "judgedTwice", Word.TESTED)));
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        parts.forEach(part -> lines.addAll(part.lines()));
        return lines;
    }

    Verdict verdict() {
        return Verdict.of(lines());
    }

    /** The verdict file. */
    Map<String, Object> json() {
        Map<String, Object> summary = new TreeMap<>();
        Map<String, Object> file = new TreeMap<>();
        for (Part part : parts) {
            summary.putAll(part.totals());
            file.putAll(part.details());
        }
        Map<String, Object> words = new TreeMap<>();
        lines().forEach(line -> words.put(line.subject().strip(), line.word().text()));
        summary.put("verdict", verdict().text());
        summary.put("words", words);
        file.put("summary", summary);
        return file;
    }
}
