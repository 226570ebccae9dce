/**
 * The kernel against the specification, step by step, in both directions.
 *
 * <p>{@link veridian.ipc.crosscheck.CodeToSpec}: whatever the kernel does on random calls, the specification says.
 * {@link veridian.ipc.crosscheck.SpecToCode}: whatever the specification says in every reachable state of a small
 * configuration to every call, the kernel does. Compared are the result, the value, and the whole state: the kernel's
 * fields, read by {@link veridian.ipc.kernel.KernelAbstraction}, in the specification's ids. {@code defects.tsv} lists
 * faults of the kernel that both directions must find.
 */
package veridian.ipc.crosscheck;
