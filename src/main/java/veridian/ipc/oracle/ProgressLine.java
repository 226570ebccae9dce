package veridian.ipc.oracle;

import java.io.PrintWriter;
import veridian.ipc.oracle.run.Progress;
import veridian.ipc.oracle.run.RunPlan;
import veridian.ipc.oracle.suite.Suite;

/** A line on the terminal that says how far a run is; nothing if there is no terminal. */
final class ProgressLine implements Progress, AutoCloseable {

    private static final long NANOSECONDS = 1_000_000_000L;
    private static final long EVERY = NANOSECONDS / 5;
    private static final int WIDTH = 78;

    private final PrintWriter terminal;
    private final long allCalls;
    private final long start = System.nanoTime();
    private long shown;

    /**
     * A line.
     *
     * @param terminal null: none
     * @param allCalls how many calls the run will make, about
     */
    ProgressLine(PrintWriter terminal, long allCalls) {
        this.terminal = terminal;
        this.allCalls = allCalls;
    }

    static ProgressLine of(PrintWriter err, RunPlan plan) {
        long calls = plan.suites().stream().mapToLong(Suite::calls).sum() / plan.shard().of();
        return new ProgressLine(System.console() == null ? null : err, calls);
    }

    @Override
    public void ran(String suite, long scripts, long calls) {
        long now = System.nanoTime();
        if (terminal != null && now - shown > EVERY) {
            shown = now;
            show(text(suite, scripts, calls, (double) (now - start) / NANOSECONDS));
        }
    }

    /** What the line says after so many seconds. */
    String text(String suite, long scripts, long calls, double seconds) {
        long rate = Math.max(1, Math.round(calls / Math.max(seconds, 1e-3)));
        long left = Math.max(0, allCalls - calls) / rate;
        return String.format("%-10s  %,d scripts  %,d calls  %,d calls/s  about %,d s left", suite, scripts, calls, rate, left);
    }

    private void show(String text) {
        terminal.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
        terminal.flush();
    }

    @Override
    public void close() {
        if (terminal != null && shown != 0) {
            terminal.print("\r" + " ".repeat(WIDTH) + "\r");
            terminal.flush();
            shown = 0;
        }
    }
}
