package veridian.ipc.oracle.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a run comes to, with what was expected of it. */
public final class Verdict {

    /** In one word. */
    public enum Word {
        /** All that was asked was answered as the specification says, but for known failures. */
        CONFORMS,
        /** Something was answered otherwise, or a known failure did not occur. */
        DEVIATES,
        /** Not all could be judged. */
        UNKNOWN;

        /** As it is written. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final RunResult result;
    private final List<Finding> unexpected = new ArrayList<>();
    private final List<Finding> known = new ArrayList<>();
    private final Set<String> gone;

    /** The verdict, if failures with these causes are known. */
    public Verdict(RunResult result, Collection<String> knownFailures) {
        this.result = result;
        this.gone = new TreeSet<>(knownFailures);
        for (Finding finding : result.findings()) {
            boolean isKnown = knownFailures.contains(finding.cause().id());
            (isKnown ? known : unexpected).add(finding);
            gone.remove(finding.cause().id());
        }
        if (!complete()) {
            gone.clear();
        }
    }

    private boolean complete() {
        return result.failures().isEmpty() && result.stopped() == null && result.scripts() > 0;
    }

    /** In one word. */
    public Word word() {
        if (!unexpected.isEmpty() || !gone.isEmpty()) {
            return Word.DEVIATES;
        }
        return complete() ? Word.CONFORMS : Word.UNKNOWN;
    }

    /** What came of the run. */
    public RunResult result() {
        return result;
    }

    /** Deviations that are not known. */
    public List<Finding> unexpected() {
        return unexpected;
    }

    /** Deviations that are known. */
    public List<Finding> known() {
        return known;
    }

    /** Known failures that did not occur although all was run: the list is out of date. */
    public Set<String> gone() {
        return gone;
    }
}
