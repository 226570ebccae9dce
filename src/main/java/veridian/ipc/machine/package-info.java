/**
 * The machine around the kernel: what the API reference's integration examples show, small and deterministic.
 *
 * <p>The kernel says who may do what, who runs, and which frames belong to which region. Here is what it deliberately does not hold:
 * the bytes of frames ({@link veridian.ipc.machine.PhysicalMemory}), the address spaces in which processes see them
 * ({@link veridian.ipc.machine.MemoryManager}), copying to and from user addresses ({@link veridian.ipc.machine.UserMemory}), system
 * calls in registers ({@link veridian.ipc.machine.SystemCallHandler}), a timestamp counter, and the loop that runs processes
 * ({@link veridian.ipc.machine.Machine}, where to begin).
 *
 * <p>Imports the kernel and nothing else of the project.
 */
package veridian.ipc.machine;
