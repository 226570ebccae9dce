package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.Binding;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;

/** What is foreseen is what the kernels before have issued, until that was wrong. */
class ForesightTest {

    private static final Datum ONE = Datum.number(1);

    private final Foresight foresight = new Foresight();

    /** A kernel that has issued so many of each, from these on. */
    private static Binding issued(int count, long pid, long endpoint, long region) {
        Binding binding = new Binding(new Limits(4, 9, 4, 9, 1, 1, 1).with(new MemoryLimits(4, 9, 9, 1, 3, 1, 5)));
        for (int i = 0; i < count; i++) {
            Datum id = Datum.number(i + 1);
            assertNull(binding.accept(Call.SPAWN, List.of(), id, Datum.number(pid + i), () -> null));
            assertNull(binding.accept(Call.CREATE_ENDPOINT, List.of(ONE), Datum.fields(id, token(i + 1)),
                Datum.fields(Datum.number(endpoint + i), token(endpoint + i)), () -> null));
            assertNull(binding.accept(Call.CREATE_EMPTY_REGION, List.of(ONE, ONE, Datum.number(3)), id, Datum.number(region + i),
                () -> null));
        }
        return binding;
    }

    private static Datum token(long endpoint) {
        return Datum.token(IpcCapability.encode(endpoint, 0, 15));
    }

    private List<Long> foreseen(long specId) {
        return List.of(foresight.pid(specId), foresight.endpoint(specId), foresight.region(specId));
    }

    @Test
    void nothingAtFirst() {
        assertEquals(List.of(0L, 0L, 0L), foreseen(1));
    }

    @Test
    void whatWasIssuedAndNoMore() {
        foresight.learn(issued(2, 50, 60, 70));
        assertEquals(List.of(0L, 0L, 0L), foreseen(0));
        assertEquals(List.of(50L, 60L, 70L), foreseen(1));
        assertEquals(List.of(51L, 61L, 71L), foreseen(2));
        assertEquals(List.of(0L, 0L, 0L), foreseen(3));
    }

    @Test
    void whatIsLearntFirstStays() {
        foresight.learn(issued(1, 50, 60, 70));
        foresight.learn(issued(2, 80, 90, 100));
        assertEquals(List.of(50L, 60L, 70L), foreseen(1));
        assertEquals(List.of(81L, 91L, 101L), foreseen(2));
    }

    /** The region of a payload that nobody has received. */
    @Test
    void whatWasNotShownIsNotForeseen() {
        Binding binding = issued(1, 50, 60, 70);
        assertNull(binding.accept(Call.SYS_SEND, List.of(ONE, token(1), Datum.longPayload(65), ONE), null, null, () -> null));
        foresight.learn(binding);
        assertEquals(List.of(70L, 0L), List.of(foresight.region(1), foresight.region(2)));
    }

    @Test
    void nothingOnceItWasWrong() {
        foresight.learn(issued(2, 50, 60, 70));
        foresight.failed();
        assertEquals(List.of(0L, 0L, 0L), foreseen(1));
    }
}
