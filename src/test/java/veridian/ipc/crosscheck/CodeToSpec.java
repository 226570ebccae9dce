package veridian.ipc.crosscheck;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
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
 * <p>A sequence does without some groups of calls, or some calls, each time others: among all, those that a fault takes would come
 * together too rarely (swarm testing: Groce and others, ISSTA 2012).
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
    /** Without these there is nothing to call about. */
    private static final Set<Call> ALWAYS = EnumSet.of(Call.INIT, Call.SPAWN, Call.CREATE_ENDPOINT);
    private static final int LONGEST = 150;
    /** Batches grow, since most faults are found soon. */
    private static final int LARGEST_BATCH = 64;

    /** Random calls, as jqwik can simplify them and as they are. */
    private record Sequence(List<Shrinkable<Action>> shrinkable, List<Action> actions) {
    }

    /** What a run found, or null, and the pairs before. */
    private record Ran(Finding finding, Pairs pairs) {
    }

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
        // No pool of tasks that join: whoever waits in one of JUnit's threads would be given another test to run meanwhile.
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Random random = new Random(seed);
            Map<Set<Group>, Actions> actions = new HashMap<>();
            Finding found = null;
            List<Sequence> batch = batch(1, random, actions);
            while (found == null && pairs.total() < steps) {
                List<Sequence> current = batch;
                List<Future<Ran>> running = current.stream().map(each -> pool.submit(() -> ran(each.actions))).toList();
                // Meanwhile: jqwik makes calls on its own thread alone.
                batch = batch(Math.min(2 * current.size(), LARGEST_BATCH), random, actions);
                found = first(current, running);
                JqwikSession.finishTry();
            }
            return found;
        } finally {
            pool.shutdownNow();
            JqwikSession.finish();
        }
    }

    /** What counts is the first sequence of a batch that found something. */
    private Finding first(List<Sequence> batch, List<Future<Ran>> all) {
        for (int i = 0; i < all.size(); i++) {
            Ran ran = result(all.get(i));
            if (ran.finding != null) {
                return shrunk(batch.get(i).shrinkable);
            }
            pairs.addAll(ran.pairs);
        }
        return null;
    }

    private static Ran result(Future<Ran> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Sequence> batch(int size, Random random, Map<Set<Group>, Actions> actions) {
        return Stream.generate(() -> sequence(random, actions)).limit(size).toList();
    }

    private Sequence sequence(Random random, Map<Set<Group>, Actions> actions) {
        Set<Group> groups = groups(random);
        Actions some = actions.computeIfAbsent(groups, of -> Actions.of(oracle.limits(), of));
        List<Shrinkable<Action>> shrinkable = some.stream(calls(groups, random), random).limit(1 + random.nextInt(LONGEST)).toList();
        return new Sequence(shrinkable, values(shrinkable));
    }

    private static Set<Group> groups(Random random) {
        Set<Group> groups = EnumSet.copyOf(ReferenceImplementation.GROUPS);
        groups.removeIf(group -> OPTIONAL.contains(group) && random.nextBoolean());
        return groups;
    }

    /** All calls of these groups; every other time only some of them. */
    private static Set<Call> calls(Set<Group> groups, Random random) {
        Set<Call> calls = EnumSet.copyOf(Group.callsOf(groups));
        if (random.nextBoolean()) {
            calls.removeIf(call -> !ALWAYS.contains(call) && random.nextBoolean());
        }
        return calls;
    }

    private static List<Action> values(List<Shrinkable<Action>> sequence) {
        return sequence.stream().map(Shrinkable::value).toList();
    }

    private Finding shrunk(List<Shrinkable<Action>> sequence) {
        List<Action> shrunk = new Shrinker(actions -> run(actions) != null).shrink(sequence);
        return Visible.of(run(shrunk), oracle, kernels);
    }

    private Finding run(List<Action> sequence) {
        return ran(sequence).finding;
    }

    private Ran ran(List<Action> sequence) {
        Pairs count = new Pairs();
        LockStep lockStep = new LockStep(oracle, kernels.apply(oracle.limits()));
        Memory memory = new Memory();
        for (Action action : sequence) {
            List<Datum> arguments = memory.arguments(action.picks());
            if (lockStep.nameHidden(action.call(), arguments)) {
                continue;
            }
            Finding found = lockStep.step(action.call(), arguments);
            if (found != null) {
                return new Ran(found, count);
            }
            count.add(action.call(), lockStep.last().outcome().result());
            memory.learn(lockStep.last());
        }
        return new Ran(null, count);
    }
}
