package veridian.ipc.oracle.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.oracle.suite.Surgery;
import veridian.ipc.spec.SpecOracle;

/**
 * Makes a failing script short and plain by trying shorter and plainer ones: leaves out runs of steps, long ones first, as
 * Zeller and Hildebrandt's delta debugging does, then simplifies arguments, until neither helps or time is up.
 */
final class Shrinker {

    private final Surgery surgery;
    private final Function<Script, Trial> run;
    private final long nanoseconds;

    /**
     * A shrinker.
     *
     * @param run runs a script on a new kernel
     * @param patience how long to try
     */
    Shrinker(SpecOracle oracle, Function<Script, Trial> run, Duration patience) {
        this.surgery = new Surgery(oracle);
        this.run = run;
        this.nanoseconds = patience.toNanos();
    }

    /** The shortest trial found for which the predicate still holds, as it does for the one given. */
    Trial shrink(Trial failing, Predicate<Trial> same) {
        long deadline = System.nanoTime() + nanoseconds;
        Trial best = failing;
        Optional<Trial> better = Optional.of(failing);
        while (better.isPresent()) {
            best = better.get();
            better = shorter(best, same, deadline);
            if (better.isEmpty()) {
                better = plainer(best, same, deadline);
            }
        }
        return best;
    }

    private Optional<Trial> shorter(Trial trial, Predicate<Trial> same, long deadline) {
        List<Step> steps = steps(trial);
        for (int length = Math.max(1, steps.size() / 2); length > 0; length /= 2) {
            for (int end = steps.size() - 1; end >= length; end -= length) {
                Optional<Trial> found = attempt(trial, surgery.without(steps, end - length, end), same, deadline);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Trial> plainer(Trial trial, Predicate<Trial> same, long deadline) {
        List<Step> steps = steps(trial);
        for (int at = 0; at < steps.size(); at++) {
            for (Step plain : surgery.plainer(steps.get(at))) {
                List<Step> candidate = new ArrayList<>(steps);
                candidate.set(at, plain);
                Optional<Trial> found = attempt(trial, candidate, same, deadline);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Trial> attempt(Trial best, List<Step> steps, Predicate<Trial> same, long deadline) {
        if (System.nanoTime() > deadline) {
            return Optional.empty();
        }
        return Optional.of(run.apply(best.script().with(steps))).filter(same);
    }

    /** The steps up to the one that fails. */
    private static List<Step> steps(Trial trial) {
        int count = trial.events().size() + (trial.failure() == null ? 0 : 1);
        List<Step> all = trial.script().steps();
        return all.subList(0, Math.min(count, all.size()));
    }
}
