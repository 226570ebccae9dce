package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** A kernel brought to a node; it makes one call there, is compared, and goes back. */
final class Position {

    private final Subject subject;
    private final Limits limits;
    private final SpecState state;
    private final Meaning meaning;
    private final List<Answered> answers = new ArrayList<>();
    private final Binding binding;
    private final KernelIds ids;

    /** What the specification said and the kernel returned. */
    private record Answered(Request request, Verdict verdict, Datum found) {
    }

    /** Makes the calls on the way to the node, which were compared when the way was found. */
    Position(Node node, Subject subject, Limits limits) {
        this.subject = subject;
        this.limits = limits;
        this.state = node.verdict().next();
        this.meaning = Meaning.of(state, limits);
        this.binding = new Binding(limits);
        this.ids = new KernelIds(binding);
        for (Node step : node.path()) {
            Answered answered = new Answered(step.request(), step.verdict(), call(step.request(), step.before().verdict().next()).value());
            answers.add(answered);
            accepts(binding, answered);
            if (step.verdict().outcome().isOk()) {
                ids.note(step.request().arguments(), subject.state().memory());
            }
        }
        subject.mark();
    }

    /** Whether a request names a region that no answer has shown on the way here. */
    boolean hides(Request request) {
        return request.namesHidden(binding);
    }

    /** Whether the kernel does what the specification says, and does not crash: result, value and state. */
    boolean agrees(Request request, Verdict verdict) {
        Outcome outcome;
        try {
            outcome = call(request, state);
        } catch (RuntimeException e) {
            return false;
        }
        if (outcome.error() != verdict.outcome().error()) {
            return false;
        }
        if (!outcome.isOk() && verdict.next().equals(state)) {
            return subject.isAtMark();
        }
        Binding after = copyOfBinding();
        boolean agrees = accepts(after, new Answered(request, verdict, outcome.value())) && isMeant(request, verdict, after);
        subject.goBack();
        return agrees;
    }

    private boolean isMeant(Request request, Verdict verdict, Binding after) {
        KernelIds there = ids.with(after);
        if (verdict.outcome().isOk()) {
            there.note(request.arguments(), subject.state().memory());
        }
        return Meaning.of(subject.state(), there, limits).equals(meaningOf(verdict.next()));
    }

    private Outcome call(Request request, SpecState there) {
        return subject.call(request.call(), FrameArguments.of(request, binding, there, subject, limits));
    }

    /** A refusal says nothing of ids and frames. */
    private static boolean accepts(Binding binding, Answered answered) {
        Verdict verdict = answered.verdict;
        return !verdict.outcome().isOk() || binding.accept(answered.request.call(), answered.request.arguments(),
            verdict.outcome().value(), answered.found, verdict::next) == null;
    }

    /** A call may bind the ids that it issues. */
    private Binding copyOfBinding() {
        Binding copy = new Binding(limits);
        answers.forEach(answered -> accepts(copy, answered));
        return copy;
    }

    private Meaning meaningOf(SpecState next) {
        return next.equals(state) ? meaning : Meaning.of(next, limits);
    }
}
