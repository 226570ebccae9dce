package veridian.ipc.oracle.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.spec.SpecOracle;

/** Makes scripts on a thread of its own, some ahead of who runs them. */
final class MadeAhead implements Iterator<Script>, AutoCloseable {

    static final String THREAD = "ipc-oracle-scripts";
    private static final int MOST = 256;

    /** A script; none after the last one, or after what went wrong. */
    private record Made(Script script, Throwable fault) {
    }

    private final BlockingQueue<Made> made = new ArrayBlockingQueue<>(MOST);
    private final Thread thread;
    private Made next;

    MadeAhead(Iterator<Script> scripts) {
        thread = new Thread(null, () -> makeAll(scripts), THREAD, SpecOracle.STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private void makeAll(Iterator<Script> scripts) {
        try {
            try {
                while (scripts.hasNext()) {
                    made.put(new Made(scripts.next(), null));
                }
                made.put(new Made(null, null));
            } catch (RuntimeException | Error e) {
                made.put(new Made(null, e));
            }
        } catch (InterruptedException e) {
            // Nobody wants more.
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = take();
        }
        if (next.fault instanceof Error error) {
            throw error;
        }
        if (next.fault != null) {
            throw (RuntimeException) next.fault;
        }
        return next.script != null;
    }

    @Override
    public Script next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Script script = next.script;
        next = null;
        return script;
    }

    private Made take() {
        try {
            return made.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Makes no more; what the thread used is free when this returns. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
