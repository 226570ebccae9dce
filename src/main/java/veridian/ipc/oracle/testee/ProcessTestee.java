package veridian.ipc.oracle.testee;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import veridian.ipc.oracle.testee.TesteeFailure.Kind;
import veridian.ipc.trace.Ask;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;
import veridian.ipc.trace.Protocol;
import veridian.ipc.trace.ProtocolException;
import veridian.ipc.trace.ProtocolReader;

/** A program that is asked on its standard input and answers on its standard output. */
public final class ProcessTestee implements Testee {

    private static final Duration TO_SAY_HOW_IT_ENDED = Duration.ofMillis(500);
    private static final int SIGNAL_BASE = 128;

    private final List<String> command;
    private final Limits wanted;
    private final Timeouts timeouts;
    private final Queue<Ask> asked = new ArrayDeque<>();
    /** Lines that nobody waits for yet go out together. */
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private ProcessTree tree;
    private Pipes pipes;
    private Profile profile;
    private long step;
    private long resets;

    private ProcessTestee(List<String> command, Limits wanted, Timeouts timeouts) {
        this.command = command;
        this.wanted = wanted;
        this.timeouts = timeouts;
    }

    /** Starts programs by this command. */
    public static TesteeSource source(List<String> command, Timeouts timeouts) {
        List<String> words = List.copyOf(command);
        return wanted -> {
            ProcessTestee testee = new ProcessTestee(words, wanted, timeouts);
            testee.start();
            return testee;
        };
    }

    private void start() throws TesteeFailure {
        try {
            tree = new ProcessTree(new ProcessBuilder(command));
        } catch (IOException e) {
            throw new TesteeFailure(Kind.HANDSHAKE, "can't be started: " + e.getMessage());
        }
        pipes = new Pipes(tree.root());
        step = 0;
        resets = 0;
        try {
            pipes.send(Protocol.line(new Ask.Hello(wanted)));
            profile = agreed(decode(() -> "the handshake", ProtocolReader::profile, timeouts.start()));
        } catch (TesteeFailure e) {
            close();
            throw new TesteeFailure(Kind.HANDSHAKE, e.getMessage());
        }
    }

    private Profile agreed(Profile found) throws TesteeFailure {
        if (profile != null && !profile.equals(found)) {
            throw new TesteeFailure(Kind.HANDSHAKE, "another handshake than the one before: " + found);
        }
        return found;
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public void ask(Call call, List<Datum> arguments) {
        step++;
        Ask.Make make = new Ask.Make(step, call, arguments);
        asked.add(make);
        unsent.writeBytes(Protocol.line(make));
    }

    private void flush() {
        if (unsent.size() > 0) {
            pipes.send(unsent.toByteArray());
            unsent.reset();
        }
    }

    @Override
    public void askReset() {
        resets++;
        step = 0;
        Ask.Reset reset = new Ask.Reset(resets);
        asked.add(reset);
        unsent.writeBytes(Protocol.line(reset));
    }

    @Override
    public Outcome answer() throws TesteeFailure {
        flush();
        while (asked.peek() instanceof Ask.Reset) {
            awaitReset((Ask.Reset) asked.remove());
        }
        return outcome((Ask.Make) asked.remove());
    }

    private Outcome outcome(Ask.Make make) throws TesteeFailure {
        return decode(() -> text(make), line -> ProtocolReader.outcome(line, make.step(), make.call()), timeouts.answer());
    }

    private void awaitReset(Ask.Reset reset) throws TesteeFailure {
        decode(() -> "reset " + reset.number(), line -> {
            ProtocolReader.resetDone(line, reset.number());
            return true;
        }, timeouts.answer());
    }

    /** Waits for all answers. */
    private void awaitAll() throws TesteeFailure {
        flush();
        while (!asked.isEmpty()) {
            Ask next = asked.remove();
            if (next instanceof Ask.Reset reset) {
                awaitReset(reset);
            } else {
                outcome((Ask.Make) next);
            }
        }
    }

    private static String text(Ask.Make make) {
        return "step " + make.step() + ", " + new Event(make.step(), make.call(), make.arguments(), Outcome.ok()).callText();
    }

    @Override
    public void reset() throws TesteeFailure {
        if (!profile.reset()) {
            finish();
            start();
            return;
        }
        askReset();
        awaitAll();
    }

    @Override
    public void finish() throws TesteeFailure {
        try {
            awaitAll();
            pipes.closeInput();
            Pipes.Line line = pipes.next(timeouts.end());
            if (line != null && !line.isEnd()) {
                throw new TesteeFailure(Kind.PROTOCOL, "it says more than it was asked for");
            }
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        tree.end();
    }

    /** Decodes a line. */
    private interface Decoder<T> {
        T decode(byte[] line) throws ProtocolException;
    }

    private <T> T decode(Supplier<String> what, Decoder<T> decoder, Duration patience) throws TesteeFailure {
        Pipes.Line line = next(patience);
        if (line == null) {
            throw new TesteeFailure(Kind.TIMEOUT, "no answer to " + what.get() + " within " + seconds(patience) + errors());
        }
        if (line.isEnd()) {
            String how = end();
            pipes.awaitErrors(TO_SAY_HOW_IT_ENDED);
            throw new TesteeFailure(Kind.ENDED, "it " + how + " before it answered " + what.get() + errors());
        }
        try {
            if (line.problem() != null) {
                throw new TesteeFailure(Kind.PROTOCOL, "answer to " + what.get() + ": " + line.problem());
            }
            return decoder.decode(line.text());
        } catch (ProtocolException e) {
            throw new TesteeFailure(Kind.PROTOCOL, "answer to " + what.get() + ": " + e.getMessage());
        }
    }

    /** The next line; its end, too, if the program has ended and a child holds its output open; null if none comes in time. */
    private Pipes.Line next(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean alive = tree.root().isAlive();
            long left = Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
            Pipes.Line line = pipes.next(Duration.ofMillis(Math.min(left, TO_SAY_HOW_IT_ENDED.toMillis())));
            if (line != null || !alive) {
                return line == null ? Pipes.Line.END : line;
            }
            if (System.nanoTime() > deadline) {
                return null;
            }
        }
    }

    private String end() {
        try {
            if (!tree.root().waitFor(TO_SAY_HOW_IT_ENDED.toMillis(), TimeUnit.MILLISECONDS)) {
                return "closed its output";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        }
        int code = tree.root().exitValue();
        return code > SIGNAL_BASE ? "was killed by signal " + (code - SIGNAL_BASE) : "ended with exit code " + code;
    }

    private String errors() {
        String last = pipes.lastError();
        return last.isEmpty() ? "" : "; its last words: " + last;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
