package veridian.ipc.oracle;

import java.io.PrintWriter;
import veridian.ipc.oracle.output.Text;
import veridian.ipc.trace.Event;

/** Verdicts for people: what conforms and what deviates on one stream, what is not a trace on the other. */
final class TextReport implements CheckReport {

    private final PrintWriter out;
    private final PrintWriter err;

    TextReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void show(String file, FileVerdict verdict) {
        if (verdict instanceof FileVerdict.Conforms conforms) {
            out.println(file + ": conforms, " + conforms.events() + (conforms.events() == 1 ? " event" : " events"));
        } else if (verdict instanceof FileVerdict.Deviates deviates) {
            show(file, deviates);
        } else if (verdict instanceof FileVerdict.Unknown unknown) {
            err.println(unknown.problem());
        }
        out.flush();
        err.flush();
    }

    private void show(String file, FileVerdict.Deviates deviates) {
        Deviation deviation = deviates.deviation();
        Event event = deviation.event();
        out.println(file + ":" + deviates.line() + ": deviates at step " + event.step() + ": "
            + deviation.clauses().get(0).id());
        out.println("  call      " + event.callText());
        Text.explain(deviation, out);
    }
}
