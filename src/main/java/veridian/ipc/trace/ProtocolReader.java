package veridian.ipc.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import veridian.ipc.trace.TraceException.Expected;

/** Reads the lines of the protocol, from either side, as strictly as {@link TraceReader} reads a trace. */
public final class ProtocolReader {

    private final Lines lines;

    /** Reads from this stream. */
    public ProtocolReader(InputStream in) {
        this.lines = new Lines(in);
    }

    /**
     * The next line, or null at the end of the stream.
     *
     * @throws ProtocolException if it is too long, cut off, or not text
     */
    public byte[] line() throws IOException, ProtocolException {
        try {
            return lines.next() ? Arrays.copyOfRange(lines.bytes(), lines.offset(), lines.offset() + lines.length()) : null;
        } catch (Expected problem) {
            throw new ProtocolException(problem);
        }
    }

    /** Whether the next line is here already, so that {@link #line} will not wait for it. */
    public boolean hasBuffered() {
        return lines.hasNext();
    }

    /** Decodes a line to what it stands for. */
    private interface Decoder<T> {
        T decode(JsonObject json) throws Expected;
    }

    private static <T> T decode(byte[] line, Decoder<T> decoder) throws ProtocolException {
        try {
            return decoder.decode(JsonObject.parse(line, 0, line.length));
        } catch (Expected problem) {
            throw new ProtocolException(problem);
        }
    }

    /** Decodes what is asked. */
    public static Ask ask(byte[] line) throws ProtocolException {
        return decode(line, EventDecoder::ask);
    }

    /** Decodes the answer to {@link Ask.Hello}. */
    public static Profile profile(byte[] line) throws ProtocolException {
        return decode(line, EventDecoder::profile);
    }

    /** Decodes the answer to {@link Ask.Reset}: it must have this number. */
    public static void resetDone(byte[] line, long number) throws ProtocolException {
        decode(line, json -> EventDecoder.resetDone(json, number));
    }

    /** Decodes the answer to a call: it must have this step. */
    public static Outcome outcome(byte[] line, long step, Call call) throws ProtocolException {
        Outcome plain = new Scanner().outcome(line, step, call);
        return plain != null ? plain : decode(line, json -> EventDecoder.answer(json, step, call));
    }
}
