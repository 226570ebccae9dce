package veridian.ipc.trace;

import java.util.Objects;
import veridian.ipc.kernel.IpcError;

/**
 * How a call ended: OK, perhaps with a value, or refused with an error.
 *
 * @param error why it was refused; null: OK
 * @param value what it returned; null: nothing
 */
public record Outcome(IpcError error, Datum value) {

    private static final Outcome OK = new Outcome(null, null);

    /** A refused call returns nothing. */
    public Outcome {
        if (error != null && value != null) {
            throw new IllegalArgumentException("a refused call returns no value");
        }
    }

    /** OK, and no value. */
    public static Outcome ok() {
        return OK;
    }

    /** OK with this value. */
    public static Outcome ok(Datum value) {
        return new Outcome(null, Objects.requireNonNull(value));
    }

    /** Refused. */
    public static Outcome refused(IpcError error) {
        return new Outcome(Objects.requireNonNull(error), null);
    }

    /** Whether the call succeeded. */
    public boolean isOk() {
        return error == null;
    }

    /** "OK" or the error's name: the result as in traces and in the specification. */
    public String result() {
        return error == null ? "OK" : error.name();
    }

    @Override
    public String toString() {
        return value == null ? result() : "OK with " + value;
    }
}
