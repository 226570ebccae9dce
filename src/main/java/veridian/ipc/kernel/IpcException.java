package veridian.ipc.kernel;

/**
 * A call was refused and changed nothing. The error says which check failed first.
 *
 * <p>It carries no stack trace: a refusal is an answer to the caller, not a fault of the kernel.
 */
public final class IpcException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The first check that failed. */
    private final /*@ spec_public @*/ IpcError error;

    /** A refusal for the given reason. */
    /*@ public normal_behavior
      @   ensures this.error == error;
      @   assignable \nothing;
      @*/
    public IpcException(IpcError error) {
        this.error = error;
    }

    /** Why the call was refused. */
    /*@ public normal_behavior
      @   ensures \result == error;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ IpcError error() {
        return error;
    }

    /** The name of the error, as in the specification. */
    public String getMessage() {
        return error.toString();
    }

    /** Records nothing: where a refusal was made says nothing that the error does not. */
    public Throwable fillInStackTrace() {
        return this;
    }
}
