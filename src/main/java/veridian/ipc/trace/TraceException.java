package veridian.ipc.trace;

/** A trace that is not in the format. The message is one line: {@code file:line: expected …, found …}. */
public final class TraceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;

    TraceException(String file, long line, Expected problem) {
        super(file + ":" + line + ": " + problem.getMessage(), null, false, false);
        this.file = file;
        this.line = line;
    }

    /** The file's name as the reader was given it. */
    public String file() {
        return file;
    }

    /** The line, from 1. */
    public long line() {
        return line;
    }

    /** What was expected at some place of the line that is being read, and what was found there. */
    static final class Expected extends Exception {

        private static final long serialVersionUID = 1L;
        private static final int MOST_SHOWN = 60;

        Expected(String expected, Object found) {
            super("expected " + expected + ", found " + brief(found), null, false, false);
        }

        private static String brief(Object found) {
            String text = String.valueOf(found).replaceAll("\\p{Cntrl}", "?");
            return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
        }
    }
}
