package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;

/** Which ids a call names that were not issued, and what stands for them if they are foreseen. One of each is issued: 51, 61, 71. */
class ForesightTest {

    private static final long ALIAS = 1L << 32;

    private final Binding binding = new Binding(new Limits(4, 9, 4, 9, 1, 1, 1).with(new MemoryLimits(4, 9, 9, 1, 3, 1, 5)));

    /** The next of each is known, those after it are not. */
    private final Binding.Foresight foresight = new Binding.Foresight() {
        @Override
        public long pid(long specPid) {
            return specPid == 2 ? 52 : 0;
        }

        @Override
        public long endpoint(long specEndpoint) {
            return specEndpoint == 2 ? 62 : 0;
        }

        @Override
        public long region(long specRegion) {
            return specRegion == 2 ? 72 : 0;
        }
    };

    ForesightTest() {
        assertNull(binding.accept(Call.SPAWN, List.of(), Datum.number(1), Datum.number(51), () -> null));
        assertNull(binding.accept(Call.CREATE_ENDPOINT, List.of(Datum.number(1)), Datum.fields(Datum.number(1), token(1, 15)),
            Datum.fields(Datum.number(61), token(61, 15)), () -> null));
        assertNull(binding.accept(Call.CREATE_EMPTY_REGION, List.of(Datum.number(1), Datum.number(1), Datum.number(3)), Datum.number(1),
            Datum.number(71), () -> null));
    }

    private static Datum token(long endpoint, int rights) {
        return Datum.token(IpcCapability.encode(endpoint, 1, rights));
    }

    private List<Datum> translated(Call call, Datum... arguments) {
        return binding.toImplementation(call, List.of(arguments), foresight);
    }

    private boolean knows(Call call, Datum... arguments) {
        return binding.knows(call, List.of(arguments));
    }

    @Test
    void pids() {
        assertTrue(knows(Call.TERMINATE, Datum.number(1)) && knows(Call.TERMINATE, Datum.number(1 | ALIAS)));
        assertFalse(knows(Call.TERMINATE, Datum.number(2)) || knows(Call.TERMINATE, Datum.number(2 | ALIAS)));
        assertEquals(List.of(Datum.number(51)), translated(Call.TERMINATE, Datum.number(1)));
        assertEquals(List.of(Datum.number(52)), translated(Call.TERMINATE, Datum.number(2)));
        assertEquals(List.of(Datum.number(52 | ALIAS)), translated(Call.TERMINATE, Datum.number(2 | ALIAS)));
        assertNull(translated(Call.TERMINATE, Datum.number(3)));
        assertNull(translated(Call.WAKE_PROCESS, Datum.number(3)));
    }

    @Test
    void endpoints() {
        assertTrue(knows(Call.HAS_MESSAGE, Datum.number(1)) && knows(Call.HAS_MESSAGE, Datum.number(0)));
        assertFalse(knows(Call.HAS_MESSAGE, Datum.number(2)));
        assertEquals(List.of(Datum.number(61)), translated(Call.HAS_MESSAGE, Datum.number(1)));
        assertEquals(List.of(Datum.number(62)), translated(Call.HAS_MESSAGE, Datum.number(2)));
        assertNull(translated(Call.HAS_MESSAGE, Datum.number(3)));
    }

    @Test
    void tokens() {
        assertTrue(knows(Call.RECEIVE, token(1, 3)));
        assertFalse(knows(Call.RECEIVE, token(2, 3)));
        assertEquals(List.of(token(61, 3)), translated(Call.RECEIVE, token(1, 3)));
        assertEquals(List.of(token(62, 3)), translated(Call.RECEIVE, token(2, 3)));
        assertNull(translated(Call.RECEIVE, token(3, 3)));
        assertEquals(List.of(Datum.token(0)), translated(Call.RECEIVE, Datum.token(0)));
    }

    @Test
    void regions() {
        Datum one = Datum.number(1);
        assertTrue(knows(Call.DESTROY_REGION, one, one) && knows(Call.DESTROY_REGION, one, Datum.number(0)));
        assertFalse(knows(Call.DESTROY_REGION, one, Datum.number(2)));
        assertEquals(List.of(Datum.number(51), Datum.number(71)), translated(Call.DESTROY_REGION, one, one));
        assertEquals(List.of(Datum.number(51), Datum.number(72 | ALIAS)), translated(Call.DESTROY_REGION, one, Datum.number(2 | ALIAS)));
        assertNull(translated(Call.DESTROY_REGION, one, Datum.number(3)));
    }

    @Test
    void messages() {
        Datum one = Datum.number(1);
        assertTrue(knows(Call.SEND_MESSAGE, one, Datum.large(1, 0, 2)) && knows(Call.SEND_MESSAGE, one, Datum.bytes()));
        assertFalse(knows(Call.SEND_MESSAGE, one, Datum.large(2, 0, 2)));
        assertEquals(List.of(Datum.number(61), Datum.large(71, 4, 2)), translated(Call.SEND_MESSAGE, one, Datum.large(1, 4, 2)));
        assertEquals(List.of(Datum.number(61), Datum.large(72, 4, 2)), translated(Call.SEND_MESSAGE, one, Datum.large(2, 4, 2)));
        assertEquals(List.of(Datum.number(61), Datum.large(72 | ALIAS, 4, 2)),
            translated(Call.SEND_MESSAGE, one, Datum.large(2 | ALIAS, 4, 2)));
        assertNull(translated(Call.SEND_MESSAGE, one, Datum.large(3, 4, 2)));
    }

    /** Which frame stands for one may change until the call is made. */
    @Test
    void framesAreNeverForeseen() {
        assertTrue(knows(Call.FREE_SHARED_MEMORY, Datum.numbers()));
        assertFalse(knows(Call.FREE_SHARED_MEMORY, Datum.numbers(1L)));
        assertNull(translated(Call.FREE_SHARED_MEMORY, Datum.numbers(1L)));
    }

    @Test
    void whatIsNoIdIsKnown() {
        assertTrue(knows(Call.MESSAGE_SMALL, Datum.bytes((byte) 1)));
        assertEquals(List.of(3), List.of(binding.pidsIssued() + binding.endpointsIssued() + binding.regionsIssued()));
    }
}
