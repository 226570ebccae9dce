package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.spec.MemoryState.Region;
import veridian.ipc.spec.AbstractState.EndpointState;
import veridian.ipc.spec.AbstractState.QueueState;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RateLimits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RandomCalls;

class SpecOracleTest {

    private static final Limits LIMITS =
        new Limits(3, 9, 6, 20, 2, 3, 2).with(new RateLimits(10, 3, 2, 400, 70)).with(new MemoryLimits(3, 40, 100, 2, 4, 4096, 15));
    /** In the loader of this class, so that TLC is not loaded anew: that is how `mvn -Ppit test` gets its mutants in. */
    private static final SpecOracle ORACLE = SpecOracle.load(LIMITS, SpecOracle.class.getClassLoader());

    private SpecState state = ORACLE.initial();

    private Outcome call(Call call, Datum... arguments) {
        Verdict verdict = ORACLE.step(state, call, List.of(arguments));
        state = verdict.next();
        return verdict.outcome();
    }

    @Test
    void resultsValuesAndStatesOfAShortLife() {
        assertEquals(Outcome.refused(IpcError.NOT_INITIALIZED), call(Call.SPAWN));
        assertEquals(Outcome.ok(), call(Call.INIT));
        assertEquals(Outcome.ok(Datum.number(1)), call(Call.SPAWN));
        long sendToken = IpcCapability.encode(1, 0, 13);
        assertEquals(Outcome.ok(Datum.fields(Datum.number(1), Datum.number(2), Datum.token(sendToken),
            Datum.token(IpcCapability.encode(2, 0, 14)))), call(Call.CREATE_CHANNEL, Datum.number(1), Datum.number(3)));
        Datum message = Datum.bytes(new byte[] {1, -2, 3, -4, 5});
        assertEquals(Outcome.ok(), call(Call.SEND, Datum.token(sendToken), message));
        assertEquals(Outcome.ok(Datum.flag(true)), call(Call.HAS_MESSAGE, Datum.number(2)));
        SortedMap<Integer, EndpointState> endpoints = new TreeMap<>();
        endpoints.put(1, new EndpointState(1, 1, 2, 0, new TreeMap<>(Map.of(1, 13)), null));
        endpoints.put(2, new EndpointState(1, 1, 2, 0, new TreeMap<>(Map.of(1, 14)),
            new QueueState(3, List.of(message))));
        assertEquals(new AbstractState(true, new TreeSet<>(List.of(1)), 1, endpoints, 2), state.view());
        assertEquals(Outcome.ok(message), call(Call.RECEIVE_MESSAGE, Datum.number(2)));
        assertEquals(Outcome.ok(), call(Call.TERMINATE, Datum.number(1)));
        assertEquals(Outcome.refused(IpcError.ENDPOINT_NOT_FOUND), call(Call.SEND, Datum.token(sendToken), message));
        assertTrue(state.view().endpoints().isEmpty());
    }

    @Test
    void messagesOfAllLengthsComeOutAsTheyWentIn() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.CREATE_ENDPOINT, Datum.number(1));
        for (int length = 0; length <= 64; length++) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            call(Call.SEND_MESSAGE, Datum.number(1), Datum.bytes(bytes));
            assertEquals(Outcome.ok(Datum.bytes(bytes)), call(Call.RECEIVE_MESSAGE, Datum.number(1)));
        }
    }

    @Test
    void capacitiesOfSixtyFourBitsAreNotTakenForSmallOnes() {
        call(Call.INIT);
        call(Call.SPAWN);
        for (long capacity : new long[] {0, 4, 1L << 31, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            assertEquals(Outcome.refused(IpcError.INVALID_ARGUMENT),
                call(Call.CREATE_CHANNEL, Datum.number(1), Datum.number(capacity)), "capacity " + capacity);
        }
        assertTrue(call(Call.CREATE_CHANNEL, Datum.number(1), Datum.number(3)).isOk());
    }

    @Test
    void invariantsHoldAndRefusalsChangeNothingOnRandomCalls() {
        for (int seed = 0; seed < 4; seed++) {
            state = ORACLE.initial();
            call(Call.INIT);
            RandomCalls calls = new RandomCalls(seed, EnumSet.allOf(Group.class));
            Binding same = new Binding(LIMITS);
            for (int i = 0; i < 500; i++) {
                Call call = calls.call();
                SpecState before = state;
                List<Datum> arguments = same.toSpec(call, calls.arguments(call));
                Outcome outcome = call(call, arguments.toArray(new Datum[0]));
                calls.learn(call, outcome);
                SpecCheck failing = ORACLE.failingCheck(before, call, arguments);
                assertEquals(outcome.error(), failing == null ? null : failing.error(), "the check behind " + call);
                if (outcome.isOk()) {
                    same.accept(call, arguments, outcome.value(), outcome.value(), () -> before);
                } else if (outcome.error() == IpcError.RATE_LIMIT_EXCEEDED) {
                    assertEquals(before.accounts().refusedOperations() + 1, state.accounts().refusedOperations());
                } else if (call == Call.SYS_SEND && before != state) {
                    assertTrue(onlyBucketsDiffer(before, state), "SYS-1: the charge stays, and nothing else");
                } else {
                    assertSame(before, state);
                }
                for (String invariant : List.of("ProcessesTypeOK", "EndpointsTypeOK", "GenerationTypeOK", "RightsTypeOK",
                        "QueuesTypeOK", "EveryEndpointHasRights", "QueuesAtReceivers", "ChannelsWhole", "OwnersAlive",
                        "HoldersAlive", "BucketsAlive", "BucketTypeOK", "StatisticsTypeOK", "RightsFitDirection", "QueueBound",
                        "RegionsTypeOK", "FramesTypeOK", "FramesInOnePlace", "PagesFit", "NoRegionLeaks", "MappingsTypeOK",
                        "MappingsDisjoint", "RegionOwnersAlive", "MappersAlive", "PinsCountMessages", "QueuedMessagesFit")) {
                    assertTrue(ORACLE.holds(invariant, state), invariant);
                }
            }
        }
    }

    private static boolean onlyBucketsDiffer(SpecState before, SpecState after) {
        Accounts was = before.accounts();
        Accounts is = after.accounts();
        return before.view().equals(after.view()) && before.scheduling().equals(after.scheduling())
            && before.memory().equals(after.memory()) && !was.equals(is) && is.equals(new Accounts(was.clock(), is.buckets(),
                was.operations(), was.fastOperations(), was.cycles(), was.refusedOperations()));
    }

    @Test
    void systemCallsOfAShortLife() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.SPAWN);
        call(Call.CREATE_ENDPOINT, Datum.number(1));
        Datum own = Datum.token(IpcCapability.encode(1, 0, 15));
        Datum one = Datum.number(1);
        assertEquals(Outcome.ok(Datum.blocked()), call(Call.SYS_RECEIVE, one, own));
        assertEquals(Outcome.refused(IpcError.PERMISSION_DENIED), call(Call.SYS_SEND, Datum.number(2), own, Datum.bytes(), one));
        assertEquals(Outcome.ok(), call(Call.SYS_SEND, one, own, Datum.bytes((byte) 7, (byte) 8), one));
        assertEquals(Outcome.ok(), call(Call.SYS_SEND, one, own, Datum.longPayload(70), Datum.number(5)));
        assertEquals(new Region(0, 70, 3, List.of(1), 1), state.memory().regions().get(1));
        assertEquals(List.of(2L, 1L, 6L), List.of(state.accounts().operations(), state.accounts().fastOperations(),
            state.accounts().cycles()));
        assertEquals(Outcome.ok(Datum.flag(true)), call(Call.SYS_HAS_MESSAGE, one, own));
        SpecState full = state;
        assertEquals(Outcome.refused(IpcError.QUEUE_FULL), call(Call.SYS_SEND, one, own, Datum.longPayload(70), one));
        assertTrue(onlyBucketsDiffer(full, state));
        assertEquals(Outcome.ok(Datum.bytes((byte) 7, (byte) 8)), call(Call.SYS_RECEIVE, one, own));
        assertEquals(Outcome.refused(IpcError.PERMISSION_DENIED), call(Call.SYS_MAP_REGION, one, one, Datum.number(4096)));
        assertEquals(Outcome.ok(Datum.large(1, 0, 70)), call(Call.SYS_RECEIVE, one, own));
        assertEquals(Outcome.ok(), call(Call.SYS_MAP_REGION, one, one, Datum.number(4096)));
    }

    @Test
    void memoryOfAShortLife() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.CREATE_ENDPOINT, Datum.number(1));
        assertEquals(Outcome.ok(Datum.numbers(5L)), call(Call.ALLOCATE_SHARED_MEMORY, Datum.number(1), Datum.node(1)));
        assertEquals(Outcome.ok(Datum.number(1)),
            call(Call.CREATE_SHARED_REGION, Datum.number(1), Datum.number(40), Datum.number(3), Datum.Node.NONE));
        assertEquals(Outcome.ok(Datum.number(2)), call(Call.CREATE_EMPTY_REGION, Datum.number(1), Datum.number(7), Datum.number(2)));
        assertEquals(Outcome.ok(), call(Call.SET_PHYSICAL_PAGES, Datum.number(2), Datum.numbers(5L)));
        assertEquals(Outcome.ok(), call(Call.MAP_SHARED_REGION, Datum.number(2), Datum.number(1), Datum.number(8192)));
        assertEquals(Outcome.ok(Datum.number(2)), call(Call.FIND_SHARED_REGION, Datum.number(1), Datum.number(8192 + 4095)));
        assertEquals(Outcome.ok(Datum.number(8192)), call(Call.HANDLE_PAGE_FAULT, Datum.number(1), Datum.number(8195)));
        Datum message = Datum.large(1, 38, 2);
        assertEquals(Outcome.ok(), call(Call.SEND_MESSAGE, Datum.number(1), message));
        assertEquals(Outcome.refused(IpcError.INVALID_MEMORY_REGION), call(Call.SEND_MESSAGE, Datum.number(1), Datum.large(1, 38, 3)));
        assertEquals(Outcome.refused(IpcError.INVALID_MEMORY_REGION), call(Call.SEND_MESSAGE, Datum.number(1), Datum.large(1, -1, 2)));
        assertEquals(List.of(message), state.view().endpoints().get(1).queue().messages());
        assertEquals(new MemoryState(
            new TreeMap<>(Map.of(1, new Region(1, 40, 3, List.of(1), 1), 2, new Region(1, 7, 2, List.of(5), 0))), 2,
            new TreeMap<>(Map.of(1, new TreeMap<>(Map.of(2, 8192L)))), new TreeSet<>()), state.memory());
        assertEquals(Outcome.ok(message), call(Call.RECEIVE_MESSAGE, Datum.number(1)));
        assertEquals(state, ORACLE.state(ORACLE.plain(state)), "plain values say it");
    }

    @Test
    void blockingAndScheduling() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.SPAWN);
        call(Call.CREATE_ENDPOINT, Datum.number(1));
        assertEquals(Outcome.ok(Datum.number(1)), call(Call.SCHEDULE_NEXT));
        assertEquals(Outcome.ok(), call(Call.BLOCK_ON_RECEIVE, Datum.number(2), Datum.number(1)));
        assertEquals(Outcome.ok(), call(Call.BLOCK_ON_RECEIVE, Datum.number(1), Datum.number(1)));
        assertEquals(Outcome.refused(IpcError.INVALID_STATE), call(Call.BLOCK_ON_RECEIVE, Datum.number(1), Datum.number(1)));
        assertEquals(Outcome.ok(Datum.number(0)), call(Call.SCHEDULE_NEXT));
        assertEquals(Outcome.ok(Datum.numbers(2L, 1L)), call(Call.NOTIFY_RECEIVERS, Datum.number(1)));
        assertEquals(Outcome.ok(), call(Call.WAKE_PROCESS, Datum.number(1)));
        assertEquals(Outcome.ok(Datum.number(1)), call(Call.SCHEDULE_NEXT));
        assertEquals(Outcome.ok(Datum.numbers()), call(Call.NOTIFY_RECEIVERS, Datum.number(7)));
    }

    @Test
    void plainValuesSayWhoIsBlockedWaitsAndIsTold() {
        assertPlain();
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.SPAWN);
        call(Call.SPAWN);
        call(Call.CREATE_CHANNEL, Datum.number(1), Datum.number(2));
        call(Call.SCHEDULE_NEXT);
        assertEquals(new PlainState.Scheduling(List.of(2, 3), 1, List.of(), new TreeMap<>(), new TreeSet<>()), state.scheduling());
        assertPlain();
        call(Call.BLOCK_ON_RECEIVE, Datum.number(3), Datum.number(2));
        call(Call.BLOCK_ON_RECEIVE, Datum.number(1), Datum.number(2));
        List<PlainState.Blocked> blocked = List.of(new PlainState.Blocked(3, 2), new PlainState.Blocked(1, 2));
        assertEquals(new PlainState.Scheduling(List.of(2), 0, blocked, new TreeMap<>(Map.of(2, List.of(3, 1))), new TreeSet<>()),
            state.scheduling());
        assertPlain();
        call(Call.SEND_MESSAGE, Datum.number(1), Datum.bytes((byte) 1));
        call(Call.NOTIFY_RECEIVERS, Datum.number(2));
        assertEquals(new PlainState.Scheduling(List.of(2), 0, blocked, new TreeMap<>(), new TreeSet<>(List.of(1, 3))),
            state.scheduling());
        assertPlain();
        call(Call.ALLOCATE_SHARED_MEMORY, Datum.number(1), Datum.node(1));
        assertEquals(new TreeSet<>(List.of(5)), state.memory().looseFrames());
        assertPlain();
    }

    /** Plain values say the state, and nothing is in them that a state made before them has left there. */
    private void assertPlain() {
        PlainState plain = ORACLE.plain(state);
        assertEquals(state, ORACLE.state(plain));
        assertEquals(plain, ORACLE.plain(ORACLE.state(plain)));
        assertEquals(new PlainState(state.view(), state.scheduling(), state.memory()), plain);
    }

    @Test
    void timeAndStatisticsAreMoreThanPlainValuesSay() {
        call(Call.INIT);
        call(Call.RECORD_OPERATION, Datum.number(5), Datum.flag(false));
        assertNull(ORACLE.plain(state));
        assertEquals(new Accounts(0, new TreeMap<>(), 1, 0, 5, 0), state.accounts());
        call(Call.RECORD_OPERATION, Datum.number(6), Datum.flag(true));
        assertEquals(new Accounts(0, new TreeMap<>(), 2, 1, 11, 0), state.accounts());
    }

    @Test
    void bitsThatMeanNothingAreRefused() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.CREATE_ENDPOINT, Datum.number(1));
        Datum one = Datum.number(1);
        Datum all = Datum.token(IpcCapability.encode(1, 0, 15));
        Datum reserved = Datum.token(IpcCapability.encode(1, 0, 31));
        assertEquals(Outcome.ok(), call(Call.SEND, all, Datum.bytes()));
        assertEquals(Outcome.refused(IpcError.INVALID_CAPABILITY), call(Call.SEND, reserved, Datum.bytes()));
        assertEquals(Outcome.ok(all), call(Call.GRANT_CAPABILITY, one, all, one, Datum.number(15)));
        assertFalse(call(Call.GRANT_CAPABILITY, one, all, one, Datum.number(31)).isOk());
        assertTrue(call(Call.CREATE_EMPTY_REGION, one, one, Datum.number(3)).isOk());
        assertEquals(Outcome.refused(IpcError.INVALID_ARGUMENT), call(Call.CREATE_EMPTY_REGION, one, one, Datum.number(7)));
    }

    @Test
    void equalStatesAreEqualWhicheverWayTheyWereReached() {
        call(Call.INIT);
        call(Call.SPAWN);
        call(Call.CREATE_ENDPOINT, Datum.number(1));
        SpecState before = state;
        call(Call.SEND_MESSAGE, Datum.number(1), Datum.bytes((byte) 1));
        assertNotEquals(before, state);
        assertFalse(before.view().differencesTo(state.view()).isEmpty());
        call(Call.RECEIVE_MESSAGE, Datum.number(1));
        assertEquals(before, state);
        assertEquals(before.hashCode(), state.hashCode());
        assertEquals(List.of(), before.view().differencesTo(state.view()));
        assertNotEquals(state, new Object());
    }

    @Test
    void twoSpecificationsDoNotDisturbEachOther() {
        SpecOracle small = SpecOracle.load(new Limits(1, 1, 1, 1, 1, 1, 0));
        SpecState initialized = small.step(small.initial(), Call.INIT, List.of()).next();
        SpecState one = small.step(initialized, Call.SPAWN, List.of()).next();
        call(Call.INIT);
        call(Call.SPAWN);
        assertEquals(Outcome.refused(IpcError.OUT_OF_MEMORY), small.step(one, Call.SPAWN, List.of()).outcome());
        assertEquals(Outcome.ok(Datum.number(2)), call(Call.SPAWN));
    }

    @Test
    void temporaryFilesGo() throws IOException {
        Path directory;
        try (SpecFiles files = new SpecFiles(LIMITS)) {
            directory = files.directory();
            assertTrue(Files.exists(files.find("Ipc.tla")));
            assertTrue(Files.exists(files.find("Ipc.tla")), "asked for again");
            assertTrue(Files.exists(files.find("Sequences.tla")));
            assertFalse(Files.exists(files.find("NoSuchModule.tla")));
        }
        assertFalse(Files.exists(directory));
    }

    @Test
    void anUnknownDefinitionIsASpecException() {
        assertThrows(SpecException.class, () -> ORACLE.holds("NoSuchInvariant", ORACLE.initial()));
    }
}
