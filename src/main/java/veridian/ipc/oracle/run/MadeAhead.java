package veridian.ipc.oracle.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import veridian.ipc.oracle.suite.Script;

/**
 * Scripts that a thread of its own makes ahead of their use: on a second processor, making them costs a run no time. They are the
 * same ones in the same order.
 */
final class MadeAhead implements Iterator<Script>, AutoCloseable {

    /** How many wait at most: enough to even out long and short ones. */
    private static final int MOST_WAITING = 64;

    /** A script; or, last, that there is none any more, and why if it is not the end. */
    private record Made(Script script, RuntimeException failure) { }

    private final BlockingQueue<Made> made = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread maker;
    private Made next;

    /** The supplier is asked on the other thread, so that what its scripts are made with is that thread's alone. */
    MadeAhead(Supplier<Iterator<Script>> scripts) {
        maker = new Thread(() -> make(scripts), "scripts");
        maker.setDaemon(true);
        maker.start();
    }

    private void make(Supplier<Iterator<Script>> scripts) {
        try {
            RuntimeException failure = null;
            try {
                for (Iterator<Script> all = scripts.get(); all.hasNext();) {
                    made.put(new Made(all.next(), null));
                }
            } catch (RuntimeException e) {
                failure = e;
            }
            made.put(new Made(null, failure));
        } catch (InterruptedException e) {
            // Nobody wants the rest.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = made.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for a script", e);
            }
        }
        if (next.failure() != null) {
            throw next.failure();
        }
        return next.script() != null;
    }

    @Override
    public Script next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Script script = next.script();
        next = null;
        return script;
    }

    /** Ends the thread. */
    @Override
    public void close() {
        maker.interrupt();
    }
}
