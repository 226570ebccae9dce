package veridian.ipc.trace;

/** A line that the protocol does not allow there. The message is one line: {@code expected …, found …}. */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    ProtocolException(TraceException.Expected problem) {
        super(problem.getMessage(), null, false, false);
    }
}
