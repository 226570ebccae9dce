package veridian.ipc.crosscheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/**
 * Specification to code: visits every reachable state of the specification within a {@link Scope}, breadth first; in each
 * brings a kernel there, makes every call, and compares result, value and state. A refused call must leave every field of
 * the kernel as it was, unless the specification counts or charges it (RATE-5, SYS-1). A region that no answer has shown is not named.
 *
 * <p>A kernel comes to a state on one way only, a shortest one, so its fields are in one of the many forms that mean that
 * state; {@link CodeToSpec} sees others.
 */
final class SpecToCode {

    /** The name of this direction in {@code defects.tsv} and in evidence. */
    static final String NAME = "spec-to-code";

    private final Scope scope;
    private final SpecOracle oracle;
    private final Function<Limits, Subject> kernels;
    private final List<Request> requests;
    private final Pairs pairs = new Pairs();
    private final Set<SpecState> reached = new HashSet<>();
    private final Queue<Node> open = new ArrayDeque<>();

    SpecToCode(Scope scope, SpecOracle oracle, Function<Limits, Subject> kernels) {
        this.scope = scope;
        this.oracle = oracle;
        this.kernels = kernels;
        this.requests = scope.requests();
        reach(new Node(null, null, new Verdict(Outcome.ok(), oracle.initial())));
    }

    /** Visits all states, or those up to the first disagreement, which is returned; null if there is none. */
    Finding search() {
        return search(Integer.MAX_VALUE);
    }

    /** Visits so many more states, or those up to the first disagreement, which is returned; null if there is none. */
    Finding search(int more) {
        Finding found = null;
        for (int i = 0; i < more && found == null && !isDone(); i++) {
            found = visit(open.remove());
        }
        return found;
    }

    /** Whether all states were visited. */
    boolean isDone() {
        return open.isEmpty();
    }

    /** How many states were reached. */
    int states() {
        return reached.size();
    }

    /** How often each call was made with each result. */
    Pairs pairs() {
        return pairs;
    }

    private void reach(Node node) {
        if (reached.add(node.verdict().next())) {
            open.add(node);
        }
    }

    private Finding visit(Node node) {
        Position position = new Position(node, kernels.apply(scope.limits()), scope.limits());
        List<Request> grants = new ArrayList<>();
        for (Request request : requests) {
            if (position.hides(request)) {
                continue;
            }
            Verdict verdict = oracle.step(node.verdict().next(), request.call(), request.arguments());
            if (!agrees(position, node, request, verdict)) {
                return explain(node, request);
            }
            if (request.call() == Call.VALIDATE_CAPABILITY) {
                grants.addAll(scope.grants(request, verdict.outcome().isOk()));
            }
        }
        for (Request grant : grants) {
            Verdict verdict = oracle.step(node.verdict().next(), grant.call(), grant.arguments());
            if (!agrees(position, node, grant, verdict)) {
                return explain(node, grant);
            }
        }
        return null;
    }

    private boolean agrees(Position position, Node node, Request request, Verdict verdict) {
        pairs.add(request.call(), verdict.outcome().result());
        if (scope.reaches(verdict)) {
            reach(new Node(node, request, verdict));
        }
        return position.agrees(request, verdict);
    }

    /** Makes the calls once more, from the start, to say what is wrong. */
    private Finding explain(Node node, Request last) {
        Subject subject = kernels.apply(scope.limits());
        LockStep lockStep = new LockStep(oracle, subject);
        List<Request> calls = new ArrayList<>();
        node.path().forEach(step -> calls.add(step.request()));
        calls.add(last);
        for (Request request : calls) {
            Finding found = lockStep.step(request.call(),
                FrameArguments.of(request, lockStep.binding(), lockStep.state(), subject, scope.limits()));
            if (found != null) {
                return Visible.of(found, oracle, kernels);
            }
        }
        return lockStep.finding(List.of("refused, but some field is not as it was"));
    }
}
