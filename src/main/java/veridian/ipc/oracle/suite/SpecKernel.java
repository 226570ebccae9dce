package veridian.ipc.oracle.suite;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** The specification in the role of an implementation. It remembers what it was asked. */
final class SpecKernel implements Implementation {

    private final SpecOracle oracle;
    private final Binding issued;
    private final List<Step> steps = new ArrayList<>();
    private SpecState state;

    SpecKernel(SpecOracle oracle) {
        this.oracle = oracle;
        this.issued = new Binding(oracle.limits());
        this.state = oracle.initial();
    }

    @Override
    public Outcome call(Call call, List<Datum> arguments) {
        steps.add(new Step(call, arguments));
        Verdict verdict = verdict(call, arguments);
        state = verdict.next();
        Outcome outcome = verdict.outcome();
        if (outcome.isOk()) {
            issued.accept(call.answer(), outcome.value(), outcome.value());
        }
        return outcome;
    }

    /** What the call would do. */
    Verdict verdict(Call call, List<Datum> arguments) {
        return oracle.step(state, call, issued.toSpec(call, arguments));
    }

    /** What it was asked so far. */
    List<Step> steps() {
        return steps;
    }
}
