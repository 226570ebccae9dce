package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SHM-3: what is at which page of which process, when chains are long and when the table grows. */
class PageTableTest {

    private static final int STEPS = 20_000;
    private static final int PROCESSES = 1024;
    private static final int PAGES = 3;

    private final PageTable table = new PageTable();

    @Test
    @DisplayName("SHM-3: a page has the frame that was put there, whatever else is in its chain, comes or goes")
    void likeAMap() {
        Random random = new Random(1);
        Map<Long, Integer> frames = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            int process = random.nextInt(PROCESSES);
            long page = 1 + random.nextInt(PAGES);
            long key = page * PROCESSES + process;
            assertEquals(frames.getOrDefault(key, 0), table.find(process, page));
            if (frames.remove(key) == null) {
                table.map(process, page, i + 1);
                frames.put(key, i + 1);
            } else {
                table.unmap(process, page);
            }
        }
        frames.forEach((key, frame) -> assertEquals(frame, table.find((int) (key % PROCESSES), key / PROCESSES)));
        frames.keySet().forEach(key -> table.unmap((int) (key % PROCESSES), key / PROCESSES));
        assertEquals(0, Arrays.stream(table.first).filter(entry -> entry != 0).count());
    }

    @Test
    @DisplayName("it grows when it is full and not before")
    void growsWhenFull() {
        int room = 1 << PageTable.INITIAL_BITS;
        for (int i = 0; i < room; i++) {
            table.map(0, 1 + i, 1 + i);
        }
        assertEquals(PageTable.INITIAL_BITS, table.bits);
        table.map(0, 1 + room, 1 + room);
        assertEquals(PageTable.INITIAL_BITS + 1, table.bits);
        for (int i = 0; i <= room; i++) {
            assertEquals(1 + i, table.find(0, 1 + i));
        }
    }

    @Test
    @DisplayName("pages in a row, and one page of many processes, spread over the chains")
    void chainsAreShort() {
        int room = 1 << PageTable.INITIAL_BITS;
        for (int i = 0; i < room / 2; i++) {
            table.map(0, 1 + i, 1);
            table.map(1 + i, 1, 1);
        }
        long used = Arrays.stream(table.first).filter(entry -> entry != 0).count();
        assertTrue(used > room / 2, () -> used + " of " + room + " chains used");
    }
}
