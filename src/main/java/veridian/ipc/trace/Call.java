package veridian.ipc.trace;

import static veridian.ipc.trace.Answer.fields;
import static veridian.ipc.trace.Answer.nothing;
import static veridian.ipc.trace.Answer.one;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The registry of the API's calls. An entry says all that the codec, the schema, the specification and the matcher need to
 * know of a call: its group, its arguments in order, what it returns, and the name {@code F} of its operators in the specification,
 * in {@code Ipc.tla} or {@code SystemCalls.tla} ({@code FResult}, {@code FValue} if it returns something, and the action {@code F}
 * unless it is {@link #stateless()}).
 */
public enum Call {
    /** INIT-1, INIT-2. */
    INIT(Group.CORE, "Initialize", nothing()),
    /** PROC-1. */
    SPAWN(Group.CORE, "Spawn", one(Kind.NEW_PID)),
    /** PROC-5. */
    TERMINATE(Group.CORE, "Terminate", nothing(), new Field("pid", Kind.PID)),
    /** CLN-1. */
    CLEANUP_PROCESS(Group.CORE, "CleanupProcess", nothing(), new Field("pid", Kind.PID)),
    /** EP-1. */
    CREATE_ENDPOINT(Group.CORE, "CreateEndpoint",
        fields(new Field("endpoint", Kind.NEW_ENDPOINT), new Field("capability", Kind.CAPABILITY)),
        new Field("owner", Kind.PID)),
    /** CH-1, CH-2. */
    CREATE_CHANNEL(Group.CHANNEL, "CreateChannel",
        fields(new Field("sendEndpoint", Kind.NEW_ENDPOINT), new Field("receiveEndpoint", Kind.NEW_ENDPOINT),
            new Field("sendCapability", Kind.CAPABILITY), new Field("receiveCapability", Kind.CAPABILITY)),
        new Field("owner", Kind.PID), new Field("capacity", Kind.CAPACITY)),
    /** SND-1. */
    SEND_MESSAGE(Group.CORE, "SendMessage", nothing(), new Field("endpoint", Kind.ENDPOINT), new Field("message", Kind.MESSAGE)),
    /** RCV-1. */
    RECEIVE_MESSAGE(Group.CORE, "ReceiveMessage", one(Kind.MESSAGE), new Field("endpoint", Kind.ENDPOINT)),
    /** SND-2. */
    SEND(Group.CAPABILITY, "Send", nothing(), new Field("capability", Kind.CAPABILITY), new Field("message", Kind.MESSAGE)),
    /** RCV-2. */
    RECEIVE(Group.CAPABILITY, "Receive", one(Kind.MESSAGE), new Field("capability", Kind.CAPABILITY)),
    /** HAS-1. */
    HAS_MESSAGE(Group.CORE, "HasMessage", one(Kind.FLAG), new Field("endpoint", Kind.ENDPOINT)),
    /** CAP-2. */
    VALIDATE_CAPABILITY(Group.CAPABILITY, "ValidateCapability", nothing(),
        new Field("pid", Kind.PID), new Field("capability", Kind.CAPABILITY)),
    /** CAP-4. */
    GRANT_CAPABILITY(Group.CAPABILITY, "GrantCapability", one(Kind.CAPABILITY),
        new Field("granter", Kind.PID), new Field("capability", Kind.CAPABILITY),
        new Field("grantee", Kind.PID), new Field("rights", Kind.RIGHTS)),
    /** CAP-5, CAP-7. */
    REVOKE_CAPABILITY(Group.CAPABILITY, "RevokeCapability", one(Kind.CAPABILITY),
        new Field("pid", Kind.PID), new Field("capability", Kind.CAPABILITY)),
    /** TYP-6; makes a value, knows no kernel. */
    MESSAGE_SMALL(Group.CORE, "MessageSmall", nothing(), new Field("bytes", Kind.BYTES)),
    /** BLK-1. */
    BLOCK_ON_RECEIVE(Group.BLOCKING, "BlockOnReceive", nothing(),
        new Field("pid", Kind.PID), new Field("endpoint", Kind.ENDPOINT)),
    /** NTF-1. */
    NOTIFY_RECEIVERS(Group.BLOCKING, "NotifyReceivers", one(Kind.PIDS), new Field("endpoint", Kind.ENDPOINT)),
    /** NTF-2. */
    WAKE_PROCESS(Group.BLOCKING, "WakeProcess", nothing(), new Field("pid", Kind.PID)),
    /** PROC-4, NTF-3. */
    SCHEDULE_NEXT(Group.BLOCKING, "ScheduleNext", one(Kind.PID_OR_NONE)),
    /** RATE-2; no call of the API: time is given to the kernel. */
    SET_TIMESTAMP(Group.RATE, "SetTimestamp", nothing(), new Field("ticks", Kind.TICKS)),
    /** RATE-1. */
    CHECK_RATE_LIMIT(Group.RATE, "CheckRateLimit", nothing(), new Field("pid", Kind.PID), new Field("size", Kind.SIZE)),
    /** PERF-1. */
    RECORD_OPERATION(Group.STATISTICS, "RecordOperation", nothing(), new Field("ticks", Kind.TICKS), new Field("fast", Kind.FLAG)),
    /** PERF-1, PERF-2. */
    GET_PERFORMANCE_STATS(Group.STATISTICS, "GetPerformanceStats",
        fields(new Field("totalOperations", Kind.COUNT), new Field("averageLatencyNs", Kind.COUNT),
            new Field("fastPathPercentage", Kind.COUNT), new Field("meetsPhase1Targets", Kind.FLAG),
            new Field("meetsPhase5Targets", Kind.FLAG), new Field("refusedOperations", Kind.COUNT))),
    /** SHM-1. */
    ALLOCATE_SHARED_MEMORY(Group.MEMORY, "AllocateSharedMemory", one(Kind.NEW_FRAMES),
        new Field("size", Kind.SIZE), new Field("node", Kind.NODE)),
    /** SHM-2. */
    FREE_SHARED_MEMORY(Group.MEMORY, "FreeSharedMemory", nothing(), new Field("frames", Kind.FRAMES)),
    /** SHM-2. */
    CREATE_SHARED_REGION(Group.MEMORY, "CreateSharedRegion", one(Kind.NEW_REGION), new Field("owner", Kind.PID),
        new Field("size", Kind.SIZE), new Field("permissions", Kind.ACCESS), new Field("node", Kind.NODE)),
    /** SHM-5. */
    CREATE_EMPTY_REGION(Group.MEMORY, "CreateEmptyRegion", one(Kind.NEW_REGION), new Field("owner", Kind.PID),
        new Field("size", Kind.SIZE), new Field("permissions", Kind.ACCESS)),
    /** SHM-2. */
    SET_PHYSICAL_PAGES(Group.MEMORY, "SetPhysicalPages", nothing(),
        new Field("region", Kind.REGION), new Field("frames", Kind.FRAMES)),
    /** SHM-2. */
    DESTROY_REGION(Group.MEMORY, "DestroyRegion", nothing(), new Field("pid", Kind.PID), new Field("region", Kind.REGION)),
    /** SHM-3. */
    MAP_SHARED_REGION(Group.MEMORY, "MapSharedRegion", nothing(),
        new Field("region", Kind.REGION), new Field("pid", Kind.PID), new Field("address", Kind.ADDRESS)),
    /** SHM-2. */
    UNMAP_SHARED_REGION(Group.MEMORY, "UnmapSharedRegion", nothing(),
        new Field("region", Kind.REGION), new Field("pid", Kind.PID)),
    /** SHM-4. */
    FIND_SHARED_REGION(Group.MEMORY, "FindSharedRegion", one(Kind.REGION_OR_NONE),
        new Field("pid", Kind.PID), new Field("address", Kind.ADDRESS)),
    /** SHM-4. */
    HANDLE_PAGE_FAULT(Group.MEMORY, "HandlePageFault", one(Kind.ADDRESS),
        new Field("pid", Kind.PID), new Field("address", Kind.ADDRESS)),
    /** SYS-1, SYS-4. */
    SYS_SEND(Group.SYSCALL, "SysSend", nothing(), new Field("pid", Kind.PID), new Field("capability", Kind.CAPABILITY),
        new Field("payload", Kind.PAYLOAD), new Field("ticks", Kind.TICKS)),
    /** SYS-2, SYS-4. */
    SYS_RECEIVE(Group.SYSCALL, "SysReceive", one(Kind.MESSAGE_OR_BLOCKED),
        new Field("pid", Kind.PID), new Field("capability", Kind.CAPABILITY)),
    /** SYS-3, SYS-4. */
    SYS_HAS_MESSAGE(Group.SYSCALL, "SysHasMessage", one(Kind.FLAG),
        new Field("pid", Kind.PID), new Field("capability", Kind.CAPABILITY)),
    /** SYS-3. */
    SYS_MAP_REGION(Group.SYSCALL, "SysMapRegion", nothing(),
        new Field("pid", Kind.PID), new Field("region", Kind.REGION), new Field("address", Kind.ADDRESS));

    private static final Map<String, Call> BY_NAME = new HashMap<>();

    static {
        for (Call call : values()) {
            BY_NAME.put(call.wireName, call);
        }
    }

    private final Group group;
    private final String wireName;
    private final String tla;
    private final Answer answer;
    private final List<Field> arguments;

    Call(Group group, String tla, Answer answer, Field... arguments) {
        this.group = group;
        this.wireName = name().toLowerCase(Locale.ROOT);
        this.tla = tla;
        this.answer = answer;
        this.arguments = List.of(arguments);
    }

    /** The part of the API that it belongs to. */
    public Group group() {
        return group;
    }

    /** The name in traces, as in the API reference: {@code create_endpoint}. */
    public String wireName() {
        return wireName;
    }

    /** The name {@code F} of its operators in the specification. */
    public String tla() {
        return tla;
    }

    /** Its arguments, in the order of the TLA+ operators' parameters. */
    public List<Field> arguments() {
        return arguments;
    }

    /** What it returns when it succeeds. */
    public Answer answer() {
        return answer;
    }

    /** A call that neither reads nor changes the kernel's state; it has a result but no action in the specification. */
    public boolean stateless() {
        return this == MESSAGE_SMALL;
    }

    /** The call of this name in traces, or null if there is none. */
    public static Call named(String wireName) {
        return BY_NAME.get(wireName);
    }
}
