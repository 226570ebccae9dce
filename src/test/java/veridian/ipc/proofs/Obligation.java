package veridian.ipc.proofs;

/**
 * One thing that KeY has to prove.
 *
 * @param id     stable name, such as {@code BoundedQueue.enqueue(int,Message)#normal.0}
 * @param file   source file, relative to the folder of the kernel
 * @param line   line of the method's declaration, or of the class for an obligation about its invariant
 */
record Obligation(String id, String file, int line) {

    /** The method (or observer, such as {@code \inv}) that the obligation is about. */
    String method() {
        return id.substring(0, id.indexOf('#'));
    }
}
