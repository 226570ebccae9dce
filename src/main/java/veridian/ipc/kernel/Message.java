package veridian.ipc.kernel;

/**
 * A small message: up to 64 bytes held in place (TYP-6).
 *
 * <p>It is a buffer that a receiver may hand in again and again, so that the small-message path allocates nothing. The
 * kernel copies on send and on receive; nobody shares bytes with a queue.
 */
public final class Message {

    /** Most bytes of a small message. */
    public static final int SMALL_LIMIT = 64;

    /** The bytes; those at {@code length} and above are of no meaning. */
    final /*@ spec_public @*/ byte[] data;
    /** How many bytes count, 0..64. */
    /*@ spec_public @*/ int length;

    private Message() {
        this.data = new byte[SMALL_LIMIT];
        this.length = 0;
    }

    /** An empty message, to be received into. */
    public static Message empty() {
        return new Message();
    }

    /**
     * A message with a copy of these bytes.
     *
     * @throws IpcException MESSAGE_TOO_LARGE for more than 64 bytes
     */
    public static Message small(byte[] bytes) throws IpcException {
        if (bytes.length > SMALL_LIMIT) {
            throw new IpcException(IpcError.MESSAGE_TOO_LARGE);
        }
        Message message = new Message();
        for (int i = 0; i < bytes.length; i++) {
            message.data[i] = bytes[i];
        }
        message.length = bytes.length;
        return message;
    }

    /** How many bytes it has, 0..64. */
    public /*@ pure @*/ int length() {
        return length;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        byte[] copy = new byte[length];
        for (int i = 0; i < length; i++) {
            copy[i] = data[i];
        }
        return copy;
    }
}
