package veridian.ipc.kernel;

/**
 * The bounds of a whole system (INIT-3): those of {@link IpcLimits}, and what memory and time need besides. Begin with
 * {@link #defaults()} and change what should be otherwise; each change is checked, and so no instance is out of range.
 * The names, in upper camel case, are the constants of the TLA+ specification.
 */
public final class SystemLimits {

    /** Most regions at once. */
    public static final int MAX_REGIONS = 1024;
    /** Most region ids in a system's life; below it no slot of the region table runs out of ids. */
    public static final int MAX_REGION_IDS = 4194303;
    /** Bytes of the largest region that can be configured. */
    public static final long MAX_REGION_SIZE = 140737488355328L;
    /** Most NUMA nodes. */
    public static final int MAX_NUMA_NODES = 64;
    /** Most frames, of all nodes together. */
    public static final int MAX_FRAMES = 4194304;
    /** Bytes of the largest page. */
    public static final int MAX_PAGE_SIZE = 65536;
    /** User addresses end below 2^47 (SHM-3). */
    public static final int MAX_ADDRESS_BITS = 47;
    /** Most ticks of the timestamp counter a second. */
    public static final long MAX_FREQUENCY = 4294967295L;
    /** Most tokens in a bucket of the rate limit. */
    public static final int MAX_BURST = 1073741824;

    /** Processes, endpoints and queues. */
    public final IpcLimits ipc;
    /** Regions at once, 1..{@link #MAX_REGIONS}. */
    public final int maxRegions;
    /** Region ids issued in the system's life, 1..{@link #MAX_REGION_IDS}. */
    public final int maxRegionIds;
    /** Bytes of the largest region, 1..{@link #MAX_REGION_SIZE}. */
    public final long maxRegionSize;
    /** NUMA nodes, 1..{@link #MAX_NUMA_NODES}. */
    public final int numaNodes;
    /** Frames of each node, 0..{@link #MAX_FRAMES} / {@link #numaNodes}. */
    public final int framesPerNode;
    /** Bytes of a page, 1..{@link #MAX_PAGE_SIZE}. */
    public final int pageSize;
    /** User addresses end below 2^{@code addressBits}, 0..{@link #MAX_ADDRESS_BITS}. */
    public final int addressBits;
    /** Ticks of the timestamp counter a second, 1..{@link #MAX_FREQUENCY}. */
    public final long frequency;
    /** Messages that a full bucket admits, 0..{@link #MAX_BURST} (RATE-1). */
    public final int messageBurst;
    /** Messages a second, 0 or more (RATE-1). */
    public final int messageRate;
    /** Bytes that a full bucket admits, 0..{@link #MAX_BURST} (RATE-1). */
    public final int byteBurst;
    /** Bytes a second, 0 or more (RATE-1). */
    public final int byteRate;

    /*@ public invariant 1 <= maxRegions && maxRegions <= MAX_REGIONS;
      @ public invariant 1 <= maxRegionIds && maxRegionIds <= MAX_REGION_IDS;
      @ public invariant 1 <= maxRegionSize && maxRegionSize <= MAX_REGION_SIZE;
      @ public invariant 1 <= numaNodes && numaNodes <= MAX_NUMA_NODES;
      @ public invariant 0 <= framesPerNode && framesPerNode <= MAX_FRAMES / numaNodes;
      @ public invariant 1 <= pageSize && pageSize <= MAX_PAGE_SIZE;
      @ public invariant 0 <= addressBits && addressBits <= MAX_ADDRESS_BITS;
      @ public invariant 1 <= frequency && frequency <= MAX_FREQUENCY;
      @ public invariant 0 <= messageBurst && messageBurst <= MAX_BURST && 0 <= messageRate;
      @ public invariant 0 <= byteBurst && byteBurst <= MAX_BURST && 0 <= byteRate;
      @*/
    //+KEY@ accessible \inv: this.*;

    /*@ private normal_behavior
      @   requires 1 <= maxRegions && maxRegions <= MAX_REGIONS && 1 <= maxRegionIds && maxRegionIds <= MAX_REGION_IDS;
      @   requires 1 <= maxRegionSize && maxRegionSize <= MAX_REGION_SIZE;
      @   requires 1 <= numaNodes && numaNodes <= MAX_NUMA_NODES;
      @   requires 0 <= framesPerNode && framesPerNode <= MAX_FRAMES / numaNodes;
      @   requires 1 <= pageSize && pageSize <= MAX_PAGE_SIZE && 0 <= addressBits && addressBits <= MAX_ADDRESS_BITS;
      @   requires 1 <= frequency && frequency <= MAX_FREQUENCY;
      @   requires 0 <= messageBurst && messageBurst <= MAX_BURST && 0 <= messageRate;
      @   requires 0 <= byteBurst && byteBurst <= MAX_BURST && 0 <= byteRate;
      @   ensures this.ipc == ipc && this.maxRegions == maxRegions && this.maxRegionIds == maxRegionIds;
      @   ensures this.maxRegionSize == maxRegionSize && this.numaNodes == numaNodes && this.framesPerNode == framesPerNode;
      @   ensures this.pageSize == pageSize && this.addressBits == addressBits && this.frequency == frequency;
      @   ensures this.messageBurst == messageBurst && this.messageRate == messageRate;
      @   ensures this.byteBurst == byteBurst && this.byteRate == byteRate;
      @   assignable \nothing;
      @*/
    private SystemLimits(IpcLimits ipc, int maxRegions, int maxRegionIds, long maxRegionSize, int numaNodes, int framesPerNode,
            int pageSize, int addressBits, long frequency, int messageBurst, int messageRate, int byteBurst, int byteRate) {
        this.ipc = ipc;
        this.maxRegions = maxRegions;
        this.maxRegionIds = maxRegionIds;
        this.maxRegionSize = maxRegionSize;
        this.numaNodes = numaNodes;
        this.framesPerNode = framesPerNode;
        this.pageSize = pageSize;
        this.addressBits = addressBits;
        this.frequency = frequency;
        this.messageBurst = messageBurst;
        this.messageRate = messageRate;
        this.byteBurst = byteBurst;
        this.byteRate = byteRate;
    }

    /**
     * The default limits: {@link IpcLimits#defaults()}; 256 regions of up to 64 MiB; 2 nodes of 16,384 frames of 4,096 bytes;
     * 47 address bits; a counter of 1 GHz; buckets of 1,024 messages, 100,000 a second, and of 64 MiB, 256 MiB a second.
     */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.maxRegions == 256 && \result.maxRegionIds == MAX_REGION_IDS;
      @   ensures \result.maxRegionSize == 67108864L && \result.numaNodes == 2 && \result.framesPerNode == 16384;
      @   ensures \result.pageSize == 4096 && \result.addressBits == MAX_ADDRESS_BITS && \result.frequency == 1000000000L;
      @   ensures \result.messageBurst == 1024 && \result.messageRate == 100000;
      @   ensures \result.byteBurst == 67108864 && \result.byteRate == 268435456;
      @   assignable \nothing;
      @*/
    public static SystemLimits defaults() {
        return new SystemLimits(IpcLimits.defaults(), 256, MAX_REGION_IDS, 67108864L, 2, 16384, 4096, MAX_ADDRESS_BITS,
            1000000000L, 1024, 100000, 67108864, 268435456);
    }

    /** The same with other limits of processes, endpoints and queues. */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.ipc == ipc;
      @   ensures \result.maxRegions == maxRegions && \result.maxRegionIds == maxRegionIds && \result.maxRegionSize == maxRegionSize;
      @   ensures \result.numaNodes == numaNodes && \result.framesPerNode == framesPerNode;
      @   ensures \result.pageSize == pageSize && \result.addressBits == addressBits;
      @   ensures \result.frequency == frequency && \result.messageBurst == messageBurst && \result.messageRate == messageRate;
      @   ensures \result.byteBurst == byteBurst && \result.byteRate == byteRate;
      @   ensures \result.ipc == ipc && \result.maxRegions == maxRegions && \result.maxRegionIds == maxRegionIds;
      @   ensures \result.maxRegionSize == maxRegionSize && \result.numaNodes == numaNodes && \result.framesPerNode == framesPerNode;
      @   ensures \result.pageSize == pageSize && \result.addressBits == addressBits;
      @   assignable \nothing;
      @*/
    public SystemLimits withIpc(IpcLimits ipc) {
        return new SystemLimits(ipc, maxRegions, maxRegionIds, maxRegionSize, numaNodes, framesPerNode, pageSize, addressBits,
            frequency, messageBurst, messageRate, byteBurst, byteRate);
    }

    /**
     * The same with other limits of regions.
     *
     * @throws IllegalArgumentException if one is outside its range; the message names it
     */
    /*@ public normal_behavior
      @   requires 1 <= maxRegions && maxRegions <= MAX_REGIONS && 1 <= maxRegionIds && maxRegionIds <= MAX_REGION_IDS
      @       && 1 <= maxRegionSize && maxRegionSize <= MAX_REGION_SIZE;
      @   ensures \fresh(\result) && \result.maxRegions == maxRegions;
      @   ensures \result.maxRegionIds == maxRegionIds && \result.maxRegionSize == maxRegionSize && \result.ipc == ipc;
      @   ensures \result.numaNodes == numaNodes && \result.framesPerNode == framesPerNode;
      @   ensures \result.pageSize == pageSize && \result.addressBits == addressBits;
      @   ensures \result.frequency == frequency && \result.messageBurst == messageBurst && \result.messageRate == messageRate;
      @   ensures \result.byteBurst == byteBurst && \result.byteRate == byteRate;
      @   assignable \nothing;
      @ also
      @ public exceptional_behavior
      @   requires !(1 <= maxRegions && maxRegions <= MAX_REGIONS && 1 <= maxRegionIds && maxRegionIds <= MAX_REGION_IDS
      @       && 1 <= maxRegionSize && maxRegionSize <= MAX_REGION_SIZE);
      @   signals_only IllegalArgumentException;
      @   assignable \nothing;
      @*/
    public SystemLimits withRegions(int maxRegions, int maxRegionIds, long maxRegionSize) {
        if (maxRegions < 1 || maxRegions > MAX_REGIONS) {
            throw new IllegalArgumentException("maxRegions: expected 1..1024");
        }
        if (maxRegionIds < 1 || maxRegionIds > MAX_REGION_IDS) {
            throw new IllegalArgumentException("maxRegionIds: expected 1..4194303");
        }
        if (maxRegionSize < 1 || maxRegionSize > MAX_REGION_SIZE) {
            throw new IllegalArgumentException("maxRegionSize: expected 1..140737488355328");
        }
        return new SystemLimits(ipc, maxRegions, maxRegionIds, maxRegionSize, numaNodes, framesPerNode, pageSize, addressBits,
            frequency, messageBurst, messageRate, byteBurst, byteRate);
    }

    /**
     * The same with other memory.
     *
     * @throws IllegalArgumentException if one is outside its range; the message names it
     */
    /*@ public normal_behavior
      @   requires 1 <= numaNodes && numaNodes <= MAX_NUMA_NODES && 0 <= framesPerNode
      @       && framesPerNode <= MAX_FRAMES / numaNodes && 1 <= pageSize && pageSize <= MAX_PAGE_SIZE
      @       && 0 <= addressBits && addressBits <= MAX_ADDRESS_BITS;
      @   ensures \fresh(\result) && \result.numaNodes == numaNodes && \result.framesPerNode == framesPerNode;
      @   ensures \result.pageSize == pageSize && \result.addressBits == addressBits && \result.ipc == ipc;
      @   ensures \result.maxRegions == maxRegions && \result.maxRegionIds == maxRegionIds && \result.maxRegionSize == maxRegionSize;
      @   ensures \result.frequency == frequency && \result.messageBurst == messageBurst && \result.messageRate == messageRate;
      @   ensures \result.byteBurst == byteBurst && \result.byteRate == byteRate;
      @   assignable \nothing;
      @ also
      @ public exceptional_behavior
      @   requires !(1 <= numaNodes && numaNodes <= MAX_NUMA_NODES && 0 <= framesPerNode
      @       && framesPerNode <= MAX_FRAMES / numaNodes && 1 <= pageSize && pageSize <= MAX_PAGE_SIZE
      @       && 0 <= addressBits && addressBits <= MAX_ADDRESS_BITS);
      @   signals_only IllegalArgumentException;
      @   assignable \nothing;
      @*/
    public SystemLimits withMemory(int numaNodes, int framesPerNode, int pageSize, int addressBits) {
        if (numaNodes < 1 || numaNodes > MAX_NUMA_NODES) {
            throw new IllegalArgumentException("numaNodes: expected 1..64");
        }
        if (framesPerNode < 0 || framesPerNode > MAX_FRAMES / numaNodes) {
            throw new IllegalArgumentException("framesPerNode: expected 0..4194304 / numaNodes");
        }
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("pageSize: expected 1..65536");
        }
        if (addressBits < 0 || addressBits > MAX_ADDRESS_BITS) {
            throw new IllegalArgumentException("addressBits: expected 0..47");
        }
        return new SystemLimits(ipc, maxRegions, maxRegionIds, maxRegionSize, numaNodes, framesPerNode, pageSize, addressBits,
            frequency, messageBurst, messageRate, byteBurst, byteRate);
    }

    /**
     * The same with another rate limit.
     *
     * @throws IllegalArgumentException if one is outside its range; the message names it
     */
    /*@ public normal_behavior
      @   requires 1 <= frequency && frequency <= MAX_FREQUENCY && 0 <= messageBurst && messageBurst <= MAX_BURST
      @       && 0 <= messageRate && 0 <= byteBurst && byteBurst <= MAX_BURST && 0 <= byteRate;
      @   ensures \fresh(\result) && \result.frequency == frequency;
      @   ensures \result.messageBurst == messageBurst && \result.messageRate == messageRate;
      @   ensures \result.byteBurst == byteBurst && \result.byteRate == byteRate;
      @   assignable \nothing;
      @ also
      @ public exceptional_behavior
      @   requires !(1 <= frequency && frequency <= MAX_FREQUENCY && 0 <= messageBurst && messageBurst <= MAX_BURST
      @       && 0 <= messageRate && 0 <= byteBurst && byteBurst <= MAX_BURST && 0 <= byteRate);
      @   signals_only IllegalArgumentException;
      @   assignable \nothing;
      @*/
    public SystemLimits withRates(long frequency, int messageBurst, int messageRate, int byteBurst, int byteRate) {
        if (frequency < 1 || frequency > MAX_FREQUENCY) {
            throw new IllegalArgumentException("frequency: expected 1..4294967295");
        }
        if (messageBurst < 0 || messageBurst > MAX_BURST) {
            throw new IllegalArgumentException("messageBurst: expected 0..1073741824");
        }
        if (messageRate < 0) {
            throw new IllegalArgumentException("messageRate: expected 0..2147483647");
        }
        if (byteBurst < 0 || byteBurst > MAX_BURST) {
            throw new IllegalArgumentException("byteBurst: expected 0..1073741824");
        }
        if (byteRate < 0) {
            throw new IllegalArgumentException("byteRate: expected 0..2147483647");
        }
        return new SystemLimits(ipc, maxRegions, maxRegionIds, maxRegionSize, numaNodes, framesPerNode, pageSize, addressBits,
            frequency, messageBurst, messageRate, byteBurst, byteRate);
    }
}
