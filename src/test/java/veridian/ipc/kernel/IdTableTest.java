package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where ids live. */
class IdTableTest {

    @Test
    @DisplayName("EP-2: every number has a slot in the table, also those that are no ids")
    void everyNumberHasASlot() {
        for (long none : new long[] {0, -1, -1024, Long.MIN_VALUE}) {
            assertEquals(0, IdTable.slotOf(none));
        }
        assertEquals(0, IdTable.slotOf(1));
        assertEquals(1023, IdTable.slotOf(1024));
        assertEquals(0, IdTable.slotOf(1025));
        assertEquals(1022, IdTable.slotOf(Long.MAX_VALUE));
    }
}
