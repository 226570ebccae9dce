package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdMapTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 300})
    void idsThatAreShownLate(int longest) {
        Random random = new Random(longest);
        IdMap map = new IdMap();
        long next = 1;
        Map<Integer, Long> ids = new HashMap<>();
        Map<Integer, Long> unseen = new HashMap<>();
        while (map.size() < 2000) {
            for (int i = random.nextInt(longest); i >= 0; i--) {
                map.add(next);
                ids.put(map.size(), next++);
            }
            map.addUnseen();
            unseen.put(map.size(), next++);
        }
        unseen.forEach((specId, id) -> {
            assertFalse(map.isShown(specId));
            assertEquals(0, map.specId(id));
        });
        unseen.keySet().removeIf(specId -> specId % 3 == 0);
        unseen.forEach(map::show);
        ids.putAll(unseen);
        for (int specId = 0; specId <= map.size() + 1; specId++) {
            assertEquals(ids.containsKey(specId), map.isShown(specId));
        }
        ids.forEach((specId, id) -> {
            assertEquals(id, map.implementationId(specId));
            assertEquals(specId, map.specId(id));
        });
    }

    /** Runs of ids, short and long, and single ones, beside a plain map. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 300})
    void knowsEveryIdForGood(int longest) {
        Random random = new Random(longest);
        IdMap map = new IdMap();
        Map<Long, Integer> specIds = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        while (ids.size() < 3000) {
            long next = random.nextInt(20) == 0 ? -random.nextInt(4) : random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(9000);
            for (int i = random.nextInt(longest); i >= 0 && !specIds.containsKey(next); i--) {
                assertEquals(0, map.specId(next));
                map.add(next);
                ids.add(next);
                specIds.put(next, ids.size());
                next++;
            }
        }
        assertEquals(ids.size(), map.size());
        for (int i = 0; i < ids.size(); i++) {
            assertEquals(i + 1, map.specId(ids.get(i)));
            assertEquals(ids.get(i), map.implementationId(i + 1));
        }
        for (int i = 0; i < 9000; i++) {
            assertEquals(specIds.getOrDefault((long) i, 0), map.specId(i));
        }
    }

    /** Ids are unsigned: after the largest, a count begins anew. */
    @Test
    void aCountThatGoesPastTheLargest() {
        IdMap map = new IdMap();
        for (long id = -12; id < 12; id++) {
            map.add(id);
        }
        map.add(100);
        for (int specId = 1; specId <= 24; specId++) {
            assertEquals(specId, map.specId(specId - 13));
            assertEquals(specId - 13, map.implementationId(specId));
        }
        assertEquals(25, map.specId(100));
    }
}
