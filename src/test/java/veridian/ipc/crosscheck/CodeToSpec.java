package veridian.ipc.crosscheck;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;

/**
 * Code to specification: random sequences of calls to the kernel, each step judged by the specification.
 *
 * <p>jqwik makes and simplifies the calls. It is driven from here and not by {@code @Property}, so that the seed can be
 * chosen from outside and so that faulty kernels are found, and their traces shrunk, by the very code that finds nothing in
 * the real one.
 *
 * <p>A sequence does without some groups of calls, each time others: among all calls, those that a fault takes would come together too
 * rarely (swarm testing: Groce and others, ISSTA 2012).
 */
final class CodeToSpec {

    /** So small that in a short run every table fills and every supply of ids and generations ends. */
    static final Limits LIMITS = new Limits(3, 6, 4, 8, 2, 4, 2).with(new RateLimits(10, 3, 2, 200, 35))
        .with(new MemoryLimits(3, 8, 96, 2, 3, 32, 8));

    /** The name of this direction in {@code defects.tsv} and in evidence. */
    static final String NAME = "code-to-spec";

    /** A sequence may do without these. */
    private static final Set<Group> OPTIONAL = EnumSet.of(Group.BLOCKING, Group.RATE, Group.STATISTICS, Group.MEMORY,
        Group.SYSCALL);
    private static final int LONGEST = 150;
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
        return search(seed, steps, this::shrunk);
    }

    /** As {@link #search}, but what is found stays as it is: for who asks of many faulty kernels only whether. */
    Finding searchWithoutShrinking(long seed, long steps) {
        return search(seed, steps, sequence -> run(values(sequence), new Pairs()));
    }

    private Finding search(long seed, long steps, Function<List<Shrinkable<Action>>, Finding> finding) {
        JqwikSession.start(Long.toString(seed));
        try {
            Random random = new Random(seed);
            Map<Set<Group>, RandomGenerator<Action>> generators = new HashMap<>();
            Finding found = null;
            while (found == null && pairs.total() < steps) {
                RandomGenerator<Action> actions = generators.computeIfAbsent(groups(random),
                    groups -> Actions.of(oracle.limits(), groups).generator(GENERATOR_SIZE, false));
                int length = 1 + random.nextInt(LONGEST);
                List<Shrinkable<Action>> sequence = Stream.generate(() -> actions.next(random)).limit(length).toList();
                found = run(values(sequence), pairs) == null ? null : finding.apply(sequence);
                JqwikSession.finishTry();
            }
            return found;
        } finally {
            JqwikSession.finish();
        }
    }

    private static Set<Group> groups(Random random) {
        Set<Group> groups = EnumSet.copyOf(ReferenceImplementation.GROUPS);
        groups.removeIf(group -> OPTIONAL.contains(group) && random.nextBoolean());
        return groups;
    }

    private static List<Action> values(List<Shrinkable<Action>> sequence) {
        return sequence.stream().map(Shrinkable::value).toList();
    }

    private Finding shrunk(List<Shrinkable<Action>> sequence) {
        List<Action> shrunk = new Shrinker(actions -> run(actions, new Pairs()) != null).shrink(sequence);
        return Visible.of(run(shrunk, new Pairs()), oracle, kernels);
    }

    private Finding run(List<Action> sequence, Pairs count) {
        LockStep lockStep = new LockStep(oracle, kernels.apply(oracle.limits()));
        Memory memory = new Memory();
        for (Action action : sequence) {
            List<Datum> arguments = memory.arguments(action.picks());
            if (lockStep.nameHidden(action.call(), arguments)) {
                continue;
            }
            Finding found = lockStep.step(action.call(), arguments);
            if (found != null) {
                return found;
            }
            count.add(action.call(), lockStep.last().outcome().result());
            memory.learn(lockStep.last());
        }
        return null;
    }
}
