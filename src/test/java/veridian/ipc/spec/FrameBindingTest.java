package veridian.ipc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;

/** Frames and regions of an implementation's choice: SHM-1, SHM-2. Two nodes of three frames; the first has 1..3 in the specification. */
class FrameBindingTest {

    private static final List<Datum> ANY = List.of(Datum.number(1), Datum.Node.NONE);

    private final Binding binding = new Binding(new Limits(4, 8, 4, 8, 1, 1, 1).with(new MemoryLimits(4, 8, 9, 2, 3, 1, 5)));
    private final SortedMap<Integer, MemoryState.Region> alive = new TreeMap<>();

    private final SpecState state = new SpecState() {
        @Override
        public AbstractState view() {
            throw new AssertionError("only memory matters");
        }

        @Override
        public PlainState.Scheduling scheduling() {
            throw new AssertionError("only memory matters");
        }

        @Override
        public Accounts accounts() {
            throw new AssertionError("only memory matters");
        }

        @Override
        public MemoryState memory() {
            return new MemoryState(alive, 8, Collections.emptySortedMap(), new TreeSet<>());
        }
    };

    private Aspect allocate(List<Long> spec, List<Long> found) {
        Mismatch mismatch = binding.accept(Call.ALLOCATE_SHARED_MEMORY, ANY, new Datum.Numbers(spec), new Datum.Numbers(found),
            () -> state);
        return mismatch == null ? null : mismatch.aspect();
    }

    private void free(Long... spec) {
        binding.accept(Call.FREE_SHARED_MEMORY, List.of(Datum.numbers(spec)), null, null, () -> state);
    }

    private void give(int region, Long... spec) {
        alive.put(region, new MemoryState.Region(1, 1, 3, List.of(), 0));
        binding.accept(Call.SET_PHYSICAL_PAGES, List.of(Datum.number(region), Datum.numbers(spec)), null, null, () -> state);
    }

    @Test
    void anyFramesWillDo() {
        assertNull(allocate(List.of(1L, 2L), List.of(-1L, 0L)));
        assertEquals(2, binding.specFrame(0));
        assertEquals(List.of(Datum.numbers(2L, 1L, 0L)), binding.toSpec(Call.FREE_SHARED_MEMORY, List.of(Datum.numbers(0L, -1L, 5L))));
        assertEquals(List.of(Datum.numbers(0L, -1L)), binding.toImplementation(Call.FREE_SHARED_MEMORY, List.of(Datum.numbers(2L, 1L))));
    }

    @Test
    void asManyAsItTakes() {
        assertEquals(Aspect.FRAMES_COUNTED, allocate(List.of(1L, 2L), List.of(7L)));
        assertEquals(Aspect.FRAMES_COUNTED, allocate(List.of(1L), List.of(7L, 8L)));
    }

    @Test
    void noneThatTheCallerHas() {
        assertEquals(Aspect.FRAME_IN_USE, allocate(List.of(1L, 2L), List.of(7L, 7L)));
    }

    @Test
    void noneThatTheCallerHasFromBefore() {
        assertNull(allocate(List.of(1L), List.of(7L)));
        assertEquals(Aspect.FRAME_IN_USE, allocate(List.of(2L), List.of(7L)));
        free(1L);
        assertNull(allocate(List.of(2L), List.of(7L)));
    }

    @Test
    void noneThatALivingRegionHas() {
        assertNull(allocate(List.of(1L), List.of(7L)));
        give(3, 1L);
        assertEquals(Aspect.FRAME_IN_USE, allocate(List.of(2L), List.of(7L)));
        alive.clear();
        assertNull(allocate(List.of(2L), List.of(7L)));
    }

    @Test
    void aFrameStaysOnItsNode() {
        assertNull(allocate(List.of(1L), List.of(7L)));
        free(1L);
        assertEquals(Aspect.FRAME_NODE, allocate(List.of(4L), List.of(7L)));
        assertNull(allocate(List.of(4L), List.of(8L)));
    }

    @Test
    void aNodeHasNoMoreFrames() {
        assertNull(allocate(List.of(1L, 2L, 3L), List.of(7L, 8L, 9L)));
        free(1L, 2L, 3L);
        assertEquals(Aspect.FRAME_NODE, allocate(List.of(1L), List.of(10L)));
        assertNull(allocate(List.of(1L), List.of(9L)));
    }

    /** The specification takes the lowest, an implementation perhaps another: what stood for it before does so no more. */
    @Test
    void theNewestBindingHolds() {
        assertNull(allocate(List.of(1L), List.of(7L)));
        free(1L);
        assertEquals(1, binding.specFrame(7), "named again, it is refused as a free one");
        assertNull(allocate(List.of(1L), List.of(8L)));
        assertEquals(0, binding.specFrame(7));
        assertEquals(1, binding.specFrame(8));
    }

    @Test
    void regionIdsAreBoundAndNeverReused() {
        List<Datum> arguments = List.of(Datum.number(1), Datum.number(1), Datum.number(1));
        assertNull(binding.accept(Call.CREATE_EMPTY_REGION, arguments, Datum.number(1), Datum.number(-9), () -> state));
        assertEquals(Aspect.REGION_REUSED,
            binding.accept(Call.CREATE_EMPTY_REGION, arguments, Datum.number(2), Datum.number(-9), () -> state).aspect());
        assertEquals(Aspect.REGION_RANGE,
            binding.accept(Call.CREATE_EMPTY_REGION, arguments, Datum.number(2), Datum.number(0), () -> state).aspect());
        List<Datum> found = List.of(Datum.number(1), Datum.number(4096));
        assertNull(binding.accept(Call.FIND_SHARED_REGION, found, Datum.number(1), Datum.number(-9), () -> state));
        assertNull(binding.accept(Call.FIND_SHARED_REGION, found, Datum.number(0), Datum.number(0), () -> state));
        assertEquals(Aspect.REGION_FOUND,
            binding.accept(Call.FIND_SHARED_REGION, found, Datum.number(1), Datum.number(1), () -> state).aspect());
    }

    /** A large message of a region that was never issued is still a large message. */
    @Test
    void largeMessagesNameRegions() {
        binding.accept(Call.CREATE_EMPTY_REGION, List.of(Datum.number(1), Datum.number(1), Datum.number(1)), Datum.number(1),
            Datum.number(77), () -> state);
        assertEquals(Datum.large(1, 2, 3), binding.specMessage(Datum.large(77, 2, 3)));
        assertEquals(Datum.large(9, 2, 3), binding.specMessage(Datum.large(1, 2, 3)));
        assertEquals(Datum.large(9, 2, 3), binding.specMessage(Datum.large(0, 2, 3)));
        List<Datum> arguments = List.of(Datum.number(1));
        assertNull(binding.accept(Call.RECEIVE_MESSAGE, arguments, Datum.large(1, 0, 1), Datum.large(77, 0, 1), () -> state));
        assertEquals(Aspect.MESSAGE,
            binding.accept(Call.RECEIVE_MESSAGE, arguments, Datum.large(1, 0, 1), Datum.large(1, 0, 1), () -> state).aspect());
    }

    @Test
    void aFrameIsKnownOnceHoweverOftenItIsIssued() {
        for (int i = 0; i < 4; i++) {
            assertNull(allocate(List.of(1L), List.of(7L)));
            free(1L);
        }
        assertNull(allocate(List.of(1L, 2L, 3L), List.of(7L, 8L, 9L)));
    }

    private String found(long frame) {
        return binding.accept(Call.ALLOCATE_SHARED_MEMORY, ANY, Datum.numbers(2L), Datum.numbers(frame), () -> state).found();
    }

    @Test
    void whoHasAFrameIsSaid() {
        assertNull(allocate(List.of(1L), List.of(7L)));
        assertEquals("7, which the caller has", found(7));
        give(3, 1L);
        assertEquals("7, which a region has", found(7));
    }

    @Test
    void aFrameThatNothingStandsForIsOneThatWasNotIssued() {
        List<Datum> unknown = List.of(Datum.numbers(5L, 1L << 31, 0L));
        assertEquals(List.of(Datum.numbers(0xffff_ffffL, 0xffff_ffffL, 0xffff_ffffL)),
            binding.toImplementation(Call.FREE_SHARED_MEMORY, unknown));
        assertNull(allocate(List.of(1L), List.of(0xffff_ffffL)));
        assertEquals(List.of(Datum.numbers(0xffff_fffeL, 0xffff_fffeL, 0xffff_fffeL)),
            binding.toImplementation(Call.FREE_SHARED_MEMORY, unknown));
        assertEquals(List.of(Datum.numbers(0xffff_ffffL ^ 1L << 40)),
            binding.toImplementation(Call.FREE_SHARED_MEMORY, List.of(Datum.numbers(1L ^ 1L << 40))), "upper bits are flipped");
    }
}
