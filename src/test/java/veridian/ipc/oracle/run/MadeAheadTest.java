package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import veridian.ipc.oracle.suite.Script;

class MadeAheadTest {

    private static Script script(int number) {
        return new Script("suite", "script-" + number, "", "", List.of());
    }

    private static Supplier<Iterator<Script>> scripts(int count) {
        return () -> IntStream.range(0, count).mapToObj(MadeAheadTest::script).iterator();
    }

    @Test
    void theSameInTheSameOrder() {
        List<Script> all = new ArrayList<>();
        new MadeAhead(scripts(1000)).forEachRemaining(all::add);
        assertEquals(IntStream.range(0, 1000).mapToObj(MadeAheadTest::script).toList(), all);
    }

    @Test
    void thereIsAnEnd() {
        MadeAhead none = new MadeAhead(scripts(0));
        assertFalse(none.hasNext());
        assertFalse(none.hasNext(), "it stays the end");
        assertThrows(NoSuchElementException.class, none::next);
    }

    @Test
    void onAThreadOfItsOwn() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        MadeAhead one = new MadeAhead(() -> {
            thread.set(Thread.currentThread());
            return scripts(1).get();
        });
        one.next();
        assertNotEquals(Thread.currentThread(), thread.get());
    }

    @Test
    void whatFailsThereFailsHere() {
        IllegalArgumentException failure = new IllegalArgumentException("no such limits");
        MadeAhead failing = new MadeAhead(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalArgumentException.class, failing::hasNext));
    }

    @Test
    void closingEndsTheThread() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (MadeAhead endless = new MadeAhead(() -> {
            thread.set(Thread.currentThread());
            return IntStream.iterate(0, n -> n + 1).mapToObj(MadeAheadTest::script).iterator();
        })) {
            endless.next();
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> thread.get().join());
    }
}
