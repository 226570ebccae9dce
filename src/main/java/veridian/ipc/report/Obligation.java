package veridian.ipc.report;

/**
 * Something to be proved about the kernel, and what each prover says of it.
 *
 * @param id its name in {@code proofs/obligations.tsv}
 * @param key proved, open or none
 * @param openjml proved, recorded, stale, open or none
 */
record Obligation(String id, String key, String openjml) {

    static final String PROVED = "proved";
    static final String RECORDED = "recorded";
    static final String STALE = "stale";
    static final String OPEN = "open";
    static final String NONE = "none";

    boolean byKey() {
        return key.equals(PROVED);
    }

    boolean byOpenJml() {
        return openjml.equals(PROVED) || openjml.equals(RECORDED);
    }

    boolean open() {
        return !byKey() && !byOpenJml();
    }

    /** Nothing but an earlier run speaks for it. */
    boolean onlyRecorded() {
        return !byKey() && openjml.equals(RECORDED);
    }
}
