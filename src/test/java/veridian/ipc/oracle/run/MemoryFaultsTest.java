package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static veridian.ipc.oracle.run.ScenarioFaults.assertFound;
import static veridian.ipc.oracle.run.ScenarioFaults.causes;
import static veridian.ipc.oracle.run.ScenarioFaults.number;
import static veridian.ipc.oracle.run.ScenarioFaults.passes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Outcome;

/** The classic faults of shared memory, put into the reference kernel: scenarios find each, and name the clause that it breaks. */
class MemoryFaultsTest {

    private static final long PAGE = ScenarioFaults.LIMITS.memory().pageSize();

    @Test
    void theReferenceHasNone() {
        assertEquals(Set.of(), causes(UnaryOperator.identity()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFound(String fault, UnaryOperator<Implementation> variant, String cause) {
        assertFound(variant, cause);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
            arguments("offset and length overflow", passes(Call.SEND_MESSAGE, IpcError.INVALID_MEMORY_REGION),
                "send_message/INVALID_MEMORY_REGION/OK/SND-1"),
            arguments("double free", passes(Call.FREE_SHARED_MEMORY, IpcError.INVALID_MEMORY_REGION),
                "free_shared_memory/INVALID_MEMORY_REGION/OK/SHM-2"),
            arguments("freed frames are lost", ignores(Call.FREE_SHARED_MEMORY), "allocate_shared_memory/OK/OUT_OF_MEMORY/SHM-1"),
            arguments("frame in two regions", passes(Call.SET_PHYSICAL_PAGES, IpcError.INVALID_MEMORY_REGION),
                "set_physical_pages/INVALID_MEMORY_REGION/OK/SHM-2"),
            arguments("frame given out twice", theSameFrames(), "allocate_shared_memory/OK/wrong-frame-in-use/SHM-1"),
            arguments("named node ignored", nodeIgnored(), "allocate_shared_memory/OK/wrong-frame-node/SHM-1"),
            arguments("mappings overlap", passes(Call.MAP_SHARED_REGION, IpcError.ADDRESS_IN_USE),
                "map_shared_region/ADDRESS_IN_USE/OK/SHM-3"),
            arguments("mapped unaligned", alignedByItself(), "map_shared_region/INVALID_ADDRESS/OK/SHM-3"),
            arguments("mapped without pages", passes(Call.MAP_SHARED_REGION, IpcError.INVALID_MEMORY_REGION),
                "map_shared_region/INVALID_MEMORY_REGION/OK/SHM-2"),
            arguments("region id issued twice", firstIdAgain(), "create_empty_region/OK/wrong-region-reused/PROC-1"),
            arguments("region gone while mapped", goneWhenDestroyed(Call.UNMAP_SHARED_REGION),
                "unmap_shared_region/OK/INVALID_MEMORY_REGION/SHM-2"),
            arguments("region gone while queued", goneWhenDestroyed(Call.MAP_SHARED_REGION),
                "map_shared_region/OK/INVALID_MEMORY_REGION/SHM-2"),
            arguments("region of a message altered", anotherPart(), "receive_message/OK/wrong-message/Q-2"),
            arguments("fault served at its own page", atItsOwnPage(), "handle_page_fault/OK/wrong-address/SHM-4"),
            arguments("anybody may destroy", passes(Call.DESTROY_REGION, IpcError.PERMISSION_DENIED),
                "destroy_region/PERMISSION_DENIED/OK/SHM-2"));
    }

    private static UnaryOperator<Implementation> ignores(Call call) {
        return kernel -> (c, arguments) -> c == call && !((Datum.Numbers) arguments.get(0)).all().isEmpty() ? Outcome.ok()
            : kernel.call(c, arguments);
    }

    private static UnaryOperator<Implementation> theSameFrames() {
        return kernel -> (c, arguments) -> {
            Outcome outcome = kernel.call(c, arguments);
            return c == Call.ALLOCATE_SHARED_MEMORY && outcome.value() instanceof Datum.Numbers frames && frames.all().size() == 1
                ? Outcome.ok(Datum.numbers(1L)) : outcome;
        };
    }

    private static UnaryOperator<Implementation> nodeIgnored() {
        return kernel -> (c, arguments) -> c == Call.ALLOCATE_SHARED_MEMORY && ((Datum.Node) arguments.get(1)).number() == 1
            ? kernel.call(c, List.of(arguments.get(0), Datum.Node.NONE)) : kernel.call(c, arguments);
    }

    private static UnaryOperator<Implementation> alignedByItself() {
        return kernel -> (c, arguments) -> c != Call.MAP_SHARED_REGION ? kernel.call(c, arguments)
            : kernel.call(c, List.of(arguments.get(0), arguments.get(1), Datum.number(number(arguments, 2) / PAGE * PAGE)));
    }

    private static UnaryOperator<Implementation> firstIdAgain() {
        return kernel -> (c, arguments) -> {
            Outcome outcome = kernel.call(c, arguments);
            return c == Call.CREATE_EMPTY_REGION && outcome.isOk() ? Outcome.ok(Datum.number(1)) : outcome;
        };
    }

    /** This call does not find a region any more that its owner destroyed, whoever has it. */
    private static UnaryOperator<Implementation> goneWhenDestroyed(Call call) {
        return kernel -> {
            Set<Long> gone = new HashSet<>();
            return (c, arguments) -> {
                if (c == call && gone.contains(number(arguments, 0))) {
                    return Outcome.refused(IpcError.INVALID_MEMORY_REGION);
                }
                Outcome outcome = kernel.call(c, arguments);
                if (c == Call.DESTROY_REGION && outcome.isOk()) {
                    gone.add(number(arguments, 1));
                }
                return outcome;
            };
        };
    }

    private static UnaryOperator<Implementation> anotherPart() {
        return kernel -> (c, arguments) -> {
            Outcome outcome = kernel.call(c, arguments);
            return c == Call.RECEIVE_MESSAGE && outcome.value() instanceof Datum.Large large
                ? Outcome.ok(Datum.large(large.region(), 0, large.length())) : outcome;
        };
    }

    private static UnaryOperator<Implementation> atItsOwnPage() {
        return kernel -> (c, arguments) -> {
            Outcome outcome = kernel.call(c, arguments);
            return c == Call.HANDLE_PAGE_FAULT && outcome.isOk() ? Outcome.ok(Datum.number(number(arguments, 1) / PAGE * PAGE)) : outcome;
        };
    }
}
