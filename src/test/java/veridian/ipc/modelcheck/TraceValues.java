package veridian.ipc.modelcheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/**
 * Recorded traces as the values that {@code MCTraces.tla} wants. It gives the ids of an implementation their numbers in the order in
 * which they were issued, by means of its own: it is there to check the oracle, and shares with it neither the ids' binding nor the
 * codec.
 */
final class TraceValues {

    private static final List<String> RIGHTS = List.of("SEND", "RECEIVE", "GRANT", "REVOKE");
    private static final long LARGEST_ENDPOINT = 0xffff_ffffL;
    /** No id of the machine's. */
    private static final int NEVER = -1;

    private final Limits limits;
    private final Map<Long, Integer> pids = new HashMap<>();
    private final Map<Long, Integer> endpoints = new HashMap<>();

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
            case PIDS -> ((Datum.Numbers) datum).all().stream().map(pid -> known(pids, pid)).toList();
            case CAPACITY -> (int) (Long.compareUnsigned(bits(datum), limits.maxCapacity()) > 0
                    ? limits.maxCapacity() + 1 : bits(datum));
            case RIGHTS -> mask((int) bits(datum));
            case CAPABILITY -> token(((Datum.Token) datum).bits());
            case MESSAGE -> Map.of("bytes", bytes((Datum.Bytes) datum), "region", 0, "offset", List.of(), "length", List.of());
            case BYTES -> ((Datum.Bytes) datum).length();
            case FLAG -> ((Datum.Flag) datum).holds();
            case SIZE, TICKS, COUNT, FRAMES, NEW_FRAMES, REGION, NEW_REGION, REGION_OR_NONE, NODE, ACCESS, ADDRESS, PAYLOAD,
                    MESSAGE_OR_BLOCKED ->
                throw new IllegalArgumentException("not among the calls of MCTraces");
        };
    }

    private static long bits(Datum datum) {
        return ((Datum.Number) datum).bits();
    }

    private static int known(Map<Long, Integer> ids, long id) {
        return ids.getOrDefault(id, NEVER);
    }

    /** An id that the call issued: the next number, unless it was issued before or can't be one. */
    private static int issued(Map<Long, Integer> ids, long id, boolean possible) {
        if (!possible) {
            return NEVER;
        }
        ids.putIfAbsent(id, ids.size() + 1);
        return ids.get(id);
    }

    private Map<String, Object> token(long bits) {
        Map<String, Object> token = new HashMap<>(mask(IpcCapability.permissionsOf(bits)));
        token.put("endpoint", bits == IpcCapability.NULL_TOKEN ? 0 : known(endpoints, IpcCapability.endpointOf(bits)));
        token.put("generation", IpcCapability.generationOf(bits));
        return token;
    }

    private static Map<String, Object> mask(int mask) {
        Set<String> rights = IntStream.range(0, RIGHTS.size()).filter(bit -> (mask >> bit & 1) != 0).mapToObj(RIGHTS::get)
                .collect(Collectors.toSet());
        return Map.of("rights", rights, "reserved", mask > IpcPermissions.ALL);
    }

    private static List<Integer> bytes(Datum.Bytes bytes) {
        return IntStream.range(0, bytes.length()).mapToObj(i -> (int) bytes.at(i)).toList();
    }
}
