package veridian.ipc.oracle;

/** Shows verdicts, each as soon as it is known. */
interface CheckReport {

    /** Shows the verdict on a trace. */
    void show(String file, FileVerdict verdict);
}
