package veridian.ipc.modelcheck;

import java.io.Console;

/** One line on a terminal that says what is being checked; silent elsewhere. */
final class Progress {

    private static final Console TERMINAL = System.getenv("CI") == null ? System.console() : null;

    private Progress() {
    }

    static void now(String what) {
        if (TERMINAL != null) {
            TERMINAL.printf("\r\033[Kchecking %s", what).flush();
        }
    }
}
