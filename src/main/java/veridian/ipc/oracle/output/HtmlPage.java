package veridian.ipc.oracle.output;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import veridian.ipc.oracle.Clause;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.run.Finding;
import veridian.ipc.oracle.run.RunResult;
import veridian.ipc.oracle.run.SuiteResult;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.trace.Event;

/** A run as a page that needs nothing else: what deviates with a sequence chart of its trace each. */
public final class HtmlPage implements RunReport {

    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>ipc-oracle</title>
        <style>
        :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #555; --faint: #bbb; --bad: #b00020; --good: #186a3b }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e8e8e8; --paper: #161616; --line: #aaa; --faint: #555; --bad: #ff7b8a; --good: #6fd89b }
        }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        body { color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
        h1 span, .wrong { color: var(--bad) }
        h1 span.conforms { color: var(--good) }
        table { border-collapse: collapse } td, th { text-align: left; padding: .2rem 1rem .2rem 0; vertical-align: top }
        td:first-child { overflow-wrap: normal }
        .chart { overflow-x: auto; border: 1px solid var(--faint); margin: .5rem 0 2rem }
        svg { display: block } svg path { fill: var(--line); fill: context-stroke }
        svg text { font: 13px ui-monospace, monospace; fill: var(--ink) } svg .wrong { fill: var(--bad); font-weight: bold }
        svg line { stroke: var(--line) } svg line.life { stroke: var(--faint); stroke-dasharray: 4 3 }
        svg line.bad { stroke: var(--bad); stroke-width: 2 }
        code { font-family: ui-monospace, monospace }
        </style>
        </head>
        <body>
        """;

    @Override
    public void write(Verdict verdict, Writer writer) {
        PrintWriter out = new PrintWriter(writer);
        out.print(HEAD);
        RunResult result = verdict.result();
        out.println("<h1>" + escaped(result.profile() == null ? "The testee" : result.profile().implementation())
            + ": <span class=\"" + verdict.word().text() + "\">" + verdict.word().text() + "</span></h1>");
        suites(result, out);
        verdict.unexpected().forEach(finding -> finding(finding, out));
        verdict.known().forEach(finding -> out.println("<p>Known: <code>" + escaped(finding.cause().id()) + "</code></p>"));
        verdict.gone().forEach(cause -> out.println("<p class=\"wrong\">A known failure that did not occur: <code>"
            + escaped(cause) + "</code></p>"));
        for (RunResult.Failure failure : result.failures()) {
            out.println("<h2>Unknown: <span class=\"wrong\">" + escaped(failure.reason()) + "</span></h2>");
            if (failure.trial() != null) {
                SequenceChart.write(failure.trial().events(), false, out);
            }
        }
        if (result.stopped() != null) {
            out.println("<p>Not all was run: " + escaped(result.stopped()) + "</p>");
        }
        out.println("</body>\n</html>");
        out.flush();
    }

    private static void suites(RunResult result, PrintWriter out) {
        out.println("<table><tr><th>suite</th><th>scripts</th><th>calls</th></tr>");
        for (SuiteResult suite : result.suites()) {
            out.println("<tr><td>" + suite.name() + "</td><td>" + suite.cases().size() + "</td><td>" + suite.calls()
                + "</td></tr>");
        }
        out.println("</table>");
        if (result.coverage() != null) {
            int all = result.coverage().pairs();
            out.println("<p>" + (all - result.coverage().missing().size()) + " of " + all
                + " (call, result) pairs were seen.</p>");
        }
    }

    private static void finding(Finding finding, PrintWriter out) {
        Deviation deviation = finding.shortest().deviation();
        List<Event> events = finding.shortest().events();
        out.println("<h2><code>" + escaped(finding.cause().id()) + "</code></h2>");
        out.println("<table><tr><td>expected</td><td><code>" + escaped(deviation.expected()) + "</code></td></tr>");
        out.println("<tr><td>found</td><td class=\"wrong\"><code>" + escaped(deviation.found()) + "</code></td></tr>");
        for (Clause clause : deviation.clauses()) {
            out.println("<tr><td>" + clause.id() + "</td><td>" + escaped(clause.text()) + "</td></tr>");
        }
        out.println("</table>");
        SequenceChart.write(events, true, out);
    }

    static String escaped(String text) {
        return Text.plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
