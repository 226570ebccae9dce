package veridian.ipc.oracle;

import veridian.ipc.oracle.run.Verdict;

/** How the command line ends. */
final class ExitCode {

    /** All conforms. */
    static final int CONFORMS = 0;
    /** Something deviates; this is certain whatever else could not be judged. */
    static final int DEVIATES = 1;
    /** Something could not be judged. */
    static final int UNKNOWN = 2;
    /** The command line itself is wrong. */
    static final int USAGE = 64;

    private ExitCode() {
    }

    static int of(FileVerdict verdict) {
        if (verdict instanceof FileVerdict.Deviates) {
            return DEVIATES;
        }
        return verdict instanceof FileVerdict.Unknown ? UNKNOWN : CONFORMS;
    }

    static int of(Verdict.Word word) {
        switch (word) {
            case CONFORMS:
                return CONFORMS;
            case DEVIATES:
                return DEVIATES;
            default:
                return UNKNOWN;
        }
    }

    /** The code for both together: a deviation outweighs what could not be judged, that outweighs conformance. */
    static int worst(int a, int b) {
        return a == DEVIATES || b == DEVIATES ? DEVIATES : Math.max(a, b);
    }
}
