package veridian.ipc.oracle.run;

import java.util.Locale;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.trace.Call;

/**
 * What makes two deviations the same.
 *
 * @param call the call that deviates
 * @param expected the result that the specification says
 * @param found the result that came; if that is right, which part of the value is wrong
 * @param clause the most specific clause that this breaks
 */
public record Cause(Call call, String expected, String found, String clause) {

    /** The cause of a deviation. */
    static Cause of(Deviation deviation) {
        String clause = deviation.clauses().get(0).id();
        Call call = deviation.event().call();
        return deviation.aspect() == null ? new Cause(call, deviation.expected(), deviation.found(), clause)
            : new Cause(call, "OK", "wrong-" + deviation.aspect().name().toLowerCase(Locale.ROOT).replace('_', '-'), clause);
    }

    /** Its name in reports and in lists of known failures: {@code send/INVALID_CAPABILITY/OK/CAP-6}. */
    public String id() {
        return call.wireName() + "/" + expected + "/" + found + "/" + clause;
    }
}
