package veridian.ipc.kernel;

/** What {@code createEndpoint} returns: the endpoint's id, and the owner's capability for it (EP-1). */
public final class EndpointHandle {

    /** The endpoint's id. */
    public final long endpointId;
    /** The owner's capability. */
    public final IpcCapability capability;

    /*@ normal_behavior
      @   ensures this.endpointId == endpointId && this.capability == capability;
      @   assignable \nothing;
      @*/
    EndpointHandle(long endpointId, IpcCapability capability) {
        this.endpointId = endpointId;
        this.capability = capability;
    }
}
