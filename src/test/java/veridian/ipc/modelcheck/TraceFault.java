package veridian.ipc.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;

/** What can go wrong with a recorded trace. Some of it the specification allows: two judges must agree on that too. */
enum TraceFault {
    /** An event has another result. */
    OTHER_RESULT {
        @Override
        boolean fits(Event event) {
            return true;
        }

        @Override
        void put(List<Event> trace, int at, Random random) {
            Event event = trace.get(at);
            List<IpcError> errors = new ArrayList<>(List.of(IpcError.values()));
            errors.remove(event.outcome().error());
            IpcError other = errors.get(random.nextInt(errors.size()));
            boolean accepted = !event.outcome().isOk() && event.call().answer().equals(Answer.nothing())
                    && random.nextBoolean();
            replace(trace, at, accepted ? Outcome.ok() : Outcome.refused(other));
        }
    },
    /** An event returns something else. */
    OTHER_VALUE {
        @Override
        boolean fits(Event event) {
            return event.outcome().value() != null;
        }

        @Override
        void put(List<Event> trace, int at, Random random) {
            replace(trace, at, Outcome.ok(other(trace.get(at).outcome().value(), random)));
        }
    },
    /** An event is missing. */
    DROPPED {
        @Override
        void put(List<Event> trace, int at, Random random) {
            trace.remove(at);
        }
    },
    /** An event is there twice. */
    REPEATED {
        @Override
        void put(List<Event> trace, int at, Random random) {
            trace.add(at, trace.get(at));
        }
    },
    /** Two events have changed places. */
    SWAPPED {
        @Override
        void put(List<Event> trace, int at, Random random) {
            if (at > 0) {
                trace.set(at - 1, trace.set(at, trace.get(at - 1)));
            }
        }
    };

    /** Whether the fault can be put at this event: one that did something shows more than one that was refused. */
    boolean fits(Event event) {
        return event.outcome().isOk();
    }

    abstract void put(List<Event> trace, int at, Random random);

    /** A copy of the trace with this fault somewhere, if there is a place for it, its steps numbered anew. */
    List<Event> in(List<Event> trace, Random random) {
        List<Event> faulty = new ArrayList<>(trace);
        int[] places = IntStream.range(0, trace.size()).filter(i -> fits(trace.get(i))).toArray();
        if (places.length > 0) {
            put(faulty, places[random.nextInt(places.length)], random);
        }
        for (int i = 0; i < faulty.size(); i++) {
            Event event = faulty.get(i);
            faulty.set(i, new Event(i + 1L, event.call(), event.arguments(), event.outcome()));
        }
        return faulty;
    }

    private static void replace(List<Event> trace, int at, Outcome outcome) {
        Event event = trace.get(at);
        trace.set(at, new Event(event.step(), event.call(), event.arguments(), outcome));
    }

    private static Datum other(Datum value, Random random) {
        if (value instanceof Datum.Number number) {
            return Datum.number(number.bits() ^ 1L << random.nextInt(4));
        } else if (value instanceof Datum.Token token) {
            return Datum.token(token.bits() ^ 1L << random.nextInt(Long.SIZE));
        } else if (value instanceof Datum.Flag flag) {
            return Datum.flag(!flag.holds());
        } else if (value instanceof Datum.Bytes bytes) {
            return bytes.length() == 0 ? Datum.bytes((byte) 0) : Datum.bytes();
        } else if (value instanceof Datum.Numbers numbers) {
            return numbers.all().isEmpty() ? Datum.numbers(1L) : Datum.numbers();
        }
        List<Datum> parts = new ArrayList<>(((Datum.Fields) value).parts());
        int at = random.nextInt(parts.size());
        parts.set(at, other(parts.get(at), random));
        return new Datum.Fields(parts);
    }
}
