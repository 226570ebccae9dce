package veridian.ipc.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.TraceHeader;
import veridian.ipc.trace.TraceWriter;

/**
 * A run of the reference kernel, as it is recorded in {@code examples/two-producers.ndjson}: a consumer makes a channel and
 * lets two producers send; half way it revokes the send end, the producers find their tokens dead, one of them is let in
 * again, and at the end the consumer goes and the channel with it.
 */
final class TwoProducers {

    private static final Limits LIMITS = new Limits(8, 64, 16, 64, 4, 8, 65535);
    private static final int ROUNDS = 3;

    private final Session session = new Session(new ReferenceImplementation(IpcSystem.create(LIMITS.kernel())));

    private TwoProducers() {
    }

    /** The trace. */
    static byte[] trace() throws IOException {
        TwoProducers run = new TwoProducers();
        run.play();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TraceWriter writer = new TraceWriter(bytes, new TraceHeader(LIMITS, "the reference kernel"))) {
            for (Event event : run.session.events()) {
                writer.write(event);
            }
        }
        return bytes.toByteArray();
    }

    private void play() {
        session.init();
        long consumer = session.spawn();
        long first = session.spawn();
        long second = session.spawn();
        Session.Channel channel = session.createChannel(consumer, 4);
        long firstToken = session.grant(consumer, channel.send().token(), first, IpcPermissions.SEND);
        long secondToken = session.grant(consumer, channel.send().token(), second, IpcPermissions.SEND);
        session.validate(first, firstToken);
        for (int round = 0; round < ROUNDS; round++) {
            produce(channel, firstToken, secondToken, round);
        }
        long renewed = session.revoke(consumer, channel.send().token());
        session.send(firstToken, "after the revoke");
        session.send(secondToken, "after the revoke");
        session.validate(first, firstToken);
        long again = session.grant(consumer, renewed, first, IpcPermissions.SEND | IpcPermissions.GRANT);
        long passedOn = session.grant(first, again, second, IpcPermissions.SEND);
        for (int round = 0; round < ROUNDS; round++) {
            produce(channel, again, passedOn, round);
        }
        fillAndDrain(channel, again);
        session.send(again, "never received");
        session.terminate(consumer);
        session.send(again, "to nobody");
        session.hasMessage(channel.receive().id());
    }

    /** Each producer sends, the consumer receives both. */
    private void produce(Session.Channel channel, long firstToken, long secondToken, int round) {
        session.send(firstToken, "first " + round);
        session.send(secondToken, "second " + round);
        session.hasMessage(channel.receive().id());
        session.receive(channel.receive().token());
        session.receive(channel.receive().token());
    }

    /** One send too many, then one receive too many. */
    private void fillAndDrain(Session.Channel channel, long token) {
        for (int i = 0; i < 5; i++) {
            session.send(token, "burst " + i);
        }
        for (int i = 0; i < 5; i++) {
            session.receive(channel.receive().token());
        }
    }
}
