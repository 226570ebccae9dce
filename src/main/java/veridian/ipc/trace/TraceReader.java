package veridian.ipc.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import veridian.ipc.trace.TraceException.Expected;

/**
 * Reads a trace event by event, in constant memory. Strict: what is not in the format is refused at the first place where
 * it shows, with file, line and what was expected.
 */
public final class TraceReader implements Closeable {

    private final InputStream in;
    private final String file;
    private final Lines lines;
    private final TraceHeader header;
    private final Scanner scanner = new Scanner();
    private final Steps steps;
    private long line;

    /**
     * Reads the header.
     *
     * @param file the name to be used in messages
     * @throws TraceException if the header is not in the format
     */
    public TraceReader(InputStream in, String file) throws IOException, TraceException {
        this(in, file, Steps.all());
    }

    /**
     * Reads the header of a part of a trace: its steps ascend, and those between are in other files.
     *
     * @param file the name to be used in messages
     * @throws TraceException if the header is not in the format
     */
    static TraceReader ofPart(InputStream in, String file) throws IOException, TraceException {
        return new TraceReader(in, file, Steps.some());
    }

    private TraceReader(InputStream in, String file, Steps steps) throws IOException, TraceException {
        this.in = in;
        this.steps = steps;
        this.file = file;
        this.lines = new Lines(in);
        try {
            if (!nextLine()) {
                throw new Expected("a header", "an empty file");
            }
            this.header = EventDecoder.header(JsonObject.parse(lines.bytes(), lines.offset(), lines.length()));
        } catch (Expected problem) {
            throw new TraceException(file, line, problem);
        }
    }

    /** Opens the file and reads its header. */
    public static TraceReader open(Path path) throws IOException, TraceException {
        InputStream in = Files.newInputStream(path);
        try {
            return new TraceReader(in, path.toString());
        } catch (IOException | TraceException e) {
            in.close();
            throw e;
        }
    }

    /** The header. */
    public TraceHeader header() {
        return header;
    }

    /**
     * The next event, or null after the last one.
     *
     * @throws TraceException if the next line is not in the format
     */
    public Event next() throws IOException, TraceException {
        try {
            if (!nextLine()) {
                return null;
            }
            Event event = scanner.event(lines.bytes(), lines.offset(), lines.length(), steps);
            if (event == null) {
                event = EventDecoder.event(JsonObject.parse(lines.bytes(), lines.offset(), lines.length()), steps);
            }
            EventDecoder.checkLimits(header, event.call());
            steps.took(event.step());
            return event;
        } catch (Expected problem) {
            throw new TraceException(file, line, problem);
        }
    }

    /** Whether the next event is here already, so that {@link #next} will not wait for it. */
    public boolean hasBuffered() {
        return lines.hasNext();
    }

    /** The file's name as it was given. */
    public String file() {
        return file;
    }

    /** The line of the event that was read last, from 1; the header is line 1. */
    public long line() {
        return line;
    }

    private boolean nextLine() throws IOException, Expected {
        line++;
        return lines.next();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
