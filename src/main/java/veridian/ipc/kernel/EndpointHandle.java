package veridian.ipc.kernel;

/** What {@code createEndpoint} returns: the endpoint's id, and the owner's capability for it (EP-1). */
public final class EndpointHandle {

    /** The endpoint's id, 1..2^32-1. */
    public final long endpointId;
    /** The owner's capability. */
    public final IpcCapability capability;

    /*@ private normal_behavior
      @   ensures this.endpointId == endpointId && this.capability == capability;
      @   assignable \nothing;
      @*/
    private EndpointHandle(long endpointId, IpcCapability capability) {
        this.endpointId = endpointId;
        this.capability = capability;
    }

    /** A new endpoint, at generation 0, with a capability for these rights. */
    /*@ normal_behavior
      @   requires 0 <= endpointId && endpointId <= 4294967295L && 0 <= rights && rights <= 15;
      @   ensures \fresh(\result) && \result.endpointId == endpointId;
      @   ensures \result.capability.token == IpcCapability.encode(endpointId, 0, rights);
      @   assignable \nothing;
      @*/
    static EndpointHandle of(long endpointId, int rights) {
        return new EndpointHandle(endpointId, IpcCapability.fromToken(IpcCapability.encode(endpointId, 0, rights)));
    }
}
