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
    private static final int FRAMES = STEPS + 1;
    /** Half of the table as it begins. */
    private static final int FEW = 1 << PageTable.INITIAL_BITS - 1;

    private final PageTable table = new PageTable(FRAMES);

    @Test
    @DisplayName("SHM-3: a page has the frame that was put there, whatever other process is in its chain, comes or goes")
    void fewPagesOfManyProcesses() {
        likeAMap(PROCESSES, 3);
    }

    @Test
    @DisplayName("SHM-3: a page has the frame that was put there, whatever other page of its process is in its chain")
    void manyPagesOfFewProcesses() {
        likeAMap(2, 1000);
    }

    private void likeAMap(int processes, int pages) {
        Random random = new Random(1);
        Map<Long, Integer> frames = new HashMap<>();
        for (int i = 0; i < STEPS; i++) {
            int process = random.nextInt(processes);
            long page = 1 + random.nextInt(pages);
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
        assertEquals(0, chainsUsed());
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
    @DisplayName("pages in a row spread over the chains")
    void pagesInARow() {
        for (int i = 0; i < FEW; i++) {
            table.map(0, 1 + i, 1);
        }
        assertTrue(chainsUsed() > FEW / 2, () -> chainsUsed() + " chains for " + FEW + " pages");
    }

    @Test
    @DisplayName("one page of many processes spreads over the chains")
    void onePageOfManyProcesses() {
        for (int i = 0; i < FEW; i++) {
            table.map(i, 1, 1);
        }
        assertTrue(chainsUsed() > FEW / 2, () -> chainsUsed() + " chains for " + FEW + " processes");
    }

    private long chainsUsed() {
        return Arrays.stream(table.first).filter(entry -> entry != 0).count();
    }
}
