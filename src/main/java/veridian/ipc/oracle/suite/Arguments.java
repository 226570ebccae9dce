package veridian.ipc.oracle.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.Message;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/** Every call with all arguments of a small set: the first few ids and an unknown one, and the values where something ends. */
final class Arguments {

    private static final int MOST_IDS = 3;
    private static final List<Integer> TOKEN_MASKS = List.of(1, 2, 15, 31);
    private static final List<Long> GRANTED = List.of(0L, 1L, 16L);

    private final Limits limits;

    Arguments(Limits limits) {
        this.limits = limits;
    }

    List<Step> steps(Set<Group> groups) {
        List<Step> steps = new ArrayList<>();
        for (Call call : Group.callsOf(groups)) {
            combine(call, List.of(), steps);
        }
        return steps;
    }

    private void combine(Call call, List<Datum> before, List<Step> steps) {
        if (before.size() == call.arguments().size()) {
            steps.add(new Step(call, before));
            return;
        }
        Field field = call.arguments().get(before.size());
        for (Datum datum : values(field.kind())) {
            List<Datum> arguments = new ArrayList<>(before);
            arguments.add(datum);
            combine(call, arguments, steps);
        }
    }

    private List<Datum> values(Kind kind) {
        switch (kind) {
            case PID:
                return numbers(LongStream.rangeClosed(0, Math.min(MOST_IDS, limits.maxPids())));
            case ENDPOINT:
                return numbers(LongStream.rangeClosed(0, Math.min(MOST_IDS, limits.maxEndpointIds())));
            case CAPABILITY:
                return tokens();
            case CAPACITY:
                return numbers(LongStream.of(0, 1, limits.maxCapacity() + 1L));
            case RIGHTS:
                return numbers(GRANTED.stream().mapToLong(Long::longValue));
            case SIZE:
                return numbers(LongStream.of(1, limits.rates().byteBurst() + 1L));
            case TICKS:
                return numbers(LongStream.of(limits.rates().frequency()));
            case FLAG:
                return List.of(Datum.flag(true));
            case BYTES:
                return List.of(Datum.bytes(new byte[Message.SMALL_LIMIT]), Datum.bytes(new byte[Message.SMALL_LIMIT + 1]));
            default:
                return List.of(Datum.bytes((byte) 1));
        }
    }

    private List<Datum> tokens() {
        List<Datum> tokens = new ArrayList<>();
        tokens.add(Datum.token(IpcCapability.NULL_TOKEN));
        for (int endpoint = 1; endpoint <= Math.min(2, limits.maxEndpointIds()); endpoint++) {
            for (int generation = 0; generation <= Math.min(1, limits.maxGeneration()); generation++) {
                for (int mask : TOKEN_MASKS) {
                    tokens.add(Datum.token(IpcCapability.encode(endpoint, generation, mask)));
                }
            }
        }
        return tokens;
    }

    private static List<Datum> numbers(LongStream numbers) {
        return numbers.mapToObj(Datum::number).toList();
    }
}
