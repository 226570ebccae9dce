package veridian.ipc.oracle.testee;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How long to wait for a testee.
 *
 * @param start for the answer to the handshake, which includes starting it
 * @param answer for any other answer
 * @param end for it to end by itself once its input is closed
 */
public record Timeouts(Duration start, Duration answer, Duration end) {

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(2);

    /** As long for each answer, and at least as long for the start. */
    public static Timeouts of(Duration answer) {
        return new Timeouts(Collections.max(List.of(answer, START)), answer, Collections.min(List.of(answer, END)));
    }

    /** As {@link #of}, with a limit of its own for the start. */
    public static Timeouts of(Duration answer, Duration start) {
        return new Timeouts(start, answer, of(answer).end());
    }
}
