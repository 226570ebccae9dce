package veridian.ipc.kernel;

/** The calls of the API; work in progress, the signatures stand. */
public final class IpcKernel {

    private IpcKernel() {
    }

    public static IpcKernel create(IpcLimits limits) {
        throw new IllegalStateException("not yet");
    }

    public void init() {
    }

    public long spawn() throws IpcException {
        return 0;
    }

    public void terminate(long pid) throws IpcException {
    }

    public void cleanupProcess(long pid) throws IpcException {
    }

    public EndpointHandle createEndpoint(long owner) throws IpcException {
        return null;
    }

    public ChannelHandle createChannel(long owner, long capacity) throws IpcException {
        return null;
    }

    public void sendMessage(long endpointId, Message message) throws IpcException {
    }

    public void receiveMessage(long endpointId, Message into) throws IpcException {
    }

    public void send(IpcCapability capability, Message message) throws IpcException {
    }

    public void receive(IpcCapability capability, Message into) throws IpcException {
    }

    public boolean hasMessage(long endpointId) throws IpcException {
        return false;
    }

    public void validateCapability(long pid, IpcCapability capability) throws IpcException {
    }

    public IpcCapability grantCapability(long granter, IpcCapability capability, long grantee, int rights)
            throws IpcException {
        return null;
    }

    public IpcCapability revokeCapability(long pid, IpcCapability capability) throws IpcException {
        return null;
    }
}
