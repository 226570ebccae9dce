package veridian.ipc.report;

/** What kind of evidence a line of the table has; each word means one thing. */
enum Word {
    /** A prover closed it in this build, for all inputs. */
    PROVED("proved"),
    /** All states within the stated bounds were visited in this build. */
    CHECKED("checked within these bounds"),
    /** Tried in this build on the cases counted, no more. */
    TESTED("tested"),
    /** A prover closed it, or noticed the fault, in an earlier run, on these very sources. */
    RECORDED("recorded"),
    /** No prover closed it; TRUSTED.md lists it, with the reason. */
    NOT_PROVED("not proved"),
    /** A prover's earlier run was on other sources: counts for nothing. */
    STALE("stale"),
    /** No result: nobody looked. */
    NOT_RUN("not run"),
    /** Looked at, and not closed or not as it should be. */
    FAILED("failed");

    private final String text;

    Word(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** What one line of this word makes of the whole. */
    Verdict verdict() {
        return switch (this) {
            case PROVED, CHECKED, TESTED, RECORDED -> Verdict.COMPLETE;
            case NOT_PROVED -> Verdict.PARTLY_PROVED;
            case STALE, NOT_RUN -> Verdict.INCOMPLETE;
            case FAILED -> Verdict.FAILED;
        };
    }
}
