package veridian.ipc.oracle.run;

/**
 * A part of all scripts, so that several machines can share them.
 *
 * @param part which, from 1
 * @param of how many there are
 */
public record Shard(int part, int of) {

    /** All scripts. */
    public static final Shard ALL = new Shard(1, 1);

    /** Checks the range. */
    public Shard {
        if (part < 1 || part > of) {
            throw new IllegalArgumentException("expected i/n with i in 1..n, found " + part + "/" + of);
        }
    }

    /** The shard that the text {@code i/n} names. */
    public static Shard of(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("expected i/n, found " + text);
    }

    /** Whether the script with this number, from 0, is in it. */
    public boolean has(long number) {
        return number % of == part - 1;
    }
}
