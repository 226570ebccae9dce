package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RandomCalls;

/** A judge that follows the specification by parts finds what one finds that asks about the whole state: nothing, or the same. */
class PartsJudgeTest {

    private static final Limits LIMITS = new Limits(4, 64, 6, 64, 2, 3, 2);
    private static final int TRACES = 150;
    private static final int CALLS = 60;

    private final SpecOracle whole = SpecOracle.load(LIMITS);
    private final SpecOracle parts = Parts.of(whole);

    private static List<Event> trace(long seed) {
        List<Event> events = new ArrayList<>();
        Recorder kernel = new Recorder(new ReferenceImplementation(IpcSystem.create(LIMITS.kernel())), events::add);
        RandomCalls calls = new RandomCalls(seed, EnumSet.range(Group.CORE, Group.BLOCKING));
        kernel.call(Call.INIT);
        for (int i = 0; i < CALLS; i++) {
            Call call = calls.call();
            calls.learn(call, kernel.call(call, calls.arguments(call)));
        }
        return events;
    }

    private static Deviation first(SpecOracle oracle, List<Event> events) {
        Matcher matcher = new Matcher(oracle);
        Deviation deviation = null;
        for (int i = 0; i < events.size() && deviation == null; i++) {
            deviation = matcher.judge(events.get(i));
        }
        return deviation;
    }

    @Test
    void goodTracesConformAndCorruptedOnesDeviateAlike() {
        Random random = new Random(7);
        int deviating = 0;
        for (int seed = 0; seed < TRACES; seed++) {
            List<Event> events = trace(seed);
            assertEquals(null, first(parts, events));
            int at = random.nextInt(events.size());
            events.set(at, corrupted(events.get(at), random));
            Deviation deviation = first(whole, events);
            assertEquals(deviation, first(parts, events));
            deviating += deviation == null ? 0 : 1;
        }
        assertTrue(deviating > TRACES / 2, deviating + " deviate");
    }

    /** Another result, another value, or other arguments. */
    private static Event corrupted(Event event, Random random) {
        IpcError[] errors = IpcError.values();
        if (event.outcome().value() instanceof Datum.Token token && random.nextBoolean()) {
            return new Event(event.step(), event.call(), event.arguments(),
                Outcome.ok(Datum.token(token.bits() ^ 1L << random.nextInt(64))));
        }
        if (event.outcome().value() instanceof Datum.Bytes) {
            return new Event(event.step(), event.call(), event.arguments(), Outcome.ok(Datum.bytes((byte) 99)));
        }
        return new Event(event.step(), event.call(), event.arguments(), Outcome.refused(errors[random.nextInt(errors.length)]));
    }
}
