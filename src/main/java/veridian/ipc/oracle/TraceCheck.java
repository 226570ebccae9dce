package veridian.ipc.oracle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPInputStream;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MergedTraces;
import veridian.ipc.trace.TraceException;
import veridian.ipc.trace.TraceReader;

/**
 * Checks recorded traces, one after the other. Memory does not grow with the length of a trace, but for 20 to 40 bytes for
 * each id that it issues, unless the ids are a count, as of most implementations.
 */
public final class TraceCheck {

    private static final int BUFFER = 1 << 16;

    private final Function<Limits, SpecOracle> oracles;
    private SpecOracle oracle;

    /** Loads the specification when it needs it. */
    public TraceCheck() {
        this(Parts::load);
    }

    /** @param oracles where the specification with some limits comes from */
    TraceCheck(Function<Limits, SpecOracle> oracles) {
        this.oracles = oracles;
    }

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

    /**
     * What became of one trace in several files.
     *
     * @param place the file that the verdict is about; all, if it is about all
     */
    record MergedVerdict(String place, FileVerdict verdict) {
    }

    /** Checks one trace that is in several files. */
    MergedVerdict checkMerged(List<String> files, InputStream stdin, String stdinName) {
        List<InputStream> open = new ArrayList<>();
        MergedTraces traces = new MergedTraces();
        String opening = null;
        try {
            for (String file : files) {
                opening = file;
                InputStream in = file.equals(stdinName) ? stdin : Files.newInputStream(Path.of(file));
                open.add(in);
                traces.add(unpacked(in), file);
            }
            opening = null;
            return judge(traces, String.join(" + ", files));
        } catch (TraceException e) {
            return new MergedVerdict(e.file(), new FileVerdict.Unknown(e.getMessage()));
        } catch (InvalidPathException e) {
            return new MergedVerdict(opening, new FileVerdict.Unknown(opening + ": not a file name"));
        } catch (IOException e) {
            String file = opening == null ? traces.reading() : opening;
            return new MergedVerdict(file, new FileVerdict.Unknown(file + ": " + reason(e)));
        } finally {
            open.forEach(TraceCheck::close);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // It was read.
        }
    }

    private MergedVerdict judge(MergedTraces traces, String all) throws IOException, TraceException {
        FileVerdict verdict = judge(traces.header().limits(), traces::next, event -> traces.line());
        return new MergedVerdict(verdict instanceof FileVerdict.Deviates ? traces.file() : all, verdict);
    }

    /** The header is line 1 and each event the next one; who reads ahead is on a later line. */
    private FileVerdict judge(TraceReader reader) throws IOException, TraceException {
        try (ReadAhead ahead = new ReadAhead(reader)) {
            return judge(reader.header().limits(), ahead::next, event -> event.step() + 1);
        }
    }

    /** The events of a trace, one after the other; null after the last. */
    private interface Events {
        Event next() throws IOException, TraceException;
    }

    private FileVerdict judge(Limits limits, Events events, ToLongFunction<Event> line) throws IOException, TraceException {
        Matcher matcher = new Matcher(oracleFor(limits));
        long judged = 0;
        for (Event event = events.next(); event != null; event = events.next()) {
            Deviation deviation = matcher.judge(event);
            if (deviation != null) {
                return new FileVerdict.Deviates(line.applyAsLong(event), deviation);
            }
            judged++;
        }
        return new FileVerdict.Conforms(judged);
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
            oracle = oracles.apply(limits);
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
