package veridian.ipc.kernel;

/** What {@code createChannel} returns: both ends, each with the owner's capability for it (CH-1, CH-2). */
public final class ChannelHandle {

    /** The end that sends. */
    public final EndpointHandle sendEnd;
    /** The end that receives. */
    public final EndpointHandle receiveEnd;

    /*@ normal_behavior
      @   ensures this.sendEnd == sendEnd && this.receiveEnd == receiveEnd;
      @   assignable \nothing;
      @*/
    ChannelHandle(EndpointHandle sendEnd, EndpointHandle receiveEnd) {
        this.sendEnd = sendEnd;
        this.receiveEnd = receiveEnd;
    }
}
