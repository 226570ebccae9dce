package veridian.ipc.oracle.run;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static veridian.ipc.oracle.run.ScenarioFaults.assertFound;
import static veridian.ipc.oracle.run.ScenarioFaults.passes;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** Faults of system calls, put into the reference kernel: scenarios find each, and name a clause that it breaks. */
class SystemCallFaultsTest {

    /** What happens besides, after a call has ended so. */
    private interface Besides {
        void happens(Implementation kernel, List<Datum> arguments, Outcome outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFound(String fault, UnaryOperator<Implementation> variant, String cause) {
        assertFound(variant, cause);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
            arguments("token of another sends", passes(Call.SYS_SEND, IpcError.PERMISSION_DENIED), "sys_send/PERMISSION_DENIED/OK/CAP-1"),
            arguments("token of another asks", passes(Call.SYS_HAS_MESSAGE, IpcError.PERMISSION_DENIED, Outcome.ok(Datum.flag(false))),
                "sys_has_message/PERMISSION_DENIED/OK/CAP-1"),
            arguments("stale token receives", passes(Call.SYS_RECEIVE, IpcError.INVALID_CAPABILITY, Outcome.ok(Datum.blocked())),
                "sys_receive/INVALID_CAPABILITY/OK/CAP-6"),
            arguments("payload too large", passes(Call.SYS_SEND, IpcError.MESSAGE_TOO_LARGE), "sys_send/MESSAGE_TOO_LARGE/OK/SYS-1"),
            arguments("no memory for a payload", passes(Call.SYS_SEND, IpcError.OUT_OF_MEMORY), "sys_send/OUT_OF_MEMORY/OK/SHM-1"),
            arguments("charge given back", asSend(), "sys_send/RATE_LIMIT_EXCEEDED/QUEUE_FULL/RATE-1"),
            arguments("too large is charged", after(Call.SYS_SEND, SystemCallFaultsTest::chargesTooLarge),
                "check_rate_limit/OK/RATE_LIMIT_EXCEEDED/RATE-1"),
            arguments("refusal counted twice", after(Call.SYS_SEND, SystemCallFaultsTest::countsRefusalAgain),
                "get_performance_stats/OK/wrong-count/PERF-1"),
            arguments("recorded twice", after(Call.SYS_SEND, SystemCallFaultsTest::recordsAgain),
                "get_performance_stats/OK/wrong-count/PERF-1"),
            arguments("region left behind", after(Call.SYS_SEND, SystemCallFaultsTest::takesAFrame),
                "allocate_shared_memory/OK/OUT_OF_MEMORY/SHM-1"),
            arguments("nobody woken", asSend(), "block_on_receive/ENDPOINT_NOT_FOUND/INVALID_STATE/BLK-1"),
            arguments("payload is nobody's", after(Call.SYS_RECEIVE, SystemCallFaultsTest::disowns),
                "sys_map_region/OK/INVALID_MEMORY_REGION/SHM-2"),
            arguments("does not block", after(Call.SYS_RECEIVE, SystemCallFaultsTest::wakes),
                "block_on_receive/INVALID_STATE/ENDPOINT_NOT_FOUND/PROC-2"),
            arguments("blocked without need", after(Call.SYS_RECEIVE, SystemCallFaultsTest::wakes, Outcome.ok(Datum.blocked())),
                "sys_receive/OK/wrong-blocked/SYS-2"),
            arguments("blocks twice", passes(Call.SYS_RECEIVE, IpcError.INVALID_STATE, Outcome.ok(Datum.blocked())),
                "sys_receive/INVALID_STATE/OK/PROC-2"),
            arguments("maps the region of another", passes(Call.SYS_MAP_REGION, IpcError.PERMISSION_DENIED),
                "sys_map_region/PERMISSION_DENIED/OK/SHM-2"));
    }

    private static UnaryOperator<Implementation> after(Call call, Besides besides) {
        return after(call, besides, null);
    }

    /** Makes the call; then happens what should not, and it answers so, or as it should if that is null. */
    private static UnaryOperator<Implementation> after(Call call, Besides besides, Outcome instead) {
        return kernel -> (c, arguments) -> {
            Outcome outcome = kernel.call(c, arguments);
            if (c == call) {
                besides.happens(kernel, arguments, outcome);
            }
            return c == call && instead != null && outcome.isOk() ? instead : outcome;
        };
    }

    /** Sends small payloads as send does, which charges nothing and wakes nobody. */
    private static UnaryOperator<Implementation> asSend() {
        return kernel -> (c, arguments) -> c == Call.SYS_SEND && arguments.get(2) instanceof Datum.Bytes
            ? kernel.call(Call.SEND, arguments.subList(1, 3)) : kernel.call(c, arguments);
    }

    private static void chargesTooLarge(Implementation kernel, List<Datum> arguments, Outcome outcome) {
        if (outcome.error() == IpcError.MESSAGE_TOO_LARGE) {
            kernel.call(Call.CHECK_RATE_LIMIT, List.of(arguments.get(0), Datum.number(1)));
        }
    }

    private static void countsRefusalAgain(Implementation kernel, List<Datum> arguments, Outcome outcome) {
        if (outcome.error() == IpcError.RATE_LIMIT_EXCEEDED) {
            kernel.call(Call.CHECK_RATE_LIMIT, List.of(arguments.get(0), Datum.number(0)));
        }
    }

    private static void recordsAgain(Implementation kernel, List<Datum> arguments, Outcome outcome) {
        if (outcome.isOk()) {
            kernel.call(Call.RECORD_OPERATION, List.of(arguments.get(3), Datum.flag(true)));
        }
    }

    private static void takesAFrame(Implementation kernel, List<Datum> arguments, Outcome outcome) {
        if (outcome.error() == IpcError.QUEUE_FULL && arguments.get(2) instanceof Datum.LongPayload) {
            kernel.call(Call.ALLOCATE_SHARED_MEMORY, List.of(Datum.number(1), Datum.Node.NONE));
        }
    }

    private static void disowns(Implementation kernel, List<Datum> arguments, Outcome outcome) {
        if (outcome.value() instanceof Datum.Large large) {
            kernel.call(Call.DESTROY_REGION, List.of(arguments.get(0), Datum.number(large.region())));
        }
    }

    private static void wakes(Implementation kernel, List<Datum> arguments, Outcome outcome) {
        if (outcome.value() instanceof Datum.Blocked) {
            kernel.call(Call.WAKE_PROCESS, arguments.subList(0, 1));
        }
    }
}
