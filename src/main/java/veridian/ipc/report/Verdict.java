package veridian.ipc.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The report in one word. In the order of how bad it is. */
enum Verdict {
    /** Every part has its evidence. */
    COMPLETE,
    /** Every part has its evidence, but for the obligations that TRUSTED.md lists as not proved. */
    PARTLY_PROVED,
    /** Nothing is wrong with what there is, but a part has no evidence or one that no longer counts. */
    INCOMPLETE,
    /** A part has evidence against it. */
    FAILED;

    /** The worst that a line says. */
    static Verdict of(Collection<Line> lines) {
        return lines.stream().map(line -> line.word().verdict()).max(Comparator.naturalOrder()).orElse(INCOMPLETE);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
