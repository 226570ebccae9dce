package veridian.ipc.trace;

import java.util.Objects;

/**
 * The first line of a trace.
 *
 * @param limits the bounds of the recorded kernel
 * @param implementation what was recorded, in free text
 */
public record TraceHeader(Limits limits, String implementation) {

    /** The format's name, the value of {@code format}. */
    public static final String FORMAT = "veridian-ipc-trace";
    /** The format's version, the value of {@code version}. */
    public static final int VERSION = 1;

    /** Neither may be null. */
    public TraceHeader {
        Objects.requireNonNull(limits);
        Objects.requireNonNull(implementation);
    }
}
