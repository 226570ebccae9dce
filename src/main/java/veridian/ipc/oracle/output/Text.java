package veridian.ipc.oracle.output;

/** Text of a testee for people. */
final class Text {

    private Text() {
    }

    /** Without what would move the cursor. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
