/**
 * Implementations under test: {@link veridian.ipc.oracle.testee.Testee} is what a run speaks to,
 * {@link veridian.ipc.oracle.testee.ProcessTestee} is a program that speaks the protocol of {@code spec/PROTOCOL.md} on its
 * standard streams. Whatever such a program does, nothing here waits for it without a limit, and no process of it is left.
 */
package veridian.ipc.oracle.testee;
