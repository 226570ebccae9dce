package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the contracts of queues say messages by: {@link MessageQueues#holdsAt}. */
class MessageQueuesTest {

    private static final int QUEUE = 2;

    private final MessageQueues queues = new MessageQueues(4);

    /** A message of this length whose first so many bytes are not 0. */
    private static Message message(int length, int filled) throws IpcException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < filled; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return Message.small(bytes);
    }

    @Test
    @DisplayName("Q-2, Q-3: an accepted message is in its place of its queue, and nowhere else")
    void messageIsInItsPlaceOnly() throws IpcException {
        Message message = message(64, 64);
        queues.open(QUEUE, 3);
        queues.enqueue(QUEUE, message(1, 1));
        queues.enqueue(QUEUE, message);
        for (int q = 0; q < 4; q++) {
            for (int place = 0; place < MessageQueues.RING; place++) {
                assertEquals(q == QUEUE && place == 1, queues.holdsAt(q, place, message), q + "/" + place);
            }
        }
    }

    @Test
    @DisplayName("Q-3: a message is told from one that is longer or shorter, and from one that differs in any one byte")
    void everyByteAndTheLengthCount() throws IpcException {
        queues.open(QUEUE, 1);
        queues.enqueue(QUEUE, message(64, 0));
        for (int length = 0; length <= 64; length++) {
            assertEquals(length == 64, queues.holdsAt(QUEUE, 0, message(length, 0)));
        }
        for (int i = 0; i < 64; i++) {
            byte[] other = new byte[64];
            other[i] = (byte) 0x80;
            assertEquals(false, queues.holdsAt(QUEUE, 0, Message.small(other)), "byte " + i);
        }
        assertTrue(queues.holdsAt(QUEUE, 0, message(64, 0)));
    }
}
