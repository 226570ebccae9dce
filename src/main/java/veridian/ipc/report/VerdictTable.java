package veridian.ipc.report;

import java.util.List;

/** The report for people: a line a part, aligned. */
final class VerdictTable {

    private VerdictTable() {
    }

    static String of(Assurance assurance) {
        List<Line> lines = assurance.lines();
        int subjects = lines.stream().mapToInt(line -> line.subject().length()).max().orElse(0);
        int figures = lines.stream().mapToInt(line -> line.figures().length()).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (Line line : lines) {
            table.append("  ").append(pad(line.subject(), subjects)).append("  ").append(pad(line.figures(), figures))
                .append("  ").append(line.word().text()).append('\n');
        }
        return table.append("  verdict: ").append(assurance.verdict().text()).append('\n').toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
