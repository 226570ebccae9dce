package veridian.ipc.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.TraceException;
import veridian.ipc.trace.TraceReader;

/** Reads a trace on a thread of its own, some way ahead of who judges it, but never waits for more with events that it has. */
final class ReadAhead implements AutoCloseable {

    private static final int MOST_EVENTS = 1000;
    private static final int MOST_BATCHES = 8;

    /**
     * Some events.
     *
     * @param end why no more follow; null if more do
     */
    private record Batch(List<Event> events, End end) {
    }

    /** The end of the trace, or what is wrong there: with the trace, with the file, with this program. */
    private record End(TraceException notTrace, IOException unreadable, RuntimeException fault) {
    }

    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
    private final Thread thread;
    private Batch batch = new Batch(List.of(), null);
    private int next;

    ReadAhead(TraceReader reader) {
        thread = new Thread(() -> readAll(reader), "ipc-oracle-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll(TraceReader reader) {
        try {
            Batch read;
            do {
                read = read(reader);
                batches.put(read);
            } while (read.end == null);
        } catch (InterruptedException e) {
            // Nobody wants more.
        }
    }

    private static Batch read(TraceReader reader) {
        List<Event> events = new ArrayList<>(MOST_EVENTS);
        try {
            do {
                Event event = reader.next();
                if (event == null) {
                    return new Batch(events, new End(null, null, null));
                }
                events.add(event);
            } while (events.size() < MOST_EVENTS && reader.hasBuffered());
            return new Batch(events, null);
        } catch (TraceException e) {
            return new Batch(events, new End(e, null, null));
        } catch (IOException e) {
            return new Batch(events, new End(null, e, null));
        } catch (RuntimeException e) {
            return new Batch(events, new End(null, null, e));
        }
    }

    /** The next event, or null after the last one; fails where reading fails. */
    Event next() throws IOException, TraceException {
        while (next == batch.events.size()) {
            if (batch.end != null) {
                return end(batch.end);
            }
            batch = take();
            next = 0;
        }
        return batch.events.get(next++);
    }

    private static Event end(End end) throws IOException, TraceException {
        if (end.notTrace != null) {
            throw end.notTrace;
        }
        if (end.unreadable != null) {
            throw end.unreadable;
        }
        if (end.fault != null) {
            throw end.fault;
        }
        return null;
    }

    private Batch take() throws IOException {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    /** Reads no more. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
