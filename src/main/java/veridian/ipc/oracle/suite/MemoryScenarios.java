package veridian.ipc.oracle.suite;

import java.util.List;

/** Frames, shared regions and where they are mapped. */
final class MemoryScenarios {

    static final List<Scenario> ALL = List.of(
        new Scenario("memory-before-init", "INIT-1", "memory works before init()", MemoryScenarios::beforeInit),
        new Scenario("memory-of-nobody", "SHM-2", "a process that is not there has regions", MemoryScenarios::ofNobody),
        new Scenario("sizes-at-the-ends", "SHM-1", "a size of 64 bits overflows on its way to pages", MemoryScenarios::sizesAtTheEnds),
        new Scenario("unknown-node", "SHM-1", "a node that is not there is taken for one that is", MemoryScenarios::unknownNode),
        new Scenario("named-node-first", "SHM-1", "frames are of another node although the named one has some",
            MemoryScenarios::namedNodeFirst),
        new Scenario("frames-one-by-one", "SHM-1", "a frame is given out twice", MemoryScenarios::oneByOne),
        new Scenario("all-frames-or-none", "SHM-1", "what there is is taken although it is not enough", MemoryScenarios::allOrNone),
        new Scenario("double-free", "SHM-2", "a frame is freed twice, and then given out twice", MemoryScenarios::doubleFree),
        new Scenario("frame-twice-in-a-list", "SHM-2", "a list of frames may have one twice", MemoryScenarios::twiceInAList),
        new Scenario("frame-in-two-regions", "SHM-1", "a frame of one region becomes one of another, or free",
            MemoryScenarios::inTwoRegions),
        new Scenario("pages-only-once", "SHM-2", "a region gets pages twice, or as many as it likes", MemoryScenarios::pagesOnlyOnce),
        new Scenario("masks-and-sizes-of-regions", "SHM-2", "a region without access, or too large, is made",
            MemoryScenarios::masksAndSizes),
        new Scenario("region-table-full", "SHM-2", "a region more than there is room for", MemoryScenarios::tableFull),
        new Scenario("region-ids-end", "PROC-1", "a region id is issued twice", MemoryScenarios::idsEnd),
        new Scenario("destroy-of-another", "SHM-2", "anybody may destroy a region", MemoryScenarios::destroyOfAnother),
        new Scenario("frames-come-back", "SHM-2", "a region that is destroyed leaks its frames", MemoryScenarios::framesComeBack),
        new Scenario("destroyed-while-mapped", "SHM-2", "a region goes although somebody has it mapped", MemoryScenarios::whileMapped),
        new Scenario("map-at-the-ends", "SHM-3", "a region is mapped across an end of the address space", MemoryScenarios::mapAtTheEnds),
        new Scenario("map-unaligned", "SHM-3", "a region begins in the middle of a page", MemoryScenarios::unaligned),
        new Scenario("mappings-overlap", "SHM-3", "two regions share a page of a process", MemoryScenarios::overlap),
        new Scenario("map-without-pages", "SHM-3", "a region without pages is mapped", MemoryScenarios::withoutPages),
        new Scenario("fault-at-the-base", "SHM-4", "a page fault is served at its own address", MemoryScenarios::faultAtTheBase),
        new Scenario("address-spaces-are-apart", "SHM-4", "a process sees what another has mapped", MemoryScenarios::spacesAreApart),
        new Scenario("unmap-is-complete", "SHM-2", "a page stays mapped", MemoryScenarios::unmapIsComplete),
        new Scenario("cleanup-lets-go-of-regions", "CLN-1", "mappings or regions of a process outlive it", MemoryScenarios::cleanupLetsGo));

    private MemoryScenarios() {
    }

    private static void beforeInit(Play p) {
        p.allocate(1, Play.NO_NODE);
        p.free(List.of());
        p.region(1, 1);
        p.emptyRegion(1, 1);
        p.setPages(1, List.of());
        p.destroyRegion(1, 1);
        p.map(1, 1, p.page());
        p.unmap(1, 1);
        p.find(1, p.page());
        p.fault(1, p.page());
        p.allocate(1, Play.NO_NODE);
    }

    private static void ofNobody(Play p) {
        long pid = p.start();
        long region = p.region(pid, 1);
        long gone = p.spawn();
        p.terminate(gone);
        for (long nobody : new long[] {Play.NOBODY, gone, pid | Play.ALIAS}) {
            p.region(nobody, 1);
            p.emptyRegion(nobody, 1);
            p.map(region, nobody, p.page());
            p.unmap(region, nobody);
            p.destroyRegion(nobody, region);
            p.find(nobody, p.page());
            p.fault(nobody, p.page());
        }
        p.map(region, pid, p.page());
    }

    private static void sizesAtTheEnds(Play p) {
        long pid = p.start();
        for (long size : new long[] {0, -1, -p.page() + 1, -p.page(), Long.MIN_VALUE, 1L << 32, Integer.MIN_VALUE}) {
            p.allocateBytes(size, Play.NO_NODE);
            p.regionOfBytes(pid, size, Play.READ_WRITE, Play.NO_NODE);
            p.emptyRegionOfBytes(pid, size, Play.READ_WRITE);
        }
        p.free(p.allocateBytes(1, Play.NO_NODE));
        p.free(p.allocateBytes(p.page(), Play.NO_NODE));
        p.free(p.allocateBytes(p.page() + 1, Play.NO_NODE));
    }

    private static void unknownNode(Play p) {
        long pid = p.start();
        for (int node : new int[] {p.limits().memory().numaNodes(), Integer.MAX_VALUE}) {
            p.allocate(1, node);
            p.regionOfBytes(pid, 1, Play.READ_WRITE, node);
        }
        p.allocate(1, p.limits().memory().numaNodes() - 1);
    }

    /** First it shows which frame is of which node; then only those of the named one will do, as long as there are some. */
    private static void namedNodeFirst(Play p) {
        p.init();
        p.free(p.allocateAll());
        int last = p.limits().memory().numaNodes() - 1;
        for (int i = 0; i <= p.limits().memory().framesPerNode(); i++) {
            p.allocate(1, last);
        }
        p.allocate(p.limits().memory().framesPerNode(), 0);
    }

    private static void oneByOne(Play p) {
        p.init();
        for (int i = 0; i <= p.frames(); i++) {
            p.allocate(1, Play.NO_NODE);
        }
    }

    private static void allOrNone(Play p) {
        p.init();
        p.allocate(p.frames() + 1, Play.NO_NODE);
        List<Long> one = p.allocate(1, Play.NO_NODE);
        p.allocateAll();
        p.free(one);
        p.allocateAll();
        p.allocate(1, Play.NO_NODE);
    }

    private static void doubleFree(Play p) {
        p.init();
        List<Long> frames = p.allocate(2, Play.NO_NODE);
        p.free(frames);
        p.free(frames);
        p.allocateAll();
        p.allocate(1, Play.NO_NODE);
    }

    private static void twiceInAList(Play p) {
        long pid = p.start();
        List<Long> frames = p.allocate(1, Play.NO_NODE);
        List<Long> twice = frames.isEmpty() ? frames : List.of(frames.get(0), frames.get(0));
        p.free(twice);
        p.setPages(p.emptyRegion(pid, 2), twice);
        p.free(List.of());
        p.free(frames);
        p.allocateAll();
    }

    private static void inTwoRegions(Play p) {
        long pid = p.start();
        long first = p.emptyRegion(pid, 1);
        long second = p.emptyRegion(pid, 1);
        List<Long> frames = p.allocate(1, Play.NO_NODE);
        p.setPages(first, frames);
        p.setPages(second, frames);
        p.free(frames);
        p.allocateAll();
        p.allocate(p.frames() - 1, Play.NO_NODE);
        p.map(second, pid, p.page());
        p.map(first, pid, p.page());
    }

    private static void pagesOnlyOnce(Play p) {
        long pid = p.start();
        long region = p.emptyRegion(pid, 2);
        List<Long> three = p.allocate(3, Play.NO_NODE);
        p.setPages(region, three);
        p.setPages(region, three.subList(0, Math.min(1, three.size())));
        p.setPages(region, List.of());
        p.setPages(region | Play.ALIAS, three.subList(0, Math.min(2, three.size())));
        p.setPages(region, three.subList(0, Math.min(2, three.size())));
        p.setPages(region, p.allocate(2, Play.NO_NODE));
        p.setPages(p.region(pid, 1), three.subList(Math.min(2, three.size()), three.size()));
        p.free(three.subList(Math.min(2, three.size()), three.size()));
    }

    private static void masksAndSizes(Play p) {
        long pid = p.start();
        for (long permissions : new long[] {0, 4, 7, 0x8001}) {
            p.regionOfBytes(pid, 1, permissions, Play.NO_NODE);
            p.emptyRegionOfBytes(pid, 1, permissions);
        }
        long largest = p.limits().memory().maxRegionSize();
        p.regionOfBytes(pid, largest + 1, Play.READ_WRITE, Play.NO_NODE);
        p.emptyRegionOfBytes(pid, largest + 1, Play.READ_WRITE);
        p.emptyRegionOfBytes(pid, largest, 1);
        p.emptyRegionOfBytes(pid, largest, 2);
    }

    private static void tableFull(Play p) {
        long pid = p.start();
        long last = 0;
        for (int i = 0; i < p.limits().memory().maxRegions(); i++) {
            last = p.emptyRegion(pid, 1);
        }
        p.emptyRegion(pid, 1);
        p.region(pid, 1);
        p.emptyRegionOfBytes(pid, 0, Play.READ_WRITE);
        p.destroyRegion(pid, last);
        p.emptyRegion(pid, 1);
    }

    private static void idsEnd(Play p) {
        long pid = p.start();
        for (int i = 0; i <= p.limits().memory().maxRegionIds(); i++) {
            p.destroyRegion(pid, p.emptyRegion(pid, 1));
        }
    }

    private static void destroyOfAnother(Play p) {
        long owner = p.start();
        long other = p.spawn();
        long region = p.region(owner, 1);
        p.map(region, other, p.page());
        p.destroyRegion(other, region);
        p.destroyRegion(owner, region | Play.ALIAS);
        p.destroyRegion(owner, Play.NOBODY);
        p.destroyRegion(owner, region);
        p.destroyRegion(owner, region);
        p.find(other, p.page());
    }

    private static void framesComeBack(Play p) {
        long pid = p.start();
        for (int i = 0; i < 2; i++) {
            long region = p.region(pid, 2);
            p.allocateAll();
            p.destroyRegion(pid, region);
            p.map(region, pid, p.page());
        }
        p.allocateAll();
    }

    private static void whileMapped(Play p) {
        long owner = p.start();
        long other = p.spawn();
        long region = p.region(owner, 2);
        p.map(region, owner, p.page());
        p.map(region, other, 3 * p.page());
        p.destroyRegion(owner, region);
        p.find(other, 3 * p.page());
        p.unmap(region, owner);
        p.allocateAll();
        p.fault(other, 4 * p.page());
        p.unmap(region, other);
        p.unmap(region, other);
        p.allocateAll();
    }

    private static void mapAtTheEnds(Play p) {
        long pid = p.start();
        long region = p.region(pid, 2);
        long lastStart = p.userEnd() - 2 * p.page();
        for (long address : new long[] {0, lastStart + p.page(), p.userEnd(), -2 * p.page(), -p.page(), Long.MIN_VALUE}) {
            p.map(region, pid, address);
        }
        p.map(region, pid, lastStart);
        p.find(pid, p.userEnd() - 1);
        p.find(pid, p.userEnd());
        p.find(pid, lastStart - 1);
        p.find(pid, -1);
        p.unmap(region, pid);
        p.map(region, pid, p.page());
    }

    private static void unaligned(Play p) {
        long pid = p.start();
        long region = p.region(pid, 1);
        p.map(region, pid, p.page() + 1);
        p.map(region, pid, 2 * p.page() - 1);
        p.map(region, pid, p.page() / 2);
        p.map(region, pid, 2 * p.page());
        p.find(pid, 2 * p.page() - 1);
        p.find(pid, 3 * p.page() - 1);
        p.find(pid, 3 * p.page());
    }

    private static void overlap(Play p) {
        long pid = p.start();
        long other = p.spawn();
        long first = p.region(pid, 2);
        long second = p.region(pid, 2);
        p.map(first, pid, 3 * p.page());
        for (long page = 2; page <= 4; page++) {
            p.map(second, pid, page * p.page());
        }
        p.map(first, pid, 7 * p.page());
        p.map(second, other, 3 * p.page());
        p.map(second, pid, 5 * p.page());
        p.find(pid, 4 * p.page());
        p.find(pid, 5 * p.page());
        p.unmap(first, pid);
        p.map(first, pid, p.page());
    }

    private static void withoutPages(Play p) {
        long pid = p.start();
        long region = p.emptyRegion(pid, 1);
        p.map(region, pid, p.page());
        p.map(region, pid, 1);
        p.map(region | Play.ALIAS, pid, p.page());
        p.setPages(region, p.allocate(1, Play.NO_NODE));
        p.map(region, pid, p.page());
    }

    private static void faultAtTheBase(Play p) {
        long pid = p.start();
        long region = p.region(pid, 2);
        p.fault(pid, 2 * p.page());
        p.map(region, pid, 2 * p.page());
        for (long address : new long[] {2 * p.page() - 1, 2 * p.page(), 3 * p.page() + 5, 4 * p.page() - 1, 4 * p.page(), -1}) {
            p.fault(pid, address);
            p.find(pid, address);
        }
    }

    private static void spacesAreApart(Play p) {
        long first = p.start();
        long second = p.spawn();
        long region = p.region(first, 1);
        p.map(region, first, p.page());
        p.find(second, p.page());
        p.fault(second, p.page());
        p.map(region, second, 2 * p.page());
        p.unmap(region, first);
        p.find(first, p.page());
        p.find(second, 2 * p.page());
        p.unmap(region, first);
    }

    private static void unmapIsComplete(Play p) {
        long pid = p.start();
        long region = p.region(pid, 2);
        p.map(region, pid, p.page());
        p.unmap(region, pid);
        p.find(pid, p.page());
        p.find(pid, 2 * p.page());
        p.fault(pid, 2 * p.page());
        p.map(p.region(pid, 1), pid, 2 * p.page());
        p.map(region, pid, p.page());
    }

    private static void cleanupLetsGo(Play p) {
        long gone = p.start();
        long other = p.spawn();
        long own = p.region(gone, 1);
        long shared = p.region(gone, 1);
        long foreign = p.region(other, 1);
        p.map(shared, other, p.page());
        p.map(foreign, gone, p.page());
        p.terminate(gone);
        p.map(own, other, 2 * p.page());
        p.find(other, p.page());
        p.find(gone, p.page());
        p.destroyRegion(other, shared);
        p.destroyRegion(other, foreign);
        p.unmap(shared, other);
        p.allocateAll();
    }
}
