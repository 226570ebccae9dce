package veridian.ipc.crosscheck;

import veridian.ipc.kernel.KernelState;
import veridian.ipc.oracle.Implementation;

/** A kernel whose state can be read, and that can go back to a state that was marked. */
public interface Subject extends Implementation {

    /** What its fields mean. */
    KernelState state();

    /** Marks the state as the one to go back to. */
    void mark();

    /** Whether all its fields are as at the mark. */
    boolean isAtMark();

    /** Goes back to the mark. */
    void goBack();
}
