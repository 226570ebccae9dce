package veridian.ipc.modelcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Outcome;

/** What can go wrong with a recorded trace. Some of it the specification allows: two judges must agree on that too. */
enum TraceFault {
    /** An event has another result. */
    OTHER_RESULT {
        @Override
        boolean fits(List<Event> trace, int at) {
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
    /** An event returns something else: one frame too many, another number, another part of a region, ... */
    OTHER_VALUE {
        @Override
        boolean fits(List<Event> trace, int at) {
            return trace.get(at).outcome().value() != null;
        }

        @Override
        void put(List<Event> trace, int at, Random random) {
            replace(trace, at, Outcome.ok(other(trace.get(at).outcome().value(), random)));
        }
    },
    /** An event returns what another one of the same call did: frames that somebody has, an id that was issued, ... */
    BORROWED_VALUE {
        @Override
        boolean fits(List<Event> trace, int at) {
            return !otherValues(trace, trace.get(at)).isEmpty();
        }

        @Override
        void put(List<Event> trace, int at, Random random) {
            replace(trace, at, Outcome.ok(some(otherValues(trace, trace.get(at)), random)));
        }
    },
    /** An event says that the process is blocked where a message is received, or the other way round. */
    OTHER_END {
        @Override
        boolean fits(List<Event> trace, int at) {
            return trace.get(at).call() == Call.SYS_RECEIVE && trace.get(at).outcome().isOk();
        }

        @Override
        void put(List<Event> trace, int at, Random random) {
            replace(trace, at, Outcome.ok(trace.get(at).outcome().value() instanceof Datum.Blocked ? Datum.bytes() : Datum.blocked()));
        }
    },
    /** An event that is not the first to give frames gives another in the place of one: one that an answer names, or a new one. */
    OTHER_FRAME {
        @Override
        boolean fits(List<Event> trace, int at) {
            return framesGiven(trace.get(at)).findAny().isPresent()
                    && trace.subList(0, at).stream().flatMap(TraceFault::framesGiven).findAny().isPresent();
        }

        @Override
        void put(List<Event> trace, int at, Random random) {
            List<Long> frames = new ArrayList<>(framesGiven(trace.get(at)).toList());
            List<Long> others = trace.stream().flatMap(TraceFault::framesGiven).distinct().toList();
            frames.set(random.nextInt(frames.size()), random.nextBoolean() ? random.nextLong() : some(others, random));
            replace(trace, at, Outcome.ok(new Datum.Numbers(frames)));
        }
    },
    /** An event has an argument of another one: another region, another process, other frames, ... */
    BORROWED_ARGUMENT {
        @Override
        boolean fits(List<Event> trace, int at) {
            return !borrowable(trace, trace.get(at)).isEmpty();
        }

        @Override
        void put(List<Event> trace, int at, Random random) {
            Event event = trace.get(at);
            int index = some(borrowable(trace, event), random);
            List<Datum> arguments = new ArrayList<>(event.arguments());
            arguments.set(index, some(otherArguments(trace, event, index), random));
            trace.set(at, new Event(event.step(), event.call(), arguments, event.outcome()));
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
    boolean fits(List<Event> trace, int at) {
        return trace.get(at).outcome().isOk();
    }

    abstract void put(List<Event> trace, int at, Random random);

    /** A copy of the trace with this fault in a rare place; empty if there is no place for it. */
    Optional<List<Event>> in(List<Event> trace, RarePlaces rare, Random random) {
        List<Integer> places = IntStream.range(0, trace.size()).filter(at -> fits(trace, at)).boxed().toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(at(trace, rare.choose(this, trace, places), random));
    }

    /** A copy of the trace with this fault in this place, its steps numbered anew. */
    List<Event> at(List<Event> trace, int place, Random random) {
        List<Event> faulty = new ArrayList<>(trace);
        put(faulty, place, random);
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

    private static <T> T some(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<Datum> otherValues(List<Event> trace, Event event) {
        Datum value = event.outcome().value();
        return value == null ? List.of() : trace.stream().filter(other -> other.call() == event.call())
                .map(other -> other.outcome().value()).filter(other -> other != null && !other.equals(value)).toList();
    }

    private static Stream<Long> framesGiven(Event event) {
        return event.call() == Call.ALLOCATE_SHARED_MEMORY && event.outcome().value() instanceof Datum.Numbers frames
                ? frames.all().stream() : Stream.empty();
    }

    /** The indexes of the arguments for which there are others. */
    private static List<Integer> borrowable(List<Event> trace, Event event) {
        return IntStream.range(0, event.arguments().size()).filter(i -> !otherArguments(trace, event, i).isEmpty()).boxed().toList();
    }

    private static List<Datum> otherArguments(List<Event> trace, Event event, int index) {
        Kind kind = event.call().arguments().get(index).kind();
        List<Datum> others = new ArrayList<>();
        for (Event other : trace) {
            for (int i = 0; i < other.arguments().size(); i++) {
                if (other.call().arguments().get(i).kind() == kind && !other.arguments().get(i).equals(event.arguments().get(index))) {
                    others.add(other.arguments().get(i));
                }
            }
        }
        return others;
    }

    private static Datum other(Datum value, Random random) {
        if (value instanceof Datum.Number number) {
            return Datum.number(other(number.bits(), random));
        } else if (value instanceof Datum.Token token) {
            return Datum.token(token.bits() ^ 1L << random.nextInt(Long.SIZE));
        } else if (value instanceof Datum.Flag flag) {
            return Datum.flag(!flag.holds());
        } else if (value instanceof Datum.Bytes bytes) {
            return bytes.length() == 0 ? Datum.bytes((byte) 0) : Datum.bytes();
        } else if (value instanceof Datum.Numbers numbers) {
            return new Datum.Numbers(other(numbers.all(), random));
        } else if (value instanceof Datum.Large large) {
            return other(large, random);
        } else if (value instanceof Datum.Blocked) {
            return Datum.bytes();
        }
        List<Datum> parts = new ArrayList<>(((Datum.Fields) value).parts());
        int at = random.nextInt(parts.size());
        parts.set(at, other(parts.get(at), random));
        return new Datum.Fields(parts);
    }

    /** One bit is another, mostly a low one: it may be an id that there is. */
    private static long other(long bits, Random random) {
        return bits ^ 1L << random.nextInt(random.nextInt(4) > 0 ? 4 : Long.SIZE);
    }

    /** One too many, one too few, in another order, or one is another. */
    private static List<Long> other(List<Long> numbers, Random random) {
        List<Long> others = new ArrayList<>(numbers);
        int at = numbers.isEmpty() ? 0 : random.nextInt(numbers.size());
        switch (numbers.isEmpty() ? 0 : random.nextInt(4)) {
            case 0 -> others.add(1L + random.nextInt(8));
            case 1 -> others.remove(at);
            case 2 -> Collections.rotate(others, 1);
            default -> others.set(at, other(numbers.get(at), random));
        }
        return others;
    }

    private static Datum other(Datum.Large large, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Datum.large(other(large.region(), random), large.offset(), large.length());
            case 1 -> Datum.large(large.region(), other(large.offset(), random), large.length());
            default -> Datum.large(large.region(), large.offset(), other(large.length(), random));
        };
    }
}
