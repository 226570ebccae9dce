package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;

class BindingTest {

    private static final Limits LIMITS = new Limits(4, 4000, 4, 4000, 1, 1, 1);

    private final Binding binding = new Binding(LIMITS);

    private Mismatch spawn(int spec, long found) {
        return binding.accept(Call.SPAWN, List.of(), Datum.number(spec), Datum.number(found), BindingTest::noState);
    }

    private Mismatch endpoint(int spec, long found, long token) {
        return binding.accept(Call.CREATE_ENDPOINT, List.of(Datum.number(1)),
            Datum.fields(Datum.number(spec), Datum.token(IpcCapability.encode(spec, 0, 15))),
            Datum.fields(Datum.number(found), Datum.token(token)), BindingTest::noState);
    }

    private static SpecState noState() {
        throw new AssertionError("ids are bound without it");
    }

    private static Aspect aspect(Mismatch mismatch) {
        return mismatch == null ? null : mismatch.aspect();
    }

    @Test
    void anyPidsWillDo() {
        for (int i = 1; i <= 3000; i++) {
            assertNull(spawn(i, i * 0x9E3779B97F4A7C15L));
        }
        for (int i = 1; i <= 3000; i++) {
            assertEquals(i, binding.specPid(i * 0x9E3779B97F4A7C15L));
            assertEquals(i * 0x9E3779B97F4A7C15L, binding.implementationPid(i));
        }
        assertEquals(0, binding.specPid(12345));
        assertEquals(Aspect.PID_RANGE, aspect(spawn(3001, 0)));
        assertEquals(0, binding.specPid(binding.implementationPid(3001)));
        assertEquals(Aspect.PID_REUSED, aspect(spawn(3001, 0x9E3779B97F4A7C15L)));
    }

    @Test
    void endpointIdsMustFitATokenAndBeNew() {
        assertEquals(Aspect.ENDPOINT_RANGE, aspect(endpoint(1, 0, 0)));
        assertEquals(Aspect.ENDPOINT_RANGE, aspect(endpoint(1, 1L << 32, 0)));
        assertEquals(Aspect.ENDPOINT_RANGE, aspect(endpoint(1, -1, 0)));
        assertNull(endpoint(1, 0xffff_ffffL, IpcCapability.encode(0xffff_ffffL, 0, 15)));
        assertEquals(Aspect.ENDPOINT_REUSED, aspect(endpoint(2, 0xffff_ffffL, 0)));
    }

    @Test
    void tokensAreComparedPartByPart() {
        assertEquals(Aspect.TOKEN_NULL, aspect(endpoint(1, 11, 0)));
        assertEquals(Aspect.TOKEN_ENDPOINT, aspect(endpoint(2, 12, IpcCapability.encode(11, 0, 15))));
        assertEquals(Aspect.TOKEN_GENERATION, aspect(endpoint(3, 13, IpcCapability.encode(13, 1, 15))));
        assertEquals(Aspect.TOKEN_RIGHTS, aspect(endpoint(4, 14, IpcCapability.encode(14, 0, 31))));
        assertEquals(Aspect.TOKEN_RIGHTS, aspect(endpoint(5, 15, IpcCapability.encode(15, 0, 7))));
        assertNull(endpoint(6, 16, IpcCapability.encode(16, 0, 15)));
    }

    @Test
    void argumentsAreTranslatedBothWays() {
        spawn(1, 500);
        endpoint(1, 600, IpcCapability.encode(600, 0, 15));
        List<Datum> theirs = List.of(Datum.number(500), Datum.token(IpcCapability.encode(600, 3, 0x85)));
        List<Datum> ours = List.of(Datum.number(1), Datum.token(IpcCapability.encode(1, 3, 0x85)));
        assertEquals(ours, binding.toSpec(Call.VALIDATE_CAPABILITY, theirs));
        assertEquals(theirs, binding.toImplementation(Call.VALIDATE_CAPABILITY, ours));
    }

    @Test
    void aTokenOfAnUnknownEndpointDoesNotBecomeTheNullToken() {
        assertEquals(IpcCapability.encode(4001, 0, 0), binding.specToken(IpcCapability.encode(77, 0, 0)));
        assertEquals(IpcCapability.encode(4001, 0, 1), binding.specToken(IpcCapability.encode(0, 0, 1)));
        assertEquals(IpcCapability.NULL_TOKEN, binding.specToken(IpcCapability.NULL_TOKEN));
        assertEquals(IpcCapability.NULL_TOKEN, binding.implementationToken(IpcCapability.NULL_TOKEN));
    }

    private Mismatch send(Datum payload) {
        return binding.accept(Call.SYS_SEND, List.of(Datum.number(1), Datum.token(0), payload, Datum.number(1)), null, null,
            BindingTest::noState);
    }

    private Mismatch received(Datum expected, Datum found) {
        return binding.accept(Call.SYS_RECEIVE, List.of(Datum.number(1), Datum.token(0)), expected, found, BindingTest::noState);
    }

    private Mismatch region(int spec, long found) {
        return binding.accept(Call.CREATE_EMPTY_REGION, List.of(Datum.number(1), Datum.number(1), Datum.number(3)), Datum.number(spec),
            Datum.number(found), BindingTest::noState);
    }

    /** The region of a payload has an id of the implementation's choice, known once a message shows it. */
    @Test
    void payloadsHaveRegionsThatAreShownLate() {
        assertNull(send(Datum.bytes()));
        assertNull(send(Datum.longPayload(65)));
        assertNull(region(2, 40));
        assertNull(send(Datum.longPayload(99)));
        assertFalse(binding.isShown(1));
        assertEquals(0, binding.specRegion(binding.implementationRegion(1)));
        assertFalse(binding.knows(Call.DESTROY_REGION, List.of(Datum.number(0), Datum.number(1))));
        assertTrue(binding.knows(Call.DESTROY_REGION, List.of(Datum.number(0), Datum.number(2))));
        Datum expected = Datum.large(1, 0, 65);
        assertEquals(Aspect.MESSAGE, aspect(received(expected, Datum.bytes())));
        assertEquals(Aspect.MESSAGE, aspect(received(expected, Datum.large(7, 1, 65))));
        assertEquals(Aspect.MESSAGE, aspect(received(expected, Datum.large(7, 0, 64))));
        assertEquals(Aspect.BLOCKED, aspect(received(expected, Datum.blocked())));
        assertEquals(Aspect.BLOCKED, aspect(received(Datum.blocked(), Datum.bytes())));
        assertEquals(Aspect.REGION_RANGE, aspect(received(expected, Datum.large(0, 0, 65))));
        assertEquals(Aspect.REGION_REUSED, aspect(received(expected, Datum.large(40, 0, 65))));
        assertNull(received(expected, Datum.large(-7, 0, 65)));
        assertEquals(1, binding.specRegion(-7));
        assertEquals(-7, binding.implementationRegion(1));
        assertEquals(Aspect.MESSAGE, aspect(received(expected, Datum.large(8, 0, 65))));
        assertEquals(Aspect.REGION_REUSED, aspect(received(Datum.large(3, 0, 99), Datum.large(-7, 0, 99))));
        assertEquals(Aspect.REGION_REUSED, aspect(region(4, -7)));
        assertNull(region(4, 41));
        assertEquals(List.of(2, 4), List.of(binding.specRegion(40), binding.specRegion(41)));
    }

    @Test
    void whatIsNotIssuedStandsForWhatIsNotIssuedEither() {
        spawn(1, 0xffff_ffffL);
        spawn(2, 0xffff_fffeL);
        spawn(3, 5);
        assertEquals(0xffff_fffdL, binding.implementationPid(0));
        assertEquals(0xffff_fffdL, binding.implementationPid(4));
        assertEquals(5 ^ 9L << 32, binding.implementationPid(3 ^ 9L << 32), "upper bits are flipped");
        assertEquals(0xffff_ffffL, binding.implementationRegion(1));
        List<Datum> process = List.of(Datum.number(3), Datum.number(7));
        assertEquals(List.of(Datum.number(5), Datum.number(7)), binding.toImplementation(Call.CHECK_RATE_LIMIT, process));
    }

    @Test
    void aRegionThatIsSeenOtherwiseThanInAnAnswer() {
        send(Datum.longPayload(65));
        assertFalse(binding.isShown(1));
        assertFalse(binding.isShown(1L << 32 | 1));
        binding.show(1, 55);
        assertTrue(binding.isShown(1));
        assertFalse(binding.isShown(1L << 32 | 1), "an id has all its bits");
        assertEquals(1, binding.specRegion(55));
    }

    private Aspect answered(Call call, Datum expected, Datum found) {
        return aspect(binding.accept(call, List.of(), expected, found, BindingTest::noState));
    }

    @Test
    void eachAnswerHasItsAspect() {
        spawn(1, 500);
        assertEquals(Aspect.FLAG, answered(Call.HAS_MESSAGE, Datum.flag(true), Datum.flag(false)));
        assertEquals(Aspect.ADDRESS, answered(Call.HANDLE_PAGE_FAULT, Datum.number(4096), Datum.number(8192)));
        assertEquals(Aspect.PID_CHOSEN, answered(Call.SCHEDULE_NEXT, Datum.number(1), Datum.number(1)));
        assertEquals(Aspect.PID_CHOSEN, answered(Call.SCHEDULE_NEXT, Datum.number(0), Datum.number(500)));
        assertNull(answered(Call.SCHEDULE_NEXT, Datum.number(1), Datum.number(500)));
        assertNull(answered(Call.SCHEDULE_NEXT, Datum.number(0), Datum.number(0)));
        assertEquals(Aspect.PIDS_LISTED, answered(Call.NOTIFY_RECEIVERS, Datum.numbers(1L), Datum.numbers()));
        assertNull(answered(Call.NOTIFY_RECEIVERS, Datum.numbers(1L), Datum.numbers(500L)));
        Datum three = Datum.number(3);
        Datum yes = Datum.flag(true);
        assertEquals(Aspect.COUNT, answered(Call.GET_PERFORMANCE_STATS, Datum.fields(three, three, three, yes, yes, three),
            Datum.fields(three, three, three, yes, yes, Datum.number(4))));
    }

    @Test
    void theSpecificationIssuesIdsInOrder() {
        assertEquals("the specification issued id 2; expected 1", assertThrows(SpecException.class, () -> spawn(2, 7)).getMessage());
        assertThrows(SpecException.class, () -> endpoint(3, 7, 0));
        assertThrows(SpecException.class, () -> region(5, 7));
    }

    @Test
    void theNullTokenIsExpectedAfterTheLastGeneration() {
        assertNull(answered(Call.REVOKE_CAPABILITY, Datum.token(0), Datum.token(0)));
        assertEquals(Aspect.TOKEN_NULL, answered(Call.REVOKE_CAPABILITY, Datum.token(0), Datum.token(IpcCapability.encode(1, 0, 15))));
    }
}
