package veridian.ipc.crosscheck;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Limits;

/**
 * Code to specification: random sequences of calls to the kernel, each step judged by the specification.
 *
 * <p>jqwik makes and shrinks the sequences. It is driven from here and not by {@code @Property}, so that the seed can be
 * chosen from outside and so that faulty kernels are found, and their traces shrunk, by the very code that finds nothing in
 * the real one.
 */
final class CodeToSpec {

    /** So small that in a short run every table fills and every supply of ids and generations ends. */
    static final Limits LIMITS = new Limits(4, 12, 5, 14, 2, 4, 2);

    /** The name of this direction in {@code defects.tsv} and in evidence. */
    static final String NAME = "code-to-spec";

    private static final int GENERATOR_SIZE = 1000;

    private final SpecOracle oracle;
    private final Function<Limits, Subject> kernels;
    private final Pairs pairs = new Pairs();

    CodeToSpec(SpecOracle oracle, Function<Limits, Subject> kernels) {
        this.oracle = oracle;
        this.kernels = kernels;
    }

    /** How often each call ended in each result so far, shrinking not included. */
    Pairs pairs() {
        return pairs;
    }

    /** Runs sequences until one finds something, which is shrunk, or so many steps are made; null if nothing was found. */
    Finding search(long seed, long steps) {
        JqwikSession.start(Long.toString(seed));
        try {
            Random random = new Random(seed);
            RandomGenerator<List<Action>> sequences = Actions.sequences(oracle.limits()).generator(GENERATOR_SIZE, false);
            while (pairs.total() < steps) {
                Shrinkable<List<Action>> sequence = sequences.next(random);
                Finding found = run(sequence.value(), pairs);
                if (found != null) {
                    return Visible.of(shrunk(sequence, found), oracle, kernels);
                }
                JqwikSession.finishTry();
            }
            return null;
        } finally {
            JqwikSession.finish();
        }
    }

    /** As long as a simpler sequence finds something too, that one. */
    private Finding shrunk(Shrinkable<List<Action>> sequence, Finding found) {
        Shrinkable<List<Action>> simplest = sequence;
        Finding finding = found;
        Optional<Shrinkable<List<Action>>> simpler = simpler(simplest);
        while (simpler.isPresent()) {
            simplest = simpler.get();
            finding = run(simplest.value(), new Pairs());
            simpler = simpler(simplest);
        }
        return finding;
    }

    private Optional<Shrinkable<List<Action>>> simpler(Shrinkable<List<Action>> sequence) {
        return sequence.shrink().filter(candidate -> candidate.compareTo(sequence) < 0)
            .filter(candidate -> run(candidate.value(), new Pairs()) != null).findFirst();
    }

    private Finding run(List<Action> sequence, Pairs count) {
        LockStep lockStep = new LockStep(oracle, kernels.apply(oracle.limits()));
        Memory memory = new Memory();
        for (Action action : sequence) {
            Finding found = lockStep.step(action.call(), memory.arguments(action.picks()));
            count.add(action.call(), lockStep.last().outcome().result());
            if (found != null) {
                return found;
            }
            memory.learn(lockStep.last());
        }
        return null;
    }
}
