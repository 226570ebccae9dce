package veridian.ipc.spec.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {

    private final List<Integer> asked = new ArrayList<>();
    private final Memo<Integer, String> memo = new Memo<>(2);

    private String get(int key) {
        return memo.get(key, question -> {
            asked.add(question);
            return "answer " + question;
        });
    }

    @Test
    void whatWasAskedIsNotAskedAgain() {
        assertEquals(List.of("answer 1", "answer 2", "answer 1", "answer 2"), List.of(get(1), get(2), get(1), get(2)));
        assertEquals(List.of(1, 2), asked);
    }

    @Test
    void whenItIsFullItBeginsAnew() {
        for (int key : new int[] {1, 2, 3, 3, 1, 3}) {
            get(key);
        }
        assertEquals(List.of(1, 2, 3, 1), asked);
    }
}
