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
    private static final int READ_WRITE = 3;
    private static final List<Integer> TOKEN_MASKS = List.of(1, 2, 15, 31);
    private static final List<Long> GRANTED = List.of(0L, 1L, 16L);

    private final Limits limits;
    private final Set<Group> groups;

    /** For a testee with these limits and groups. */
    Arguments(Limits limits, Set<Group> groups) {
        this.limits = limits;
        this.groups = groups;
    }

    List<Step> steps() {
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
        for (Datum datum : values(call, field.kind())) {
            List<Datum> arguments = new ArrayList<>(before);
            arguments.add(datum);
            combine(call, arguments, steps);
        }
    }

    private List<Datum> values(Call call, Kind kind) {
        switch (kind) {
            case PID:
                // Calls about memory have many other arguments, and so have system calls.
                boolean others = call.group() == Group.MEMORY || call.group() == Group.SYSCALL;
                return numbers(LongStream.rangeClosed(0, Math.min(others ? 1 : MOST_IDS, limits.maxPids())));
            case ENDPOINT:
                return numbers(LongStream.rangeClosed(0, Math.min(MOST_IDS, limits.maxEndpointIds())));
            case CAPABILITY:
                return tokens();
            case CAPACITY:
                return numbers(LongStream.of(0, 1, limits.maxCapacity() + 1L));
            case RIGHTS:
                return numbers(GRANTED.stream().mapToLong(Long::longValue));
            case SIZE:
                return numbers(call.group() == Group.MEMORY ? LongStream.of(0, 1, limits.memory().maxRegionSize() + 1L)
                    : LongStream.of(1, limits.rates().byteBurst() + 1L));
            case NODE:
                return List.of(Datum.Node.NONE, Datum.node(limits.memory().numaNodes()));
            case ACCESS:
                return numbers(LongStream.of(0, READ_WRITE));
            case REGION:
                return numbers(LongStream.rangeClosed(0, Math.min(2, limits.memory().maxRegionIds())));
            case FRAMES:
                return List.of(Datum.numbers(), Datum.numbers(1L));
            case ADDRESS:
                return numbers(LongStream.of(0, limits.memory().pageSize(), limits.memory().pageSize() + 1L));
            case TICKS:
                return numbers(LongStream.of(limits.rates().frequency()));
            case FLAG:
                return List.of(Datum.flag(true));
            case PAYLOAD:
                return payloads();
            case BYTES:
                return List.of(Datum.bytes(new byte[Message.SMALL_LIMIT]), Datum.bytes(new byte[Message.SMALL_LIMIT + 1]));
            default:
                return messages();
        }
    }

    private List<Datum> messages() {
        List<Datum> messages = new ArrayList<>();
        messages.add(Datum.bytes((byte) 1));
        if (groups.contains(Group.MEMORY)) {
            messages.add(Datum.large(1, 0, 1));
            messages.add(Datum.large(1, 1, -1));
        }
        return messages;
    }

    /** A small one, the shortest long one if a region may have so much, and one byte more than any may. */
    private List<Datum> payloads() {
        int largest = Math.max(Message.SMALL_LIMIT, limits.memory().maxRegionSize());
        List<Datum> payloads = new ArrayList<>(List.of(Datum.bytes((byte) 1), Datum.longPayload(largest + 1)));
        if (largest > Message.SMALL_LIMIT) {
            payloads.add(Datum.longPayload(Datum.LongPayload.SHORTEST));
        }
        return payloads;
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
