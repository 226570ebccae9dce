/**
 * The TLA+ specification, run: TLC inside this JVM evaluates the operators of {@code spec/*.tla} themselves, so what a
 * call must do is read nowhere else.
 *
 * <p>{@link veridian.ipc.spec.SpecOracle} steps; {@link veridian.ipc.spec.Binding} translates between an implementation's ids
 * and the specification's, which are 1, 2, 3, ... in the order in which they are issued. Arguments and values are
 * {@link veridian.ipc.trace.Datum}s, with the specification's ids in the place of the implementation's.
 *
 * <p>Imports trace, and the kernel's value types. Only {@code veridian.ipc.spec.tlc} knows TLC.
 */
package veridian.ipc.spec;
