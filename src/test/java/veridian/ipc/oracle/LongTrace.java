package veridian.ipc.oracle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.TraceHeader;
import veridian.ipc.trace.TraceWriter;

/**
 * A long trace of the reference kernel under a load such as servers have: long-lived channels with much traffic, messages that
 * are never the same twice, now and then a grant, a revoke, and a client that comes, opens a channel, and goes.
 */
public final class LongTrace {

    private static final Limits LIMITS = new Limits(32, 4_000_000, 64, 4_000_000, 16, 64, 65535);
    private static final int CHANNELS = 12;
    private static final int PAYLOAD = 16;

    /** A channel between two processes. */
    private static final class Pipe {
        private long owner;
        private long client;
        private Datum sendToken;
        private Datum clientToken;
        private Datum receiveToken;
        private Datum receiveEnd;
    }

    private final Recorder kernel;
    private final Random random = new Random(1);
    private final List<Pipe> pipes = new ArrayList<>();
    private long events;

    private LongTrace(TraceWriter writer) {
        kernel = new Recorder(new ReferenceImplementation(IpcSystem.create(LIMITS.kernel())), event -> {
            try {
                writer.write(event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes a trace: FILE EVENTS. */
    public static void main(String[] args) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 16)) {
            write(out, Long.parseLong(args[1]));
        }
    }

    /** Writes a trace of at least so many events. */
    static void write(OutputStream out, long events) throws IOException {
        try (TraceWriter writer = new TraceWriter(out, new TraceHeader(LIMITS, "the reference kernel under load"))) {
            new LongTrace(writer).run(events);
        }
    }

    private void run(long wanted) {
        call(Call.INIT);
        for (int i = 0; i < CHANNELS; i++) {
            pipes.add(open());
        }
        while (events < wanted) {
            Pipe pipe = pipes.get(random.nextInt(pipes.size()));
            int dice = random.nextInt(1000);
            if (dice < 930) {
                burst(pipe);
            } else if (dice < 980) {
                call(Call.VALIDATE_CAPABILITY, Datum.number(pipe.client), pipe.clientToken);
            } else if (dice < 995) {
                renew(pipe);
            } else {
                replace(pipe);
            }
        }
    }

    private Outcome call(Call call, Datum... arguments) {
        events++;
        return kernel.call(call, arguments);
    }

    private Pipe open() {
        Pipe pipe = new Pipe();
        pipe.owner = number(call(Call.SPAWN).value());
        pipe.client = number(call(Call.SPAWN).value());
        List<Datum> ends = ((Datum.Fields) call(Call.CREATE_CHANNEL, Datum.number(pipe.owner),
            Datum.number(1 + random.nextInt(64))).value()).parts();
        pipe.receiveEnd = ends.get(1);
        pipe.sendToken = ends.get(2);
        pipe.receiveToken = ends.get(3);
        grant(pipe);
        return pipe;
    }

    private void grant(Pipe pipe) {
        pipe.clientToken = call(Call.GRANT_CAPABILITY, Datum.number(pipe.owner), pipe.sendToken, Datum.number(pipe.client),
            Datum.number(IpcPermissions.SEND)).value();
    }

    /** The client sends some, the owner asks and receives some. */
    private void burst(Pipe pipe) {
        for (int i = random.nextInt(6); i > 0; i--) {
            byte[] payload = new byte[PAYLOAD];
            random.nextBytes(payload);
            call(Call.SEND, pipe.clientToken, Datum.bytes(payload));
        }
        call(Call.HAS_MESSAGE, pipe.receiveEnd);
        for (int i = random.nextInt(6); i > 0; i--) {
            call(Call.RECEIVE, pipe.receiveToken);
        }
    }

    /** The owner revokes, and grants anew. */
    private void renew(Pipe pipe) {
        Datum stale = pipe.clientToken;
        pipe.sendToken = call(Call.REVOKE_CAPABILITY, Datum.number(pipe.owner), pipe.sendToken).value();
        call(Call.SEND, stale, Datum.bytes((byte) 1));
        grant(pipe);
    }

    private void replace(Pipe pipe) {
        call(Call.TERMINATE, Datum.number(pipe.owner));
        call(Call.SEND, pipe.clientToken, Datum.bytes((byte) 1));
        call(Call.CLEANUP_PROCESS, Datum.number(pipe.client));
        pipes.set(pipes.indexOf(pipe), open());
    }

    private static long number(Datum datum) {
        return ((Datum.Number) datum).bits();
    }
}
