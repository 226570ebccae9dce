package veridian.ipc.spec.parts;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What was answered, by what was asked: so many answers at most, then it begins anew. */
final class Memo<K, V> {

    private final int most;
    private final Map<K, V> answers = new HashMap<>();

    Memo(int most) {
        this.most = most;
    }

    V get(K key, Function<K, V> ask) {
        V known = answers.get(key);
        if (known == null) {
            known = ask.apply(key);
            if (answers.size() == most) {
                answers.clear();
            }
            answers.put(key, known);
        }
        return known;
    }
}
