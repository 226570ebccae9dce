package veridian.ipc.oracle;

import java.util.List;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.Mismatch;
import veridian.ipc.spec.SpecCheck;
import veridian.ipc.spec.SpecException;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.spec.SpecState;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;

/** Judges the events of one run, in order, until the first that deviates. */
public final class Matcher {

    private static final Clauses CLAUSES = new Clauses();

    private final SpecOracle oracle;
    private final Binding binding;
    private final SpecRun run;
    private boolean deviated;

    /** Starts in the specification's initial state. */
    public Matcher(SpecOracle oracle) {
        this(oracle, oracle.run());
    }

    /** The same, with a run of this specification that follows the events in its own way. */
    public Matcher(SpecOracle oracle, SpecRun run) {
        this.oracle = oracle;
        this.binding = new Binding(oracle.limits());
        this.run = run;
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
        Outcome expected = run.expected(event.call(), arguments);
        Deviation deviation = compare(event, arguments, expected);
        if (deviation != null) {
            confirm(event, arguments, expected);
            deviated = true;
        }
        run.advance();
        return deviation;
    }

    /** Whatever way the run came to it, the specification says so of the whole state. */
    private void confirm(Event event, List<Datum> arguments, Outcome expected) {
        Outcome said = oracle.step(run.state(), event.call(), arguments).outcome();
        if (!said.equals(expected)) {
            throw new SpecException(event.callText() + ": the run expects " + expected + ", the specification " + said);
        }
    }

    /** The state of the specification after the events so far. */
    public SpecState state() {
        return run.state();
    }

    /** Which id of the implementation stands for which of the specification so far. */
    public Binding binding() {
        return binding;
    }

    private Deviation compare(Event event, List<Datum> arguments, Outcome said) {
        IpcError expected = said.error();
        IpcError found = event.outcome().error();
        if (expected != found) {
            return wrongResult(event, arguments, said);
        }
        if (expected != null) {
            return null;
        }
        Mismatch mismatch = binding.accept(event.call(), arguments, said.value(), event.outcome().value(), run::state);
        return mismatch == null ? null : new Deviation(event, CLAUSES.ofAspect(event.call(), mismatch.aspect()),
            mismatch.expected(), mismatch.found(), null, mismatch.aspect());
    }

    private Deviation wrongResult(Event event, List<Datum> arguments, Outcome said) {
        String expected = said.result();
        String found = event.outcome().result();
        SpecCheck failing = oracle.failingCheck(run.state(), event.call(), arguments);
        if (failing != null) {
            return new Deviation(event, CLAUSES.ofFailing(event.call(), failing), expected, found, failing, null);
        }
        List<SpecCheck> holding = oracle.checks(event.call()).stream()
            .filter(check -> check.error() == event.outcome().error()).toList();
        return new Deviation(event, CLAUSES.ofHolding(event.call(), holding), expected, found,
            holding.isEmpty() ? null : holding.get(0), null);
    }
}
