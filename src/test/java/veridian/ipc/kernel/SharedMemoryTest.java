package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import veridian.ipc.kernel.MemoryModel.Mapping;
import veridian.ipc.kernel.MemoryModel.Place;
import veridian.ipc.kernel.MemoryModel.Region;

/** SHM, SND-3, RCV-3: random calls on shared memory, each held against {@link MemoryModel}, with the whole state after it. */
class SharedMemoryTest {

    private static final int CALLS = 14;
    private static final long[] SIZES = {1, 4, 5, 8, 12, 0, 13, -1, -4, Long.MIN_VALUE, 2};
    private static final long[] ADDRESSES = {4, 8, 12, 16, 20, 24, 28, 5, 0, 32, -4, 31, 1L << 47};

    /** A call and its arguments, as numbers that the interpreter turns into something sensible for the call. */
    record Step(int call, int process, int a, int b, int c) {
    }

    private interface Call<T> {
        T run() throws IpcException;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 999).withoutEdgeCases();
        return Combinators.combine(Arbitraries.integers().between(0, CALLS - 1).withoutEdgeCases(),
            Arbitraries.integers().between(0, 1), number, number, number).as(Step::new).list().ofMinSize(1).ofMaxSize(60);
    }

    private final MemoryModel model = new MemoryModel();
    private final SharedMemory memory = SharedMemory.create(MemoryModel.LIMITS);
    private final Set<String> answers = new HashSet<>();

    @Property(tries = 3000)
    void everyCallDoesAsSpecified(@ForAll("steps") List<Step> steps) {
        SharedMemoryTest run = new SharedMemoryTest();
        for (Step step : steps) {
            run.perform(step);
            run.compareStates();
        }
    }

    /** The random calls get every answer that there is: a test that never gets far shows nothing. */
    @Example
    void randomCallsGetEveryAnswer() {
        java.util.Random random = new java.util.Random(1);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            SharedMemoryTest run = new SharedMemoryTest();
            for (int k = 0; k < 60; k++) {
                run.perform(new Step(random.nextInt(CALLS), random.nextInt(2), random.nextInt(1000), random.nextInt(1000),
                    random.nextInt(1000)));
            }
            seen.addAll(run.answers);
        }
        for (String answer : List.of("0 null", "0 INVALID_ARGUMENT", "0 OUT_OF_MEMORY", "1 null", "1 INVALID_MEMORY_REGION",
                "2 null", "2 INVALID_ARGUMENT", "2 OUT_OF_MEMORY", "3 null", "3 INVALID_ARGUMENT", "3 OUT_OF_MEMORY", "4 null",
                "4 INVALID_MEMORY_REGION", "5 null", "5 INVALID_MEMORY_REGION", "5 PERMISSION_DENIED", "6 null",
                "6 INVALID_MEMORY_REGION", "6 INVALID_ADDRESS", "6 ADDRESS_IN_USE", "7 null", "7 INVALID_MEMORY_REGION", "8 null",
                "8 INVALID_ADDRESS", "9 null", "9 INVALID_MEMORY_REGION", "12 null", "12 OUT_OF_MEMORY")) {
            assertTrue(seen.contains(answer), answer);
        }
    }

    private <T> T expect(Step step, IpcError error, Call<T> call) {
        answers.add(step.call + " " + error);
        try {
            T value = call.run();
            assertEquals(error, null, () -> "accepted: " + step);
            return value;
        } catch (IpcException e) {
            assertEquals(error, e.error(), step::toString);
            return null;
        }
    }

    private long region(int n) {
        List<Long> ids = new ArrayList<>(model.regions.keySet());
        return n % 8 == 7 || ids.isEmpty() ? n % 5 : ids.get(n % ids.size());
    }

    /** Pages to give: mostly loose ones, as many as asked for; sometimes one twice, or one that is not loose. */
    private List<Integer> pages(int n, int count) {
        List<Integer> pages = new ArrayList<>(model.loose).subList(0, Math.min(count, model.loose.size()));
        List<Integer> result = new ArrayList<>(pages);
        if (n % 5 == 4) {
            result.add(n % 9 - 1);
        }
        if (n % 7 == 6 && !result.isEmpty()) {
            result.add(result.get(0));
        }
        return result;
    }

    private static int[] array(List<Integer> pages) {
        return pages.stream().mapToInt(Integer::intValue).toArray();
    }

    private void perform(Step step) {
        long size = SIZES[step.a % SIZES.length];
        int node = step.b % 4 - 1;
        int permissions = step.c % 6 == 5 ? step.c % 5 * 2 : 1 + step.c % 3;
        long address = ADDRESSES[step.b % ADDRESSES.length];
        long id = region(step.a);
        int p = step.process;
        long pid = p + 1;
        Place place = new Place(step.b % 2, step.c % 3);
        switch (step.call) {
            case 0 -> allocate(step, size, node);
            case 1 -> free(step, pages(step.a, step.b % 4));
            case 2 -> create(step, pid, size, permissions, node);
            case 3 -> createEmpty(step, pid, size, permissions);
            case 4 -> setPages(step, id, pages(step.b, model.regions.containsKey(id) && step.c % 4 > 0
                ? (int) MemoryModel.pagesFor(model.regions.get(id).size) : step.c % 3));
            case 5 -> destroy(step, pid, id);
            case 6 -> map(step, id, p, address);
            case 7 -> unmap(step, id, p);
            case 8 -> fault(step, p, address + step.c % 4);
            case 9 -> pin(step, place, id, step.c % 15 - 1, step.a % 15 - 1);
            case 10 -> unpin(place, pid);
            case 11 -> drop(place);
            case 12 -> payload(step, place, 1 + step.a % MemoryModel.LARGEST);
            default -> cleanup(step, p, pid);
        }
    }

    private void allocate(Step step, long size, int node) {
        Set<Integer> free = model.free();
        int[] pages = expect(step, model.pagesAvailable(size, node), () -> memory.allocateSharedMemory(size, node));
        if (pages != null) {
            assertTrue(MemoryModel.goodAllocation(pages, size, node, free), step::toString);
            model.loose.addAll(MemoryModel.list(pages));
        }
    }

    private void free(Step step, List<Integer> pages) {
        IpcError error = model.allLoose(pages) ? null : IpcError.INVALID_MEMORY_REGION;
        expect(step, error, () -> {
            memory.freeSharedMemory(array(pages));
            return true;
        });
        if (error == null) {
            model.loose.removeAll(pages);
        }
    }

    private List<Integer> pagesOf(long id) {
        List<Integer> pages = new ArrayList<>();
        int r = memory.regionIds.find(id);
        for (int f = memory.regions.firstFrame[r]; f != 0; f = memory.frames.next[f]) {
            pages.add(f);
        }
        return pages;
    }

    private void create(Step step, long pid, long size, int permissions, int node) {
        IpcError error = model.regionWanted(size, permissions);
        Set<Integer> free = model.free();
        Long id = expect(step, error == null ? model.pagesAvailable(size, node) : error,
            () -> memory.createSharedRegion(pid, size, permissions, node));
        if (id != null) {
            assertTrue(MemoryModel.goodAllocation(array(pagesOf(id)), size, node, free), step::toString);
            add(id, new Region(pid, size, permissions, pagesOf(id)));
        }
    }

    private void add(long id, Region region) {
        assertTrue(model.regions.put(id, region) == null);
        model.issued++;
    }

    private void createEmpty(Step step, long pid, long size, int permissions) {
        IpcError error = model.regionWanted(size, permissions);
        Long id = expect(step, error == null && size == 0 ? IpcError.INVALID_ARGUMENT : error,
            () -> memory.createEmptyRegion(pid, size, permissions));
        if (id != null) {
            add(id, new Region(pid, size, permissions, List.of()));
        }
    }

    private void setPages(Step step, long id, List<Integer> pages) {
        Region region = model.regions.get(id);
        boolean good = region != null && region.pages.isEmpty() && pages.size() == MemoryModel.pagesFor(region.size)
            && model.allLoose(pages);
        expect(step, good ? null : IpcError.INVALID_MEMORY_REGION, () -> {
            memory.setPhysicalPages(id, array(pages));
            return true;
        });
        if (good) {
            region.pages = pages;
            model.loose.removeAll(pages);
        }
    }

    private void destroy(Step step, long pid, long id) {
        Region region = model.regions.get(id);
        IpcError error = region == null ? IpcError.INVALID_MEMORY_REGION : region.owner != pid ? IpcError.PERMISSION_DENIED : null;
        expect(step, error, () -> {
            memory.destroyRegion(pid, id);
            return true;
        });
        if (error == null) {
            region.owner = 0;
            model.dropUnkept();
        }
    }

    private IpcError mappingError(Region region, long id, int p, long address) {
        if (region == null || region.pages.isEmpty()) {
            return IpcError.INVALID_MEMORY_REGION;
        }
        if (address % MemoryModel.PAGE != 0 || address < MemoryModel.PAGE || address + region.bytesMapped() > MemoryModel.END) {
            return IpcError.INVALID_ADDRESS;
        }
        return model.mappings.containsKey(new Mapping(p, id)) || model.overlaps(p, address, region) ? IpcError.ADDRESS_IN_USE : null;
    }

    private void map(Step step, long id, int p, long address) {
        IpcError error = mappingError(model.regions.get(id), id, p, address);
        expect(step, error, () -> {
            memory.mapSharedRegion(id, p, address);
            return true;
        });
        if (error == null) {
            model.mappings.put(new Mapping(p, id), address);
        }
    }

    private void unmap(Step step, long id, int p) {
        IpcError error = model.mappings.containsKey(new Mapping(p, id)) ? null : IpcError.INVALID_MEMORY_REGION;
        expect(step, error, () -> {
            memory.unmapSharedRegion(id, p);
            return true;
        });
        model.mappings.remove(new Mapping(p, id));
        model.dropUnkept();
    }

    private void fault(Step step, int p, long address) {
        Mapping over = model.over(p, address);
        Long base = expect(step, over == null ? IpcError.INVALID_ADDRESS : null, () -> memory.handlePageFault(p, address));
        assertEquals(over == null ? 0 : over.region(), memory.findSharedRegion(p, address));
        if (over != null) {
            assertEquals(model.mappings.get(over), base);
        }
    }

    private void pin(Step step, Place place, long id, long offset, long length) {
        if (model.queued.containsKey(place)) {
            return;
        }
        Region region = model.regions.get(id);
        boolean holds = region != null && offset >= 0 && length >= 0 && offset + length <= region.size;
        expect(step, holds ? null : IpcError.INVALID_MEMORY_REGION, () -> {
            memory.checkHolds(id, offset, length);
            return true;
        });
        if (holds) {
            memory.pin(place.queue(), place.place(), id, offset, length);
            region.pins++;
            model.queued.put(place, id);
        }
    }

    private void unpin(Place place, long receiver) {
        Long id = model.queued.remove(place);
        if (id != null) {
            memory.unpin(place.queue(), place.place(), receiver);
            Region region = model.regions.get(id);
            region.pins--;
            region.owner = region.owner == 0 ? receiver : region.owner;
        }
    }

    private void drop(Place place) {
        memory.drop(place.queue(), place.place());
        Long id = model.queued.remove(place);
        if (id != null) {
            model.regions.get(id).pins--;
            model.dropUnkept();
        }
    }

    private void payload(Step step, Place place, long size) {
        if (model.queued.containsKey(place)) {
            return;
        }
        IpcError error = model.regionWanted(size, 3) != null ? IpcError.OUT_OF_MEMORY : model.pagesAvailable(size, -1);
        expect(step, error, () -> {
            memory.checkRoomForPayload(size);
            return true;
        });
        if (error == null) {
            memory.createPayloadRegion(place.queue(), place.place(), size);
            long id = memory.regionIds.current[memory.queued.regionAt(place.queue(), place.place())];
            add(id, new Region(0, size, 3, pagesOf(id)));
            model.regions.get(id).pins = 1;
            model.queued.put(place, id);
        }
    }

    private void cleanup(Step step, int p, long pid) {
        if (step.a % 3 != 0) {
            return;
        }
        memory.cleanup(p, pid);
        model.mappings.keySet().removeIf(m -> m.process() == p);
        model.regions.values().forEach(region -> region.owner = region.owner == pid ? 0 : region.owner);
        model.dropUnkept();
    }

    private void compareStates() {
        Map<Long, String> regions = new TreeMap<>();
        Map<Mapping, Long> mappings = new HashMap<>();
        for (int r = 0; r < MemoryModel.REGIONS; r++) {
            long id = memory.regionIds.current[r];
            for (int p = 0; p < 2; p++) {
                if (memory.mappings.baseOf(p, r) != 0) {
                    mappings.put(new Mapping(p, id), memory.mappings.baseOf(p, r) * MemoryModel.PAGE);
                }
            }
            if (id != 0) {
                Region region = new Region(memory.regions.owner[r], memory.regions.bytes[r], memory.regions.permissions[r], pagesOf(id));
                region.pins = memory.regions.pins[r];
                regions.put(id, region.toString());
            }
        }
        Map<Long, String> expected = new TreeMap<>();
        model.regions.forEach((id, region) -> expected.put(id, region.toString()));
        assertEquals(expected, regions);
        assertEquals(model.mappings, mappings);
        compareFrames();
        comparePages();
    }

    /** SHM-1: each frame is where it should be, and the free ones can be found. */
    private void compareFrames() {
        Set<Integer> loose = new HashSet<>();
        Set<Integer> free = new HashSet<>();
        for (int f = 1; f <= MemoryModel.NODES * MemoryModel.FRAMES; f++) {
            if (memory.frames.holder[f] == FramePool.LOOSE) {
                loose.add(f);
            }
        }
        for (int node = 0; node < MemoryModel.NODES; node++) {
            for (int f = memory.frames.firstFree[node]; f != 0; f = memory.frames.next[f]) {
                assertEquals(FramePool.FREE, memory.frames.holder[f]);
                assertTrue(free.add(f) && memory.frames.nodeOf(f) == node);
            }
        }
        assertEquals(model.loose, loose);
        assertEquals(model.free(), free);
        assertEquals(free.size(), memory.frames.freeCount);
    }

    /** SHM-3: page by page, the frame that belongs there. */
    private void comparePages() {
        for (int p = 0; p < 2; p++) {
            for (long address = 0; address < MemoryModel.END + 8; address++) {
                Mapping over = model.over(p, address);
                int frame = over == null ? 0
                    : model.regions.get(over.region()).pages.get((int) ((address - model.mappings.get(over)) / MemoryModel.PAGE));
                assertEquals(frame, memory.frameAt(p, address));
            }
        }
    }

    /** The page table grows, and finds all and only what is mapped. */
    @Example
    void pageTableGrows() {
        PageTable table = new PageTable(5001);
        for (int i = 1; i <= 5000; i++) {
            table.map(i % 7, i * 1000L, i);
        }
        for (int i = 1; i <= 5000; i += 2) {
            table.unmap(i % 7, i * 1000L);
        }
        for (int i = 1; i <= 5000; i++) {
            assertEquals(i % 2 == 0 ? i : 0, table.find(i % 7, i * 1000L));
            assertEquals(0, table.find((i + 1) % 7, i * 1000L));
        }
    }

    /** TYP-7: no pages at all is a no-op, no list is none. */
    @Example
    void nullPages() throws IpcException {
        memory.freeSharedMemory(new int[0]);
        Refusals.refused(IpcError.INVALID_ARGUMENT, () -> memory.freeSharedMemory(null));
        Refusals.refused(IpcError.INVALID_ARGUMENT, () -> memory.setPhysicalPages(1, null));
    }
}
