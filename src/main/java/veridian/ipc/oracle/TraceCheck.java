package veridian.ipc.oracle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.TraceException;
import veridian.ipc.trace.TraceReader;

/**
 * Checks recorded traces, one after the other. Memory does not grow with the length of a trace, but for 16 to 24 bytes for
 * each id that it issues.
 */
public final class TraceCheck {

    private static final int BUFFER = 1 << 16;

    private SpecOracle oracle;

    /** Checks a file. */
    public FileVerdict check(Path file) {
        if (Files.isDirectory(file)) {
            return new FileVerdict.Unknown(file + ": expected a file, found a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return check(in, file.toString());
        } catch (IOException e) {
            return new FileVerdict.Unknown(file + ": " + reason(e));
        }
    }

    /**
     * Checks a stream.
     *
     * @param name what to call it in messages
     */
    public FileVerdict check(InputStream in, String name) {
        try {
            return judge(new TraceReader(unpacked(in), name));
        } catch (TraceException e) {
            return new FileVerdict.Unknown(e.getMessage());
        } catch (IOException e) {
            return new FileVerdict.Unknown(name + ": " + reason(e));
        }
    }

    private FileVerdict judge(TraceReader reader) throws IOException, TraceException {
        Matcher matcher = new Matcher(oracleFor(reader.header().limits()));
        long events = 0;
        try (ReadAhead ahead = new ReadAhead(reader)) {
            for (Event event = ahead.next(); event != null; event = ahead.next()) {
                Deviation deviation = matcher.judge(event);
                if (deviation != null) {
                    return new FileVerdict.Deviates(event.step() + 1, deviation);
                }
                events++;
            }
        }
        return new FileVerdict.Conforms(events);
    }

    /** What the stream holds; if that is gzip, what is packed in it. */
    private static InputStream unpacked(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, 2);
        byte[] start = pushback.readNBytes(2);
        pushback.unread(start);
        boolean gzip = start.length == 2 && (start[0] & 0xff | (start[1] & 0xff) << 8) == GZIPInputStream.GZIP_MAGIC;
        return gzip ? new GZIPInputStream(pushback, BUFFER) : pushback;
    }

    /** Loading takes a second, so the last one is kept; only one, since each holds a TLC of its own. */
    private SpecOracle oracleFor(Limits limits) {
        if (oracle == null || !oracle.limits().equals(limits)) {
            oracle = Parts.of(SpecOracle.load(limits));
        }
        return oracle;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof EOFException) {
            return "can't be read: the gzip data is cut off";
        }
        return e instanceof AccessDeniedException ? "permission denied" : "can't be read: " + e.getMessage();
    }
}
