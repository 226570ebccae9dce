package veridian.ipc.oracle.run;

/** Is told how far a run is. */
public interface Progress {

    /** For who does not want to know. */
    Progress NONE = (suite, scripts, calls) -> { };

    /**
     * A script was run.
     *
     * @param suite of which suite
     * @param scripts scripts of all suites so far
     * @param calls calls so far
     */
    void ran(String suite, long scripts, long calls);
}
