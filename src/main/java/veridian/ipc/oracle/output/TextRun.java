package veridian.ipc.oracle.output;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import veridian.ipc.oracle.Coverage;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.run.Finding;
import veridian.ipc.oracle.run.RunResult;
import veridian.ipc.oracle.run.SuiteResult;
import veridian.ipc.oracle.run.Trial;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Profile;

/** A run for people. */
public final class TextRun implements RunReport {

    private static final int MOST_MISSING = 6;

    @Override
    public void write(Verdict verdict, Writer writer) {
        PrintWriter out = new PrintWriter(writer);
        RunResult result = verdict.result();
        if (result.profile() != null) {
            profile(result.profile(), out);
        }
        result.suites().forEach(suite -> suite(suite, out));
        verdict.unexpected().forEach(finding -> finding(finding, out));
        result.failures().forEach(failure -> failure(failure, out));
        verdict.known().forEach(finding -> out.println("known     " + finding.cause().id() + ", " + times(finding.count())));
        verdict.gone().forEach(cause -> out.println("gone      " + cause
            + ": a known failure that did not occur; take it off the list"));
        verdict(verdict, out);
        out.flush();
    }

    private static void profile(Profile profile, PrintWriter out) {
        out.println("testee    " + Text.plain(profile.implementation()) + ": "
            + profile.groups().stream().map(Group::wireName).collect(Collectors.joining(", ")));
        if (!profile.otherGroups().isEmpty()) {
            out.println("          not judged, since this program does not know them: "
                + Text.plain(String.join(", ", profile.otherGroups())));
        }
    }

    private static void suite(SuiteResult suite, PrintWriter out) {
        long bad = suite.cases().stream().filter(script -> script.cause() != null).count();
        out.printf("%-12s %,d scripts, %,d calls%s%n", suite.name(), suite.cases().size(), suite.calls(),
            bad == 0 ? "" : ", " + bad + (bad == 1 ? " deviates" : " deviate"));
    }

    private static void finding(Finding finding, PrintWriter out) {
        Deviation deviation = finding.shortest().deviation();
        out.println();
        out.println("deviates  " + finding.cause().id() + ", " + times(finding.count()));
        events(finding.shortest().events(), out);
        Text.explain(deviation, out);
        Script script = finding.shortest().script();
        out.println("  seen in   " + script.suite() + "/" + script.name()
            + (script.about().isEmpty() ? "" : ": " + script.about() + " (" + script.clause() + ")"));
    }

    private static void events(List<Event> events, PrintWriter out) {
        for (Event event : events) {
            out.printf("  %8d  %s -> %s%n", event.step(), event.callText(), event.outcome());
        }
    }

    private static void failure(RunResult.Failure failure, PrintWriter out) {
        out.println();
        out.println("unknown   " + Text.plain(failure.reason()));
        Trial trial = failure.trial();
        if (trial != null) {
            events(trial.events(), out);
            out.println("  seen in   " + trial.script().suite() + "/" + trial.script().name());
        }
    }

    private static void verdict(Verdict verdict, PrintWriter out) {
        RunResult result = verdict.result();
        out.println();
        String summary = switch (verdict.word()) {
            case CONFORMS -> "conforms" + (verdict.known().isEmpty() ? "" : " but for " + verdict.known().size() + " known");
            case DEVIATES -> "deviates in " + ways(verdict.unexpected().size() + verdict.gone().size());
            case UNKNOWN -> "unknown";
        };
        out.printf("verdict   %s; %,d scripts, %,d calls%n", summary, result.scripts(), result.calls());
        if (result.stopped() != null) {
            out.println("          not all was run: " + result.stopped());
        } else if (result.scripts() == 0) {
            out.println("          nothing was run");
        }
        if (result.coverage() != null) {
            coverage(result.coverage(), out);
        }
    }

    private static void coverage(Coverage coverage, PrintWriter out) {
        List<String> missing = List.copyOf(coverage.missing());
        int all = coverage.pairs();
        String which = missing.isEmpty() ? "" : "; not " + missing.stream().limit(MOST_MISSING)
            .collect(Collectors.joining(", ")) + (missing.size() > MOST_MISSING ? ", ..." : "");
        out.println("coverage  " + (all - missing.size()) + " of " + all + " (call, result) pairs" + which);
    }

    private static String times(int count) {
        return count == 1 ? "in one script" : "in " + count + " scripts";
    }

    private static String ways(int count) {
        return count == 1 ? "one way" : count + " ways";
    }
}
