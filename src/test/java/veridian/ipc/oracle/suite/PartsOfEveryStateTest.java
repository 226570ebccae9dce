package veridian.ipc.oracle.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;

/** In every state within bounds every call is answered, and made, alike on the whole state and on parts of it. */
class PartsOfEveryStateTest {

    private final Set<SpecState> reached = new HashSet<>();
    private final Queue<SpecState> open = new ArrayDeque<>();

    /** Limits; whether those are all states; how many. */
    @ParameterizedTest
    @CsvSource({"1,2,1,2,1,1,1,true,84", "2,2,1,1,1,1,1,true,361", "2,3,2,3,1,1,1,false,40", "2,2,2,3,2,2,2,false,60"})
    void everyCallInEveryState(int processes, int pids, int endpoints, int endpointIds, int capacity, int maxCapacity,
            int maxGeneration, boolean all, int states) {
        SpecOracle oracle =
            SpecOracle.load(new Limits(processes, pids, endpoints, endpointIds, capacity, maxCapacity, maxGeneration));
        Parts parts = new Parts(oracle);
        List<Step> steps = new Arguments(oracle.limits(), EnumSet.range(Group.CORE, Group.BLOCKING)).steps();
        reach(oracle.initial());
        int visited = 0;
        while (!open.isEmpty() && (all || visited < states)) {
            visit(oracle, parts, open.remove(), steps);
            visited++;
        }
        assertEquals(states, visited);
    }

    private void visit(SpecOracle oracle, Parts parts, SpecState state, List<Step> steps) {
        for (Step step : steps) {
            Verdict verdict = oracle.step(state, step.call(), step.arguments());
            SpecRun run = parts.from(state);
            assertEquals(verdict.outcome(), run.expected(step.call(), step.arguments()), () -> step + " in " + state);
            run.advance();
            assertEquals(verdict.next(), run.state(), () -> step + " in " + state);
            reach(verdict.next());
        }
    }

    private void reach(SpecState state) {
        if (reached.add(state)) {
            open.add(state);
        }
    }
}
