package veridian.ipc.crosscheck;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** Looks for one more call whose answer shows that the state is wrong, so that a trace, which has answers only, shows it. */
final class Visible {

    private final SpecOracle oracle;
    private final Subject subject;
    private final Matcher matcher;

    private Visible(SpecOracle oracle, Subject subject) {
        this.oracle = oracle;
        this.subject = subject;
        this.matcher = new Matcher(oracle);
    }

    /** The finding, with one more call if that makes it visible. */
    static Finding of(Finding finding, SpecOracle oracle, Function<Limits, Subject> kernels) {
        if (finding.isVisible()) {
            return finding;
        }
        Visible visible = new Visible(oracle, kernels.apply(oracle.limits()));
        finding.events().forEach(visible::repeat);
        return visible.probed(finding);
    }

    private void repeat(Event event) {
        subject.call(event.call(), event.arguments());
        matcher.judge(event);
    }

    private Finding probed(Finding finding) {
        subject.mark();
        List<Datum> messages = List.of(Datum.bytes());
        List<Integer> masks = IntStream.range(0, 16).boxed().toList();
        for (Request request : new Scope("probes", oracle.limits(), messages, masks, List.of(),
            EnumSet.allOf(Call.class)).requests()) {
            if (request.namesHidden(matcher.binding())) {
                continue;
            }
            List<Datum> arguments = matcher.binding().toImplementation(request.call(), request.arguments());
            Outcome outcome = outcome(request.call(), arguments);
            subject.goBack();
            if (outcome != null && isWrong(request, outcome)) {
                return finding.followedBy(request.call(), arguments, outcome, matcher);
            }
        }
        return finding;
    }

    /** How the call ended; null if the kernel crashed, which a trace can't say. */
    private Outcome outcome(Call call, List<Datum> arguments) {
        try {
            return subject.call(call, arguments);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private boolean shows(Datum value) {
        return value instanceof Datum.Large large && !matcher.binding().isShown(large.region());
    }

    /** A new id, or one that is shown for the first time, says nothing about the state. */
    private boolean isWrong(Request request, Outcome outcome) {
        Verdict verdict = oracle.step(matcher.state(), request.call(), request.arguments());
        if (outcome.error() != verdict.outcome().error()) {
            return true;
        }
        return outcome.value() != null && !request.issuesIds() && !shows(verdict.outcome().value()) && matcher.binding()
            .accept(request.call(), request.arguments(), verdict.outcome().value(), outcome.value(), matcher::state) != null;
    }
}
