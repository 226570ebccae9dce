package veridian.ipc.oracle.suite;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import veridian.ipc.oracle.Coverage;
import veridian.ipc.oracle.Coverage.Pair;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;
import veridian.ipc.trace.Outcome;

/**
 * Random scripts, led to what is rare: every other call is chosen for a (call, result) pair that occurred least so far, by
 * trying arguments on the specification.
 */
public final class RandomSuite implements Suite {

    /** Its name. */
    public static final String NAME = "random";

    private static final int TRIES = 8;
    /** Random takes its first numbers from neighbouring seeds all alike. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;
    private static final int RARE_START = 16;

    private final long seed;
    private final int count;
    private final int length;

    /** So many scripts of so many calls, the same for the same seed. */
    public RandomSuite(long seed, int count, int length) {
        this.seed = seed;
        this.count = count;
        this.length = length;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Limits wanted() {
        return new Limits(4, 24, 6, 40, 2, 3, 2).with(new RateLimits(10, 3, 2, 400, 70))
            .with(new MemoryLimits(3, 24, 12288, 2, 3, 4096, 16));
    }

    @Override
    public long calls() {
        return (long) count * length;
    }

    @Override
    public Iterator<Script> scripts(SpecOracle oracle, Set<Group> groups) {
        List<Call> calls = Group.callsOf(groups);
        Coverage coverage = new Coverage(oracle, calls);
        return IntStream.range(0, count).mapToObj(number -> script(number, oracle, groups, calls, coverage)).iterator();
    }

    private Script script(int number, SpecOracle oracle, Set<Group> groups, List<Call> calls, Coverage coverage) {
        Random random = new Random((seed * 1_000_003 + number) * SCATTER);
        Choices choices = new Choices(random, oracle.limits(), groups);
        SpecKernel kernel = new SpecKernel(oracle);
        for (int i = 0; i < length; i++) {
            Step step = i == 0 && random.nextInt(RARE_START) > 0 ? new Step(Call.INIT, List.of())
                : random.nextBoolean() ? rare(random, kernel, choices, coverage) : any(random, calls, choices);
            Outcome outcome = kernel.call(step.call(), step.arguments());
            choices.learn(step.call(), outcome);
            coverage.add(step.call(), outcome.result());
        }
        return new Script(NAME, NAME + "-" + number, "", "", kernel.steps(), kernel.said());
    }

    /** Calls that destroy much, or take the specification long, are rarer. */
    private static Step any(Random random, List<Call> calls, Choices choices) {
        Call call = calls.get(random.nextInt(calls.size()));
        boolean rarer = call == Call.TERMINATE || call == Call.CLEANUP_PROCESS || call == Call.GET_PERFORMANCE_STATS;
        Call chosen = rarer && random.nextInt(3) > 0 ? calls.get(random.nextInt(calls.size())) : call;
        return new Step(chosen, choices.arguments(chosen));
    }

    /** A call that ends in a rare result, if trying finds its arguments. */
    private static Step rare(Random random, SpecKernel kernel, Choices choices, Coverage coverage) {
        Pair wanted = rarest(random, coverage);
        List<Datum> arguments = choices.arguments(wanted.call());
        for (int i = 0; i < TRIES; i++) {
            if (kernel.expected(wanted.call(), arguments).result().equals(wanted.result())) {
                return new Step(wanted.call(), arguments);
            }
            arguments = choices.arguments(wanted.call());
        }
        return new Step(wanted.call(), arguments);
    }

    /** The rarer of a few. */
    private static Pair rarest(Random random, Coverage coverage) {
        List<Pair> pairs = coverage.all();
        Pair best = pairs.get(random.nextInt(pairs.size()));
        for (int i = 0; i < 3; i++) {
            Pair other = pairs.get(random.nextInt(pairs.size()));
            if (coverage.count(other.call(), other.result()) < coverage.count(best.call(), best.result())) {
                best = other;
            }
        }
        return best;
    }
}
