package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import veridian.ipc.oracle.suite.Script;

/** Scripts made on another thread are the same, in the same order; so is what goes wrong there. */
class MadeAheadTest {

    private static Script script(int number) {
        return new Script("suite", "" + number, "", "", List.of());
    }

    @Test
    void allInTheirOrder() {
        List<Script> all = IntStream.range(0, 2000).mapToObj(MadeAheadTest::script).toList();
        List<Script> taken = new ArrayList<>();
        try (MadeAhead made = new MadeAhead(all.iterator())) {
            made.forEachRemaining(taken::add);
            assertFalse(made.hasNext());
            assertThrows(NoSuchElementException.class, made::next);
        }
        assertEquals(all, taken);
    }

    @Test
    void whatGoesWrongThereGoesWrongHere() {
        Iterator<Script> three = IntStream.range(0, 9).mapToObj(number -> {
            if (number == 3) {
                throw new IllegalStateException("no more");
            }
            return script(number);
        }).iterator();
        try (MadeAhead made = new MadeAhead(three)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(script(i), made.next());
            }
            assertEquals("no more", assertThrows(IllegalStateException.class, made::next).getMessage());
        }
    }

    @Test
    void neitherStackNorMemoryEndsIt() {
        Iterator<Script> none = Stream.<Script>generate(() -> {
            throw new StackOverflowError();
        }).iterator();
        try (MadeAhead made = new MadeAhead(none)) {
            assertThrows(StackOverflowError.class, made::hasNext);
        }
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        CountDownLatch never = new CountDownLatch(1);
        Iterator<Script> late = Stream.generate(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return script(0);
        }).iterator();
        try (MadeAhead made = new MadeAhead(late)) {
            Thread.currentThread().interrupt();
            assertThrows(IllegalStateException.class, made::hasNext);
            assertTrue(Thread.interrupted(), "it is still known");
        }
    }

    @Test
    void closingEndsIt() {
        AtomicInteger number = new AtomicInteger();
        MadeAhead made = new MadeAhead(Stream.generate(() -> script(number.getAndIncrement())).iterator());
        assertTrue(made.hasNext());
        made.close();
        int after = number.get();
        assertTrue(after < 1000, "it is not far ahead");
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals(MadeAhead.THREAD)));
    }
}
