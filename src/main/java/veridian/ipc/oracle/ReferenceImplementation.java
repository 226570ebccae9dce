package veridian.ipc.oracle;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import veridian.ipc.kernel.ChannelHandle;
import veridian.ipc.kernel.EndpointHandle;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcPerfReport;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.Message;
import veridian.ipc.kernel.SystemCalls;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Outcome;

/** The verified kernel. */
public final class ReferenceImplementation implements Implementation {

    /** The parts of the API that the kernel has. */
    public static final Set<Group> GROUPS = Set.copyOf(EnumSet.allOf(Group.class));

    private final IpcSystem kernel;
    private final SystemCalls system;

    /** Makes its calls to this kernel. */
    public ReferenceImplementation(IpcSystem kernel) {
        this.kernel = kernel;
        this.system = new SystemCalls(kernel);
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
        return switch (call) {
            case INIT -> {
                kernel.init();
                yield null;
            }
            case SPAWN -> Datum.number(kernel.spawn());
            case TERMINATE -> {
                kernel.terminate(number(arguments, 0));
                yield null;
            }
            case CLEANUP_PROCESS -> {
                kernel.cleanupProcess(number(arguments, 0));
                yield null;
            }
            case CREATE_ENDPOINT -> endpoint(kernel.createEndpoint(number(arguments, 0)));
            case CREATE_CHANNEL -> channel(kernel.createChannel(number(arguments, 0), number(arguments, 1)));
            case SEND_MESSAGE -> {
                kernel.sendMessage(number(arguments, 0), message(arguments, 1));
                yield null;
            }
            case RECEIVE_MESSAGE -> {
                Message taken = Message.empty();
                kernel.receiveMessage(number(arguments, 0), taken);
                yield message(taken);
            }
            case SEND -> {
                kernel.send(capability(arguments, 0), message(arguments, 1));
                yield null;
            }
            case RECEIVE -> {
                Message received = Message.empty();
                kernel.receive(capability(arguments, 0), received);
                yield message(received);
            }
            case HAS_MESSAGE -> Datum.flag(kernel.hasMessage(number(arguments, 0)));
            case VALIDATE_CAPABILITY -> {
                kernel.validateCapability(number(arguments, 0), capability(arguments, 1));
                yield null;
            }
            case GRANT_CAPABILITY -> token(kernel.grantCapability(number(arguments, 0), capability(arguments, 1),
                number(arguments, 2), (int) number(arguments, 3)));
            case REVOKE_CAPABILITY -> token(kernel.revokeCapability(number(arguments, 0), capability(arguments, 1)));
            case MESSAGE_SMALL -> {
                Message.small(bytes(arguments, 0));
                yield null;
            }
            case BLOCK_ON_RECEIVE -> {
                kernel.blockOnReceive(number(arguments, 0), number(arguments, 1));
                yield null;
            }
            case NOTIFY_RECEIVERS ->
                new Datum.Numbers(Arrays.stream(kernel.notifyReceivers(number(arguments, 0))).boxed().toList());
            case WAKE_PROCESS -> {
                kernel.wakeProcess(number(arguments, 0));
                yield null;
            }
            case SCHEDULE_NEXT -> Datum.number(kernel.scheduleNext());
            case SET_TIMESTAMP -> {
                kernel.setTimestamp(number(arguments, 0));
                yield null;
            }
            case CHECK_RATE_LIMIT -> {
                kernel.checkRateLimit(number(arguments, 0), number(arguments, 1));
                yield null;
            }
            case RECORD_OPERATION -> {
                kernel.recordOperation(number(arguments, 0), ((Datum.Flag) arguments.get(1)).holds());
                yield null;
            }
            case GET_PERFORMANCE_STATS -> report(kernel.getPerformanceStats());
            case ALLOCATE_SHARED_MEMORY -> frames(kernel.allocateSharedMemory(number(arguments, 0), node(arguments, 1)));
            case FREE_SHARED_MEMORY -> {
                kernel.freeSharedMemory(frames(arguments, 0));
                yield null;
            }
            case CREATE_SHARED_REGION -> Datum.number(kernel.createSharedRegion(number(arguments, 0), number(arguments, 1),
                (int) number(arguments, 2), node(arguments, 3)));
            case CREATE_EMPTY_REGION -> Datum.number(kernel.createEmptyRegion(number(arguments, 0), number(arguments, 1),
                (int) number(arguments, 2)));
            case SET_PHYSICAL_PAGES -> {
                kernel.setPhysicalPages(number(arguments, 0), frames(arguments, 1));
                yield null;
            }
            case DESTROY_REGION -> {
                kernel.destroyRegion(number(arguments, 0), number(arguments, 1));
                yield null;
            }
            case MAP_SHARED_REGION -> {
                kernel.mapSharedRegion(number(arguments, 0), number(arguments, 1), number(arguments, 2));
                yield null;
            }
            case UNMAP_SHARED_REGION -> {
                kernel.unmapSharedRegion(number(arguments, 0), number(arguments, 1));
                yield null;
            }
            case FIND_SHARED_REGION -> Datum.number(kernel.findSharedRegion(number(arguments, 0), number(arguments, 1)));
            case HANDLE_PAGE_FAULT -> Datum.number(kernel.handlePageFault(number(arguments, 0), number(arguments, 1)));
            case SYS_SEND -> {
                system.sysSend(number(arguments, 0), capability(arguments, 1), payload(arguments, 2), number(arguments, 3));
                yield null;
            }
            case SYS_RECEIVE -> {
                Message delivered = Message.empty();
                yield system.sysReceive(number(arguments, 0), capability(arguments, 1), delivered) ? message(delivered) : Datum.blocked();
            }
            case SYS_HAS_MESSAGE -> Datum.flag(system.sysHasMessage(number(arguments, 0), capability(arguments, 1)));
            case SYS_MAP_REGION -> {
                system.sysMapRegion(number(arguments, 0), number(arguments, 1), number(arguments, 2));
                yield null;
            }
        };
    }

    private static long number(List<Datum> arguments, int index) {
        return ((Datum.Number) arguments.get(index)).bits();
    }

    private static byte[] bytes(List<Datum> arguments, int index) {
        return ((Datum.Bytes) arguments.get(index)).content();
    }

    private static byte[] payload(List<Datum> arguments, int index) {
        return arguments.get(index) instanceof Datum.LongPayload any ? new byte[any.length()] : bytes(arguments, index);
    }

    private static int node(List<Datum> arguments, int index) {
        return ((Datum.Node) arguments.get(index)).number();
    }

    private static int[] frames(List<Datum> arguments, int index) {
        return ((Datum.Numbers) arguments.get(index)).all().stream().mapToInt(ReferenceImplementation::frame).toArray();
    }

    /** 0 is no frame of the kernel; none has more than 31 bits. */
    private static int frame(long number) {
        return number >>> 31 == 0 ? (int) number : 0;
    }

    private static Datum frames(int[] frames) {
        return new Datum.Numbers(Arrays.stream(frames).asLongStream().boxed().toList());
    }

    private static Message message(List<Datum> arguments, int index) throws IpcException {
        return arguments.get(index) instanceof Datum.Large large ? Message.large(large.region(), large.offset(), large.length())
            : Message.small(bytes(arguments, index));
    }

    private static Datum message(Message message) {
        return message.isLarge() ? Datum.large(message.region(), message.offset(), message.extent()) : Datum.bytes(message.bytes());
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

    private static Datum report(IpcPerfReport report) {
        return Datum.fields(Datum.number(report.totalOperations), Datum.number(report.averageLatencyNs),
            Datum.number(report.fastPathPercentage), Datum.flag(report.meetsPhase1Targets),
            Datum.flag(report.meetsPhase5Targets), Datum.number(report.refusedOperations));
    }

    private static Datum channel(ChannelHandle handle) {
        return Datum.fields(Datum.number(handle.sendEnd.endpointId), Datum.number(handle.receiveEnd.endpointId),
            token(handle.sendEnd.capability), token(handle.receiveEnd.capability));
    }
}
