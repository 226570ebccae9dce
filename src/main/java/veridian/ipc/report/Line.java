package veridian.ipc.report;

/**
 * A line of the verdict table.
 *
 * @param subject what it is about
 * @param figures how much of it
 * @param word what kind of evidence that is
 */
record Line(String subject, String figures, Word word) {

    /** A part without results. */
    static Line notRun(String subject) {
        return new Line(subject, "", Word.NOT_RUN);
    }
}
