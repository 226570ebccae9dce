package veridian.ipc.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import veridian.ipc.trace.TraceException.Expected;

/**
 * The lines of a stream, one at a time: each ends with a line feed and is UTF-8 without control characters. Holds one
 * line at most, and refuses one that is longer than {@link #LONGEST}.
 */
final class Lines {

    /** Most bytes of a line. */
    static final int LONGEST = 1 << 20;

    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;
    private byte[] line = new byte[1024];
    private int length;
    private boolean ascii;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The bytes of the current line start at index 0 of this array. */
    byte[] bytes() {
        return line;
    }

    /** How many bytes the current line has, without the line feed. */
    int length() {
        return length;
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
            byte b = chunk[position++];
            if (b == '\n') {
                checkUtf8();
                return true;
            }
            append(b);
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }

    private void append(byte b) throws Expected {
        if (b < ' ') {
            if (b < 0) {
                ascii = false;
            } else if (b != '\t' && b != '\r') {
                throw new Expected("JSON text", "the control character " + b);
            }
        }
        if (length == line.length) {
            grow();
        }
        line[length++] = b;
    }

    private void grow() throws Expected {
        if (length == LONGEST) {
            throw new Expected("at most " + LONGEST + " bytes in a line", "more");
        }
        line = Arrays.copyOf(line, Math.min(LONGEST, 2 * length));
    }

    private void checkUtf8() throws Expected {
        if (ascii) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
        } catch (CharacterCodingException e) {
            throw new Expected("UTF-8", "bytes that are not");
        }
    }
}
