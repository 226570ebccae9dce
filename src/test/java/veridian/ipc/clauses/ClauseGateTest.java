package veridian.ipc.clauses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.proofs.Contracts;
import veridian.ipc.spec.ClauseList;

/** The gate notices each kind of hole, and its lists of what exists are not just everything. */
class ClauseGateTest {

    private static final String HEADING = "| clause | text | TLA+ | JML | tests | scenario |\n|---|---|---|---|---|---|\n";

    private final ClauseGate gate = new ClauseGate(Set.of("Send"), Set.of("K.send", "K invariant"), Set.of("T", "T#a"), Set.of("s"));

    private List<String> holes(String row) {
        return gate.holes(ClauseList.parse(HEADING + row).row("X-1"));
    }

    @Test
    void aWholeRowHasNone() {
        assertEquals(List.of(), holes("| X-1 | a text | `Send` | `K.send`, `K invariant` | `T`, `T#a` | s |"));
        assertEquals(List.of(), holes("| X-1 | a text | `Send` | `K.send` | `T#a` | |"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "| X-1 | a text | | `K.send` | `T` | |;                   X-1, TLA+: names nothing",
        "| X-1 | a text | `Sent` | `K.send` | `T` | |;            X-1, TLA+: there is no Sent",
        "| X-1 | a text | `Send` | | `T` | |;                     X-1, JML: names nothing",
        "| X-1 | a text | `Send` | `K.send`, `K.x` | `T` | |;     X-1, JML: there is no K.x",
        "| X-1 | a text | `Send` | `L invariant` | `T` | |;       X-1, JML: there is no L invariant",
        "| X-1 | a text | `Send` | `K.send` | | |;                X-1, tests: names nothing",
        "| X-1 | a text | `Send` | `K.send` | `T#b` | |;          X-1, tests: there is no T#b",
        "| X-1 | a text | `Send` | `K.send` | `T` | x |;          X-1, scenario: there is no x"})
    void aHoleIsNamedWithClauseAndColumn(String row, String hole) {
        assertEquals(List.of(hole), holes(row));
        assertEquals("hole", gate.status(ClauseList.parse(HEADING + row).row("X-1")));
    }

    @Test
    void aClauseForLaterCoversNothing() {
        ClauseList list = ClauseList.parse("| clause | text | when |\n|---|---|---|\n| X-1 | a text | some day |");
        assertEquals("later", gate.status(list.row("X-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"| X-1 | a text | `Send` |", "| | a text | | | | |", "| X-1 | | | | | |",
        "| X-1 | t | | | | |\n| X-1 | t | | | | |"})
    void whatIsNoRowIsAnError(String rows) {
        assertThrows(IllegalArgumentException.class, () -> ClauseList.parse(HEADING + rows));
    }

    @Test
    void definitionsAreThoseOfTheSpecification() throws IOException {
        Set<String> names = Specification.definitions();
        assertTrue(names.containsAll(Set.of("Send", "SendResult", "Unforgeable", "TokenCurrent")), names::toString);
        assertFalse(names.contains("s") || names.contains("MaxPids") || names.contains("SendSomething"), names::toString);
    }

    @Test
    void contractsAreThoseOfTheKernel() throws IOException {
        Set<String> found = Contracts.ofKernel();
        assertTrue(found.containsAll(Set.of("IpcKernel.send", "IpcKernel invariant", "MessageQueues.place")), found::toString);
        assertFalse(found.contains("Words invariant") || found.contains("IpcKernel.serve"), found::toString);
    }

    @Test
    void testsAreThoseThatRun() throws IOException, ClassNotFoundException {
        Set<String> found = JUnitTests.ofProject();
        assertTrue(found.contains("ClauseGateTest#testsAreThoseThatRun"), found::toString);
        assertFalse(found.contains("ClauseGateTest#holes") || found.contains("JUnitTests"), found::toString);
    }
}
