package veridian.ipc.trace;

import java.util.List;

/** What a call returns when its result is OK. */
public sealed interface Answer {

    /** Nothing: the result says all. */
    record Nothing() implements Answer {
    }

    /** One value. */
    record One(Kind kind) implements Answer {
    }

    /** A record of values, in this order. */
    record Fields(List<Field> fields) implements Answer {
        /** Keeps a copy. */
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /** No value. */
    static Answer nothing() {
        return new Nothing();
    }

    /** One value of this kind. */
    static Answer one(Kind kind) {
        return new One(kind);
    }

    /** A record of these. */
    static Answer fields(Field... fields) {
        return new Fields(List.of(fields));
    }
}
