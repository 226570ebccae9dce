/**
 * Conformance: judges what an implementation did against the specification, names the clause that it breaks, and is the
 * command line.
 *
 * <p>{@link veridian.ipc.oracle.Matcher} judges events; {@link veridian.ipc.oracle.Recorder} makes them out of calls. Imports
 * spec, trace and, to record it, the kernel.
 */
package veridian.ipc.oracle;
