package veridian.ipc.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

    private Figures() {
    }

    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String of(long number, String unit) {
        return of(number) + " " + unit + (number == 1 ? "" : "s");
    }

    static String part(long number, long total) {
        return of(number) + " of " + of(total);
    }
}
