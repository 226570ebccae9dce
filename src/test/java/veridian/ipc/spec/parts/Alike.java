package veridian.ipc.spec.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.AbstractState;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.spec.SpecState;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RandomCalls;

/** Two runs of the same calls: one asks about parts, the other about the whole state, and they must say the same. */
final class Alike {

    private final SpecRun whole;
    private final SpecRun partly;

    Alike(SpecRun whole, SpecRun partly) {
        this.whole = whole;
        this.partly = partly;
    }

    /** So many random calls of these groups, from this seed. */
    static void follow(SpecOracle oracle, Parts parts, long seed, Set<Group> groups, int count) {
        Alike runs = new Alike(oracle.run(), parts.run());
        RandomCalls calls = new RandomCalls(seed, groups);
        Binding same = new Binding(oracle.limits());
        runs.follow(Call.INIT, List.of());
        for (int i = 0; i < count; i++) {
            Call call = calls.call();
            List<Datum> arguments = calls.arguments(call);
            List<Datum> meant = same.toSpec(call, arguments);
            Outcome outcome = runs.follow(call, meant);
            if (outcome.isOk()) {
                same.accept(call, meant, outcome.value(), outcome.value(), runs.whole::state);
            }
            calls.learn(call, outcome);
        }
    }

    /** So many random calls about what was issued last, whatever was answered. */
    static void followNewest(SpecOracle oracle, Parts parts, long seed, int count) {
        Alike runs = new Alike(oracle.run(), parts.run());
        Random random = new Random(seed);
        List<Call> calls = Group.callsOf(EnumSet.range(Group.CORE, Group.BLOCKING));
        runs.follow(Call.INIT, List.of());
        for (int i = 0; i < count; i++) {
            Call call = calls.get(random.nextInt(calls.size()));
            boolean departs = call == Call.TERMINATE || call == Call.CLEANUP_PROCESS;
            if (!departs || random.nextInt(4) == 0) {
                AbstractState state = runs.whole.state().view();
                runs.follow(call, call.arguments().stream().map(field -> newest(field.kind(), state, random)).toList());
            }
        }
    }

    private static Datum newest(Kind kind, AbstractState state, Random random) {
        int endpoint = Math.max(0, state.lastEndpoint() - random.nextInt(4));
        switch (kind) {
            case PID:
                return Datum.number(Math.max(0, state.lastPid() - random.nextInt(3)));
            case ENDPOINT:
                return Datum.number(endpoint);
            case CAPABILITY:
                return Datum.token(IpcCapability.encode(endpoint, random.nextInt(8) / 6, random.nextInt(8) == 0 ? 19 : 15));
            case BYTES:
                return Datum.bytes(new byte[random.nextInt(80)]);
            case MESSAGE:
                return Datum.bytes((byte) random.nextInt());
            default:
                return Datum.number(random.nextInt(6));
        }
    }

    /** One call, which is refused or succeeds alike. */
    Outcome follow(Call call, List<Datum> arguments) {
        SpecState before = whole.state();
        SpecState alsoBefore = partly.state();
        Outcome outcome = whole.expected(call, arguments);
        assertEquals(outcome, partly.expected(call, arguments), () -> call + " " + arguments);
        whole.advance();
        partly.advance();
        assertEquals(whole.state(), partly.state(), () -> call + " " + arguments);
        if (whole.state() == before) {
            assertSame(alsoBefore, partly.state(), "what changes nothing costs nothing");
        }
        return outcome;
    }
}
