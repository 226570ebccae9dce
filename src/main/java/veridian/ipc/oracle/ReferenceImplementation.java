package veridian.ipc.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import veridian.ipc.kernel.ChannelHandle;
import veridian.ipc.kernel.EndpointHandle;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcKernel;
import veridian.ipc.kernel.Message;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Outcome;

/** The verified kernel. */
public final class ReferenceImplementation implements Implementation {

    /** The parts of the API that the kernel has. */
    public static final Set<Group> GROUPS = Set.copyOf(EnumSet.of(Group.CORE, Group.CHANNEL, Group.CAPABILITY));

    private final IpcKernel kernel;

    /** Makes its calls to this kernel. */
    public ReferenceImplementation(IpcKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public Outcome call(Call call, List<Datum> arguments) {
        try {
            Datum value = answer(call, arguments);
            return value == null ? Outcome.ok() : Outcome.ok(value);
        } catch (IpcException e) {
            return Outcome.refused(e.error());
        }
    }

    /** What the call returns; null for nothing. */
    private Datum answer(Call call, List<Datum> arguments) throws IpcException {
        switch (call) {
            case INIT:
                kernel.init();
                return null;
            case SPAWN:
                return Datum.number(kernel.spawn());
            case TERMINATE:
                kernel.terminate(number(arguments, 0));
                return null;
            case CLEANUP_PROCESS:
                kernel.cleanupProcess(number(arguments, 0));
                return null;
            case CREATE_ENDPOINT:
                return endpoint(kernel.createEndpoint(number(arguments, 0)));
            case CREATE_CHANNEL:
                return channel(kernel.createChannel(number(arguments, 0), number(arguments, 1)));
            case SEND_MESSAGE:
                kernel.sendMessage(number(arguments, 0), Message.small(bytes(arguments, 1)));
                return null;
            case RECEIVE_MESSAGE:
                Message taken = Message.empty();
                kernel.receiveMessage(number(arguments, 0), taken);
                return Datum.bytes(taken.bytes());
            case SEND:
                kernel.send(capability(arguments, 0), Message.small(bytes(arguments, 1)));
                return null;
            case RECEIVE:
                Message received = Message.empty();
                kernel.receive(capability(arguments, 0), received);
                return Datum.bytes(received.bytes());
            case HAS_MESSAGE:
                return Datum.flag(kernel.hasMessage(number(arguments, 0)));
            case VALIDATE_CAPABILITY:
                kernel.validateCapability(number(arguments, 0), capability(arguments, 1));
                return null;
            case GRANT_CAPABILITY:
                return token(kernel.grantCapability(number(arguments, 0), capability(arguments, 1),
                    number(arguments, 2), (int) number(arguments, 3)));
            case REVOKE_CAPABILITY:
                return token(kernel.revokeCapability(number(arguments, 0), capability(arguments, 1)));
            case MESSAGE_SMALL:
                Message.small(bytes(arguments, 0));
                return null;
            default:
                throw new IllegalArgumentException("the reference kernel has no call " + call.wireName());
        }
    }

    private static long number(List<Datum> arguments, int index) {
        return ((Datum.Number) arguments.get(index)).bits();
    }

    private static byte[] bytes(List<Datum> arguments, int index) {
        return ((Datum.Bytes) arguments.get(index)).content();
    }

    private static IpcCapability capability(List<Datum> arguments, int index) {
        return IpcCapability.fromToken(((Datum.Token) arguments.get(index)).bits());
    }

    private static Datum token(IpcCapability capability) {
        return Datum.token(capability.token());
    }

    private static Datum endpoint(EndpointHandle handle) {
        return Datum.fields(Datum.number(handle.endpointId), token(handle.capability));
    }

    private static Datum channel(ChannelHandle handle) {
        return Datum.fields(Datum.number(handle.sendEnd.endpointId), Datum.number(handle.receiveEnd.endpointId),
            token(handle.sendEnd.capability), token(handle.receiveEnd.capability));
    }
}
