package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseListTest {

    private static final String NOW = "| clause | text | TLA+ | JML | tests | scenario |\n|---|---|---|---|---|---|\n";
    private static final String LATER = "| clause | text | when |\n|---|---|---|\n";

    @Test
    void rowsAreReadFromBothTables() {
        ClauseList list = ClauseList.parse("# Clauses\n\n" + NOW + "| A-1 | it is | `Foo`, `Bar` | `C.m` | `T#t`, | scene |\n"
            + "| A-2 | it is not |  |  | `T` |  |\n\nLater:\n\n" + LATER + "| B-1 | it will be | some day |\n");
        ClauseRow first = new ClauseRow("A-1", "it is", List.of("Foo", "Bar"), List.of("C.m"), List.of("T#t"), "scene", "");
        ClauseRow later = new ClauseRow("B-1", "it will be", List.of(), List.of(), List.of(), "", "some day");
        assertEquals(List.of(first, new ClauseRow("A-2", "it is not", List.of(), List.of(), List.of("T"), "", ""), later),
            List.copyOf(list.rows()));
        assertEquals(first, list.row("A-1"));
        assertNull(list.row("A-3"));
        assertTrue(later.isLater());
        assertFalse(first.isLater());
    }

    @Test
    void otherTablesAreForReaders() {
        ClauseList list = ClauseList.parse("| clause | remark |\n|---|---|\n| A-1 | x |\n\ntext\n|\n| |\n||\n" + LATER);
        assertEquals(List.of(), List.copyOf(list.rows()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x A-1 | text | when |", "| A-1 | text | when x", "|"})
    void aLineThatIsNotOfATableEndsIt(String line) {
        assertEquals(List.of(), List.copyOf(ClauseList.parse(LATER + line + "\n| A-2 | text | when |\n").rows()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"| A-1 | text |\n", "| A-1 | text | when | more |\n", "|  | text | when |\n", "| A-1 |  | when |\n"})
    void rowThatDoesNotFitIsRefused(String row) {
        String message = assertThrows(IllegalArgumentException.class, () -> ClauseList.parse(LATER + row)).getMessage();
        assertTrue(message.startsWith("not a row of a table of clauses: ["), message);
    }

    @Test
    void clauseThatIsThereTwiceIsRefused() {
        assertEquals("A-1 is there twice", assertThrows(IllegalArgumentException.class,
            () -> ClauseList.parse(LATER + "| A-1 | a | b |\n| A-1 | c | d |\n")).getMessage());
    }

    @Test
    void theOneThatIsCarriedHasRowsOfBothKinds() {
        assertTrue(ClauseList.packaged().rows().stream().anyMatch(ClauseRow::isLater));
        assertFalse(ClauseList.packaged().row("CAP-6").isLater());
    }
}
