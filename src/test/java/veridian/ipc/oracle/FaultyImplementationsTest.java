package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RateLimits;

/** The reference kernel with a fault each: found at the step where it shows, with the clause that it breaks. */
class FaultyImplementationsTest {

    private static final Limits LIMITS = new Limits(4, 8, 8, 16, 2, 4, 1)
        .with(new RateLimits(10, 3, 2, 40, 7));
    private static final SpecOracle ORACLE = SpecOracle.load(LIMITS);
    private static final long RESERVED_BIT = 1L << 60;

    /** One short life in which every fault below shows; the numbers are the steps. */
    private static List<Event> script(Implementation implementation) {
        Session s = new Session(implementation);
        s.spawn();                                                      // 1: NOT_INITIALIZED
        s.init();
        long owner = s.spawn();
        long other = s.spawn();
        Session.Endpoint e = s.createEndpoint(owner);                   // 5
        s.send(e.token(), "a");
        s.send(e.token(), "b");
        s.send(e.token(), "c");                                         // 8: QUEUE_FULL
        s.hasMessage(e.id());                                           // 9: true
        s.receive(e.token());                                           // 10: a
        s.receive(e.token());                                           // 11: b
        s.receive(e.token());                                           // 12: QUEUE_EMPTY
        s.hasMessage(e.id());                                           // 13: false
        long granted = s.grant(owner, e.token(), other, IpcPermissions.SEND);
        s.validate(other, granted);                                     // 15
        s.validate(other, e.token());                                   // 16: PERMISSION_DENIED, not held
        long renewed = s.revoke(owner, e.token());                      // 17
        s.send(granted, "a");                                           // 18: INVALID_CAPABILITY, revoked
        s.send(IpcCapability.NULL_TOKEN, "a");                          // 19: INVALID_CAPABILITY, null
        s.send(renewed | RESERVED_BIT, "a");                            // 20: INVALID_CAPABILITY, reserved bit
        s.createChannel(owner, 0);                                      // 21: INVALID_ARGUMENT
        s.createChannel(owner, (1L << 32) + 1);                         // 22: INVALID_ARGUMENT
        Session.Channel c = s.createChannel(owner, 1);                  // 23
        s.sendMessage(c.receive().id(), "a");                           // 24: PERMISSION_DENIED, direction
        s.sendMessage(c.send().id(), "a");
        s.receiveMessage(c.receive().id());                             // 26: a
        s.revoke(owner, renewed);                                       // 27: the null capability, destroyed
        s.send(renewed, "a");                                           // 28: ENDPOINT_NOT_FOUND
        s.createEndpoint(owner);                                        // 29
        s.terminate(owner);
        s.send(c.send().token(), "a");                                  // 31: ENDPOINT_NOT_FOUND
        s.spawn();                                                      // 32
        s.messageSmall(65);                                             // 33: MESSAGE_TOO_LARGE
        s.grant(owner, c.send().token(), other, IpcPermissions.SEND);   // 34: PROCESS_NOT_FOUND
        return s.events();
    }

    private static Deviation judge(List<Event> events) {
        Matcher matcher = new Matcher(ORACLE);
        for (Event event : events) {
            Deviation deviation = matcher.judge(event);
            if (deviation != null) {
                return deviation;
            }
        }
        return null;
    }

    private static Implementation reference() {
        return new ReferenceImplementation(IpcSystem.create(LIMITS.kernel()));
    }

    @Test
    void withoutFaultConforms() {
        assertNull(judge(script(reference())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFound(String fault, UnaryOperator<Implementation> variant, int step, String clause) {
        Deviation deviation = judge(script(variant.apply(reference())));
        assertNotNull(deviation, fault);
        assertEquals(step + " " + clause, deviation.event().step() + " " + deviation.clauses().get(0).id(),
            deviation.toString());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
            fault("works before init", answers(Call.SPAWN, IpcError.NOT_INITIALIZED, () -> Datum.number(77)), 1, "INIT-1"),
            fault("pid issued twice", answers(Call.SPAWN, null, () -> Datum.number(5)), 4, "PROC-1"),
            fault("pid 0", always(Call.SPAWN, Datum.number(0)), 3, "PROC-6"),
            fault("endpoint id issued twice", always(Call.CREATE_ENDPOINT, endpoint(1)), 29, "PROC-1"),
            fault("endpoint id 0", always(Call.CREATE_ENDPOINT, endpoint(0)), 5, "EP-1"),
            fault("endpoint id of 33 bits", always(Call.CREATE_ENDPOINT, endpoint(1L << 32)), 5, "EP-1"),
            fault("token of another layout", always(Call.CREATE_ENDPOINT,
                Datum.fields(Datum.number(9), Datum.token(9L << 32 | 15))), 5, "TYP-2"),
            fault("owner lacks REVOKE", always(Call.CREATE_ENDPOINT,
                Datum.fields(Datum.number(9), Datum.token(IpcCapability.encode(9, 0, 7)))), 5, "EP-1"),
            fault("capacity ignored", pass(Call.SEND, IpcError.QUEUE_FULL), 8, "Q-1"),
            fault("capacity one less", refuse(Call.SEND, IpcError.QUEUE_FULL, 2), 7, "Q-1"),
            fault("message lost", refuse(Call.RECEIVE, IpcError.QUEUE_EMPTY, 2), 11, "Q-3"),
            fault("message delivered twice", answers(Call.RECEIVE, IpcError.QUEUE_EMPTY, () -> Datum.bytes((byte) 'b')),
                12, "Q-3"),
            fault("last in, first out", always(Call.RECEIVE, Datum.bytes((byte) 'b')), 10, "Q-2"),
            fault("message altered", always(Call.RECEIVE_MESSAGE, Datum.bytes((byte) 'a', (byte) 0)), 26, "Q-2"),
            fault("good token refused", confuses(6, IpcError.ENDPOINT_NOT_FOUND), 6, "SND-2"),
            fault("has_message always true", always(Call.HAS_MESSAGE, Datum.flag(true)), 13, "HAS-1"),
            fault("grant gives more than was asked", always(Call.GRANT_CAPABILITY,
                Datum.token(IpcCapability.encode(1, 0, 15))), 14, "CAP-4"),
            fault("forged token validates", pass(Call.VALIDATE_CAPABILITY, IpcError.PERMISSION_DENIED), 16, "CAP-1"),
            fault("generation not bumped", revokeKeepsToken(), 17, "CAP-5"),
            fault("stale token accepted", pass(Call.SEND, IpcError.INVALID_CAPABILITY), 18, "CAP-6"),
            fault("wrong error for a stale token", confuses(18, IpcError.ENDPOINT_NOT_FOUND), 18, "CAP-6"),
            fault("wrong error for the null token", confuses(19, IpcError.ENDPOINT_NOT_FOUND), 19, "TYP-3"),
            fault("reserved bits ignored", reservedIgnored(), 20, "TYP-3"),
            fault("capacity 0 allowed", pass(Call.CREATE_CHANNEL, IpcError.INVALID_ARGUMENT, channel()), 21, "CH-1"),
            fault("capacity cut to 32 bits", capacityCut(), 22, "CH-1"),
            fault("direction ignored", pass(Call.SEND_MESSAGE, IpcError.PERMISSION_DENIED), 24, "CH-2"),
            fault("generation wraps", answers(Call.REVOKE_CAPABILITY, null,
                () -> Datum.token(IpcCapability.encode(1, 1, 15))), 27, "TYP-4"),
            fault("endpoint outlives its owner", confuses(31, null), 31, "CAP-6"),
            fault("message of 65 bytes", pass(Call.MESSAGE_SMALL, IpcError.MESSAGE_TOO_LARGE), 33, "TYP-6"),
            fault("wrong order of checks", confuses(34, IpcError.ENDPOINT_NOT_FOUND), 34, "CAP-4"));
    }

    private static Arguments fault(String name, UnaryOperator<Implementation> variant, int step, String clause) {
        return arguments(name, variant, step, clause);
    }

    private static Datum endpoint(long id) {
        return Datum.fields(Datum.number(id), Datum.token(IpcCapability.encode(id & 0xffff_ffffL, 0, 15)));
    }

    private static Datum channel() {
        return Datum.fields(Datum.number(8), Datum.number(9), Datum.token(0), Datum.token(0));
    }

    /** Where the kernel succeeds, answers this instead. */
    private static UnaryOperator<Implementation> always(Call call, Datum value) {
        return answers(call, null, () -> value);
    }

    /** Where the kernel ends with this error, null for OK, answers OK with a value. */
    private static UnaryOperator<Implementation> answers(Call call, IpcError error,
            Supplier<Datum> value) {
        return when((c, outcome) -> c == call && outcome.error() == error, outcome -> Outcome.ok(value.get()));
    }

    /** Where the kernel refuses with this error, says OK. */
    private static UnaryOperator<Implementation> pass(Call call, IpcError error) {
        return when((c, outcome) -> c == call && outcome.error() == error, outcome -> Outcome.ok());
    }

    private static UnaryOperator<Implementation> pass(Call call, IpcError error, Datum value) {
        return when((c, outcome) -> c == call && outcome.error() == error, outcome -> Outcome.ok(value));
    }

    /** Refuses the n-th success of the call. */
    private static UnaryOperator<Implementation> refuse(Call call, IpcError error, int n) {
        List<Outcome> successes = new ArrayList<>();
        return when((c, outcome) -> c == call && outcome.isOk() && successes.add(outcome) && successes.size() == n,
            outcome -> Outcome.refused(error));
    }

    /** Gives the n-th call of a run this error; null for OK. */
    private static UnaryOperator<Implementation> confuses(int n, IpcError error) {
        List<Outcome> all = new ArrayList<>();
        return when((c, outcome) -> all.add(outcome) && all.size() == n,
            outcome -> error == null ? Outcome.ok() : Outcome.refused(error));
    }

    private static UnaryOperator<Implementation> when(BiPredicate<Call, Outcome> condition,
            UnaryOperator<Outcome> change) {
        return kernel -> (call, arguments) -> {
            Outcome outcome = kernel.call(call, arguments);
            return condition.test(call, outcome) ? change.apply(outcome) : outcome;
        };
    }

    private static UnaryOperator<Implementation> revokeKeepsToken() {
        return kernel -> (call, arguments) -> {
            Outcome outcome = kernel.call(call, arguments);
            return call == Call.REVOKE_CAPABILITY ? Outcome.ok(arguments.get(1)) : outcome;
        };
    }

    private static UnaryOperator<Implementation> reservedIgnored() {
        return kernel -> (call, arguments) -> {
            if (call != Call.SEND) {
                return kernel.call(call, arguments);
            }
            long token = ((Datum.Token) arguments.get(0)).bits() & ~RESERVED_BIT;
            return kernel.call(call, List.of(Datum.token(token), arguments.get(1)));
        };
    }

    private static UnaryOperator<Implementation> capacityCut() {
        return kernel -> (call, arguments) -> {
            if (call != Call.CREATE_CHANNEL) {
                return kernel.call(call, arguments);
            }
            long capacity = (int) ((Datum.Number) arguments.get(1)).bits();
            return kernel.call(call, List.of(arguments.get(0), Datum.number(capacity)));
        };
    }
}
