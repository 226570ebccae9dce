package veridian.ipc.trace;

/** Which number the next event of a file may have. */
final class Steps {

    private final boolean all;
    private long last;

    private Steps(boolean all) {
        this.all = all;
    }

    /** 1, 2, 3, ... */
    static Steps all() {
        return new Steps(true);
    }

    /** Some of these, in their order: the others are in other files. */
    static Steps some() {
        return new Steps(false);
    }

    boolean allows(long step) {
        return all ? step == last + 1 : step > last;
    }

    String expected() {
        return all ? "the integer " + (last + 1) : "an integer above " + last;
    }

    void took(long step) {
        last = step;
    }
}
