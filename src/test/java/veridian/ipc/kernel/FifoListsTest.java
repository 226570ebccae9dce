package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class FifoListsTest {

    private static final short[] NONE_OF_THREE = {FifoLists.NONE, FifoLists.NONE, FifoLists.NONE};
    private static final short[] NONE_OF_TWO = {FifoLists.NONE, FifoLists.NONE};

    @Test
    void newListsAreEmptyAndSlotsOnNone() {
        FifoLists lists = new FifoLists(3, 2);
        assertArrayEquals(NONE_OF_TWO, lists.head);
        assertArrayEquals(NONE_OF_TWO, lists.tail);
        assertArrayEquals(NONE_OF_THREE, lists.list);
        assertArrayEquals(NONE_OF_THREE, lists.next);
        assertArrayEquals(NONE_OF_THREE, lists.previous);
    }
}
