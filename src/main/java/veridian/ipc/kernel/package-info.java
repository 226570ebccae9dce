/**
 * The verified kernel: the whole API as sequential, self-contained Java with JML on every method.
 *
 * <p>It imports nothing of the project and little of the JDK: arrays and final classes, the subset that both KeY and
 * OpenJML read. Read it beside the TLA+ modules of {@code spec/}; each method names the action that it implements.
 */
package veridian.ipc.kernel;
