package veridian.ipc.kernel;

/** What {@code createEndpoint} returns: the endpoint's id, and the owner's capability for it (EP-1). */
public final class EndpointHandle {

    /** The endpoint's id, 1..2^32-1. */
    public final long endpointId;
    /** The owner's capability. */
    public final IpcCapability capability;
    /** The endpoint's slot in the kernel's tables. */
    final int slot;

    /*@ private normal_behavior
      @   ensures this.endpointId == endpointId && this.capability == capability && this.slot == slot;
      @   assignable \nothing;
      @*/
    private EndpointHandle(long endpointId, IpcCapability capability, int slot) {
        this.endpointId = endpointId;
        this.capability = capability;
        this.slot = slot;
    }

    /** A new endpoint, at generation 0, with a capability for these rights. */
    /*@ normal_behavior
      @   requires 0 <= endpointId && endpointId <= 4294967295L && 0 <= rights && rights <= 15;
      @   ensures \fresh(\result) && \result.endpointId == endpointId && \result.slot == slot && \fresh(\result.capability);
      @   ensures \result.capability.endpoint == endpointId && \result.capability.generation == 0;
      @   ensures \result.capability.permissions == rights;
      @   assignable \nothing;
      @*/
    static EndpointHandle of(long endpointId, int rights, int slot) {
        return new EndpointHandle(endpointId, IpcCapability.of(endpointId, 0, rights), slot);
    }
}
