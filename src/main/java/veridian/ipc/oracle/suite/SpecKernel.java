package veridian.ipc.oracle.suite;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** The specification in the role of an implementation. It remembers what it was asked. */
final class SpecKernel implements Implementation {

    private final SpecRun run;
    private final Binding issued;
    private final List<Step> steps = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    SpecKernel(SpecOracle oracle) {
        this.issued = new Binding(oracle.limits());
        this.run = oracle.run();
    }

    @Override
    public Outcome call(Call call, List<Datum> arguments) {
        steps.add(new Step(call, arguments));
        List<Datum> meant = issued.toSpec(call, arguments);
        Outcome outcome = run.expected(call, meant);
        said.add(new Said(meant, outcome));
        run.advance();
        if (outcome.isOk()) {
            issued.accept(call, meant, outcome.value(), outcome.value(), run::state);
        }
        return outcome;
    }

    /** What the call would do. */
    Outcome expected(Call call, List<Datum> arguments) {
        return run.expected(call, issued.toSpec(call, arguments));
    }

    /** What it was asked so far. */
    List<Step> steps() {
        return steps;
    }

    /** What it answered. */
    List<Said> said() {
        return said;
    }
}
