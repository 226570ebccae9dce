package veridian.ipc.oracle.testee;

import java.util.Locale;

/** A testee that did not answer, or not in the protocol: nothing can be said of its conformance from there on. */
public final class TesteeFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** It could not be started, or its handshake is none. */
        HANDSHAKE,
        /** No answer in time. */
        TIMEOUT,
        /** An answer that the protocol does not allow there. */
        PROTOCOL,
        /** It ended. */
        ENDED;

        /** The name in reports: {@code timeout}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;

    /** With the reason, in one line. */
    public TesteeFailure(Kind kind, String reason) {
        super(reason.lines().findFirst().orElse(""), null, false, false);
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
