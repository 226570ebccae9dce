package veridian.ipc.oracle.suite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;

/**
 * The specification's transitions from its nearest states: breadth first, in each state every call with all arguments of a
 * small set. The calls that change nothing are made one after the other on the way; each that changes something is the last
 * of a script of its own. Ends when so many calls are made, or all states were visited.
 */
public final class ExhaustiveSuite implements Suite {

    /** Its name. */
    public static final String NAME = "exhaustive";

    private final long budget;

    /** At most about so many calls in all. */
    public ExhaustiveSuite(long budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Limits wanted() {
        return new Limits(2, 3, 2, 3, 1, 1, 1).with(new RateLimits(1, 1, 1, 65, 65))
            .with(new MemoryLimits(1, 2, 4096, 1, 1, 4096, 13));
    }

    @Override
    public long calls() {
        return budget;
    }

    @Override
    public Iterator<Script> scripts(SpecOracle oracle, Set<Group> groups) {
        return new Search(oracle, new Arguments(oracle.limits(), groups).steps());
    }

    /**
     * A state and a shortest way to it.
     *
     * @param hidden the regions of payloads that were sent and not received: no answer has shown them, so nobody can name them
     */
    private record Node(SpecState state, List<Step> path, Set<Long> hidden) {

        boolean hides(Step step) {
            for (int i = 0; i < step.arguments().size(); i++) {
                Datum datum = step.arguments().get(i);
                if (datum instanceof Datum.Large large && hidden.contains(large.region())
                    || step.call().arguments().get(i).kind() == Kind.REGION && hidden.contains(((Datum.Number) datum).bits())) {
                    return true;
                }
            }
            return false;
        }

        Node after(Step step, Verdict verdict) {
            Set<Long> now = new HashSet<>(hidden);
            if (verdict.outcome().value() instanceof Datum.Large shown) {
                now.remove(shown.region());
            } else if (verdict.outcome().isOk() && step.arguments().stream().anyMatch(Datum.LongPayload.class::isInstance)) {
                now.add((long) verdict.next().memory().lastRegion());
            }
            return new Node(verdict.next(), and(path, step), now);
        }
    }

    private final class Search implements Iterator<Script> {

        private final SpecOracle oracle;
        private final List<Step> steps;
        private final Set<SpecState> reached = new HashSet<>();
        private final Queue<Node> open = new ArrayDeque<>();
        private final Queue<Script> ready = new ArrayDeque<>();
        private long calls;
        private int visited;

        Search(SpecOracle oracle, List<Step> steps) {
            this.oracle = oracle;
            this.steps = steps;
            reached.add(oracle.initial());
            open.add(new Node(oracle.initial(), List.of(), Set.of()));
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !open.isEmpty() && calls < budget) {
                visit(open.remove());
            }
            return !ready.isEmpty();
        }

        @Override
        public Script next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void visit(Node node) {
            visited++;
            List<Step> tour = new ArrayList<>(node.path);
            List<Step> changing = new ArrayList<>();
            for (Step step : steps) {
                if (node.hides(step)) {
                    continue;
                }
                Verdict verdict = oracle.step(node.state, step.call(), step.arguments());
                if (verdict.next().equals(node.state)) {
                    tour.add(step);
                } else {
                    changing.add(step);
                    reach(node, step, verdict);
                }
            }
            add(tour, "");
            for (int i = 0; i < changing.size(); i++) {
                add(and(node.path, changing.get(i)), "-" + (i + 1));
            }
        }

        private void reach(Node node, Step step, Verdict verdict) {
            if (step.call() != Call.MESSAGE_SMALL && reached.add(verdict.next())) {
                open.add(node.after(step, verdict));
            }
        }

        private void add(List<Step> script, String suffix) {
            calls += script.size();
            ready.add(new Script(NAME, "state-" + visited + suffix, "", "", script));
        }
    }

    private static List<Step> and(List<Step> path, Step last) {
        List<Step> steps = new ArrayList<>(path);
        steps.add(last);
        return steps;
    }
}
