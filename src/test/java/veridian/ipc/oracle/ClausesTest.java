package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.Aspect;
import veridian.ipc.spec.SpecCheck;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Limits;

/** The table of clauses covers every check of the specification, every aspect and every call, and nothing else. */
class ClausesTest {

    private final Clauses clauses = new Clauses();

    @Test
    void tableFitsTheSpecification() {
        SpecOracle oracle = SpecOracle.load(new Limits(1, 1, 1, 1, 1, 1, 1));
        Set<String> expected = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Call call : Call.values()) {
            expected.add("call." + call.wireName());
            for (SpecCheck check : oracle.checks(call)) {
                expected.add("check." + check.id());
                named.addAll(ids(clauses.ofFailing(call, check)));
            }
            for (Aspect aspect : Aspect.values()) {
                expected.add("aspect." + aspect);
                named.addAll(ids(clauses.ofAspect(call, aspect)));
            }
            assertFalse(clauses.ofHolding(call, oracle.checks(call)).isEmpty(), call + " breaks some clause");
        }
        expected.addAll(named);
        assertEquals(expected, new TreeSet<>(clauses.keys()));
    }

    private static Set<String> ids(List<Clause> found) {
        return found.stream().map(clause -> "clause." + clause.id()).collect(Collectors.toSet());
    }

    @Test
    void aCheckThatTheTableDoesNotKnowIsAnError() {
        SpecCheck unknown = new SpecCheck("NoSuch.QUEUE_FULL", IpcError.QUEUE_FULL, "Ipc.tla:1");
        assertThrows(IllegalStateException.class, () -> clauses.ofFailing(Call.SEND, unknown));
    }
}
