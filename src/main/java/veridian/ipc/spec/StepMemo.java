package veridian.ipc.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/** The verdicts on steps that were asked for last. A step is known again if its state is the same object. */
final class StepMemo {

    private static final float LOAD = 0.75f;

    private final Map<Key, Verdict> verdicts;

    /** Remembers so many. */
    StepMemo(int most) {
        verdicts = new LinkedHashMap<>(most, LOAD, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Verdict> eldest) {
                return size() > most;
            }
        };
    }

    /** A step; states are told apart by identity, which costs nothing. */
    private record Key(SpecState state, Call call, List<Datum> arguments) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && state == key.state && call == key.call && arguments.equals(key.arguments);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(state) + call.ordinal()) + arguments.hashCode();
        }
    }

    /** The verdict of the engine, asked once. */
    Verdict step(SpecEngine engine, SpecState state, Call call, List<Datum> arguments) {
        Key key = new Key(state, call, arguments);
        Verdict known = verdicts.get(key);
        if (known == null) {
            known = engine.step(state, call, arguments);
            verdicts.put(key, known);
        }
        return known;
    }
}
