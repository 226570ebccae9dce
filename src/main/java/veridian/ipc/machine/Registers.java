package veridian.ipc.machine;

import veridian.ipc.kernel.IpcError;

/** What a system call is asked and answers with: a number and three arguments; a status and four results. */
final class Registers {

    private static final int ARGUMENTS = 3;
    private static final int RESULTS = 4;

    /** Which {@link SystemCallNumber}; any 64 bits. */
    long number;
    final long[] arguments = new long[ARGUMENTS];
    /** {@link Status#OK}, {@link Status#BLOCKED}, or that of an error. */
    long status;
    final long[] results = new long[RESULTS];

    /** The arguments that are not given are 0. */
    void ask(long number, long... given) {
        this.number = number;
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = i < given.length ? given[i] : 0;
        }
    }

    /** The results that are not given are 0. */
    void answer(long status, long... given) {
        this.status = status;
        for (int i = 0; i < RESULTS; i++) {
            results[i] = i < given.length ? given[i] : 0;
        }
    }

    void refuse(IpcError error) {
        answer(Status.of(error));
    }
}
