package veridian.ipc.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import veridian.ipc.trace.TraceException.Expected;

/**
 * Several files as one trace: the logs of several processes or processors of one kernel. The steps say the order, which the kernel
 * gave: in each file they ascend, and in all together each of 1, 2, 3, ... is there once. Holds one event of each file.
 */
public final class MergedTraces {

    /** A file, and its event that is next. */
    private static final class Part {
        private final TraceReader reader;
        private Event event;

        Part(TraceReader reader) {
            this.reader = reader;
        }

        String place() {
            return reader.file() + ":" + reader.line();
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private TraceHeader header;
    private Part last;
    private String reading = "";
    private long step;

    /**
     * Adds a file, whose limits must be those of the others.
     *
     * @param file the name to be used in messages
     */
    public void add(InputStream in, String file) throws IOException, TraceException {
        reading = file;
        Part part = new Part(TraceReader.ofPart(in, file));
        if (header != null && !header.limits().equals(part.reader.header().limits())) {
            throw new TraceException(file, 1, new Expected("the limits of " + parts.get(0).reader.file(), "others"));
        }
        header = part.reader.header();
        part.event = part.reader.next();
        parts.add(part);
    }

    /** The header of the file that was added last. */
    public TraceHeader header() {
        return header;
    }

    /**
     * The next event, or null after the last one.
     *
     * @throws TraceException if the next line of a file is not in the format, or the order is none
     */
    public Event next() throws IOException, TraceException {
        if (last != null) {
            reading = last.reader.file();
            last.event = last.reader.next();
        }
        step++;
        Part next = null;
        for (Part part : parts) {
            if (part.event != null && (next == null || part.event.step() < next.event.step())) {
                next = part;
            }
        }
        if (next == null) {
            return null;
        }
        requireOrder(next);
        last = next;
        return next.event;
    }

    private void requireOrder(Part next) throws TraceException {
        long found = next.event.step();
        if (found < step) {
            throw wrong(next, "an integer above " + (step - 1) + ", which is in " + last.place(), found);
        }
        if (found > step) {
            throw wrong(next, "the integer " + step + ", or that in another file", found);
        }
        for (Part part : parts) {
            if (part != next && part.event != null && part.event.step() == step) {
                throw wrong(part, "each integer once, " + step + " is in " + next.place(), found);
            }
        }
    }

    private static TraceException wrong(Part part, String expected, long found) {
        return new TraceException(part.reader.file(), part.reader.line(), JsonObject.wrong("step", expected, Datum.number(found)));
    }

    /** The file that was read from last. */
    public String reading() {
        return reading;
    }

    /** The file of the event that was read last. */
    public String file() {
        return last.reader.file();
    }

    /** The line of the event that was read last, from 1. */
    public long line() {
        return last.reader.line();
    }
}
