package veridian.ipc.machine;

/** {@code read_timestamp()}: a counter that moves only when it is read or set, so that the same run reads the same times. */
public final class TimestampCounter {

    private final long ticksPerReading;
    private long now;

    /**
     * A counter that begins with 0.
     *
     * @param ticksPerReading by how much each reading is later than the one before
     */
    public TimestampCounter(long ticksPerReading) {
        this.ticksPerReading = ticksPerReading;
    }

    /** The time, in ticks; unsigned. */
    public long read() {
        long reading = now;
        now += ticksPerReading;
        return reading;
    }

    /** The next reading is this; it may be earlier than the last (RATE-2). */
    public void set(long ticks) {
        now = ticks;
    }
}
