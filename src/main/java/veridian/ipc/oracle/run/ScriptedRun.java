package veridian.ipc.oracle.run;

import java.util.List;
import veridian.ipc.oracle.suite.Said;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.spec.SpecState;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/**
 * Follows a script by what the specification said when the script was made, so that it need not be asked twice. As soon as a
 * call is not the script's, or the state is wanted, it asks the specification from the beginning.
 */
final class ScriptedRun implements SpecRun {

    private final SpecOracle oracle;
    private final Script script;
    private int advanced;
    private Call call;
    private List<Datum> arguments;
    /** Null as long as the script says all. */
    private SpecRun asked;

    ScriptedRun(SpecOracle oracle, Script script) {
        this.oracle = oracle;
        this.script = script;
    }

    @Override
    public Outcome expected(Call call, List<Datum> arguments) {
        this.call = call;
        this.arguments = arguments;
        if (asked == null && isScripted()) {
            return script.said().get(advanced).outcome();
        }
        return askedRun().expected(call, arguments);
    }

    private boolean isScripted() {
        return advanced < script.said().size() && script.steps().get(advanced).call() == call
            && script.said().get(advanced).arguments().equals(arguments);
    }

    @Override
    public void advance() {
        if (asked != null) {
            asked.advance();
        }
        advanced++;
        call = null;
    }

    @Override
    public SpecState state() {
        return askedRun().state();
    }

    /** A run that was asked all that this one was, the call that was asked about last included. */
    private SpecRun askedRun() {
        if (asked == null) {
            asked = oracle.run();
            for (int i = 0; i < advanced; i++) {
                Said said = script.said().get(i);
                asked.expected(script.steps().get(i).call(), said.arguments());
                asked.advance();
            }
            if (call != null) {
                asked.expected(call, arguments);
            }
        }
        return asked;
    }
}
