package veridian.ipc.oracle.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.spec.SpecState;
import veridian.ipc.spec.Verdict;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;

/** In every state within bounds every call is answered, and made, alike on the whole state and on parts of it. */
class PartsOfEveryStateTest {

    private static final int STATES_WITH_MEMORY = 60;

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
        assertEquals(states, visitAll(oracle, parts, steps, all ? Integer.MAX_VALUE : states));
    }

    /** With a region that is owned, mapped and pinned, and a frame that is loose: in the first states and in those where there is one. */
    @Test
    void everyCallWithMemory() {
        SpecOracle oracle = SpecOracle.load(new Limits(2, 2, 1, 1, 1, 1, 0).with(new MemoryLimits(1, 2, 1, 1, 1, 1, 2)));
        Parts parts = new Parts(oracle);
        List<Step> steps =
            new Arguments(oracle.limits(), EnumSet.of(Group.CORE, Group.CAPABILITY, Group.BLOCKING, Group.MEMORY)).steps();
        SpecState state = oracle.initial();
        for (Step step : lifeOfARegion()) {
            Verdict verdict = oracle.step(state, step.call(), step.arguments());
            assertTrue(verdict.outcome().isOk(), step.toString());
            state = verdict.next();
            reach(state);
        }
        assertEquals(STATES_WITH_MEMORY, visitAll(oracle, parts, steps, STATES_WITH_MEMORY));
    }

    private static List<Step> lifeOfARegion() {
        Datum one = Datum.number(1);
        return List.of(new Step(Call.INIT, List.of()), new Step(Call.SPAWN, List.of()), new Step(Call.CREATE_ENDPOINT, List.of(one)),
            new Step(Call.CREATE_EMPTY_REGION, List.of(one, one, Datum.number(3))),
            new Step(Call.ALLOCATE_SHARED_MEMORY, List.of(one, Datum.Node.NONE)),
            new Step(Call.SET_PHYSICAL_PAGES, List.of(one, Datum.numbers(1L))),
            new Step(Call.SEND_MESSAGE, List.of(one, Datum.large(1, 0, 1))),
            new Step(Call.MAP_SHARED_REGION, List.of(one, one, one)), new Step(Call.DESTROY_REGION, List.of(one, one)));
    }

    private int visitAll(SpecOracle oracle, Parts parts, List<Step> steps, int most) {
        reach(oracle.initial());
        int visited = 0;
        while (!open.isEmpty() && visited < most) {
            visit(oracle, parts, open.remove(), steps);
            visited++;
        }
        return visited;
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
