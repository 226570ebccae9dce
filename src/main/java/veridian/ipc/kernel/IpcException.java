package veridian.ipc.kernel;

/**
 * A call was refused and changed nothing. The error says which check failed first.
 *
 * <p>It carries no stack trace: a refusal is an answer to the caller, not a fault of the kernel.
 */
public final class IpcException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The first check that failed. */
    private final /*@ spec_public nullable @*/ IpcError error;

    /** A refusal for the given reason; its message is the name of the error. */
    /*@ public normal_behavior
      @   ensures this.error == error;
      @   assignable \nothing;
      @*/
    public /*@ pure helper @*/ IpcException(/*@ nullable @*/ IpcError error) {
        super(String.valueOf(error));
        this.error = error;
    }

    /** Why the call was refused. */
    /*@ public normal_behavior
      @   ensures \result == error;
      @   assignable \nothing;
      @*/
    public /*@ pure nullable @*/ IpcError error() {
        return error;
    }

    /** Records nothing: where a refusal was made says nothing that the error does not. */
    /*@ also public normal_behavior
      @   ensures \result == this;
      @   assignable \nothing;
      @*/
    public Throwable fillInStackTrace() {
        return this;
    }
}
