package veridian.ipc.oracle;

import java.util.List;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.Mismatch;
import veridian.ipc.spec.SpecCheck;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;

/** Judges the events of one run, in order, until the first that deviates. */
public final class Matcher {

    private static final Clauses CLAUSES = new Clauses();

    private final SpecOracle oracle;
    private final Binding binding;
    private SpecState state;
    private boolean deviated;

    /** Starts in the specification's initial state. */
    public Matcher(SpecOracle oracle) {
        this.oracle = oracle;
        this.binding = new Binding(oracle.limits());
        this.state = oracle.initial();
    }

    /**
     * Judges the next event.
     *
     * @return what is wrong, or null if the specification allows it
     * @throws IllegalStateException after a deviation: what would have to follow is not known
     */
    public Deviation judge(Event event) {
        if (deviated) {
            throw new IllegalStateException("judged to the first deviation");
        }
        List<Datum> arguments = binding.toSpec(event.call(), event.arguments());
        Verdict verdict = oracle.step(state, event.call(), arguments);
        Deviation deviation = compare(event, arguments, verdict);
        deviated = deviation != null;
        state = verdict.next();
        return deviation;
    }

    /** The state of the specification after the events so far. */
    public SpecState state() {
        return state;
    }

    /** Which id of the implementation stands for which of the specification so far. */
    public Binding binding() {
        return binding;
    }

    private Deviation compare(Event event, List<Datum> arguments, Verdict verdict) {
        IpcError expected = verdict.outcome().error();
        IpcError found = event.outcome().error();
        if (expected != found) {
            return wrongResult(event, arguments, verdict);
        }
        if (expected != null) {
            return null;
        }
        Mismatch mismatch = binding.accept(event.call().answer(), verdict.outcome().value(), event.outcome().value());
        return mismatch == null ? null : new Deviation(event, CLAUSES.ofAspect(event.call(), mismatch.aspect()),
            mismatch.expected(), mismatch.found(), null, mismatch.aspect());
    }

    private Deviation wrongResult(Event event, List<Datum> arguments, Verdict verdict) {
        String expected = verdict.outcome().result();
        String found = event.outcome().result();
        SpecCheck failing = oracle.failingCheck(state, event.call(), arguments);
        if (failing != null) {
            return new Deviation(event, CLAUSES.ofFailing(event.call(), failing), expected, found, failing, null);
        }
        List<SpecCheck> holding = oracle.checks(event.call()).stream()
            .filter(check -> check.error() == event.outcome().error()).toList();
        return new Deviation(event, CLAUSES.ofHolding(event.call(), holding), expected, found,
            holding.isEmpty() ? null : holding.get(0), null);
    }
}
