package veridian.ipc.oracle.testee;

import veridian.ipc.trace.Limits;

/** Starts implementations under test, each with a new kernel. */
public interface TesteeSource {

    /**
     * Starts one.
     *
     * @param wanted limits that would suit; what it has is in its profile
     */
    Testee start(Limits wanted) throws TesteeFailure;
}
