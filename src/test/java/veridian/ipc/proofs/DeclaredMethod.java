package veridian.ipc.proofs;

/**
 * A method or constructor as the source text declares it.
 *
 * @param id         such as {@code BoundedQueue.enqueue(int,Message)}; a constructor has its class's name as its own
 * @param file       source file, relative to the folder that was scanned
 * @param line       line of the declaration
 * @param contracted whether some verifier can see a contract
 * @param forKey     whether KeY can see one
 * @param hasBody    false for an abstract method, whose contract its implementations have to meet
 */
record DeclaredMethod(String id, String file, int line, boolean contracted, boolean forKey,
                      boolean hasBody) {

    /** The class, as in {@code Outer.Inner}. */
    String type() {
        return qualifiedName().substring(0, qualifiedName().lastIndexOf('.'));
    }

    /** The name alone, as in {@code enqueue}. */
    String name() {
        return qualifiedName().substring(qualifiedName().lastIndexOf('.') + 1);
    }

    private String qualifiedName() {
        return id.substring(0, id.indexOf('('));
    }
}
