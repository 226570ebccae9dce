package veridian.ipc.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import veridian.ipc.trace.TraceException.Expected;

/**
 * The lines of a stream, one at a time: each ends with a line feed and is UTF-8 without control characters. A line is where
 * it was read to, if it is there in one piece. One that is longer than {@link #LONGEST} is refused.
 */
final class Lines {

    /** Most bytes of a line. */
    static final int LONGEST = 1 << 20;

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;
    /** Where the last line feed of the chunk is; -1: nowhere. */
    private int lastLineFeed = -1;
    /** A line that is in several chunks is put together here. */
    private byte[] joined = new byte[1024];
    private byte[] line = joined;
    private int offset;
    private int length;
    private boolean ascii;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The array that the current line is in. */
    byte[] bytes() {
        return line;
    }

    /** Where in the array the current line starts. */
    int offset() {
        return offset;
    }

    /** How many bytes the current line has, without the line feed. */
    int length() {
        return length;
    }

    /** Whether the next line is here already, so that nothing has to be waited for. */
    boolean hasNext() {
        return position <= lastLineFeed;
    }

    /** Goes to the next line; false at the end of the stream. */
    boolean next() throws IOException, Expected {
        length = 0;
        ascii = true;
        while (true) {
            if (position == end && !fill()) {
                if (length > 0) {
                    throw new Expected("a line feed at the end of the last line", "the end of the file: it is cut off");
                }
                return false;
            }
            int start = position;
            if (toLineFeed()) {
                end(start);
                checkUtf8();
                return true;
            }
            join(start);
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk));
        lastLineFeed = end - 1;
        while (lastLineFeed >= 0 && chunk[lastLineFeed] != '\n') {
            lastLineFeed--;
        }
        return end > 0;
    }

    /** Goes to the next line feed in the chunk; false if it has none. */
    private boolean toLineFeed() throws Expected {
        int at = position;
        while (at < end) {
            byte b = chunk[at];
            if (b < ' ') {
                if (b == '\n') {
                    position = at;
                    return true;
                }
                if (b < 0) {
                    ascii = false;
                } else if (b != '\t' && b != '\r') {
                    throw new Expected("JSON text", "the control character " + b);
                }
            }
            at++;
        }
        position = end;
        return false;
    }

    /** The line feed is at the position, and what is new of the line begins at the start. */
    private void end(int start) throws Expected {
        if (length > 0) {
            join(start);
        } else {
            line = chunk;
            offset = start;
            length = position - start;
        }
        position++;
    }

    private void join(int start) throws Expected {
        int more = position - start;
        if (length + more > LONGEST) {
            throw new Expected("at most " + LONGEST + " bytes in a line", "more");
        }
        if (length + more > joined.length) {
            joined = Arrays.copyOf(joined, Math.min(LONGEST, Math.max(2 * joined.length, length + more)));
        }
        System.arraycopy(chunk, start, joined, length, more);
        line = joined;
        offset = 0;
        length += more;
    }

    private void checkUtf8() throws Expected {
        if (ascii) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, offset, length));
        } catch (CharacterCodingException e) {
            throw new Expected("UTF-8", "bytes that are not");
        }
    }
}
