package veridian.ipc.oracle.testee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;

/** Testees without a process, and how long to wait for one. */
class LocalTesteeTest {

    private final Profile profile = new Profile("local", EnumSet.of(Group.CORE), List.of(), new Limits(1, 1, 1, 1, 1, 1, 0), true);
    private int kernels;

    /** Each kernel says which one it is. */
    private final LocalTestee testee = new LocalTestee(profile, () -> {
        long number = ++kernels;
        return (call, arguments) -> Outcome.ok(Datum.number(number));
    });

    private void ask() {
        testee.ask(Call.SPAWN, List.of());
    }

    @Test
    void answersAreInTheirOrder() {
        assertSame(profile, testee.profile());
        ask();
        testee.askReset();
        ask();
        assertEquals(Outcome.ok(Datum.number(1)), testee.answer());
        assertEquals(Outcome.ok(Datum.number(2)), testee.answer());
        assertEquals(2, kernels);
    }

    @Test
    void aResetSkipsWhatWasAsked() throws TesteeFailure {
        ask();
        testee.reset();
        ask();
        assertEquals(Outcome.ok(Datum.number(2)), testee.answer());
    }

    @Test
    void nothingIsAnsweredAfterTheEnd() {
        for (Consumer<LocalTestee> end : List.<Consumer<LocalTestee>>of(LocalTestee::finish, LocalTestee::close)) {
            ask();
            end.accept(testee);
            assertThrows(NoSuchElementException.class, testee::answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20, 1", "5, 20, 2", "60, 60, 2", "20, 20, 2", "2, 20, 2"})
    void startTakesLongAndTheEndDoesNot(long answer, long start, long end) {
        Duration each = Duration.ofSeconds(answer);
        assertEquals(new Timeouts(Duration.ofSeconds(start), each, Duration.ofSeconds(end)), Timeouts.of(each));
        assertEquals(new Timeouts(Duration.ofSeconds(7), each, Duration.ofSeconds(end)), Timeouts.of(each, Duration.ofSeconds(7)));
    }

    @Test
    void failureIsOneLine() {
        TesteeFailure failure = new TesteeFailure(TesteeFailure.Kind.TIMEOUT, "one\ntwo");
        assertEquals("one", failure.getMessage());
        assertEquals("timeout", failure.kind().text());
    }
}
