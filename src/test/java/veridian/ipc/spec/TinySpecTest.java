package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** How a specification is loaded and what is refused of it, tried on specifications of a few lines, which load fast. */
class TinySpecTest {

    private static final Limits LIMITS = new Limits(1, 1, 1, 1, 1, 1, 1);
    private static final Datum ONE = Datum.number(1);

    /** A specification with these definitions; each call that they say nothing of succeeds, returns 0 and changes nothing. */
    private static SpecOracle load(String... definitions) {
        return load(LIMITS, definitions);
    }

    private static SpecOracle load(Limits limits, String... definitions) {
        StringBuilder module = new StringBuilder("---- MODULE SystemCalls ----\nEXTENDS Naturals, Sequences\nVARIABLE count\n");
        String given = String.join("\n", definitions);
        module.append(given).append('\n');
        Predicate<String> missing = name -> !given.matches("(?s)(.*\\n)?" + name + "(\\(.*| ==.*)");
        if (missing.test("Init")) {
            module.append("Init == count = 0\n");
        }
        for (Call call : Call.values()) {
            define(module, missing, call, "Result", "\"OK\"");
            if (!(call.answer() instanceof Answer.Nothing)) {
                define(module, missing, call, "Value", "0");
            }
            if (!call.stateless()) {
                define(module, missing, call, "", "UNCHANGED count");
            }
        }
        try (SpecFiles files = new SpecFiles(limits)) {
            Files.writeString(files.directory().resolve("SystemCalls.tla"), module.append("====\n"));
            Files.writeString(files.directory().resolve("SystemCalls.cfg"), "INIT Init\nNEXT Initialize\n");
            return SpecOracle.load(limits, files, new SpecLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void define(StringBuilder module, Predicate<String> missing, Call call, String what, String body) {
        String name = call.tla() + what;
        if (missing.test(name)) {
            int arity = call.arguments().size();
            module.append(name).append(arity == 0 ? "" : "(" + parameters(arity) + ")").append(" == ").append(body).append('\n');
        }
    }

    private static String parameters(int arity) {
        StringBuilder names = new StringBuilder("p0");
        for (int i = 1; i < arity; i++) {
            names.append(", p").append(i);
        }
        return names.toString();
    }

    private static String refused(String... definitions) {
        return assertThrows(SpecException.class, () -> load(definitions)).getMessage();
    }

    @Test
    void callsAreAnsweredAsTheDefinitionsSay() {
        SpecOracle oracle = load(
            "SpawnValue == count + 7", "Spawn == count' = count + 1",
            "TerminateResult(p) == IF p = 1 THEN \"OK\" ELSE \"PROCESS_NOT_FOUND\"", "Terminate(p) == count' = count + p",
            "Positive == count > 0");
        assertSame(LIMITS, oracle.limits());
        SpecState initial = oracle.initial();
        Verdict spawned = oracle.step(initial, Call.SPAWN, List.of());
        assertEquals(Outcome.ok(Datum.number(7)), spawned.outcome());
        assertNotEquals(initial, spawned.next());
        assertNotEquals(initial.hashCode(), spawned.next().hashCode());
        assertEquals("count = 1", spawned.next().toString().strip());
        assertEquals(Outcome.ok(Datum.number(8)), oracle.step(spawned.next(), Call.SPAWN, List.of()).outcome());
        Verdict terminated = oracle.step(initial, Call.TERMINATE, List.of(ONE));
        assertEquals(Outcome.ok(), terminated.outcome());
        assertEquals(spawned.next(), terminated.next());
        assertEquals(List.of(false, true), List.of(oracle.holds("Positive", initial), oracle.holds("Positive", spawned.next())));
    }

    @Test
    void aRefusalChangesNothingUnlessThereIsAnActionForIt() {
        SpecOracle oracle = load(
            "TerminateResult(p) == \"PROCESS_NOT_FOUND\"", "Terminate(p) == count' = 3",
            "SpawnResult == \"OUT_OF_MEMORY\"", "SpawnRefused == count' = count + 5",
            "WakeProcessResult(p) == \"PROCESS_NOT_FOUND\"", "WakeProcessRefused(p) == p = 2 /\\ count' = 6");
        SpecState initial = oracle.initial();
        Verdict terminated = oracle.step(initial, Call.TERMINATE, List.of(ONE));
        assertEquals(Outcome.refused(IpcError.PROCESS_NOT_FOUND), terminated.outcome());
        assertSame(initial, terminated.next());
        Verdict spawned = oracle.step(initial, Call.SPAWN, List.of());
        assertEquals(Outcome.refused(IpcError.OUT_OF_MEMORY), spawned.outcome());
        assertEquals("count = 5", spawned.next().toString().strip());
        assertSame(initial, oracle.step(initial, Call.WAKE_PROCESS, List.of(ONE)).next());
        assertEquals("count = 6", oracle.step(initial, Call.WAKE_PROCESS, List.of(Datum.number(2))).next().toString().strip());
    }

    /** TLC's integers have 32 bits: a capacity above the largest is the largest plus one. */
    @Test
    void capacitiesBeyondTheLargestAreOne() {
        SpecOracle oracle = load("CreateChannelResult(o, c) == IF c = 2 THEN \"OUT_OF_MEMORY\" ELSE \"INVALID_ARGUMENT\"");
        for (long capacity : new long[] {2, 3, 1L << 32, -1}) {
            assertEquals(IpcError.OUT_OF_MEMORY,
                oracle.step(oracle.initial(), Call.CREATE_CHANNEL, List.of(ONE, Datum.number(capacity))).outcome().error());
        }
        assertEquals(IpcError.INVALID_ARGUMENT, oracle.step(oracle.initial(), Call.CREATE_CHANNEL, List.of(ONE, ONE)).outcome().error());
    }

    @Test
    void tokensHaveReservedBits() {
        SpecOracle oracle = load("RevokeCapabilityValue(p, c) == [c EXCEPT !.reserved = ~@, !.generation = @ + 1]");
        long token = IpcCapability.encode(3, 6, 5);
        long reserved = IpcCapability.encode(3, 7, 5 | 16);
        assertEquals(Outcome.ok(Datum.token(reserved)),
            oracle.step(oracle.initial(), Call.REVOKE_CAPABILITY, List.of(ONE, Datum.token(token))).outcome());
        assertEquals(Outcome.ok(Datum.token(IpcCapability.encode(3, 8, 5))),
            oracle.step(oracle.initial(), Call.REVOKE_CAPABILITY, List.of(ONE, Datum.token(reserved))).outcome());
    }

    @Test
    void aCallThatKnowsNoKernelHasNoAction() {
        SpecOracle oracle = load("HasMessageValue(e) == e = 1", "MessageSmallResult(b) == IF b < 2 THEN \"OK\" ELSE \"INVALID_ARGUMENT\"");
        SpecState initial = oracle.initial();
        assertEquals(new Verdict(Outcome.ok(Datum.flag(true)), initial), oracle.step(initial, Call.HAS_MESSAGE, List.of(ONE)));
        Verdict made = oracle.step(initial, Call.MESSAGE_SMALL, List.of(Datum.bytes((byte) 9)));
        assertEquals(Outcome.ok(), made.outcome());
        assertSame(initial, made.next());
        assertEquals(Outcome.refused(IpcError.INVALID_ARGUMENT),
            oracle.step(initial, Call.MESSAGE_SMALL, List.of(Datum.bytes((byte) 9, (byte) 9))).outcome());
    }

    @Test
    void anActionHasOneNextState() {
        SpecOracle oracle = load("Spawn == count' \\in {1, 2}", "Initialize == count = 1 /\\ count' = 2",
            "WakeProcessResult(p) == \"PROCESS_NOT_FOUND\"", "WakeProcessRefused(p) == count' \\in {1, 2, 3}");
        SpecState initial = oracle.initial();
        assertEquals("Spawn has 2 next states; expected one", assertThrows(SpecException.class,
            () -> oracle.step(initial, Call.SPAWN, List.of())).getMessage());
        assertEquals("Initialize has 0 next states; expected one", assertThrows(SpecException.class,
            () -> oracle.step(initial, Call.INIT, List.of())).getMessage());
        assertEquals("WakeProcessRefused has 3 next states; expected one", assertThrows(SpecException.class,
            () -> oracle.step(initial, Call.WAKE_PROCESS, List.of(ONE))).getMessage());
    }

    @Test
    void aResultIsOkOrAnError() {
        SpecOracle oracle = load("SpawnResult == \"BAD_LUCK\"");
        assertEquals("SpawnResult is \"BAD_LUCK\": no error has this name", assertThrows(SpecException.class,
            () -> oracle.step(oracle.initial(), Call.SPAWN, List.of())).getMessage());
    }

    @Test
    void whatTlcCannotEvaluateIsASpecException() {
        SpecOracle oracle = load("TerminateResult(p) == IF p THEN \"OK\" ELSE \"OK\"");
        String message = assertThrows(SpecException.class,
            () -> oracle.step(oracle.initial(), Call.TERMINATE, List.of(ONE))).getMessage();
        assertTrue(message.startsWith("TLC can't evaluate Terminate[1]: "), message);
    }

    @Test
    void thereIsOneInitialState() {
        assertEquals("the specification has 2 initial states; expected one", refused("Init == count \\in {1, 2}"));
        assertEquals("the specification has 0 initial states; expected one", refused("Init == count = 0 /\\ count = 1"));
    }

    @Test
    void whatTlcRefusesIsSaidInItsWords() {
        String message = refused("SpawnResult == nothing");
        assertTrue(message.startsWith("TLC refuses the specification: "), message);
        assertTrue(message.contains("Unknown operator: `nothing'"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "SpawnResult(p) == \"OK\", 'SpawnResult of 0'",
        "TerminateResult == \"OK\", 'TerminateResult of 1'",
        "Terminate(p; q) == UNCHANGED count, 'Terminate of 1'",
        "SpawnRefused(p) == UNCHANGED count, 'SpawnRefused of 0'",
        "HasMessageValue == TRUE, 'HasMessageValue of 1'"})
    void operatorsHaveTheParametersOfTheirCall(String definition, String missing) {
        assertEquals("the specification has no definition " + missing + " parameters", refused(definition.replace(';', ',')));
    }

    @Test
    void checksAreFoundInTheText() {
        SpecOracle oracle = load("""
            Check(passed, error) == IF passed THEN "OK" ELSE error
            a ## b == IF a = "OK" THEN b ELSE a
            Small(n) == Check(n < 3, "INVALID_ARGUMENT")
            Even(n) == Check(n % 2 = 0, "INVALID_STATE") ## Check(n # 6, "INVALID_STATE") ## "OK"
            TerminateResult(p) == Even(p + 1) ## IF p = 1 THEN Small(p + count) ELSE "PROCESS_NOT_FOUND"
            Spawn == count' = count + 1""");
        assertEquals(List.of("Even.INVALID_STATE.1 INVALID_STATE SystemCalls.tla:7", "Even.INVALID_STATE.2 INVALID_STATE SystemCalls.tla:7",
                "Small.INVALID_ARGUMENT INVALID_ARGUMENT SystemCalls.tla:6",
                "TerminateResult.PROCESS_NOT_FOUND PROCESS_NOT_FOUND SystemCalls.tla:8"),
            oracle.checks(Call.TERMINATE).stream().map(check -> check.id() + " " + check.error() + " " + check.place()).toList());
        SpecState state = oracle.initial();
        assertEquals("Even.INVALID_STATE.1", failing(oracle, state, 2));
        assertEquals("Even.INVALID_STATE.2", failing(oracle, state, 5));
        assertEquals("TerminateResult.PROCESS_NOT_FOUND", failing(oracle, state, 3));
        assertEquals("", failing(oracle, state, 1));
        for (int i = 0; i < 2; i++) {
            state = oracle.step(state, Call.SPAWN, List.of()).next();
        }
        assertEquals("Small.INVALID_ARGUMENT", failing(oracle, state, 1));
        assertEquals(Collections.emptyList(), oracle.checks(Call.SPAWN));
    }

    private static String failing(SpecOracle oracle, SpecState state, long pid) {
        SpecCheck check = oracle.failingCheck(state, Call.TERMINATE, List.of(Datum.number(pid)));
        return check == null ? "" : check.id();
    }
}
