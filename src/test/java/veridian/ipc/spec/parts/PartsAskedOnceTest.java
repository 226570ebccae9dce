package veridian.ipc.spec.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Outcome;

/** What was asked once is answered from memory, whatever ids it is about: that is what makes long traces fast. */
class PartsAskedOnceTest {

    private static final Set<Group> WITHOUT_MEMORY = EnumSet.range(Group.CORE, Group.BLOCKING);
    private static final Datum ONE = Datum.number(1);
    private static final Datum TWO = Datum.number(2);

    private final AtomicInteger asked = new AtomicInteger();
    private final SpecOracle counted = SmallSpec.ORACLE.through(AlteredEngine.counting(asked));
    private final Parts parts = new Parts(counted);
    private final Alike runs = new Alike(SmallSpec.ORACLE.run(), parts.run());

    private Outcome call(Call call, Datum... arguments) {
        return runs.follow(call, List.of(arguments));
    }

    @Test
    void theSameRunAgainAsksNothing() {
        for (long seed = 5; seed < 8; seed++) {
            Alike.follow(SmallSpec.ORACLE, parts, seed, WITHOUT_MEMORY, 300);
            assertTrue(asked.getAndSet(0) > 0);
            Alike.follow(SmallSpec.ORACLE, parts, seed, WITHOUT_MEMORY, 300);
            assertEquals(0, asked.getAndSet(0));
        }
    }

    @Test
    void theSameCallsOnOtherEndpointsAskNothing() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.SPAWN);
        call(Call.CREATE_CHANNEL, ONE, TWO);
        aLifeOf(1);
        call(Call.CREATE_CHANNEL, ONE, TWO);
        asked.set(0);
        aLifeOf(3);
        assertEquals(0, asked.get());
    }

    private void aLifeOf(int sendEnd) {
        Datum receiveEnd = Datum.number(sendEnd + 1);
        Datum send = Datum.token(IpcCapability.encode(sendEnd, 0, 13));
        Datum receive = Datum.token(IpcCapability.encode(sendEnd + 1, 0, 14));
        Datum message = Datum.bytes((byte) sendEnd);
        assertEquals(Outcome.ok(), call(Call.BLOCK_ON_RECEIVE, TWO, receiveEnd));
        assertEquals(Outcome.ok(), call(Call.SEND, send, message));
        assertEquals(Outcome.ok(Datum.numbers(2L)), call(Call.NOTIFY_RECEIVERS, receiveEnd));
        assertEquals(Outcome.ok(), call(Call.WAKE_PROCESS, TWO));
        assertEquals(Outcome.ok(Datum.flag(true)), call(Call.HAS_MESSAGE, receiveEnd));
        assertEquals(Outcome.ok(message), call(Call.RECEIVE, receive));
        assertEquals(Outcome.refused(IpcError.QUEUE_EMPTY), call(Call.RECEIVE_MESSAGE, receiveEnd));
        assertEquals(Outcome.ok(Datum.token(IpcCapability.encode(sendEnd, 0, 1))), call(Call.GRANT_CAPABILITY, ONE, send, TWO, ONE));
        assertEquals(Outcome.ok(), call(Call.VALIDATE_CAPABILITY, TWO, Datum.token(IpcCapability.encode(sendEnd, 0, 1))));
        assertEquals(Outcome.ok(Datum.token(IpcCapability.encode(sendEnd, 1, 13))), call(Call.REVOKE_CAPABILITY, ONE, send));
        assertEquals(Outcome.refused(IpcError.INVALID_CAPABILITY), call(Call.SEND, send, message));
        assertEquals(Outcome.ok(), call(Call.SEND, Datum.token(IpcCapability.encode(sendEnd, 1, 13)), message));
    }

    @Test
    void aProcessThatLeavesTakesItsEndpointsAndItsRights() {
        call(Call.INIT);
        for (int pid = 1; pid <= 3; pid++) {
            call(Call.SPAWN);
        }
        for (int endpoint = 1; endpoint <= 3; endpoint++) {
            Datum all = Datum.token(IpcCapability.encode(endpoint, 0, 15));
            call(Call.CREATE_ENDPOINT, Datum.number(endpoint));
            for (long other = 1; other <= 3; other++) {
                call(Call.GRANT_CAPABILITY, Datum.number(endpoint), all, Datum.number(other), Datum.number(3));
            }
        }
        call(Call.BLOCK_ON_RECEIVE, TWO, ONE);
        assertEquals(Outcome.ok(), call(Call.CLEANUP_PROCESS, TWO));
        assertEquals(Outcome.refused(IpcError.PROCESS_NOT_FOUND), call(Call.TERMINATE, Datum.number(7)));
        assertEquals(Outcome.ok(), call(Call.TERMINATE, ONE));
        assertEquals(Outcome.refused(IpcError.ENDPOINT_NOT_FOUND), call(Call.RECEIVE_MESSAGE, ONE));
        assertEquals(Outcome.refused(IpcError.QUEUE_EMPTY), call(Call.RECEIVE_MESSAGE, Datum.number(3)));
    }

    @Test
    void aRunThatKnowsTheTimeIsNotTakenApart() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.SET_TIMESTAMP, Datum.number(70_000));
        asked.set(0);
        call(Call.SPAWN);
        call(Call.SPAWN);
        assertEquals(2, asked.get());
    }

    @Test
    void runsOfTheSpecificationAreOfItsParts() {
        SpecOracle partly = Parts.of(counted);
        for (SpecOracle oracle : List.of(partly, partly.withWholeRuns())) {
            new Alike(SmallSpec.ORACLE.run(), oracle.run()).follow(Call.INIT, List.of());
            asked.set(0);
            new Alike(SmallSpec.ORACLE.run(), oracle.run()).follow(Call.INIT, List.of());
            assertEquals(oracle == partly ? 0 : 1, asked.get());
        }
    }
}
