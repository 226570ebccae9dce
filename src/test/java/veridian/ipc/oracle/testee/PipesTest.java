package veridian.ipc.oracle.testee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The streams of a process that is none. */
class PipesTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static final class Streams extends Process {

        private final InputStream out;
        private final InputStream err;
        private final PipedInputStream read = new PipedInputStream();
        private final PipedOutputStream in;

        Streams(InputStream out, InputStream err) throws IOException {
            this.out = out;
            this.err = err;
            this.in = new PipedOutputStream(read);
        }

        @Override
        public OutputStream getOutputStream() {
            return in;
        }

        @Override
        public InputStream getInputStream() {
            return out;
        }

        @Override
        public InputStream getErrorStream() {
            return err;
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public void destroy() {
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Pipes saying(String out, String err) throws IOException {
        return new Pipes(new Streams(bytes(out), bytes(err)));
    }

    @Test
    void linesComeInTheirOrderAndThenTheEnd() throws IOException {
        Pipes pipes = saying("x\n".repeat(200) + "y\n", "");
        for (int i = 0; i < 200; i++) {
            assertEquals("x", new String(pipes.next(LONG).text()));
        }
        Pipes.Line last = pipes.next(LONG);
        assertEquals("y", new String(last.text()));
        assertNull(last.problem());
        assertTrue(!last.isEnd() && pipes.next(LONG).isEnd());
    }

    @Test
    void aLineIsNotHeldBackForTheNext() throws IOException {
        PipedOutputStream program = new PipedOutputStream();
        Pipes pipes = new Pipes(new Streams(new PipedInputStream(program), bytes("")));
        program.write("x\n".getBytes());
        program.flush();
        assertEquals("x", new String(pipes.next(LONG).text()));
    }

    @Test
    void whatIsNoLineIsAProblemAndNothingFollows() throws IOException {
        Pipes pipes = saying("x\nhalf", "");
        pipes.next(LONG);
        Pipes.Line half = pipes.next(LONG);
        assertEquals("expected a line feed at the end of the last line", half.problem().replaceAll(",.*", ""));
        assertTrue(half.text() == null && !half.isEnd());
        assertNull(pipes.next(Duration.ofMillis(50)));
    }

    @Test
    void whatCanNotBeReadIsTheEnd() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        Pipes pipes = new Pipes(new Streams(broken, broken));
        assertTrue(pipes.next(LONG).isEnd());
        assertEquals("", pipes.lastError());
    }

    @Test
    void nothingSaidIsNoLine() throws IOException {
        PipedInputStream open = new PipedInputStream(new PipedOutputStream());
        assertNull(new Pipes(new Streams(open, bytes(""))).next(Duration.ofMillis(50)));
    }

    @Test
    void whoIsInterruptedGetsNoLine() throws IOException {
        Pipes pipes = new Pipes(new Streams(new PipedInputStream(new PipedOutputStream()), bytes("")));
        Thread.currentThread().interrupt();
        assertNull(pipes.next(LONG));
        assertTrue(Thread.interrupted());
    }

    @Test
    void whoIsInterruptedDoesNotWaitForErrors() throws IOException {
        Pipes pipes = new Pipes(new Streams(bytes(""), new PipedInputStream(new PipedOutputStream())));
        Thread.currentThread().interrupt();
        pipes.awaitErrors(LONG);
        assertTrue(Thread.interrupted());
    }

    @Test
    void noThreadKeepsTheJvmFromEnding() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        InputStream open = new PipedInputStream(new PipedOutputStream());
        new Pipes(new Streams(open, open));
        List<Thread> started = Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread))
            .filter(thread -> thread.getName().startsWith("ipc-oracle-std")).toList();
        assertEquals(3, started.size(), started::toString);
        assertTrue(started.stream().allMatch(Thread::isDaemon), started::toString);
    }

    /** What is sent goes out at once, and the end is the end. */
    @Test
    void whatIsSentArrives() throws IOException {
        Streams streams = new Streams(bytes(""), bytes(""));
        Pipes pipes = new Pipes(streams);
        pipes.send(new byte[] {1, 2});
        assertArrayEquals(new byte[] {1, 2}, streams.read.readNBytes(2));
        pipes.send(new byte[] {3});
        pipes.closeInput();
        pipes.send(new byte[] {4});
        assertArrayEquals(new byte[] {3}, streams.read.readAllBytes());
    }

    private static String lastError(String err) throws IOException {
        Pipes pipes = saying("", err);
        pipes.awaitErrors(LONG);
        return pipes.lastError();
    }

    /** What a program said last may be read later than its end; here, not before somebody waits for it. */
    @Test
    void theLastErrorsAreWaitedFor() throws IOException {
        Thread caller = Thread.currentThread();
        Pipes pipes = new Pipes(new Streams(bytes(""), new FilterInputStream(bytes("memory\n")) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                while (caller.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                return super.read(into, offset, length);
            }
        }));
        pipes.awaitErrors(LONG);
        assertEquals("memory", pipes.lastError());
    }

    @Test
    void theLastWholeLineOfTheErrorsIsKept() throws IOException {
        assertEquals("two", lastError("one\ntwo\n\n  \nthr"));
        assertEquals("hal", lastError("hal"));
        assertEquals("hal", lastError("\nhal"));
        assertEquals("?[2Jx", lastError("\u001b[2Jx\n"));
        assertEquals("", lastError(" \n"));
    }

    @Test
    void ofManyErrorsTheLastAreKept() throws IOException {
        assertEquals("e".repeat(1999), lastError("x\n" + "e".repeat(5000) + "\n"));
    }
}
