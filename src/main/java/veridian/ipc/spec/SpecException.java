package veridian.ipc.spec;

/** The specification could not be loaded or evaluated: a fault of this program, never of what is judged. */
public final class SpecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what went wrong in a sentence. */
    public SpecException(String message) {
        super(message);
    }

    /** With what went wrong in a sentence, and what led to it. */
    public SpecException(String message, Throwable cause) {
        super(message, cause);
    }
}
