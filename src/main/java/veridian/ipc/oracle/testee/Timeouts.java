package veridian.ipc.oracle.testee;

import java.time.Duration;

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
        return new Timeouts(answer.compareTo(START) > 0 ? answer : START, answer, answer.compareTo(END) < 0 ? answer : END);
    }

    /** As {@link #of}, with a limit of its own for the start. */
    public static Timeouts of(Duration answer, Duration start) {
        return new Timeouts(start, answer, of(answer).end());
    }
}
