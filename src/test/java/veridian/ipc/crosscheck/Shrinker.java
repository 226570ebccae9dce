package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Shrinkable;

/**
 * Makes a failing sequence short and simple: leaves out runs of actions, long ones first, as Zeller and Hildebrandt's delta
 * debugging does, and lets jqwik simplify each action that remains, until neither helps.
 */
final class Shrinker {

    private final Predicate<List<Action>> fails;

    Shrinker(Predicate<List<Action>> fails) {
        this.fails = fails;
    }

    List<Action> shrink(List<Shrinkable<Action>> failing) {
        List<Shrinkable<Action>> best = failing;
        Optional<List<Shrinkable<Action>>> better = Optional.of(failing);
        while (better.isPresent()) {
            best = better.get();
            List<Shrinkable<Action>> current = best;
            better = shorter(current).or(() -> simpler(current));
        }
        return values(best);
    }

    private Optional<List<Shrinkable<Action>>> simpler(List<Shrinkable<Action>> sequence) {
        for (int i = 0; i < sequence.size(); i++) {
            int at = i;
            Shrinkable<Action> action = sequence.get(i);
            Optional<List<Shrinkable<Action>>> found = action.shrink()
                .filter(candidate -> candidate.compareTo(action) < 0)
                .map(candidate -> with(sequence, at, candidate)).filter(this::fails).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<Shrinkable<Action>>> shorter(List<Shrinkable<Action>> sequence) {
        for (int length = sequence.size() / 2; length > 0; length /= 2) {
            for (int end = sequence.size(); end >= length; end--) {
                List<Shrinkable<Action>> candidate = new ArrayList<>(sequence);
                candidate.subList(end - length, end).clear();
                if (fails(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private boolean fails(List<Shrinkable<Action>> sequence) {
        return fails.test(values(sequence));
    }

    private static List<Shrinkable<Action>> with(List<Shrinkable<Action>> sequence, int at, Shrinkable<Action> action) {
        List<Shrinkable<Action>> changed = new ArrayList<>(sequence);
        changed.set(at, action);
        return changed;
    }

    private static List<Action> values(List<Shrinkable<Action>> sequence) {
        return sequence.stream().map(Shrinkable::value).toList();
    }
}
