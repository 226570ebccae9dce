package veridian.ipc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;

/** Random calls in the ids of the specification: mostly sensible, some not. The same for the same seed. */
public final class Walk {

    private final Random random;
    private final int mostPid;
    private final int mostEndpoint;
    private final List<Long> tokens = new ArrayList<>();
    private final List<Datum> arguments = new ArrayList<>();

    public Walk(long seed, int mostPid, int mostEndpoint) {
        this.random = new Random(seed);
        this.mostPid = mostPid;
        this.mostEndpoint = mostEndpoint;
    }

    /** The next call, rarely one that destroys. */
    public Call call() {
        Call call = Call.values()[random.nextInt(Call.values().length)];
        boolean destroys = call == Call.TERMINATE || call == Call.CLEANUP_PROCESS;
        return destroys && random.nextInt(8) != 0 ? Call.SEND : call;
    }

    /** Arguments for it. */
    public List<Datum> arguments(Call call) {
        arguments.clear();
        for (Field field : call.arguments()) {
            arguments.add(argument(field));
        }
        return List.copyOf(arguments);
    }

    /** Tells of a token that an answer named. */
    public void learn(Datum value) {
        if (value instanceof Datum.Token token) {
            remember(token.bits());
        } else if (value instanceof Datum.Fields fields) {
            fields.parts().forEach(this::learn);
        }
    }

    private void remember(long token) {
        if (tokens.size() == 64) {
            tokens.remove(random.nextInt(tokens.size()));
        }
        tokens.add(token);
    }

    private Datum argument(Field field) {
        switch (field.kind()) {
            case PID:
                return Datum.number(random.nextInt(mostPid + 1));
            case ENDPOINT:
                return Datum.number(random.nextInt(mostEndpoint + 1));
            case CAPACITY:
                return Datum.number(random.nextInt(8) == 0 ? -1L : random.nextInt(6));
            case RIGHTS:
                return Datum.number(random.nextInt(8) == 0 ? 0x8001 : random.nextInt(16));
            case CAPABILITY:
                return Datum.token(token());
            default:
                return Datum.bytes(new byte[] {(byte) random.nextInt(3), (byte) random.nextInt()});
        }
    }

    private long token() {
        if (!tokens.isEmpty() && random.nextInt(8) != 0) {
            return tokens.get(random.nextInt(tokens.size()));
        }
        return random.nextInt(4) == 0 ? IpcCapability.NULL_TOKEN
            : IpcCapability.encode(random.nextInt(mostEndpoint + 1), random.nextInt(2), random.nextInt(32));
    }
}
