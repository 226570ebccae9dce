package veridian.ipc.spec.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.Outcome;

/** Of a count and its bound only what is near matters: what is far from its bound is asked once, however far. */
class PartsFarFromBoundsTest {

    /** Two more than a table has that is still put together. */
    private static final int MOST = 66;
    private static final SpecOracle ORACLE =
        SpecOracle.load(new Limits(MOST, 200, MOST, 200, 2, 4, 20).with(new MemoryLimits(4, 120, 40, 2, 6, 4096, 15)));
    private static final Datum ONE = Datum.number(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final Alike runs = new Alike(ORACLE.run(), new Parts(ORACLE.through(AlteredEngine.counting(asked))).run());

    private Outcome call(Call call, Datum... arguments) {
        return runs.follow(call, List.of(arguments));
    }

    private void start() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.CREATE_ENDPOINT, ONE);
        asked.set(0);
    }

    @Test
    void processesUntilTheTableIsNearlyFull() {
        start();
        for (int pid = 2; pid <= MOST - 2; pid++) {
            call(Call.SPAWN);
        }
        assertEquals(0, asked.get());
        call(Call.SPAWN);
        assertEquals(1, asked.get());
        call(Call.TERMINATE, ONE);
        asked.set(0);
        call(Call.SPAWN);
        assertEquals(0, asked.get(), "with as many it was asked before");
        call(Call.SPAWN);
        call(Call.SPAWN);
        assertEquals(2, asked.get(), "a larger table is asked about as it is");
    }

    @Test
    void endpointsUntilTheTableIsNearlyFull() {
        start();
        call(Call.SPAWN);
        for (int endpoint = 2; endpoint <= MOST - 3; endpoint++) {
            call(Call.CREATE_ENDPOINT, ONE);
        }
        assertEquals(0, asked.getAndSet(0));
        call(Call.CREATE_ENDPOINT, Datum.number(2));
        call(Call.CREATE_ENDPOINT, Datum.number(2));
        assertEquals(1, asked.getAndSet(0));
        call(Call.CREATE_ENDPOINT, ONE);
        call(Call.CREATE_ENDPOINT, ONE);
        assertEquals(2, asked.get(), "a larger table is asked about as it is");
    }

    @Test
    void generationsUntilTheLast() {
        start();
        Datum token = Datum.token(IpcCapability.encode(1, 0, 15));
        for (int generation = 1; generation <= 20; generation++) {
            token = call(Call.REVOKE_CAPABILITY, ONE, token).value();
            call(Call.VALIDATE_CAPABILITY, ONE, token);
            if (generation == 18) {
                assertEquals(2, asked.getAndSet(0), "one of each");
            }
        }
        assertEquals(3, asked.get(), "near the last they are what they are");
        assertEquals(Outcome.ok(Datum.token(IpcCapability.NULL_TOKEN)), call(Call.REVOKE_CAPABILITY, ONE, token));
    }

    @Test
    void capacitiesThatAreTooLarge() {
        start();
        call(Call.CREATE_CHANNEL, ONE, Datum.number(5));
        asked.set(0);
        call(Call.CREATE_CHANNEL, ONE, Datum.number(6));
        call(Call.CREATE_CHANNEL, ONE, Datum.number(-1));
        assertEquals(0, asked.get());
    }

    @Test
    void bitsThatMeanNothing() {
        start();
        call(Call.SEND, Datum.token(IpcCapability.encode(1, 0, 31)), Datum.bytes());
        asked.set(0);
        call(Call.SEND, Datum.token(IpcCapability.encode(1, 0, 47)), Datum.bytes());
        assertEquals(0, asked.get());
    }

    @Test
    void onlyWhoTakesALargeMessageIsAskedAboutAsItIs() {
        start();
        call(Call.CREATE_SHARED_REGION, ONE, Datum.number(40), Datum.number(3), Datum.Node.NONE);
        assertEquals(Outcome.ok(), call(Call.SEND_MESSAGE, ONE, Datum.large(1, 0, 4)));
        call(Call.HAS_MESSAGE, ONE);
        asked.set(0);
        call(Call.HAS_MESSAGE, ONE);
        assertEquals(0, asked.get());
        assertEquals(Outcome.ok(Datum.large(1, 0, 4)), call(Call.RECEIVE, Datum.token(IpcCapability.encode(1, 0, 15))));
        call(Call.SEND_MESSAGE, ONE, Datum.large(1, 0, 4));
        assertEquals(Outcome.ok(Datum.large(1, 0, 4)), call(Call.RECEIVE_MESSAGE, ONE));
    }
}
