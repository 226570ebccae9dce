package veridian.ipc.oracle.run;

/**
 * A way in which a testee deviates, however often it was seen.
 *
 * @param cause what all its occurrences have in common
 * @param shortest the shortest trial that shows it
 * @param count how many scripts showed it
 */
public record Finding(Cause cause, Trial shortest, int count) {

    /** The same, seen once more. */
    Finding again(Trial trial) {
        return new Finding(cause, trial.events().size() < shortest.events().size() ? trial : shortest, count + 1);
    }
}
