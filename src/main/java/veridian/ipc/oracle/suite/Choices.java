package veridian.ipc.oracle.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.kernel.Message;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** Random arguments: mostly ids and tokens that answers named, some of them outlived; some that none did. */
final class Choices {

    private static final int RIGHTS = 1 << 4;
    private static final int MASKS = 1 << 16;

    private final Random random;
    private final Limits limits;
    private final List<Long> tokens = new ArrayList<>();
    private final MemoryChoices memory;
    private final boolean largeMessages;
    private long pids;
    private long endpoints;

    Choices(Random random, Limits limits, Set<Group> groups) {
        this.random = random;
        this.limits = limits;
        this.memory = new MemoryChoices(random, limits.memory());
        this.largeMessages = groups.contains(Group.MEMORY);
    }

    List<Datum> arguments(Call call) {
        Datum[] arguments = new Datum[call.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            Kind kind = call.arguments().get(i).kind();
            boolean ofMemory = call.group() == Group.MEMORY && kind != Kind.PID || kind == Kind.REGION || kind == Kind.ADDRESS;
            arguments[i] = ofMemory ? memory.argument(kind) : argument(kind);
        }
        return List.of(arguments);
    }

    /** What the call returned names ids and tokens for later. */
    void learn(Call call, Outcome outcome) {
        if (outcome.isOk() && call.answer() instanceof Answer.One one) {
            learn(one.kind(), outcome.value());
        } else if (outcome.isOk() && call.answer() instanceof Answer.Fields fields) {
            List<Field> names = fields.fields();
            for (int i = 0; i < names.size(); i++) {
                learn(names.get(i).kind(), ((Datum.Fields) outcome.value()).parts().get(i));
            }
        }
    }

    private void learn(Kind kind, Datum datum) {
        if (kind == Kind.NEW_PID) {
            pids = ((Datum.Number) datum).bits();
        } else if (kind == Kind.NEW_ENDPOINT) {
            endpoints = ((Datum.Number) datum).bits();
        } else if (kind == Kind.CAPABILITY) {
            tokens.add(((Datum.Token) datum).bits());
        } else {
            memory.learn(kind, datum);
        }
    }

    private Datum argument(Kind kind) {
        switch (kind) {
            case PID:
                return Datum.number(id(pids));
            case ENDPOINT:
                return Datum.number(id(endpoints));
            case CAPABILITY:
                return Datum.token(token());
            case CAPACITY:
                return Datum.number(random.nextInt(12) == 0 ? random.nextLong() : random.nextInt(limits.maxCapacity() + 2));
            case RIGHTS:
                return Datum.number(random.nextInt(12) == 0 ? random.nextInt(MASKS) : random.nextInt(RIGHTS));
            case SIZE:
                return Datum.number(some(limits.rates().byteBurst()));
            case TICKS:
                return Datum.number(some(4L * limits.rates().frequency()));
            case FLAG:
                return Datum.flag(random.nextBoolean());
            case PAYLOAD:
                return random.nextInt(3) == 0 ? longPayload() : Datum.bytes(message());
            case BYTES:
                return Datum.bytes(new byte[random.nextInt(2 * Message.SMALL_LIMIT)]);
            default:
                return largeMessages && random.nextInt(3) == 0 ? memory.message() : Datum.bytes(message());
        }
    }

    /** One of those issued, the later the likelier; rarely none of them. */
    private long id(long issued) {
        if (issued == 0 || random.nextInt(20) == 0) {
            return 0;
        }
        long back = Math.min(random.nextInt(1 + (int) Math.min(issued, 8)), random.nextInt((int) Math.min(issued, 1 << 20)));
        long id = Math.max(1, issued - back);
        return random.nextInt(40) == 0 ? id | Play.ALIAS : id;
    }

    private long token() {
        if (tokens.isEmpty() || random.nextInt(24) == 0) {
            return IpcCapability.NULL_TOKEN;
        }
        int back = Math.min(random.nextInt(tokens.size()), random.nextInt(tokens.size()));
        long token = tokens.get(tokens.size() - 1 - back);
        switch (random.nextInt(12)) {
            case 0:
                return token ^ 1L << Integer.SIZE + random.nextInt(Integer.SIZE);
            case 1:
                return IpcCapability.encode(id(endpoints) & 0xffff_ffffL, random.nextInt(limits.maxGeneration() + 1),
                    random.nextInt(RIGHTS));
            case 2:
            case 3:
                return Play.withRights(token, random.nextInt(IpcPermissions.ALL + 1));
            default:
                return token;
        }
    }

    /** Mostly up to this; rarely any number, or one of the largest. */
    private long some(long most) {
        switch (random.nextInt(16)) {
            case 0:
                return random.nextLong();
            case 1:
                return -1 - random.nextInt(3);
            default:
                return (long) (random.nextDouble() * (most + 2));
        }
    }

    /** Mostly what the rate limit may let pass; rarely more, or more than any region has. */
    private Datum longPayload() {
        int largest = Math.max(Datum.LongPayload.SHORTEST, limits.memory().maxRegionSize());
        int most = Math.max(Datum.LongPayload.SHORTEST, Math.min(largest, limits.rates().byteBurst()));
        switch (random.nextInt(8)) {
            case 0:
                return Datum.longPayload(largest + 1);
            case 1:
                return Datum.longPayload(between(Datum.LongPayload.SHORTEST, largest));
            default:
                return Datum.longPayload(between(Datum.LongPayload.SHORTEST, most));
        }
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private byte[] message() {
        byte[] bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(Message.SMALL_LIMIT + 1) : random.nextInt(4)];
        random.nextBytes(bytes);
        return bytes;
    }
}
