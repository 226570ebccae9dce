package veridian.ipc.trace;

import java.util.Objects;

/** A named argument or a named part of an answer; the name is the one in traces and in the TLA+ record. */
public record Field(String name, Kind kind) {

    /** Neither may be null. */
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }
}
