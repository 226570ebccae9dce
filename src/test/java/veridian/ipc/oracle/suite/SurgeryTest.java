package veridian.ipc.oracle.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/** What is left of a script when steps are cut out, and what is plainer. */
class SurgeryTest {

    /** Loading the specification takes longer than all cuts. */
    private static final Surgery SURGERY = new Surgery(SpecOracle.load(new ScenarioSuite().wanted()));

    @Test
    void whatIsLeftIsRenumbered() {
        Step init = new Step(Call.INIT, List.of());
        Step spawn = new Step(Call.SPAWN, List.of());
        List<Step> steps = List.of(init, spawn, spawn, create(1), create(2), send(1), send(2),
            new Step(Call.TERMINATE, List.of(Datum.number(2 | Play.ALIAS))));
        assertEquals(List.of(init, spawn, spawn, create(2), send(0), send(1)), SURGERY.without(steps, 3, 4).subList(0, 6));
        assertEquals(List.of(init, spawn, create(0), create(1)), SURGERY.without(steps, 1, 2).subList(0, 4));
        assertEquals(Datum.number(1 | Play.ALIAS), SURGERY.without(steps, 1, 2).get(6).arguments().get(0));
    }

    /** Region ids count on without those that are gone; frames are those that an allocation gives when the others are gone. */
    @Test
    void regionsAndFramesAreRenumbered() {
        Step init = new Step(Call.INIT, List.of());
        Step spawn = new Step(Call.SPAWN, List.of());
        Step allocate = new Step(Call.ALLOCATE_SHARED_MEMORY, List.of(Datum.number(1), Datum.Node.NONE));
        Step region = new Step(Call.CREATE_EMPTY_REGION, List.of(Datum.number(1), Datum.number(1), Datum.number(3)));
        List<Step> steps = List.of(init, spawn, allocate, allocate, region, region, setPages(2, 2), sendLarge(2), free(1));
        assertEquals(List.of(init, spawn, allocate, allocate, region, setPages(1, 2), sendLarge(1), free(1)), SURGERY.without(steps, 4, 5));
        assertEquals(List.of(init, spawn, allocate, region, region, setPages(2, 1), sendLarge(2), free(0)), SURGERY.without(steps, 2, 3));
    }

    /** The region of a payload that no answer shows counts all the same. */
    @Test
    void regionsOfPayloadsAreRenumbered() {
        Step init = new Step(Call.INIT, List.of());
        Step spawn = new Step(Call.SPAWN, List.of());
        Step region = new Step(Call.CREATE_EMPTY_REGION, List.of(Datum.number(1), Datum.number(1), Datum.number(3)));
        List<Step> steps = List.of(init, spawn, create(1), sysSend(Datum.longPayload(70)), region, destroy(1), destroy(2));
        assertEquals(List.of(init, spawn, create(1), region, destroy(0), destroy(1)), SURGERY.without(steps, 3, 4));
        assertEquals(List.of(init, spawn, create(1), sysSend(Datum.longPayload(70)), destroy(1), destroy(0)), SURGERY.without(steps, 4, 5));
    }

    @Test
    void plainerPayloadsArePlainer() {
        assertEquals(List.of(sysSend(Datum.bytes()), sysSend(Datum.longPayload(65))), SURGERY.plainer(sysSend(Datum.longPayload(70))));
        assertEquals(List.of(sysSend(Datum.bytes())), SURGERY.plainer(sysSend(Datum.longPayload(65))));
    }

    @Test
    void plainerStepsArePlainer() {
        Step step = new Step(Call.SEND_MESSAGE, List.of(Datum.number(5), Datum.bytes((byte) 1, (byte) 2)));
        assertEquals(List.of(
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(1), Datum.bytes((byte) 1, (byte) 2))),
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(2), Datum.bytes((byte) 1, (byte) 2))),
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(5), Datum.bytes())),
            new Step(Call.SEND_MESSAGE, List.of(Datum.number(5), Datum.bytes((byte) 1)))), SURGERY.plainer(step));
    }

    /** The lower half of a number is plainer than the number; 0 is an id that nothing has, so it is not tried. */
    @ParameterizedTest
    @CsvSource({"0, ''", "1, ''", "2, 1", "3, 1 2", "0x100000000, 1 2", "0x300000007, 1 2 7", "-1, 1 2 4294967295"})
    void plainerNumbersAreSmaller(String number, String smaller) {
        List<Step> expected = Arrays.stream(smaller.split(" ")).filter(word -> !word.isEmpty()).map(Long::valueOf)
            .map(SurgeryTest::ticks).toList();
        assertEquals(expected, SURGERY.plainer(ticks(Long.decode(number))));
    }

    @ParameterizedTest
    @EnumSource(value = Call.class, names = {"CREATE_CHANNEL", "BLOCK_ON_RECEIVE", "CHECK_RATE_LIMIT", "CREATE_EMPTY_REGION",
        "MAP_SHARED_REGION"})
    void eachNumberOfACallIsMadeSmaller(Call call) {
        List<Datum> threes = Collections.nCopies(call.arguments().size(), Datum.number(3));
        List<Step> expected = new ArrayList<>();
        for (int i = 0; i < threes.size(); i++) {
            for (long smaller = 1; smaller < 3; smaller++) {
                List<Datum> arguments = new ArrayList<>(threes);
                arguments.set(i, Datum.number(smaller));
                expected.add(new Step(call, arguments));
            }
        }
        assertEquals(expected, SURGERY.plainer(new Step(call, threes)));
    }

    @Test
    void tokensStayAsTheyAreAndRightsBecomeFewer() {
        assertEquals(List.of(grant(1), grant(2)), SURGERY.plainer(grant(3)));
    }

    @Test
    void noNodeIsPlainerThanAny() {
        assertEquals(List.of(allocateOn(Datum.Node.NONE)), SURGERY.plainer(allocateOn(Datum.node(1))));
        assertEquals(List.of(), SURGERY.plainer(allocateOn(Datum.Node.NONE)));
    }

    /** Without a region, from its start, of one byte. */
    @Test
    void plainerMessagesArePlainer() {
        assertEquals(List.of(sendOf(Datum.bytes()), sendOf(Datum.large(5, 0, 9)), sendOf(Datum.large(5, 7, 1))),
            SURGERY.plainer(sendOf(Datum.large(5, 7, 9))));
        assertEquals(List.of(sendOf(Datum.bytes()), sendOf(Datum.large(5, 0, 1))), SURGERY.plainer(sendOf(Datum.large(5, 0, -1))));
        for (long length = 0; length <= 1; length++) {
            assertEquals(List.of(sendOf(Datum.bytes())), SURGERY.plainer(sendOf(Datum.large(5, 0, length))));
        }
        assertEquals(List.of(sendOf(Datum.bytes())), SURGERY.plainer(sendOf(Datum.bytes((byte) 1))));
        assertEquals(List.of(), SURGERY.plainer(sendOf(Datum.bytes())));
    }

    private static Step ticks(long ticks) {
        return new Step(Call.SET_TIMESTAMP, List.of(Datum.number(ticks)));
    }

    private static Step grant(long rights) {
        return new Step(Call.GRANT_CAPABILITY,
            List.of(Datum.number(1), Datum.token(IpcCapability.encode(7, 0, 15)), Datum.number(1), Datum.number(rights)));
    }

    private static Step allocateOn(Datum node) {
        return new Step(Call.ALLOCATE_SHARED_MEMORY, List.of(Datum.number(1), node));
    }

    private static Step sendOf(Datum message) {
        return new Step(Call.SEND_MESSAGE, List.of(Datum.number(1), message));
    }

    private static Step sysSend(Datum payload) {
        return new Step(Call.SYS_SEND,
            List.of(Datum.number(1), Datum.token(IpcCapability.encode(1, 0, 1)), payload, Datum.number(1)));
    }

    private static Step destroy(long region) {
        return new Step(Call.DESTROY_REGION, List.of(Datum.number(1), Datum.number(region)));
    }

    private static Step setPages(long region, long frame) {
        return new Step(Call.SET_PHYSICAL_PAGES, List.of(Datum.number(region), Datum.numbers(frame)));
    }

    private static Step sendLarge(long region) {
        return new Step(Call.SEND_MESSAGE, List.of(Datum.number(0), Datum.large(region, 0, 1)));
    }

    private static Step free(long frame) {
        return new Step(Call.FREE_SHARED_MEMORY, List.of(Datum.numbers(frame)));
    }

    private static Step create(long owner) {
        return new Step(Call.CREATE_ENDPOINT, List.of(Datum.number(owner)));
    }

    private static Step send(long endpoint) {
        return new Step(Call.SEND, List.of(Datum.token(IpcCapability.encode(endpoint, 0, 1)), Datum.bytes((byte) 7)));
    }
}
