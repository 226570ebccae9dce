package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import java.util.TreeSet;
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
        for (Call call : Call.values()) {
            expected.add("call." + call.wireName());
            for (SpecCheck check : oracle.checks(call)) {
                expected.add("check." + check.id());
                assertFalse(clauses.ofFailing(call, check).isEmpty(), call + " breaks some clause");
            }
            for (Aspect aspect : Aspect.values()) {
                expected.add("aspect." + aspect);
                assertFalse(clauses.ofAspect(call, aspect).isEmpty(), call + " breaks some clause");
            }
            assertFalse(clauses.ofHolding(call, oracle.checks(call)).isEmpty(), call + " breaks some clause");
        }
        assertEquals(expected, new TreeSet<>(clauses.keys()));
    }

    @Test
    void aCheckThatTheTableDoesNotKnowIsAnError() {
        SpecCheck unknown = new SpecCheck("NoSuch.QUEUE_FULL", IpcError.QUEUE_FULL, "Ipc.tla:1");
        assertThrows(IllegalStateException.class, () -> clauses.ofFailing(Call.SEND, unknown));
    }
}
