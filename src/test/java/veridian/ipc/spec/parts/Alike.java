package veridian.ipc.spec.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RandomCalls;

/** Two runs of the same calls: one asks about parts, the other about the whole state, and they must say the same. */
final class Alike {

    private final SpecRun whole;
    private final SpecRun partly;

    private Alike(SpecRun whole, SpecRun partly) {
        this.whole = whole;
        this.partly = partly;
    }

    /** So many random calls of these groups, from this seed. */
    static void follow(SpecOracle oracle, Parts parts, long seed, Set<Group> groups, int count) {
        Alike runs = new Alike(oracle.run(), parts.run());
        RandomCalls calls = new RandomCalls(seed, groups);
        Binding same = new Binding(oracle.limits());
        runs.follow(Call.INIT, List.of());
        for (int i = 0; i < count; i++) {
            Call call = calls.call();
            List<Datum> arguments = calls.arguments(call);
            List<Datum> meant = same.toSpec(call, arguments);
            Outcome outcome = runs.follow(call, meant);
            if (outcome.isOk()) {
                same.accept(call, meant, outcome.value(), outcome.value(), runs.whole::state);
            }
            calls.learn(call, outcome);
        }
    }

    private Outcome follow(Call call, List<Datum> arguments) {
        Outcome outcome = whole.expected(call, arguments);
        assertEquals(outcome, partly.expected(call, arguments), () -> call + " " + arguments);
        whole.advance();
        partly.advance();
        assertEquals(whole.state(), partly.state(), () -> call + " " + arguments);
        return outcome;
    }
}
