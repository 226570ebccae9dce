package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.oracle.suite.ScenarioSuite;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** What all scenarios find in variants of the reference kernel, without a run each. */
final class ScenarioFaults {

    static final Limits LIMITS = new ScenarioSuite().wanted();

    private static final SpecOracle ORACLE = SpecOracle.load(LIMITS);
    private static final List<Script> SCRIPTS = new ArrayList<>();

    static {
        new ScenarioSuite().scripts(ORACLE, ReferenceImplementation.GROUPS).forEachRemaining(SCRIPTS::add);
    }

    private ScenarioFaults() {
    }

    /** The causes of what deviates in all scenarios. */
    static Set<String> causes(UnaryOperator<Implementation> variant) {
        Set<String> causes = new TreeSet<>();
        for (Script script : SCRIPTS) {
            Implementation reference = new ReferenceImplementation(IpcSystem.create(LIMITS.kernel()));
            Deviation deviation = deviation(script, variant.apply(reference));
            if (deviation != null) {
                causes.add(Cause.of(deviation).id());
            }
        }
        return causes;
    }

    /** Scenarios find the fault, and name the clause that it breaks. */
    static void assertFound(UnaryOperator<Implementation> variant, String cause) {
        Set<String> causes = causes(variant);
        assertTrue(causes.contains(cause), causes.toString());
    }

    /** The first of a script; null if it conforms. */
    private static Deviation deviation(Script script, Implementation kernel) {
        Matcher matcher = new Matcher(ORACLE);
        Deviation deviation = null;
        for (int i = 0; i < script.steps().size() && deviation == null; i++) {
            Step step = script.steps().get(i);
            List<Datum> arguments = matcher.binding().toImplementation(step.call(), step.arguments());
            deviation = matcher.judge(new Event(i + 1L, step.call(), arguments, kernel.call(step.call(), arguments)));
        }
        return deviation;
    }

    /** Where the kernel refuses with this error, says OK. */
    static UnaryOperator<Implementation> passes(Call call, IpcError error) {
        return passes(call, error, Outcome.ok());
    }

    /** Where the kernel refuses with this error, says that. */
    static UnaryOperator<Implementation> passes(Call call, IpcError error, Outcome instead) {
        return kernel -> (c, arguments) -> {
            Outcome outcome = kernel.call(c, arguments);
            return c == call && outcome.error() == error ? instead : outcome;
        };
    }

    static long number(List<Datum> arguments, int index) {
        return ((Datum.Number) arguments.get(index)).bits();
    }
}
