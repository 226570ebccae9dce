package veridian.ipc.spec.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RandomCalls;

/** A run that asks about parts says what one says that asks about the whole state. */
class PartsTest {

    private static final int CALLS = 4000;

    /** Tiny limits, where tables are full and generations end, and large ones, where parts are small. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 40})
    void randomRunsAreAnsweredAlike(int size) {
        SpecOracle oracle = SpecOracle.load(new Limits(2 * size, 40 * size, 3 * size, 60 * size, size, 2 * size, size)
            .with(new MemoryLimits(2 * size, 60 * size, 40, 2, 3 * size, 4096, 15)));
        Parts parts = new Parts(oracle);
        for (int seed = 0; seed < 4; seed++) {
            Set<Group> groups = EnumSet.range(Group.CORE, Group.BLOCKING);
            if (seed == 3) {
                groups.add(Group.MEMORY);
            }
            SpecRun whole = oracle.run();
            SpecRun partly = parts.run();
            RandomCalls calls = new RandomCalls(seed, groups);
            Binding same = new Binding(oracle.limits());
            follow(whole, partly, Call.INIT, List.of());
            for (int i = 0; i < CALLS; i++) {
                Call call = calls.call();
                List<Datum> arguments = calls.arguments(call);
                List<Datum> meant = same.toSpec(call, arguments);
                Outcome outcome = follow(whole, partly, call, meant);
                if (outcome.isOk()) {
                    same.accept(call, meant, outcome.value(), outcome.value(), whole::state);
                }
                calls.learn(call, outcome);
            }
        }
    }

    private static Outcome follow(SpecRun whole, SpecRun partly, Call call, List<Datum> arguments) {
        Outcome outcome = whole.expected(call, arguments);
        assertEquals(outcome, partly.expected(call, arguments), () -> call + " " + arguments);
        whole.advance();
        partly.advance();
        assertEquals(whole.state(), partly.state(), () -> call + " " + arguments);
        return outcome;
    }
}
