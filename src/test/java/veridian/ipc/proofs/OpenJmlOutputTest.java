package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import veridian.ipc.proofs.OpenJmlOutput.Verdict;

/** Only "no warnings" is a proof; the sample is what OpenJML 0.17.0-alpha-15 printed. */
class OpenJmlOutputTest {

    private static final Path SAMPLE = Path.of("src/test/resources/proofs/openjml/progress.txt");

    @Test
    void eachMethodGetsItsVerdict() throws IOException {
        assertEquals(Map.of(
                "V.V()", new Verdict("proved", "no warnings", 1),
                "V.Inner.m(byte[],V)", new Verdict("proved", "no warnings", 0),
                "V.hard(long,long,long)", new Verdict("open", "UNKNOWN", 10),
                "V.vacuous(int)", new Verdict("open", "INFEASIBLE", 0),
                "V.wrong(int)", new Verdict("open", "with warnings", 1)), OpenJmlOutput.parse(Files.readString(SAMPLE)));
    }

    @Test
    void aContractWhosePremisesTheSolverGaveUpOnIsNotProved() {
        String output = """
                Method assertions are validated [1.02 secs]
                V.java:157: verify: Validity is unknown - unknown reason: "canceled"
                Completed proof of V.a() with prover z3_4_3 - no warnings [61.20 secs]
                Method assertions are validated [0.40 secs]
                Completed proof of V.b() with prover z3_4_3 - no warnings [0.50 secs]
                """;
        assertEquals(Map.of("V.a()", new Verdict("open", "feasibility unknown", 61),
                "V.b()", new Verdict("proved", "no warnings", 1)), OpenJmlOutput.parse(output));
    }

    @Test
    void anErrorInTheSourcesIsNotAnEmptyResult() {
        String output = "oj/V.java:26: error: unclosed comment\n    /*@ public normal_behavior\n1 error\n";
        assertThrows(IllegalStateException.class, () -> OpenJmlOutput.parse(output));
    }

    @Test
    void anErrorAboutOneMethodLeavesThatOpen() {
        String output = """
                Starting proof of V.a() with prover z3_4_3
                V.java:7: error: Internal error: no such thing
                Completed proof of V.a() with prover z3_4_3 - no warnings [0.20 secs]
                Starting proof of V.b() with prover z3_4_3
                Completed proof of V.b() with prover z3_4_3 - no warnings [0.50 secs]
                """;
        assertEquals(Map.of("V.a()", new Verdict("open", "error", 0),
                "V.b()", new Verdict("proved", "no warnings", 1)), OpenJmlOutput.parse(output));
        assertThrows(IllegalStateException.class, () -> OpenJmlOutput.parse(output + "V.java:9: error: unclosed comment\n"));
    }

    /** Closed is closed, whatever the solver then finds of feasibility. */
    @Test
    void onlyAnAssertionThatIsNotEstablishedLeavesAFalsePromiseOpen() {
        List.of("with warnings", "UNKNOWN", "TIMEOUT").forEach(answer -> assertTrue(new Verdict("open", answer, 1).leavesOpen(), answer));
        List.of("feasibility unknown", "INFEASIBLE", "error").forEach(answer ->
                assertFalse(new Verdict("open", answer, 1).leavesOpen(), answer));
        assertFalse(new Verdict("proved", "no warnings", 1).leavesOpen());
    }
}
