package veridian.ipc.kernel;

/**
 * The calls about shared memory (SHM-1 .. SHM-5), and what messages and the end of processes do to it (SND-3, RCV-3, CLN-1).
 *
 * <p>Read it beside {@code spec/Memory.tla}. Its caller has made the checks of INIT-1 and PROCESS_NOT_FOUND, and gives each process
 * by its slot or its pid. Sizes, offsets and addresses are unsigned; a call that is refused changes nothing.
 */
final class SharedMemory {

    /** What {@link #findSharedRegion} answers when there is none. */
    static final long NO_REGION = 0L;
    /** May be read and written: the permissions of the region of a large message (SYS-1). */
    static final int READ_WRITE = 3;

    /** Bytes of a page; user addresses begin at the second page. */
    final int pageSize;
    /** User addresses are below this one. */
    final long userEnd;
    /** Bytes of the largest region. */
    final long maxRegionSize;
    /** Physical memory. */
    final FramePool frames;
    /** The live region ids. */
    final IdTable regionIds;
    /** The regions. */
    final RegionTable regions;
    /** Where they are mapped. */
    final Mappings mappings;
    /** Which messages pin them. */
    final QueuedRegions queued;

    /*@ invariant 1 <= pageSize && pageSize <= 65536 && 1 <= userEnd && userEnd <= 140737488355328L;
      @ invariant 1 <= maxRegionSize && maxRegionSize <= 140737488355328L;
      @ // the parts have sizes that fit
      @ invariant regions.size == regionIds.size && mappings.regions == regionIds.size;
      @ // their arrays are as long as they are large: who calls this class knows nothing of its parts but this
      @ invariant regionIds.current.length == regionIds.size && 1 <= regionIds.size && regionIds.size <= 1024;
      @ invariant regions.owner.length == regions.size && regions.bytes.length == regions.size && regions.pages.length == regions.size;
      @ invariant regions.mappings.length == regions.size && regions.pins.length == regions.size;
      @ invariant mappings.base.length == mappings.processes * 1024 && 1 <= mappings.processes && mappings.processes <= 1024;
      @ invariant queued.region.length == queued.size * 64 && queued.offset.length == queued.size * 64;
      @ invariant queued.length.length == queued.size * 64 && 1 <= queued.size && queued.size <= 1024;
      @ invariant 0 <= frames.freeCount && 1 <= frames.nodes && 1 <= frames.holder.length;
      @ invariant mappings.table.frameEnd == frames.holder.length;
      @ // a frame that has a holder is of a region that there is room for
      @ invariant (\forall int f; 0 <= f && f < frames.holder.length; frames.holder[f] <= regions.size);
      @ // NoRegionLeaks (SHM-2): a live region is owned, mapped or pinned
      @ invariant (\forall int r; 0 <= r && r < regions.size && regionIds.current[r] != 0;
      @               regions.owner[r] != 0 || regions.mappings[r] != 0 || regions.pins[r] != 0);
      @ // SHM-1: the first page of a region is held by that region
      @ invariant (\forall int r; 0 <= r && r < regions.size && regionIds.current[r] != 0 && regions.firstFrame[r] != 0;
      @               frames.holder[regions.firstFrame[r]] == r + 1);
      @ // SND-3: what a queued message describes is alive, pinned, and large enough
      @ invariant (\forall int i; 0 <= i && i < queued.region.length && queued.region[i] != 0;
      @               regionIds.current[queued.region[i] - 1] != 0 && regions.pins[queued.region[i] - 1] >= 1
      @               && 0 <= queued.offset[i] && 0 <= queued.length[i]
      @               && queued.offset[i] + queued.length[i] <= regions.bytes[queued.region[i] - 1]);
      @*/
    // the parts share no arrays
    //+OPENJML@ invariant \distinct(regionIds.current, regions.owner, regions.bytes, mappings.base, queued.offset, queued.length);
    //+OPENJML@ invariant \distinct(regionIds.uses, regionIds.order, regionIds.position, regions.firstFrame, regions.pages,
    //+OPENJML@     regions.mappings, regions.pins, queued.region, frames.firstFree, frames.holder, frames.next);
    //+KEY@ invariant \invariant_for(frames) && \invariant_for(regionIds) && \invariant_for(regions);
    //+KEY@ invariant \invariant_for(mappings) && \invariant_for(queued);

    /*@ private normal_behavior
      @   ensures pageSize == limits.pageSize && maxRegionSize == limits.maxRegionSize;
      @   assignable \nothing;
      @*/
    private SharedMemory(SystemLimits limits) {
        this.pageSize = limits.pageSize;
        this.userEnd = 1L << limits.addressBits;
        this.maxRegionSize = limits.maxRegionSize;
        this.frames = new FramePool(limits.numaNodes, limits.framesPerNode);
        this.regionIds = new IdTable(limits.maxRegions, limits.maxRegionIds);
        this.regions = new RegionTable(limits.maxRegions);
        this.mappings = new Mappings(limits.ipc.maxProcesses, limits.maxRegions, frames.holder.length);
        this.queued = new QueuedRegions(limits.ipc.maxEndpoints);
    }

    /** Memory of which nothing is used. */
    /*@ normal_behavior
      @   ensures \fresh(\result) && \result.pageSize == limits.pageSize && \result.maxRegionSize == limits.maxRegionSize;
      @   assignable \nothing;
      @*/
    static SharedMemory create(SystemLimits limits) {
        return new SharedMemory(limits);
    }

    // ------------------------------------------------------------------------------------------------------------ frames

    /** {@code PagesFor}: how many pages hold so many bytes. */
    /*@ normal_behavior
      @   requires 1 <= size;
      @   ensures \result == (size - 1) / pageSize + 1;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long pagesFor(long size) {
        return (size - 1) / pageSize + 1;
    }

    /** {@code GoodSize}: not 0, and in whole pages no larger than a word holds: unsigned, {@code size <= 2^64 - pageSize} (SHM-1). */
    /*@ normal_behavior
      @   requires size != 0 && (size > 0 || size <= -pageSize);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires size == 0 || (size < 0 && size > -pageSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @*/
    private void checkSize(long size) throws IpcException {
        if (size == 0 || (size < 0 && size > -pageSize)) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
    }

    /** {@code RoomForPages} (SHM-1). */
    /*@ normal_behavior
      @   requires 1 <= size && (size - 1) / pageSize + 1 <= frames.freeCount;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // sizes of 2^63 and more are above all memory
      @   requires size < 0 || (1 <= size && (size - 1) / pageSize + 1 > frames.freeCount);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    private void checkRoomForPages(long size) throws IpcException {
        if (size < 0 || pagesFor(size) > frames.freeCount) {
            throw new IpcException(IpcError.OUT_OF_MEMORY);
        }
    }

    /** {@code PagesAvailable}: the checks of SHM-1, in their order. */
    /*@ normal_behavior
      @   requires 1 <= size && FramePool.NO_NODE <= node && node < frames.nodes && (size - 1) / pageSize + 1 <= frames.freeCount;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires size == 0 || (size < 0 && size > -pageSize) || !(FramePool.NO_NODE <= node && node < frames.nodes);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires (1 <= size || size <= -pageSize) && FramePool.NO_NODE <= node && node < frames.nodes
      @               && (size < 0 || (size - 1) / pageSize + 1 > frames.freeCount);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    private void checkPagesAvailable(long size, int node) throws IpcException {
        checkSize(size);
        if (!frames.knows(node)) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        checkRoomForPages(size);
    }

    /** {@code Allocation}: so many loose frames, of the named node first. */
    /*@ normal_behavior
      @   requires 0 <= count && count <= frames.freeCount && FramePool.NO_NODE <= node && node < frames.nodes;
      @   ensures \invariant_for(frames);
      @   ensures \fresh(\result) && \result.length == count && frames.freeCount == \old(frames.freeCount) - count;
      @   ensures (\forall int i; 0 <= i && i < count; frames.holder[\result[i]] == FramePool.LOOSE);
      @   assignable frames.*, frames.firstFree[*], frames.holder[*], frames.next[*];
      @*/
    private int[] takeFrames(int count, int node) {
        int[] pages = new int[count];
        /*@ loop_invariant 0 <= i && i <= count && (\forall int k; 0 <= k && k < i; frames.holder[pages[k]] == FramePool.LOOSE);
          @ loop_writes i, pages[*], frames.freeCount, frames.firstFree[*], frames.holder[*], frames.next[*];
          @ decreases count - i;
          @*/
        for (int i = 0; i < count; i++) {
            pages[i] = frames.take(frames.nodeWithRoom(node));
        }
        return pages;
    }

    /**
     * {@code AllocateSharedMemory}: frames for so many bytes, the caller's until they are freed or a region gets them (SHM-1).
     *
     * @param node the NUMA node to begin with, or {@link FramePool#NO_NODE}
     * @throws IpcException INVALID_ARGUMENT for size 0 or one that does not fit a word in whole pages; INVALID_ARGUMENT for an unknown
     *     node; OUT_OF_MEMORY
     */
    /*@ normal_behavior
      @   requires 1 <= size && FramePool.NO_NODE <= node && node < frames.nodes && (size - 1) / pageSize + 1 <= frames.freeCount;
      @   ensures \fresh(\result) && \result.length == (size - 1) / pageSize + 1;
      @   ensures (\forall int i; 0 <= i && i < \result.length; frames.holder[\result[i]] == FramePool.LOOSE);
      @   assignable frames.*, frames.firstFree[*], frames.holder[*], frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires size == 0 || (size < 0 && size > -pageSize) || !(FramePool.NO_NODE <= node && node < frames.nodes);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires (1 <= size || size <= -pageSize) && FramePool.NO_NODE <= node && node < frames.nodes
      @               && (size < 0 || (size - 1) / pageSize + 1 > frames.freeCount);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    int[] allocateSharedMemory(long size, int node) throws IpcException {
        checkPagesAvailable(size, node);
        return takeFrames((int) pagesFor(size), node);
    }

    /**
     * {@code FreeSharedMemory}: gives back frames of {@link #allocateSharedMemory} (SHM-2).
     *
     * @throws IpcException INVALID_ARGUMENT for null; INVALID_MEMORY_REGION if one is not the caller's to give, or is named twice
     */
    /*@ normal_behavior
      @   requires pages != null && pages != frames.holder;
      @   requires (\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < frames.holder.length
      @               && frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i]));
      @   ensures (\forall int i; 0 <= i && i < pages.length; frames.holder[pages[i]] == FramePool.FREE);
      @   ensures frames.freeCount == \old(frames.freeCount) + pages.length;
      @   assignable frames.*, frames.firstFree[*], frames.holder[*], frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires pages == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the array is written, but every frame has its holder again
      @   requires pages != null && pages != frames.holder;
      @   requires !(\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < frames.holder.length
      @               && frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i]));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION
      @               && (\forall int f; 0 <= f && f < frames.holder.length; frames.holder[f] == \old(frames.holder[f]));
      @   assignable frames.holder[*];
      @*/
    void freeSharedMemory(/*@ nullable @*/ int[] pages) throws IpcException {
        if (pages == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        if (!frames.allLoose(pages)) {
            throw new IpcException(IpcError.INVALID_MEMORY_REGION);
        }
        /*@ loop_invariant 0 <= i && i <= pages.length;
          @ loop_writes i, frames.freeCount, frames.firstFree[*], frames.holder[*], frames.next[*];
          @ decreases pages.length - i;
          @*/
        for (int i = 0; i < pages.length; i++) {
            frames.release(pages[i]);
        }
    }

    // ----------------------------------------------------------------------------------------------------------- regions

    /** {@code KnownRegion}: the slot of a live region. */
    /*@ normal_behavior
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   ensures \result == IdTable.slotOf(regionId);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @*/
    private /*@ pure @*/ int known(long regionId) throws IpcException {
        int r = regionIds.find(regionId);
        if (r == IdTable.NONE) {
            throw new IpcException(IpcError.INVALID_MEMORY_REGION);
        }
        return r;
    }

    /** {@code RoomForRegion} (SHM-2). */
    /*@ normal_behavior
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires regionIds.freeCount < 1 || regionIds.maxIds - regionIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    private void checkRoomForRegion() throws IpcException {
        if (!regionIds.hasRoomFor(1)) {
            throw new IpcException(IpcError.OUT_OF_MEMORY);
        }
    }

    /** {@code GoodRegion}, then {@code RoomForRegion} (SHM-2). */
    /*@ normal_behavior
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires !(1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount < 1 || regionIds.maxIds - regionIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    private void checkRegion(long size, int permissions) throws IpcException {
        if (permissions < 1 || permissions > READ_WRITE || size < 0 || size > maxRegionSize) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        checkRoomForRegion();
    }

    /** {@code GivePages}: loose frames become the pages of the region in this slot, in this order. */
    /*@ normal_behavior
      @   requires 0 <= r && r < regions.size && regions.pages[r] == 0;
      @   requires (\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < frames.holder.length);
      @   ensures \invariant_for(frames) && \invariant_for(regions);
      @   ensures regions.pages[r] == pages.length && pages.length > 0 ==> regions.firstFrame[r] == pages[0];
      @   ensures (\forall int i; 0 <= i && i < pages.length; frames.holder[pages[i]] == r + 1);
      @   assignable regions.firstFrame[r], regions.pages[r], frames.holder[*], frames.next[*];
      @*/
    private void givePages(int r, int[] pages) {
        regions.pages[r] = pages.length;
        int after = 0;
        /*@ loop_invariant -1 <= i && i < pages.length && 0 <= after && after < frames.next.length;
          @ loop_writes i, after, frames.holder[*], frames.next[*];
          @ decreases i + 1;
          @*/
        for (int i = pages.length - 1; i >= 0; i--) {
            frames.holder[pages[i]] = r + 1;
            frames.next[pages[i]] = after;
            after = pages[i];
        }
        regions.firstFrame[r] = after;
    }

    /** {@code AddRegion}, with frames: a fresh id in a free slot. */
    /*@ normal_behavior
      @   requires (owner != 0 || pins != 0) && 0 <= pins && pins <= 1;
      @   requires 1 <= size && size <= maxRegionSize && 1 <= permissions && permissions <= 3 && FramePool.NO_NODE <= node
      @               && node < frames.nodes;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1
      @               && (size - 1) / pageSize + 1 <= frames.freeCount;
      @   ensures \invariant_for(regionIds) && \invariant_for(regions) && \invariant_for(frames);
      @   ensures 0 <= \result && \result < regions.size && regionIds.current[\result] != 0;
      @   ensures regions.owner[\result] == owner && regions.bytes[\result] == size && regions.pins[\result] == pins;
      @   ensures \result == IdTable.slotOf(regionIds.current[\result]);
      @   ensures (\forall int r; 0 <= r && r < regions.size && r != \result; regions.owner[r] == \old(regions.owner[r]));
      @   ensures frames.freeCount == \old(frames.freeCount) - ((size - 1) / pageSize + 1);
      @   ensures regions.permissions[\result] == permissions && regions.pages[\result] == (size - 1) / pageSize + 1;
      @   assignable regionIds.*, regionIds.current[*], regionIds.uses[*], regions.owner[*], regions.bytes[*], regions.permissions[*],
      @              regions.firstFrame[*], regions.pages[*], regions.mappings[*], regions.pins[*], frames.*, frames.firstFree[*],
      @              frames.holder[*], frames.next[*];
      @*/
    private int addRegion(long owner, int pins, long size, int permissions, int node) {
        int r = regionIds.issue();
        regions.add(r, owner, size, permissions);
        regions.pins[r] = pins;
        givePages(r, takeFrames((int) pagesFor(size), node));
        return r;
    }

    /**
     * {@code CreateSharedRegion}: a region with its frames; returns its id (SHM-2).
     *
     * @throws IpcException INVALID_ARGUMENT for permissions that are no part of READ and WRITE or a size above the largest region;
     *     OUT_OF_MEMORY when the table is full or the ids are used up; then as {@link #allocateSharedMemory}
     */
    /*@ normal_behavior
      @   requires owner != 0 && 1 <= permissions && permissions <= 3 && 1 <= size && size <= maxRegionSize
      @               && FramePool.NO_NODE <= node && node < frames.nodes;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1
      @               && (size - 1) / pageSize + 1 <= frames.freeCount;
      @   ensures \result != 0 && IdTable.slotOf(\result) < regionIds.size && regionIds.current[IdTable.slotOf(\result)] == \result;
      @   ensures regions.owner[IdTable.slotOf(\result)] == owner;
      @   ensures (\forall int r; 0 <= r && r < regions.size && r != IdTable.slotOf(\result);
      @               regions.owner[r] == \old(regions.owner[r]));
      @   ensures frames.freeCount == \old(frames.freeCount) - ((size - 1) / pageSize + 1);
      @   assignable regionIds.*, regionIds.current[*], regionIds.uses[*], regions.owner[*], regions.bytes[*], regions.permissions[*],
      @              regions.firstFrame[*], regions.pages[*], regions.mappings[*], regions.pins[*], frames.*, frames.firstFree[*],
      @              frames.holder[*], frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires owner != 0 && !(1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires owner != 0 && 1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount < 1 || regionIds.maxIds - regionIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires owner != 0 && 1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1
      @               && (size == 0 || !(FramePool.NO_NODE <= node && node < frames.nodes));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires owner != 0 && 1 <= permissions && permissions <= 3 && 1 <= size && size <= maxRegionSize
      @               && FramePool.NO_NODE <= node && node < frames.nodes;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1
      @               && (size - 1) / pageSize + 1 > frames.freeCount;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    long createSharedRegion(long owner, long size, int permissions, int node) throws IpcException {
        checkRegion(size, permissions);
        checkPagesAvailable(size, node);
        return regionIds.current[addRegion(owner, 0, size, permissions, node)];
    }

    /**
     * {@code CreateEmptyRegion}: a region that gets its pages later, by {@link #setPhysicalPages}; returns its id (SHM-5).
     *
     * @throws IpcException INVALID_ARGUMENT for permissions or size as {@link #createSharedRegion}; OUT_OF_MEMORY when the table is
     *     full or the ids are used up; INVALID_ARGUMENT for size 0
     */
    /*@ normal_behavior
      @   requires owner != 0 && 1 <= permissions && permissions <= 3 && 1 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1;
      @   ensures \result != 0 && IdTable.slotOf(\result) < regionIds.size && regionIds.current[IdTable.slotOf(\result)] == \result;
      @   ensures regions.owner[IdTable.slotOf(\result)] == owner;
      @   ensures (\forall int r; 0 <= r && r < regions.size && r != IdTable.slotOf(\result);
      @               regions.owner[r] == \old(regions.owner[r]));
      @   ensures regions.pages[IdTable.slotOf(\result)] == 0;
      @   assignable regionIds.*, regionIds.current[*], regionIds.uses[*], regions.owner[*], regions.bytes[*], regions.permissions[*],
      @              regions.firstFrame[*], regions.pages[*], regions.mappings[*], regions.pins[*];
      @ also
      @ exceptional_behavior
      @   requires owner != 0 && !(1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires owner != 0 && 1 <= permissions && permissions <= 3 && 0 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount < 1 || regionIds.maxIds - regionIds.issued < 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires owner != 0 && 1 <= permissions && permissions <= 3 && size == 0;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @*/
    long createEmptyRegion(long owner, long size, int permissions) throws IpcException {
        checkRegion(size, permissions);
        checkSize(size);
        int r = regionIds.issue();
        regions.add(r, owner, size, permissions);
        return regionIds.current[r];
    }

    /**
     * {@code SetPhysicalPages}: frames of {@link #allocateSharedMemory} become the pages of a region that has none (SHM-2).
     *
     * @throws IpcException INVALID_ARGUMENT for null; INVALID_MEMORY_REGION for an unknown region, one that has pages, the wrong
     *     number of pages, or pages that are not the caller's to give or are named twice
     */
    /*@ normal_behavior
      @   requires pages != null && pages != frames.holder && regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId;
      @   requires regions.pages[IdTable.slotOf(regionId)] == 0;
      @   requires pages.length == (regions.bytes[IdTable.slotOf(regionId)] - 1) / pageSize + 1;
      @   requires (\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < frames.holder.length
      @               && frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i]));
      @   ensures regions.pages[IdTable.slotOf(regionId)] == pages.length;
      @   ensures (\forall int i; 0 <= i && i < pages.length; frames.holder[pages[i]] == IdTable.slotOf(regionId) + 1);
      @   assignable regions.firstFrame[*], regions.pages[*], frames.holder[*], frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires pages == null;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ARGUMENT;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior   // the array is written, but every frame has its holder again
      @   requires pages != null && pages != frames.holder;
      @   requires ((regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId) || regions.pages[IdTable.slotOf(regionId)] != 0
      @       || pages.length != (regions.bytes[IdTable.slotOf(regionId)] - 1) / pageSize + 1
      @       || !(\forall int i; 0 <= i && i < pages.length; 1 <= pages[i] && pages[i] < frames.holder.length
      @               && frames.holder[pages[i]] == FramePool.LOOSE
      @               && (\forall int k; 0 <= k && k < i; pages[k] != pages[i])));
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION
      @               && (\forall int f; 0 <= f && f < frames.holder.length; frames.holder[f] == \old(frames.holder[f]));
      @   assignable frames.holder[*];
      @*/
    void setPhysicalPages(long regionId, /*@ nullable @*/ int[] pages) throws IpcException {
        if (pages == null) {
            throw new IpcException(IpcError.INVALID_ARGUMENT);
        }
        int r = known(regionId);
        if (regions.pages[r] != 0 || pages.length != pagesFor(regions.bytes[r]) || !frames.allLoose(pages)) {
            throw new IpcException(IpcError.INVALID_MEMORY_REGION);
        }
        givePages(r, pages);
    }

    /**
     * {@code DestroyRegion}: the region loses its owner, and goes unless somebody maps or pins it (SHM-2).
     *
     * @throws IpcException INVALID_MEMORY_REGION for an unknown region; PERMISSION_DENIED if it is not this process's
     */
    /*@ normal_behavior
      @   requires pid != 0 && regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId && regions.owner[IdTable.slotOf(regionId)] == pid;
      @   ensures regions.owner[IdTable.slotOf(regionId)] == 0;
      @   ensures (regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId)
      @       <==> regions.mappings[IdTable.slotOf(regionId)] == 0 && regions.pins[IdTable.slotOf(regionId)] == 0;
      @   ensures regionIds.issued == \old(regionIds.issued);
      @   assignable regions.owner[IdTable.slotOf(regionId)], regions.firstFrame[*], regions.pages[*], regionIds.*, regionIds.current[*],
      @              regionIds.order[*], regionIds.position[*], frames.*, frames.firstFree[*], frames.holder[*], frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId && regions.owner[IdTable.slotOf(regionId)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    void destroyRegion(long pid, long regionId) throws IpcException {
        int r = owned(pid, regionId);
        regions.owner[r] = 0;
        removeUnlessKept(r);
    }

    /** {@code OwnerOfRegion}: the slot of a region that is this process's (SHM-2). */
    /*@ normal_behavior
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId && regions.owner[IdTable.slotOf(regionId)] == pid;
      @   ensures \result == IdTable.slotOf(regionId);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId && regions.owner[IdTable.slotOf(regionId)] != pid;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int owned(long pid, long regionId) throws IpcException {
        int r = known(regionId);
        if (regions.owner[r] != pid) {
            throw new IpcException(IpcError.PERMISSION_DENIED);
        }
        return r;
    }

    /** {@code BecomeRegions}: a region that nobody owns, maps or pins goes, and its frames are free again (SHM-2). */
    /*@ normal_behavior
      @   requires 0 <= r && r < regions.size && regionIds.current[r] != 0;
      @   ensures \invariant_for(regionIds) && \invariant_for(regions) && \invariant_for(frames);
      @   ensures regions.owner[r] != 0 || regions.mappings[r] != 0 || regions.pins[r] != 0
      @               ==> regionIds.current[r] == \old(regionIds.current[r]);
      @   ensures regions.owner[r] == 0 && regions.mappings[r] == 0 && regions.pins[r] == 0 ==> regionIds.current[r] == 0;
      @   ensures regionIds.issued == \old(regionIds.issued);
      @   assignable regions.firstFrame[r], regions.pages[r], regionIds.*, regionIds.current[r], regionIds.order[*],
      @              regionIds.position[*], frames.*, frames.firstFree[*], frames.holder[*], frames.next[*];
      @*/
    private /*@ helper @*/ void removeUnlessKept(int r) {
        if (regions.isKept(r)) {
            return;
        }
        int frame = regions.firstFrame[r];
        /*@ loop_invariant 0 <= frame && frame < frames.next.length && 0 <= left && left <= regions.pages[r];
          @ loop_writes frame, left, frames.freeCount, frames.firstFree[*], frames.holder[*], frames.next[*];
          @ decreases left;
          @*/
        for (int left = regions.pages[r]; left > 0 && frame != 0; left--) {
            int after = frames.next[frame];
            frames.release(frame);
            frame = after;
        }
        regions.firstFrame[r] = 0;
        regions.pages[r] = 0;
        regionIds.release(r);
    }

    // ---------------------------------------------------------------------------------------------------------- mappings

    /** The page of an address. */
    /*@ normal_behavior
      @   requires 0 <= address;
      @   ensures \result == address / pageSize;
      @   assignable \nothing;
      @*/
    private /*@ spec_public pure @*/ long pageOf(long address) {
        return address / pageSize;
    }

    /** {@code GoodAddress}: at a page, and all of the region between the first page and the end of user addresses (SHM-3). */
    /*@ normal_behavior
      @   requires 0 <= r && r < regions.size;
      @   ensures \result <==> (pageSize <= address && address / pageSize * pageSize == address
      @               && address <= userEnd - (long) regions.pages[r] * pageSize);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ boolean isGoodAddress(int r, long address) {
        return pageSize <= address && address / pageSize * pageSize == address
            && address <= userEnd - (long) regions.pages[r] * pageSize;
    }

    /**
     * {@code MapSharedRegion}: maps all pages of the region for a process, from this address on (SHM-3).
     *
     * @param p the slot of the process
     * @throws IpcException INVALID_MEMORY_REGION for a region that is unknown or has no pages; INVALID_ADDRESS for one that is not at a
     *     page or not all in user addresses; ADDRESS_IN_USE if the process has the region mapped, or another one there
     */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId && regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires (pageSize <= address && address / pageSize * pageSize == address
      @               && address <= userEnd - (long) regions.pages[IdTable.slotOf(regionId)] * pageSize)
      @               && mappings.base[p * 1024 + IdTable.slotOf(regionId)] == 0;
      @   requires mappings.isFree(p, (long) (address / pageSize), regions.pages[IdTable.slotOf(regionId)]);
      @   ensures mappings.base[p * 1024 + IdTable.slotOf(regionId)] == (address / pageSize);
      @   ensures regions.mappings[IdTable.slotOf(regionId)] == \old(regions.mappings[IdTable.slotOf(regionId)]) + 1;
      @   assignable mappings.base[*], mappings.table.*, mappings.table.first[*], mappings.table.next[*], mappings.table.process[*],
      @              mappings.table.page[*], mappings.table.frame[*], regions.mappings[*];
      @ also
      @ exceptional_behavior
      @   requires (regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId) || regions.pages[IdTable.slotOf(regionId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId && regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires !(pageSize <= address && address / pageSize * pageSize == address
      @               && address <= userEnd - (long) regions.pages[IdTable.slotOf(regionId)] * pageSize);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ADDRESS;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 0 <= p && p < mappings.processes;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId && regions.pages[IdTable.slotOf(regionId)] != 0;
      @   requires pageSize <= address && address / pageSize * pageSize == address
      @               && address <= userEnd - (long) regions.pages[IdTable.slotOf(regionId)] * pageSize;
      @   requires mappings.base[p * 1024 + IdTable.slotOf(regionId)] != 0
      @       || !mappings.isFree(p, (long) (address / pageSize), regions.pages[IdTable.slotOf(regionId)]);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.ADDRESS_IN_USE;
      @   assignable \nothing;
      @*/
    void mapSharedRegion(long regionId, int p, long address) throws IpcException {
        int r = known(regionId);
        if (regions.pages[r] == 0) {
            throw new IpcException(IpcError.INVALID_MEMORY_REGION);
        }
        if (!isGoodAddress(r, address)) {
            throw new IpcException(IpcError.INVALID_ADDRESS);
        }
        if (mappings.baseOf(p, r) != 0 || !mappings.isFree(p, pageOf(address), regions.pages[r])) {
            throw new IpcException(IpcError.ADDRESS_IN_USE);
        }
        mappings.add(p, r, pageOf(address), regions.firstFrame[r], frames.next);
        regions.mappings[r] = regions.mappings[r] + 1;
    }

    /**
     * {@code UnmapSharedRegion}: the region goes if that was the last that kept it (SHM-2).
     *
     * @param p the slot of the process
     * @throws IpcException INVALID_MEMORY_REGION for a region that is unknown or that the process does not have mapped
     */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId
      @               && mappings.base[p * 1024 + IdTable.slotOf(regionId)] != 0;
      @   ensures mappings.base[p * 1024 + IdTable.slotOf(regionId)] == 0;
      @   ensures regions.mappings[IdTable.slotOf(regionId)] == \old(regions.mappings[IdTable.slotOf(regionId)]) - 1;
      @   ensures regionIds.issued == \old(regionIds.issued);
      @   assignable mappings.base[*], mappings.table.*, mappings.table.first[*], mappings.table.next[*], mappings.table.process[*],
      @              mappings.table.page[*], mappings.table.frame[*], regions.mappings[*], regions.firstFrame[*], regions.pages[*],
      @              regionIds.*, regionIds.current[*], regionIds.order[*], regionIds.position[*], frames.*, frames.firstFree[*],
      @              frames.holder[*], frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires 0 <= p && p < mappings.processes;
      @   requires (regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId)
      @               || mappings.base[p * 1024 + IdTable.slotOf(regionId)] == 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @*/
    void unmapSharedRegion(long regionId, int p) throws IpcException {
        int r = known(regionId);
        if (mappings.baseOf(p, r) == 0) {
            throw new IpcException(IpcError.INVALID_MEMORY_REGION);
        }
        unmap(p, r);
        removeUnlessKept(r);
    }

    /** Takes a mapping away, and leaves the region. */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes && 0 <= r && r < regions.size && mappings.base[p * 1024 + r] != 0;
      @   ensures \invariant_for(mappings) && \invariant_for(regions);
      @   ensures mappings.base[p * 1024 + r] == 0 && regions.mappings[r] == \old(regions.mappings[r]) - 1;
      @   assignable mappings.base[*], mappings.table.*, mappings.table.first[*], mappings.table.next[*], mappings.table.process[*],
      @              mappings.table.page[*], mappings.table.frame[*], regions.mappings[r];
      @*/
    private /*@ helper @*/ void unmap(int p, int r) {
        mappings.remove(p, r, regions.pages[r]);
        regions.mappings[r] = regions.mappings[r] - 1;
    }

    /** {@code PageTableEntries}: the frame that the process has at this address, or 0 (SHM-3). */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes;
      @   ensures 0 <= \result && \result < frames.holder.length;
      @   ensures address < pageSize || address >= userEnd ==> \result == 0;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int frameAt(int p, long address) {
        return address < pageSize || address >= userEnd ? 0 : mappings.frameAt(p, pageOf(address));
    }

    /** {@code MappingsOver}: the slot of the region that the process has mapped over this address, or a negative number. */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes;
      @   ensures \result < regions.size;
      @   ensures frameAt(p, address) == 0 ==> \result == IdTable.NONE;
      @   ensures frameAt(p, address) != 0 ==> \result == frames.holder[frameAt(p, address)] - 1;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int regionAt(int p, long address) {
        int frame = frameAt(p, address);
        return frame == 0 ? IdTable.NONE : frames.holder[frame] - 1;
    }

    /** {@code FindSharedRegion}: the id of the region that the process has mapped over this address, or {@link #NO_REGION} (SHM-4). */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes;
      @   ensures \result == (regionAt(p, address) < 0 ? 0 : regionIds.current[regionAt(p, address)]);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long findSharedRegion(int p, long address) {
        int r = regionAt(p, address);
        return r < 0 ? NO_REGION : regionIds.current[r];
    }

    /**
     * {@code HandlePageFault}: where the region over this address begins in the process (SHM-4).
     *
     * @param p the slot of the process
     * @throws IpcException INVALID_ADDRESS if nothing is mapped there
     */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes && regionAt(p, address) >= 0;
      @   ensures \result == mappings.base[p * 1024 + regionAt(p, address)] * pageSize;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 0 <= p && p < mappings.processes && regionAt(p, address) < 0;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_ADDRESS;
      @   assignable \nothing;
      @*/
    long handlePageFault(int p, long address) throws IpcException {
        int r = regionAt(p, address);
        if (r < 0) {
            throw new IpcException(IpcError.INVALID_ADDRESS);
        }
        return mappings.baseOf(p, r) * pageSize;
    }

    // ---------------------------------------------------------------------------------------------------------- messages

    /**
     * {@code RegionHolds}: the region has what a large message describes (SND-1).
     *
     * @throws IpcException INVALID_MEMORY_REGION for an unknown region, or bytes outside it
     */
    /*@ normal_behavior
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId
      @               && (0 <= offset && offset <= regions.bytes[IdTable.slotOf(regionId)] && 0 <= length
      @               && length <= regions.bytes[IdTable.slotOf(regionId)] - offset);
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires (regionId == 0 || IdTable.slotOf(regionId) >= regionIds.size
      @               || regionIds.current[IdTable.slotOf(regionId)] != regionId)
      @               || !(0 <= offset && offset <= regions.bytes[IdTable.slotOf(regionId)] && 0 <= length
      @               && length <= regions.bytes[IdTable.slotOf(regionId)] - offset);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @*/
    void checkHolds(long regionId, long offset, long length) throws IpcException {
        if (!regions.holds(known(regionId), offset, length)) {
            throw new IpcException(IpcError.INVALID_MEMORY_REGION);
        }
    }

    /** {@code Pin}: the message in this place of a queue describes the region, which is held until it leaves (SND-3). */
    /*@ normal_behavior
      @   requires 0 <= q && q < queued.size && 0 <= place && place < 64 && queued.region[q * 64 + place] == 0;
      @   requires regionId != 0 && IdTable.slotOf(regionId) < regionIds.size
      @               && regionIds.current[IdTable.slotOf(regionId)] == regionId
      @               && (0 <= offset && offset <= regions.bytes[IdTable.slotOf(regionId)] && 0 <= length
      @               && length <= regions.bytes[IdTable.slotOf(regionId)] - offset);
      @   ensures (queued.region[q * 64 + place] - 1) == IdTable.slotOf(regionId);
      @   ensures regions.pins[IdTable.slotOf(regionId)] == \old(regions.pins[IdTable.slotOf(regionId)]) + 1;
      @   assignable regions.pins[*], queued.region[q * 64 + place], queued.offset[q * 64 + place], queued.length[q * 64 + place];
      @*/
    void pin(int q, int place, long regionId, long offset, long length) {
        int r = regionIds.find(regionId);
        regions.pins[r] = regions.pins[r] + 1;
        queued.put(q, place, r, offset, length);
    }

    /** {@code Unpin}: the large message in this place was received; if its region has no owner, the receiver is it from now on (RCV-3). */
    /*@ normal_behavior
      @   requires 0 <= q && q < queued.size && 0 <= place && place < 64 && receiver != 0;
      @   requires queued.region[q * 64 + place] != 0;
      @   ensures queued.region[q * 64 + place] == 0;
      @   ensures regions.pins[\old(queued.region[q * 64 + place] - 1)]
      @               == \old(regions.pins[queued.region[q * 64 + place] - 1]) - 1;
      @   ensures regions.owner[\old(queued.region[q * 64 + place] - 1)] != 0;
      @   assignable regions.pins[*], regions.owner[*], queued.region[q * 64 + place];
      @*/
    void unpin(int q, int place, long receiver) {
        int r = queued.regionAt(q, place);
        queued.clear(q, place);
        regions.pins[r] = regions.pins[r] - 1;
        if (regions.owner[r] == 0) {
            regions.owner[r] = receiver;
        }
    }

    /** The message in this place was dropped with its queue; its region goes if nothing else keeps it (CLN-2). */
    /*@ normal_behavior
      @   requires 0 <= q && q < queued.size && 0 <= place && place < 64;
      @   ensures queued.region[q * 64 + place] == 0;
      @   ensures regionIds.issued == \old(regionIds.issued);
      @   assignable regions.pins[*], queued.region[q * 64 + place], regions.firstFrame[*], regions.pages[*], regionIds.*,
      @              regionIds.current[*], regionIds.order[*], regionIds.position[*], frames.*, frames.firstFree[*], frames.holder[*],
      @              frames.next[*];
      @*/
    void drop(int q, int place) {
        int r = queued.regionAt(q, place);
        if (r == IdTable.NONE) {
            return;
        }
        queued.clear(q, place);
        regions.pins[r] = regions.pins[r] - 1;
        removeUnlessKept(r);
    }

    /**
     * {@code RoomForPayload}: there is room for the region of a large message (SYS-1).
     *
     * @param size in bytes, 1 .. the largest region
     * @throws IpcException OUT_OF_MEMORY when the table is full, the ids are used up, or there are too few frames
     */
    /*@ normal_behavior
      @   requires 1 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1
      @               && (size - 1) / pageSize + 1 <= frames.freeCount;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 1 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount < 1 || regionIds.maxIds - regionIds.issued < 1
      @               || (size - 1) / pageSize + 1 > frames.freeCount;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @*/
    void checkRoomForPayload(long size) throws IpcException {
        checkRoomForRegion();
        checkRoomForPages(size);
    }

    /** A region without owner for a large message in this place of a queue, which pins it (SYS-1). */
    /*@ normal_behavior
      @   requires 0 <= q && q < queued.size && 0 <= place && place < 64 && queued.region[q * 64 + place] == 0;
      @   requires 1 <= size && size <= maxRegionSize;
      @   requires regionIds.freeCount >= 1 && regionIds.maxIds - regionIds.issued >= 1
      @               && (size - 1) / pageSize + 1 <= frames.freeCount;
      @   ensures queued.region[q * 64 + place] != 0;
      @   ensures regions.pins[queued.region[q * 64 + place] - 1] == 1 && regions.owner[queued.region[q * 64 + place] - 1] == 0;
      @   assignable regionIds.*, regionIds.current[*], regionIds.uses[*], regions.owner[*], regions.bytes[*], regions.permissions[*],
      @              regions.firstFrame[*], regions.pages[*], regions.mappings[*], regions.pins[*], queued.region[q * 64 + place],
      @              queued.offset[q * 64 + place], queued.length[q * 64 + place], frames.*, frames.firstFree[*], frames.holder[*],
      @              frames.next[*];
      @*/
    void createPayloadRegion(int q, int place, long size) {
        int r = addRegion(0, 1, size, READ_WRITE, FramePool.NO_NODE);
        queued.put(q, place, r, 0, size);
    }

    // ----------------------------------------------------------------------------------------------------------- cleanup

    /** {@code ReleaseRegions}: a process has ended: its mappings go, and its regions lose their owner (CLN-1, CLN-3). */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes && pid != 0;
      @   ensures (\forall int r; 0 <= r && r < regions.size; mappings.base[p * 1024 + r] == 0);
      @   ensures (\forall int r; 0 <= r && r < regions.size; regions.owner[r] != pid);
      @   ensures regionIds.issued == \old(regionIds.issued);
      @   assignable mappings.base[*], mappings.table.*, mappings.table.first[*], mappings.table.next[*], mappings.table.process[*],
      @              mappings.table.page[*], mappings.table.frame[*], regions.mappings[*], regions.owner[*], regions.firstFrame[*],
      @              regions.pages[*], regionIds.*, regionIds.current[*], regionIds.order[*], regionIds.position[*], frames.*,
      @              frames.firstFree[*], frames.holder[*], frames.next[*];
      @*/
    void cleanup(int p, long pid) {
        /*@ loop_invariant 0 <= r && r <= regions.size;
          @ loop_invariant (\forall int i; 0 <= i && i < r; mappings.base[p * 1024 + i] == 0 && regions.owner[i] != pid);
          @ loop_invariant regionIds.issued == \old(regionIds.issued);
          @ loop_writes r, mappings.base[*], mappings.table.bits, mappings.table.free, mappings.table.first, mappings.table.next,
          @             mappings.table.process, mappings.table.page, mappings.table.frame, mappings.table.first[*],
          @             mappings.table.next[*], mappings.table.process[*], mappings.table.page[*], mappings.table.frame[*],
          @             regions.mappings[*], regions.owner[*], regions.firstFrame[*], regions.pages[*], regionIds.freeCount,
          @             regionIds.issued, regionIds.current[*], regionIds.order[*], regionIds.position[*], frames.freeCount,
          @             frames.firstFree[*], frames.holder[*], frames.next[*];
          @ decreases regions.size - r;
          @*/
        for (int r = 0; r < regions.size; r++) {
            if (regionIds.current[r] != 0) {
                release(p, pid, r);
            }
        }
    }

    /** What the end of a process means for one region. */
    /*@ normal_behavior
      @   requires 0 <= p && p < mappings.processes && pid != 0 && 0 <= r && r < regions.size && regionIds.current[r] != 0;
      @   ensures mappings.base[p * 1024 + r] == 0 && regions.owner[r] != pid;
      @   ensures regionIds.issued == \old(regionIds.issued);
      @   assignable mappings.base[*], mappings.table.*, mappings.table.first[*], mappings.table.next[*], mappings.table.process[*],
      @              mappings.table.page[*], mappings.table.frame[*], regions.mappings[r], regions.owner[r], regions.firstFrame[r],
      @              regions.pages[r], regionIds.*, regionIds.current[r], regionIds.order[*], regionIds.position[*], frames.*,
      @              frames.firstFree[*], frames.holder[*], frames.next[*];
      @*/
    private void release(int p, long pid, int r) {
        if (mappings.baseOf(p, r) != 0) {
            unmap(p, r);
        }
        if (regions.owner[r] == pid) {
            regions.owner[r] = 0;
        }
        removeUnlessKept(r);
    }
}
