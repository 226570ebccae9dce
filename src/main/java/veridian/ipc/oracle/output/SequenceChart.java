package veridian.ipc.oracle.output;

import java.io.PrintWriter;
import java.util.List;
import veridian.ipc.trace.Event;

/** A trace as a picture: calls go to the kernel, answers come back. */
final class SequenceChart {

    private static final int CALLER = 60;
    private static final int KERNEL = 840;
    private static final int WIDTH = 900;
    private static final int TOP = 40;
    private static final int ROW = 46;
    private static final int ANSWER = 22;
    private static final int MOST_TEXT = 92;

    private SequenceChart() {
    }

    /**
     * Writes it as SVG.
     *
     * @param lastIsWrong whether the last answer deviates
     */
    static void write(List<Event> events, boolean lastIsWrong, PrintWriter out) {
        int height = TOP + ROW * events.size() + 20;
        out.println("<div class=\"chart\">");
        out.printf("<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"sequence chart\">%n",
            WIDTH, height, WIDTH, height);
        out.println("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
            + "markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>");
        lifeline("caller", CALLER, height, out);
        lifeline("kernel", KERNEL, height, out);
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            int y = TOP + ROW * i + ROW / 2;
            boolean wrong = lastIsWrong && i == events.size() - 1;
            arrow(CALLER, KERNEL, y, "", out);
            text(CALLER + 10, y - 4, "", event.step() + "  " + event.callText(), out);
            arrow(KERNEL, CALLER, y + ANSWER, wrong ? "bad" : "", out);
            text(CALLER + 40, y + ANSWER - 4, wrong ? "wrong" : "", event.outcome().toString(), out);
        }
        out.println("</svg></div>");
    }

    private static void lifeline(String name, int x, int height, PrintWriter out) {
        out.printf("<text x=\"%d\" y=\"20\" text-anchor=\"middle\">%s</text><line class=\"life\" x1=\"%d\" y1=\"28\" x2=\"%d\" "
            + "y2=\"%d\"/>%n", x, name, x, x, height);
    }

    private static void arrow(int from, int to, int y, String style, PrintWriter out) {
        out.printf("<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" marker-end=\"url(#tip)\"/>%n", style, from, y, to, y);
    }

    private static void text(int x, int y, String style, String text, PrintWriter out) {
        String shown = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
        out.printf("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", style, x, y, HtmlPage.escaped(shown));
    }
}
