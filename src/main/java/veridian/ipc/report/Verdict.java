package veridian.ipc.report;

import java.util.Collection;
import java.util.Comparator;

/** The report in one word. In the order of how bad it is. */
enum Verdict {
    /** Every part has its evidence. */
    COMPLETE("complete"),
    /** Every part has its evidence, but some obligations are listed as not proved. */
    EXCEPT_OPEN("complete except for what proofs/TRUSTED.md lists as not proved"),
    /** Nothing is wrong with what there is, but a part has no evidence or one that no longer counts. */
    INCOMPLETE("incomplete"),
    /** A part has evidence against it. */
    FAILED("failed");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The worst that a line says. */
    static Verdict of(Collection<Line> lines) {
        return lines.stream().map(line -> line.word().verdict()).max(Comparator.naturalOrder()).orElse(INCOMPLETE);
    }

    String text() {
        return text;
    }
}
