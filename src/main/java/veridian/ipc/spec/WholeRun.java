package veridian.ipc.spec;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** Asks about the whole state at each call. */
final class WholeRun implements SpecRun {

    private final SpecOracle oracle;
    private SpecState state;
    private Verdict asked;

    WholeRun(SpecOracle oracle) {
        this.oracle = oracle;
        this.state = oracle.initial();
    }

    @Override
    public Outcome expected(Call call, List<Datum> arguments) {
        asked = oracle.step(state, call, arguments);
        return asked.outcome();
    }

    @Override
    public void advance() {
        state = asked.next();
    }

    @Override
    public SpecState state() {
        return state;
    }
}
