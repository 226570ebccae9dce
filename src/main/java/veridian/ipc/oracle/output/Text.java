package veridian.ipc.oracle.output;

import java.io.PrintWriter;
import veridian.ipc.oracle.Clause;
import veridian.ipc.oracle.Deviation;

/** Text for people. */
public final class Text {

    private Text() {
    }

    /** Text of a testee, without what would move the cursor. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** What was expected, what was found, the clauses that it breaks, and the check of the specification that decides. */
    public static void explain(Deviation deviation, PrintWriter out) {
        out.println("  expected  " + deviation.expected());
        out.println("  found     " + deviation.found());
        String label = "  breaks    ";
        for (Clause clause : deviation.clauses()) {
            out.println(label + clause.id() + ": " + clause.text());
            label = "            ";
        }
        if (deviation.check() != null) {
            out.println("  decided by " + deviation.check().id() + ", " + deviation.check().place());
        }
    }
}
