package veridian.ipc.oracle.testee;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import veridian.ipc.trace.ProtocolException;
import veridian.ipc.trace.ProtocolReader;

/** The three streams of a process, each served by a thread of its own, so that no caller blocks on any of them. */
final class Pipes {

    private static final int LINES_TOGETHER = 64;
    private static final int BATCHES_AHEAD = 16;
    private static final int ERRORS_KEPT = 2000;
    private static final byte[] CLOSE = {};

    /**
     * What came on the standard output.
     *
     * @param text a line; null if there is none
     * @param problem what is wrong instead, in words; null if nothing is: without a text, this is the end of the stream
     */
    record Line(byte[] text, String problem) {

        static final Line END = new Line(null, null);

        boolean isEnd() {
            return text == null && problem == null;
        }
    }

    private final BlockingQueue<byte[]> toWrite = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<Line>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Deque<Line> batch = new ArrayDeque<>();
    private final StringBuilder errors = new StringBuilder();
    private final Thread errorReader;

    Pipes(Process process) {
        start("ipc-oracle-stdin", () -> write(process.getOutputStream()));
        start("ipc-oracle-stdout", () -> read(process.getInputStream()));
        errorReader = start("ipc-oracle-stderr", () -> drain(process.getErrorStream()));
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    void send(byte[] bytes) {
        toWrite.add(bytes);
    }

    void closeInput() {
        toWrite.add(CLOSE);
    }

    /** The next line, or null if none comes in time. */
    Line next(Duration patience) {
        try {
            if (batch.isEmpty()) {
                List<Line> more = batches.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
                batch.addAll(more == null ? List.of() : more);
            }
            return batch.poll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Waits so long for the end of the standard error: a program that has ended may have said what is not read yet. */
    void awaitErrors(Duration patience) {
        try {
            errorReader.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last line of the standard error that is complete, if one is; an empty text if there is nothing. */
    String lastError() {
        synchronized (errors) {
            String complete = lastLine(errors.substring(0, Math.max(0, errors.lastIndexOf("\n"))));
            return complete.isEmpty() ? lastLine(errors.toString()) : complete;
        }
    }

    private static String lastLine(String text) {
        return text.lines().map(line -> line.replaceAll("\\p{Cntrl}", "?")).filter(line -> !line.isBlank())
            .reduce("", (before, line) -> line);
    }

    private void write(OutputStream stream) {
        try (OutputStream out = new BufferedOutputStream(stream)) {
            for (byte[] bytes = toWrite.take(); bytes != CLOSE; bytes = toWrite.take()) {
                out.write(bytes);
                if (toWrite.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // It no longer listens; whoever waits for an answer finds out.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream stream) {
        ProtocolReader reader = new ProtocolReader(stream);
        try {
            Line line;
            do {
                List<Line> together = new ArrayList<>();
                do {
                    line = readLine(reader);
                    together.add(line);
                } while (line.text() != null && together.size() < LINES_TOGETHER && reader.hasBuffered());
                batches.put(together);
            } while (line.text() != null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Line readLine(ProtocolReader reader) {
        try {
            return new Line(reader.line(), null);
        } catch (ProtocolException e) {
            return new Line(null, e.getMessage());
        } catch (IOException e) {
            return Line.END;
        }
    }

    private void drain(InputStream stream) {
        byte[] chunk = new byte[1 << 13];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                keep(new String(chunk, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // It ended.
        }
    }

    private void keep(String text) {
        synchronized (errors) {
            errors.append(text);
            errors.delete(0, Math.max(0, errors.length() - ERRORS_KEPT));
        }
    }
}
