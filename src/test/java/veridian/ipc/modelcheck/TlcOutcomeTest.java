package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** No single sign of success is believed. */
class TlcOutcomeTest {

    private static final String NO_ERROR = "Model checking completed. No error has been found.\n";
    private static final String ALL_EXPLORED = """
            46 states generated, 15 distinct states found, 0 states left on queue.
            The depth of the complete state graph search is 6.
            """;
    private static final String VIOLATED = "Error: Invariant QueueBound is violated.\n";

    @TempDir
    private Path directory;

    @Test
    void aCleanRunPasses() throws IOException {
        TlcOutcome outcome = outcome(0, NO_ERROR + ALL_EXPLORED);
        assertEquals("pass", outcome.verdict());
        assertEquals(46, outcome.generated());
        assertEquals(15, outcome.distinct());
        assertEquals(6, outcome.diameter());
    }

    @Test
    void aViolatedPropertyIsNamed() throws IOException {
        assertEquals("fails: QueueBound", outcome(12, VIOLATED + ALL_EXPLORED).verdict());
        assertEquals("fails: Fifo", outcome(13, "Error: Action property Fifo is violated.\n").verdict());
    }

    @Test
    void exitCodeZeroIsNotEnough() throws IOException {
        assertEquals("broken: Error: Invariant QueueBound is violated.",
                outcome(0, VIOLATED + NO_ERROR + ALL_EXPLORED).verdict());
        assertEquals("broken: TLC does not say that no error has been found", outcome(0, ALL_EXPLORED).verdict());
        assertEquals("broken: the search did not end", outcome(0, NO_ERROR).verdict());
        assertEquals("broken: the search did not end",
                outcome(0, NO_ERROR + ALL_EXPLORED.replace(" 0 states left", " 3 states left")).verdict());
    }

    @Test
    void goodWordsAreNotEnough() throws IOException {
        assertEquals("broken: exit code 1", outcome(1, NO_ERROR + ALL_EXPLORED).verdict());
        assertEquals("broken: *** Errors: 2", outcome(150, "*** Errors: 2\n").verdict());
    }

    @Test
    void whatWasWantedMustBeReached() throws IOException {
        String wanted = "\"wanted Send OK\"\n\"wanted Send QUEUE_FULL\"\n\"reached Send OK\"\n";
        assertEquals("fails: never reached Send QUEUE_FULL", outcome(0, wanted + NO_ERROR + ALL_EXPLORED).verdict());
    }

    @Test
    void someViolatedPropertiesHaveNoName() throws IOException {
        String violated = "Error: Temporal properties were violated.\n\nError: The following behavior constitutes a counter-example:\n";
        assertEquals("fails: a property that TLC does not name", outcome(13, violated).verdict());
        assertEquals("fails: Live", outcome(13, violated).naming("Live").verdict());
        assertEquals("fails: Live", outcome(13, "Error: Temporal property Live was violated.\n").verdict(), "TLC of 2026");
        String initially = "Error: Property line 33, col 8 to line 33, col 26 of module Ipc is violated by the initial state:\n";
        assertEquals("fails: Starts", outcome(13, initially).naming("Starts").verdict());
        assertEquals("fails: Other", outcome(12, "Error: Invariant Other is violated.\n").naming("Live").verdict());
    }

    @Test
    void everyActionMustOccur() throws IOException {
        String coverage = """
                <Spawn line 7, col 1 to line 7, col 5 of module IpcNext>: 4:14
                <SendStep line 7, col 1 to line 7, col 5 of module IpcNext>: 0:3
                <ReceiveStep line 8, col 1 to line 8, col 4 of module IpcNext>: 0:0
                """;
        TlcOutcome outcome = TlcOutcome.read(0, log(NO_ERROR + coverage + ALL_EXPLORED),
                Set.of("Spawn", "Send", "Receive", "HasMessage"), Duration.ZERO);
        assertEquals("fails: never reached HasMessage, Receive", outcome.verdict());
    }

    private TlcOutcome outcome(int exit, String text) throws IOException {
        return TlcOutcome.read(exit, log(text), Set.of(), Duration.ZERO);
    }

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("tlc.log"), text);
    }
}
