package veridian.ipc.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import veridian.ipc.kernel.IpcCapability;

/** Random calls with ids and tokens that answers named, some of them outlived, and some that none did. */
public final class RandomCalls {

    private static final int REMEMBERED = 40;

    private final Random random;
    private final List<Call> calls;
    private final List<Long> pids = new ArrayList<>();
    private final List<Long> endpoints = new ArrayList<>();
    private final List<Long> tokens = new ArrayList<>();
    private final List<Long> regions = new ArrayList<>();
    private final List<Long> frames = new ArrayList<>();
    private final boolean largeMessages;

    /** The same calls of these groups for the same seed and the same answers. */
    public RandomCalls(long seed, Set<Group> groups) {
        this.random = new Random(seed);
        this.calls = Group.callsOf(groups);
        this.largeMessages = groups.contains(Group.MEMORY);
    }

    /** The next call; calls that destroy, create, or take the specification long are rarer. */
    public Call call() {
        Call call = calls.get(random.nextInt(calls.size()));
        switch (call) {
            case TERMINATE:
            case CLEANUP_PROCESS:
            case CREATE_CHANNEL:
            case CREATE_ENDPOINT:
            case SPAWN:
                return random.nextInt(6) == 0 ? call : random.nextBoolean() ? Call.SEND : Call.RECEIVE;
            case GET_PERFORMANCE_STATS:
                return random.nextInt(6) == 0 ? call : Call.RECORD_OPERATION;
            case REVOKE_CAPABILITY:
                return random.nextInt(3) == 0 ? call : Call.GRANT_CAPABILITY;
            default:
                return call;
        }
    }

    /** Arguments for it. */
    public List<Datum> arguments(Call call) {
        return call.arguments().stream().map(field -> argument(field.kind())).toList();
    }

    /** Tells what the call answered. */
    public void learn(Call call, Outcome outcome) {
        if (outcome.isOk() && call.answer() instanceof Answer.One one) {
            learn(one.kind(), outcome.value());
        } else if (outcome.isOk() && call.answer() instanceof Answer.Fields fields) {
            for (int i = 0; i < fields.fields().size(); i++) {
                learn(fields.fields().get(i).kind(), ((Datum.Fields) outcome.value()).parts().get(i));
            }
        }
    }

    private void learn(Kind kind, Datum datum) {
        if (kind == Kind.NEW_PID) {
            remember(pids, ((Datum.Number) datum).bits());
        } else if (kind == Kind.NEW_ENDPOINT) {
            remember(endpoints, ((Datum.Number) datum).bits());
        } else if (kind == Kind.CAPABILITY) {
            remember(tokens, ((Datum.Token) datum).bits());
        } else if (kind == Kind.NEW_REGION) {
            remember(regions, ((Datum.Number) datum).bits());
        } else if (datum instanceof Datum.Large large && !regions.contains(large.region())) {
            remember(regions, large.region());
        } else if (kind == Kind.NEW_FRAMES) {
            ((Datum.Numbers) datum).all().forEach(frame -> remember(frames, frame));
        }
    }

    private void remember(List<Long> known, long bits) {
        if (known.size() == REMEMBERED) {
            known.remove(random.nextInt(known.size()));
        }
        known.add(bits);
    }

    private Datum argument(Kind kind) {
        switch (kind) {
            case PID:
                return Datum.number(some(pids, random.nextInt(4) == 0 ? random.nextLong() : 0));
            case ENDPOINT:
                return Datum.number(some(endpoints, random.nextInt(4) == 0 ? random.nextLong() : 0));
            case CAPACITY:
                return Datum.number(random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(6));
            case RIGHTS:
                return Datum.number(random.nextInt(8) == 0 ? random.nextInt(1 << 16) : random.nextInt(16));
            case CAPABILITY:
                return Datum.token(token());
            case BYTES:
                return Datum.bytes(bytes(random.nextInt(80)));
            case SIZE:
            case TICKS:
                return Datum.number(size());
            case FLAG:
                return Datum.flag(random.nextBoolean());
            case REGION:
                return Datum.number(some(regions, random.nextInt(4) == 0 ? random.nextLong() : 0));
            case FRAMES:
                return new Datum.Numbers(random.ints(random.nextInt(4)).mapToObj(any -> some(frames, random.nextInt(50))).toList());
            case NODE:
                return Datum.node(random.nextInt(8) == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(4) - 1);
            case ACCESS:
                return Datum.number(random.nextInt(8) == 0 ? random.nextInt(1 << 16) : random.nextInt(4));
            case ADDRESS:
                return Datum.number(random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(8) * 4096L);
            case PAYLOAD:
                return random.nextInt(4) == 0 ? Datum.longPayload(Datum.LongPayload.SHORTEST + random.nextInt(200)) : small();
            default:
                return message();
        }
    }

    private Datum message() {
        if (largeMessages && random.nextInt(4) == 0) {
            // Not a small number: it could be the region of a payload that no answer has shown.
            return Datum.large(some(regions, -random.nextInt(4)), size(), size());
        }
        return small();
    }

    private Datum small() {
        return Datum.bytes(bytes(random.nextInt(10) == 0 ? random.nextInt(65) : random.nextInt(3)));
    }

    private long size() {
        return random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(50);
    }

    private long some(List<Long> known, long otherwise) {
        return known.isEmpty() || random.nextInt(16) == 0 ? otherwise : known.get(random.nextInt(known.size()));
    }

    private long token() {
        long token = some(tokens, IpcCapability.NULL_TOKEN);
        switch (random.nextInt(24)) {
            case 0:
                return token ^ 1L << random.nextInt(64);
            case 1:
                return random.nextLong();
            case 2:
                return IpcCapability.encode(some(endpoints, 0) & 0xffff_ffffL, 0, random.nextInt(16));
            default:
                return token;
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
