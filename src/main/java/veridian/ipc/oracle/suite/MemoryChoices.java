package veridian.ipc.oracle.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.MemoryLimits;

/** Random arguments of calls about memory: mostly frames and regions that answers named, and addresses near the ends. */
final class MemoryChoices {

    private static final int ACCESS = 1 << 2;
    private static final int MASKS = 1 << 16;
    private static final int FEW_PAGES = 6;
    /** The frames of many more do not fit a line of the protocol. */
    private static final int MOST_PAGES = 1000;

    private final Random random;
    private final MemoryLimits limits;
    private final List<List<Long>> allocations = new ArrayList<>();
    private long regions;

    MemoryChoices(Random random, MemoryLimits limits) {
        this.random = random;
        this.limits = limits;
    }

    /** What a call returned names frames and regions for later. */
    void learn(Kind kind, Datum datum) {
        if (kind == Kind.NEW_REGION) {
            regions = ((Datum.Number) datum).bits();
        } else if (datum instanceof Datum.Large large) {
            regions = Math.max(regions, large.region());
        } else if (kind == Kind.NEW_FRAMES) {
            allocations.add(((Datum.Numbers) datum).all());
        }
    }

    Datum argument(Kind kind) {
        switch (kind) {
            case SIZE:
                return Datum.number(size());
            case NODE:
                return Datum.node(random.nextInt(16) == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(limits.numaNodes() + 2) - 1);
            case ACCESS:
                return Datum.number(random.nextInt(12) == 0 ? random.nextInt(MASKS) : random.nextInt(ACCESS));
            case REGION:
                return Datum.number(region());
            case FRAMES:
                return new Datum.Numbers(frames());
            case ADDRESS:
                return Datum.number(address());
            default:
                throw new IllegalArgumentException("no argument of a call about memory: " + kind);
        }
    }

    /** A part of a region, mostly one that it has. */
    Datum message() {
        long offset = size();
        long length = random.nextBoolean() ? size() : random.nextInt(limits.maxRegionSize() + 1);
        return Datum.large(region(), random.nextBoolean() ? 0 : offset, length);
    }

    /** Mostly up to the largest region; rarely one too large, or any number. */
    private long size() {
        switch (random.nextInt(20)) {
            case 0:
                return random.nextLong();
            case 1:
                return -1 - random.nextInt(2 * limits.pageSize());
            case 2:
                return 0;
            default:
                return 1 + (long) (random.nextDouble() * Math.min(limits.maxRegionSize() + 1L, MOST_PAGES * (long) limits.pageSize()));
        }
    }

    private long region() {
        if (regions == 0 || random.nextInt(20) == 0) {
            return 0;
        }
        long region = Math.max(1, regions - random.nextInt(4));
        return random.nextInt(40) == 0 ? region | Play.ALIAS : region;
    }

    /** Those of one allocation, or some of them; rarely one of them twice. */
    private List<Long> frames() {
        if (allocations.isEmpty() || random.nextInt(20) == 0) {
            return List.of();
        }
        List<Long> all = allocations.get(Math.max(0, allocations.size() - 1 - random.nextInt(4)));
        List<Long> some = new ArrayList<>(all.subList(0, random.nextInt(3) == 0 ? random.nextInt(all.size() + 1) : all.size()));
        if (random.nextInt(12) == 0 && !some.isEmpty()) {
            some.add(some.get(0));
        }
        return some;
    }

    /** Mostly a page among the first or the last; rarely not aligned, or anything. */
    private long address() {
        long page = (long) random.nextInt(FEW_PAGES) * limits.pageSize();
        switch (random.nextInt(12)) {
            case 0:
                return random.nextLong();
            case 1:
                return page + random.nextInt(limits.pageSize());
            case 2:
                return -page;
            case 3:
                return (1L << limits.addressBits()) - page;
            default:
                return page;
        }
    }
}
