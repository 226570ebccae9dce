package veridian.ipc.kernel;

/**
 * What large messages mean for the regions that they describe (SND-1, SND-3, RCV-3, CLN-2).
 *
 * <p>{@link IpcKernel} knows nothing of regions: it queues a large message as one without bytes. What that message describes is in
 * {@link QueuedRegions}, at the same place of the same queue, from the moment when it is sent until it is received or dropped.
 */
final class LargeMessages {

    /** Endpoints and queues. */
    final IpcKernel kernel;
    /** The regions. */
    final SharedMemory memory;

    /*@ invariant memory.queued.size == kernel.queues.size;
      @*/
    // the parts share no arrays
    //+OPENJML@ invariant \distinct(kernel.processIds.current, kernel.endpointIds.current, kernel.endpoints.owner, kernel.rights.stamp,
    //+OPENJML@     kernel.rights.holder, kernel.rights.heldAt, kernel.queues.words, memory.regionIds.current, memory.regions.owner,
    //+OPENJML@     memory.regions.bytes, memory.mappings.base, memory.queued.offset, memory.queued.length);
    //+OPENJML@ invariant \distinct(kernel.processIds.uses, kernel.processIds.order, kernel.processIds.position,
    //+OPENJML@     kernel.endpointIds.uses, kernel.endpointIds.order, kernel.endpointIds.position, memory.regionIds.uses,
    //+OPENJML@     memory.regionIds.order, memory.regionIds.position, memory.regions.firstFrame, memory.regions.pages,
    //+OPENJML@     memory.regions.mappings, memory.regions.pins, memory.queued.region, memory.frames.firstFree, memory.frames.holder,
    //+OPENJML@     memory.frames.next);
    //+OPENJML@ invariant \distinct(kernel.rights.mask, kernel.queues.capacity, kernel.queues.head, kernel.queues.count,
    //+OPENJML@     kernel.queues.length, kernel.endpoints.direction, memory.regions.permissions);
    //+KEY@ invariant \invariant_for(kernel) && \invariant_for(memory);

    /** Large messages of these queues, about regions of this memory. */
    /*@ normal_behavior
      @   requires memory.queued.size == kernel.queues.size;
      @*/
    /*+OPENJML@
      @   requires \distinct(kernel.processIds.current, kernel.endpointIds.current, kernel.endpoints.owner, kernel.rights.stamp,
      @       kernel.rights.holder, kernel.rights.heldAt, kernel.queues.words, memory.regionIds.current, memory.regions.owner,
      @       memory.regions.bytes, memory.mappings.base, memory.queued.offset, memory.queued.length);
      @   requires \distinct(kernel.processIds.uses, kernel.processIds.order, kernel.processIds.position, kernel.endpointIds.uses,
      @       kernel.endpointIds.order, kernel.endpointIds.position, memory.regionIds.uses, memory.regionIds.order,
      @       memory.regionIds.position, memory.regions.firstFrame, memory.regions.pages, memory.regions.mappings, memory.regions.pins,
      @       memory.queued.region, memory.frames.firstFree, memory.frames.holder, memory.frames.next);
      @   requires \distinct(kernel.rights.mask, kernel.queues.capacity, kernel.queues.head, kernel.queues.count, kernel.queues.length,
      @       kernel.endpoints.direction, memory.regions.permissions);
      @*/
    /*@
      @   ensures this.kernel == kernel && this.memory == memory;
      @   assignable \nothing;
      @*/
    LargeMessages(IpcKernel kernel, SharedMemory memory) {
        this.kernel = kernel;
        this.memory = memory;
    }

    /** SND-2, CAP-2: the slot of the endpoint that the capability lets its bearer send to, or {@link IdTable#NONE}. */
    /*@ normal_behavior
      @   requires capability != null && capability.wellFormed
      @               && IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   requires kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   ensures \result == IdTable.slotOf(capability.endpoint);
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires capability == null || !capability.wellFormed
      @       || !IpcPermissions.includes(capability.permissions, IpcPermissions.SEND)
      @       || !(capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @           && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint)
      @       || kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] != capability.stamp;
      @   ensures \result == IdTable.NONE;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int sendingWith(/*@ nullable @*/ IpcCapability capability) {
        if (capability == null || !capability.wellFormed
                || !IpcPermissions.includes(capability.permissions, IpcPermissions.SEND)) {
            return IdTable.NONE;
        }
        int slot = kernel.findEndpoint(capability.endpoint);
        return slot != IdTable.NONE && kernel.rights.stamp[slot] == capability.stamp ? slot : IdTable.NONE;
    }

    /**
     * SND-1: if the message may be sent to the endpoint in this slot, its region has the part that it describes. Whatever is refused
     * before the region is looked at, the kernel refuses itself, and so this says nothing of it.
     *
     * @param slot of the endpoint, or {@link IdTable#NONE}
     * @throws IpcException INVALID_MEMORY_REGION for an unknown region, or bytes outside it
     */
    /*@ normal_behavior
      @   requires slot == IdTable.NONE || (0 <= slot && slot < kernel.endpointIds.size);
      @   requires slot == IdTable.NONE || kernel.endpoints.direction[slot] == EndpointTable.RECEIVE
      @       || (message.region != 0 && IdTable.slotOf(message.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(message.region)] == message.region
      @           && (0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset));
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 0 <= slot && slot < kernel.endpointIds.size && kernel.endpoints.direction[slot] != EndpointTable.RECEIVE;
      @   requires (message.region == 0 || IdTable.slotOf(message.region) >= memory.regionIds.size
      @               || memory.regionIds.current[IdTable.slotOf(message.region)] != message.region)
      @       || !(0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset);
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.INVALID_MEMORY_REGION;
      @   assignable \nothing;
      @*/
    void check(int slot, Message message) throws IpcException {
        if (slot != IdTable.NONE && kernel.endpoints.direction[slot] != EndpointTable.RECEIVE) {
            memory.checkHolds(message.region, message.offset, message.extent);
        }
    }

    /** SND-3: the newest message in the queue that the endpoint in this slot sends to is this one. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < kernel.endpointIds.size && 1 <= kernel.queues.count[kernel.endpoints.peer[slot]];
      @   requires message.region != 0 && IdTable.slotOf(message.region) < memory.regionIds.size
      @               && memory.regionIds.current[IdTable.slotOf(message.region)] == message.region
      @       && (0 <= message.offset && message.offset <= memory.regions.bytes[IdTable.slotOf(message.region)]
      @               && 0 <= message.extent && message.extent
      @               <= memory.regions.bytes[IdTable.slotOf(message.region)] - message.offset);
      @   ensures memory.regions.pins[IdTable.slotOf(message.region)]
      @       == \old(memory.regions.pins[IdTable.slotOf(message.region)]) + 1;
      @   assignable memory.regions.pins[*], memory.queued.region[*], memory.queued.offset[*], memory.queued.length[*];
      @*/
    void pin(int slot, Message message) {
        int queue = kernel.endpoints.peer[slot];
        memory.pin(queue, newest(queue), message.region, message.offset, message.extent);
    }

    /**
     * SYS-1: sends a message about a region that is made for it, and that is nobody's until the message is received.
     *
     * @param size in bytes, 1 .. the largest region
     * @throws IpcException OUT_OF_MEMORY without room for the region; then as {@link IpcKernel#send}
     */
    /*@ normal_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1
      @               && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   requires kernel.initialized && capability.wellFormed && IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint
      @       && kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @       < kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   ensures kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @       == \old(kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]) + 1;
      @   assignable kernel.queues.count[*], kernel.queues.length[*], kernel.queues.words[*], memory.regionIds.*,
      @              memory.regionIds.current[*], memory.regionIds.uses[*], memory.regions.owner[*], memory.regions.bytes[*],
      @              memory.regions.permissions[*], memory.regions.firstFrame[*], memory.regions.pages[*], memory.regions.mappings[*],
      @              memory.regions.pins[*], memory.queued.region[*], memory.queued.offset[*], memory.queued.length[*], memory.frames.*,
      @              memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @ also
      @ exceptional_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount < 1 || memory.regionIds.maxIds - memory.regionIds.issued < 1
      @               || (size - 1) / memory.pageSize + 1 > memory.frames.freeCount;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.OUT_OF_MEMORY;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1
      @               && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   requires kernel.initialized && capability.wellFormed && IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint
      @       && kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.RECEIVE;
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.PERMISSION_DENIED;
      @   assignable \nothing;
      @ also
      @ exceptional_behavior
      @   requires 1 <= size && size <= memory.maxRegionSize;
      @   requires memory.regionIds.freeCount >= 1 && memory.regionIds.maxIds - memory.regionIds.issued >= 1
      @               && (size - 1) / memory.pageSize + 1 <= memory.frames.freeCount;
      @   requires kernel.initialized && capability.wellFormed && IpcPermissions.includes(capability.permissions, IpcPermissions.SEND);
      @   requires capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint
      @       && kernel.rights.stamp[IdTable.slotOf(capability.endpoint)] == capability.stamp;
      @   requires kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] != EndpointTable.RECEIVE;
      @   requires kernel.queues.count[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]]
      @       == kernel.queues.capacity[kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)]];
      @   signals_only IpcException;
      @   signals (IpcException e) e.error == IpcError.QUEUE_FULL;
      @   assignable \nothing;
      @*/
    void sendPayload(IpcCapability capability, long size) throws IpcException {
        memory.checkRoomForPayload(size);
        // For the kernel a large message is one without bytes.
        kernel.send(capability, Message.empty());
        int queue = kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)];
        memory.createPayloadRegion(queue, newest(queue), size);
    }

    /** The place of the newest message in this queue. */
    /*@ normal_behavior
      @   requires 0 <= queue && queue < kernel.queues.size && 1 <= kernel.queues.count[queue];
      @   ensures \result == MessageQueues.place(kernel.queues.head[queue], (int) (kernel.queues.count[queue] - 1));
      @   assignable \nothing;
      @*/
    private /*@ pure @*/ int newest(int queue) {
        return MessageQueues.place(kernel.queues.head[queue], kernel.queues.count[queue] - 1);
    }

    /** RCV-3: the message that has just left the queue in this slot is this one; says what it describes, and unpins it. */
    /*@ normal_behavior
      @   requires 0 <= slot && slot < kernel.endpointIds.size && kernel.endpointIds.current[slot] != 0;
      @   ensures into.large
      @       <==> \old(memory.queued.region[slot * 64 + MessageQueues.place(kernel.queues.head[slot], 63)] - 1) != IdTable.NONE;
      @   ensures memory.queued.region[slot * 64 + MessageQueues.place(kernel.queues.head[slot], 63)] == 0;
      @   ensures into.length == \old(into.length) && into.w0 == \old(into.w0) && into.w1 == \old(into.w1) && into.w2 == \old(into.w2)
      @       && into.w3 == \old(into.w3) && into.w4 == \old(into.w4) && into.w5 == \old(into.w5) && into.w6 == \old(into.w6)
      @       && into.w7 == \old(into.w7);
      @   assignable memory.regions.pins[*], memory.regions.owner[*], memory.queued.region[*], into.*;
      @*/
    void received(int slot, Message into) {
        // It was at the place before the head.
        int place = MessageQueues.place(kernel.queues.head[slot], MessageQueues.RING - 1);
        int region = memory.queued.regionAt(slot, place);
        if (region == IdTable.NONE) {
            into.describeNothing();
            return;
        }
        int at = slot * QueuedRegions.RING + place;
        into.describe(memory.regionIds.current[region], memory.queued.offset[at], memory.queued.length[at]);
        memory.unpin(slot, place, kernel.endpoints.owner[slot]);
    }

    /** The slot of the queue of the endpoint that the capability names, of a channel that of the receive end, or {@link IdTable#NONE}. */
    /*@ normal_behavior
      @   requires capability != null && capability.endpoint != 0 && IdTable.slotOf(capability.endpoint) < kernel.endpointIds.size
      @       && kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] == capability.endpoint;
      @   ensures \result == (kernel.endpoints.direction[IdTable.slotOf(capability.endpoint)] == EndpointTable.SEND
      @       ? kernel.endpoints.peer[IdTable.slotOf(capability.endpoint)] : IdTable.slotOf(capability.endpoint));
      @   assignable \nothing;
      @ also
      @ normal_behavior
      @   requires capability == null || capability.endpoint == 0 || IdTable.slotOf(capability.endpoint) >= kernel.endpointIds.size
      @       || kernel.endpointIds.current[IdTable.slotOf(capability.endpoint)] != capability.endpoint;
      @   ensures \result == IdTable.NONE;
      @   assignable \nothing;
      @*/
    /*@ pure @*/ int queueOf(/*@ nullable @*/ IpcCapability capability) {
        int slot = capability == null ? IdTable.NONE : kernel.findEndpoint(capability.endpoint);
        return slot != IdTable.NONE && kernel.endpoints.direction[slot] == EndpointTable.SEND ? kernel.endpoints.peer[slot] : slot;
    }

    /** CLN-2: the messages in this queue are dropped. */
    /*@ normal_behavior
      @   requires 0 <= queue && queue < memory.queued.size;
      @   ensures (\forall int i; queue * 64 <= i && i < queue * 64 + 64; memory.queued.region[i] == 0);
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable memory.regions.pins[*], memory.queued.region[*], memory.regions.firstFrame[*], memory.regions.pages[*],
      @              memory.regionIds.*, memory.regionIds.current[*], memory.regionIds.order[*], memory.regionIds.position[*],
      @              memory.frames.*, memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @*/
    void dropQueue(int queue) {
        /*@ loop_invariant 0 <= place && place <= 64;
          @ loop_invariant (\forall int i; queue * 64 <= i && i < queue * 64 + place; memory.queued.region[i] == 0);
          @ loop_invariant memory.regionIds.issued == \old(memory.regionIds.issued);
          @ loop_writes place, memory.regions.pins[*], memory.queued.region[*], memory.regions.firstFrame[*], memory.regions.pages[*],
          @             memory.regionIds.freeCount, memory.regionIds.issued, memory.regionIds.current[*], memory.regionIds.order[*],
          @             memory.regionIds.position[*], memory.frames.freeCount, memory.frames.firstFree[*], memory.frames.holder[*],
          @             memory.frames.next[*];
          @ decreases 64 - place;
          @*/
        for (int place = 0; place < MessageQueues.RING; place++) {
            memory.drop(queue, place);
        }
    }

    /** CLN-1, CLN-2: the messages in the queues of a process are dropped. To be called while its endpoints still say whose they are. */
    /*@ normal_behavior
      @   requires pid != 0;
      @   ensures (\forall int i; 0 <= i && i < memory.queued.region.length && kernel.endpoints.owner[i / 64] == pid;
      @               memory.queued.region[i] == 0);
      @   ensures memory.regionIds.issued == \old(memory.regionIds.issued);
      @   assignable memory.regions.pins[*], memory.queued.region[*], memory.regions.firstFrame[*], memory.regions.pages[*],
      @              memory.regionIds.*, memory.regionIds.current[*], memory.regionIds.order[*], memory.regionIds.position[*],
      @              memory.frames.*, memory.frames.firstFree[*], memory.frames.holder[*], memory.frames.next[*];
      @*/
    void dropQueuesOf(long pid) {
        /*@ loop_invariant 0 <= slot && slot <= kernel.endpointIds.size;
          @ loop_invariant (\forall int i; 0 <= i && i < slot * 64 && kernel.endpoints.owner[i / 64] == pid;
          @                     memory.queued.region[i] == 0);
          @ loop_invariant memory.regionIds.issued == \old(memory.regionIds.issued);
          @ loop_writes slot, memory.regions.pins[*], memory.queued.region[*], memory.regions.firstFrame[*], memory.regions.pages[*],
          @             memory.regionIds.freeCount, memory.regionIds.issued, memory.regionIds.current[*], memory.regionIds.order[*],
          @             memory.regionIds.position[*], memory.frames.freeCount, memory.frames.firstFree[*], memory.frames.holder[*],
          @             memory.frames.next[*];
          @ decreases kernel.endpointIds.size - slot;
          @*/
        for (int slot = 0; slot < kernel.endpointIds.size; slot++) {
            if (kernel.endpoints.owner[slot] == pid) {
                dropQueue(slot);
            }
        }
    }
}
