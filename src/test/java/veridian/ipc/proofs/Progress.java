package veridian.ipc.proofs;

import java.time.Duration;

/** One line on a terminal that says how far a long run is; silent where nobody watches. */
final class Progress implements KeyPool.Listener {

    private final boolean visible;
    private int total;
    private int done;
    private int open;
    private long start;

    private Progress(boolean visible) {
        this.visible = visible;
    }

    /** Visible on an interactive terminal, silent in CI and when the output goes to a file. */
    static Progress forThisTerminal() {
        return new Progress(System.console() != null && !"true".equals(System.getenv("CI")));
    }

    @Override
    public synchronized void start(int obligations) {
        total = obligations;
        start = System.nanoTime();
    }

    @Override
    public synchronized void finished(ProofResult result) {
        done++;
        if (!result.isProved()) {
            open++;
        }
        if (visible) {
            System.err.printf("\r%d of %d proved or tried, %d open, about %d s left   %s",
                    done, total, open, secondsLeft(), done == total ? System.lineSeparator() : "");
        }
    }

    private long secondsLeft() {
        Duration perObligation = Duration.ofNanos(System.nanoTime() - start).dividedBy(done);
        return perObligation.multipliedBy(total - done).toSeconds();
    }
}
