package veridian.ipc.trace;

import java.util.List;
import veridian.ipc.kernel.SystemLimits;

/**
 * The bounds of the rate limit and the unit of time (INIT-3): constants of the TLA+ specification.
 *
 * @param frequency ticks of the timestamp counter a second, 1..{@link Limits#LARGEST}
 * @param messageBurst messages that a full bucket admits, 0..{@link Limits#LARGEST}
 * @param messageRate messages a second, 0..{@link Limits#LARGEST}
 * @param byteBurst bytes that a full bucket admits, 0..{@link Limits#LARGEST}
 * @param byteRate bytes a second, 0..{@link Limits#LARGEST}
 */
public record RateLimits(int frequency, int messageBurst, int messageRate, int byteBurst, int byteRate) {

    /** The names, as in {@link SystemLimits} and in traces, in the order of the components. */
    public static final List<String> NAMES = List.of("frequency", "messageBurst", "messageRate", "byteBurst", "byteRate");

    /** A trace does not speak of these. */
    public static final RateLimits NONE = new RateLimits(1_000_000_000, 0, 0, 0, 0);

    /** Checks the ranges. */
    public RateLimits {
        Limits.check("frequency", frequency, 1, Limits.LARGEST);
        Limits.check("messageBurst", messageBurst, 0, Limits.LARGEST);
        Limits.check("messageRate", messageRate, 0, Limits.LARGEST);
        Limits.check("byteBurst", byteBurst, 0, Limits.LARGEST);
        Limits.check("byteRate", byteRate, 0, Limits.LARGEST);
    }

    /** Those of a reference kernel; a frequency that the specification can't have is given as the largest that it can. */
    static RateLimits of(SystemLimits limits) {
        return new RateLimits((int) Math.min(limits.frequency, Limits.LARGEST), limits.messageBurst, limits.messageRate,
            limits.byteBurst, limits.byteRate);
    }

    /** From values in the order of {@link #NAMES}. */
    static RateLimits of(int[] values) {
        return new RateLimits(values[0], values[1], values[2], values[3], values[4]);
    }

    /** The values in the order of {@link #NAMES}. */
    public int[] values() {
        return new int[] {frequency, messageBurst, messageRate, byteBurst, byteRate};
    }
}
