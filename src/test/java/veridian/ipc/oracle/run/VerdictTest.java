package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;

/** One word for a run in which nothing deviates. */
class VerdictTest {

    private static final SpecOracle ORACLE = SampleOracle.ORACLE;

    private final RunResult result = new RunResult();

    private void addScript() {
        result.suite("sample", ORACLE, List.of(Call.INIT)).add(new Trial(SampleSuite.CALLS.all().get(0), List.of(), null, null));
    }

    private Verdict verdict(String... known) {
        return new Verdict(result, List.of(known));
    }

    @Test
    void nothingRunIsUnknown() {
        assertEquals(Verdict.Word.UNKNOWN, verdict().word());
        assertEquals("unknown", verdict("spawn/OK/OUT_OF_MEMORY/PROC-1").word().text());
    }

    @Test
    void allRunConforms() {
        addScript();
        assertEquals(Verdict.Word.CONFORMS, verdict().word());
    }

    @Test
    void knownFailureThatIsGoneDeviates() {
        addScript();
        Verdict verdict = verdict("spawn/OK/OUT_OF_MEMORY/PROC-1");
        assertEquals(Verdict.Word.DEVIATES, verdict.word());
        assertEquals(Set.of("spawn/OK/OUT_OF_MEMORY/PROC-1"), verdict.gone());
        assertEquals(List.of(), verdict.known());
    }

    @Test
    void notAllRunIsUnknownAndNothingIsGone() {
        addScript();
        result.stopped("enough");
        assertEquals(Verdict.Word.UNKNOWN, verdict("spawn/OK/OUT_OF_MEMORY/PROC-1").word());
        assertEquals(Set.of(), verdict("spawn/OK/OUT_OF_MEMORY/PROC-1").gone());
    }

    @Test
    void failureIsUnknown() {
        addScript();
        result.failed("it ended", null);
        assertEquals(Verdict.Word.UNKNOWN, verdict().word());
        assertEquals(result, verdict().result());
    }
}
