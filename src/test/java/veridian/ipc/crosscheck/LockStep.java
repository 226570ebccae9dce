package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.KernelState;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecState;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;

/** A kernel and the specification, side by side from the start, compared after each call. */
final class LockStep {

    private final Limits limits;
    private final Subject subject;
    private final Matcher matcher;
    private final KernelIds ids;
    private final List<Event> events = new ArrayList<>();
    private SpecState seen;
    private Meaning seenMeaning;

    LockStep(SpecOracle oracle, Subject subject) {
        this.limits = oracle.limits();
        this.subject = subject;
        this.matcher = new Matcher(oracle);
        this.ids = new KernelIds(matcher.binding());
    }

    /** Makes the call, with arguments in the kernel's ids; what is wrong then, or null. */
    Finding step(Call call, List<Datum> arguments) {
        Event event;
        try {
            event = new Event(events.size() + 1L, call, arguments, subject.call(call, arguments));
        } catch (RuntimeException e) {
            return finding(List.of("then " + call.wireName() + arguments + " throws " + e));
        }
        events.add(event);
        Deviation deviation = matcher.judge(event);
        if (deviation != null) {
            return new Finding(limits, events, deviation, List.of());
        }
        KernelState state = subject.state();
        if (event.outcome().isOk()) {
            ids.note(arguments, state.memory());
        }
        List<String> differences = Meaning.of(state, ids, limits).differencesTo(specification());
        return differences.isEmpty() ? null : finding(differences);
    }

    /** Whether the call names a region that no answer has shown. */
    boolean nameHidden(Call call, List<Datum> arguments) {
        return ids.nameHidden(call, arguments);
    }

    /** What is wrong after the last call is this. */
    Finding finding(List<String> differences) {
        return new Finding(limits, events, null, differences);
    }

    private Meaning specification() {
        if (matcher.state() != seen) {
            seen = matcher.state();
            seenMeaning = Meaning.of(seen, limits);
        }
        return seenMeaning;
    }

    /** The event of the last call. */
    Event last() {
        return events.get(events.size() - 1);
    }

    /** The state of the specification after the last call. */
    SpecState state() {
        return matcher.state();
    }

    /** Which of the kernel's ids is which of the specification's. */
    Binding binding() {
        return matcher.binding();
    }
}
