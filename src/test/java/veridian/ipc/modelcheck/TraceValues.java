package veridian.ipc.modelcheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/**
 * Recorded traces as the values that {@code MCTraces.tla} wants. It gives pids and endpoint ids their numbers in the order in
 * which they were issued, by means of its own: it is there to check the oracle, and shares with it neither the ids' binding nor the
 * codec.
 */
final class TraceValues {

    /** The base of wide numbers. */
    static final int RADIX = 32768;

    private static final List<String> RIGHTS = List.of("SEND", "RECEIVE", "GRANT", "REVOKE");
    private static final List<String> ACCESSES = List.of("READ", "WRITE");
    private static final long LARGEST_ENDPOINT = 0xffff_ffffL;
    /** No id of the machine's. */
    private static final int NEVER = -1;

    private final Limits limits;
    private final Map<Long, Integer> pids = new HashMap<>();
    private final Map<Long, Integer> endpoints = new HashMap<>();
    /** Short names of regions and of frames: the module finds out what they stand for. */
    private final Map<Long, Integer> regions = new HashMap<>();
    private final Map<Long, Integer> frames = new HashMap<>();

    private TraceValues(Limits limits) {
        this.limits = limits;
    }

    /** The traces as lists, maps for records, {@link Set}s, numbers, strings and truth values. */
    static List<Object> of(Limits limits, List<List<Event>> traces) {
        return traces.stream().<Object>map(trace -> new TraceValues(limits).trace(trace)).toList();
    }

    private List<Object> trace(List<Event> events) {
        return events.stream().<Object>map(this::event).toList();
    }

    private Map<String, Object> event(Event event) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < event.arguments().size(); i++) {
            arguments.add(value(event.call().arguments().get(i).kind(), event.arguments().get(i)));
        }
        return Map.of("call", event.call().tla(), "args", arguments, "result", event.outcome().result(),
                "value", answer(event.call().answer(), event.outcome().value()));
    }

    private Object answer(Answer answer, Datum datum) {
        if (datum == null) {
            return "nothing";
        }
        if (answer instanceof Answer.Fields fields) {
            Map<String, Object> record = new HashMap<>();
            for (int i = 0; i < fields.fields().size(); i++) {
                Field field = fields.fields().get(i);
                record.put(field.name(), value(field.kind(), ((Datum.Fields) datum).parts().get(i)));
            }
            return record;
        }
        return value(((Answer.One) answer).kind(), datum);
    }

    private Object value(Kind kind, Datum datum) {
        return switch (kind) {
            case PID -> known(pids, bits(datum));
            case ENDPOINT -> known(endpoints, bits(datum));
            case NEW_PID -> issued(pids, bits(datum), bits(datum) != 0);
            case NEW_ENDPOINT -> issued(endpoints, bits(datum), bits(datum) >= 1 && bits(datum) <= LARGEST_ENDPOINT);
            case PID_OR_NONE -> bits(datum) == 0 ? 0 : known(pids, bits(datum));
            case REGION, NEW_REGION -> region(bits(datum));
            case REGION_OR_NONE -> bits(datum) == 0 ? 0 : region(bits(datum));
            case FRAMES, NEW_FRAMES -> ((Datum.Numbers) datum).all().stream().map(frame -> issued(frames, frame, true)).toList();
            case PIDS -> ((Datum.Numbers) datum).all().stream().map(pid -> known(pids, pid)).toList();
            case CAPACITY -> (int) (Long.compareUnsigned(bits(datum), limits.maxCapacity()) > 0
                    ? limits.maxCapacity() + 1 : bits(datum));
            case RIGHTS -> mask("rights", RIGHTS, (int) bits(datum));
            case ACCESS -> mask("permissions", ACCESSES, (int) bits(datum));
            case NODE -> ((Datum.Node) datum).number();
            case SIZE, TICKS, COUNT, ADDRESS -> wide(bits(datum));
            case CAPABILITY -> token(((Datum.Token) datum).bits());
            case MESSAGE -> message(datum);
            case BYTES -> ((Datum.Bytes) datum).length();
            case FLAG -> ((Datum.Flag) datum).holds();
            case PAYLOAD -> payload(datum);
            case MESSAGE_OR_BLOCKED -> received(datum);
        };
    }

    private static long bits(Datum datum) {
        return ((Datum.Number) datum).bits();
    }

    private static int known(Map<Long, Integer> ids, long id) {
        return ids.getOrDefault(id, NEVER);
    }

    /** An id that the call issued, the next number unless it was issued before or can't be one; or a name of a region or frame. */
    private static int issued(Map<Long, Integer> ids, long id, boolean possible) {
        if (!possible) {
            return NEVER;
        }
        ids.putIfAbsent(id, ids.size() + 1);
        return ids.get(id);
    }

    private int region(long id) {
        return issued(regions, id, id != 0);
    }

    private Map<String, Object> token(long bits) {
        Map<String, Object> token = new HashMap<>(mask("rights", RIGHTS, IpcCapability.permissionsOf(bits)));
        token.put("endpoint", bits == IpcCapability.NULL_TOKEN ? 0 : known(endpoints, IpcCapability.endpointOf(bits)));
        token.put("generation", IpcCapability.generationOf(bits));
        return token;
    }

    /** Bit {@code i} of a mask stands for the i-th name; those above are reserved. */
    private static Map<String, Object> mask(String field, List<String> names, int mask) {
        Set<String> named = IntStream.range(0, names.size()).filter(bit -> (mask >> bit & 1) != 0).mapToObj(names::get)
                .collect(Collectors.toSet());
        return Map.of(field, named, "reserved", mask >> names.size() != 0);
    }

    private Map<String, Object> message(Datum datum) {
        if (datum instanceof Datum.Large large) {
            return Map.of("bytes", List.of(), "region", region(large.region()), "offset", wide(large.offset()),
                    "length", wide(large.length()));
        }
        return small(bytes((Datum.Bytes) datum));
    }

    private static Map<String, Object> small(List<Integer> bytes) {
        return Map.of("bytes", bytes, "region", 0, "offset", List.of(), "length", List.of());
    }

    private Map<String, Object> received(Datum datum) {
        boolean blocked = datum instanceof Datum.Blocked;
        return Map.of("blocked", blocked, "message", blocked ? small(List.of()) : message(datum));
    }

    /** Of a long one only the length is known. */
    private static Map<String, Object> payload(Datum datum) {
        return datum instanceof Datum.LongPayload any ? Map.of("bytes", List.of(), "length", wide(any.length()))
                : Map.of("bytes", bytes((Datum.Bytes) datum), "length", wide(((Datum.Bytes) datum).length()));
    }

    private static List<Integer> bytes(Datum.Bytes bytes) {
        return IntStream.range(0, bytes.length()).mapToObj(i -> (int) bytes.at(i)).toList();
    }

    /** The digits, the lowest first. */
    private static List<Integer> wide(long bits) {
        List<Integer> digits = new ArrayList<>();
        for (long rest = bits; rest != 0; rest = Long.divideUnsigned(rest, RADIX)) {
            digits.add((int) Long.remainderUnsigned(rest, RADIX));
        }
        return digits;
    }
}
