package veridian.ipc.machine;

import veridian.ipc.kernel.IpcException;

/** A step of a user program: what a process does when it runs once. */
@FunctionalInterface
public interface Step {

    /**
     * Runs.
     *
     * @return whether the next step comes next; if not, this one is tried again when the process runs the next time, as after
     *     {@link Status#BLOCKED}
     * @throws IpcException if the process is to be killed, as by a page fault that can't be served
     */
    boolean run(UserProcess self) throws IpcException;
}
