---------------------------- MODULE SystemCalls -----------------------------
(***************************************************************************)
(* What a process may ask of the kernel: SYS-1 .. SYS-4. A system call is  *)
(* one step, like every call: nothing comes between its checks and its     *)
(* act. Those that name an endpoint by a token begin with CAP-2 for the    *)
(* process that calls.                                                     *)
(*                                                                         *)
(* Some API calls are system calls as they stand, with the calling process *)
(* in the place of owner, granter or pid: create_endpoint, create_channel, *)
(* grant_capability, revoke_capability, create_shared_region,              *)
(* create_empty_region, destroy_region, unmap_shared_region (SYS-3).       *)
(***************************************************************************)
EXTENDS Ipc

(* SYS-4 *)
HeldWith(p, t, right) == ValidateCapabilityResult(p, t) ## TokenAllows(t, right)

(* SYS-1. `payload' is [bytes, length]: the bytes if they fit a small message, and how many there are. *)
FitsSmall(payload) == payload.length \preceq Wide(SmallMessageLimit)
PayloadMessage(payload) ==
    IF FitsSmall(payload)
    THEN Small(payload.bytes)
    ELSE Large(lastRegion + 1, Zero, payload.length)
RoomForPayload(payload) ==
    IF FitsSmall(payload) THEN "OK" ELSE RoomForRegion ## RoomForPages(payload.length)

(* The checks up to the charge, and those after it. *)
SendAllowed(p, t, payload) ==
    HeldWith(p, t, "SEND") ## Check(payload.length \preceq LargestRegion, "MESSAGE_TOO_LARGE")
SendPossible(t, payload) ==
    RoomForPayload(payload) ## SendTo(t.endpoint) ## RoomInQueue(QueueOf(t.endpoint))

SysSendResult(p, t, payload, ticks) ==
    SendAllowed(p, t, payload) ## RateAllows(p, payload.length) ## SendPossible(t, payload)
SysSend(p, t, payload, ticks) ==
    LET q == QueueOf(t.endpoint)
    IN  /\ SysSendResult(p, t, payload, ticks) = "OK"
        /\ Charge(p, payload.length)
        /\ Enqueue(q, PayloadMessage(payload))
        /\ IF FitsSmall(payload)
           THEN UNCHANGED MemoryVars
           ELSE AddRegion(NewRegion(0, payload.length, Accesses, Allocation(payload.length, NoNode), 1))
        /\ Resume(Range(WaitersAt(q)))
        /\ Leave(Range(WaitersAt(q)))
        /\ Record(ticks, FitsSmall(payload))
        /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars>>

(* SYS-1, RATE-5: the charge stays whatever follows; a refusal by the limit is counted. *)
SysSendRefused(p, t, payload, ticks) ==
    /\ SysSendResult(p, t, payload, ticks) # "OK"
    /\ SendAllowed(p, t, payload) = "OK"
    /\ IF RateAllows(p, payload.length) = "OK"
       THEN Charge(p, payload.length) /\ UNCHANGED StatisticsVars
       ELSE RecordRefused /\ UNCHANGED RateVars
    /\ UNCHANGED AllButAccounting

(* SYS-2: on an empty queue the process blocks. *)
MessageOrBlock(p, e) == IF queue[e] # << >> THEN "OK" ELSE ReadyProcess(p)
SysReceiveResult(p, t) ==
    HeldWith(p, t, "RECEIVE") ## ReceiveEnd(t.endpoint) ## MessageOrBlock(p, t.endpoint)
SysReceiveValue(p, t) ==
    IF queue[t.endpoint] # << >>
    THEN [blocked |-> FALSE, message |-> ReceiveMessageValue(t.endpoint)]
    ELSE [blocked |-> TRUE, message |-> Small(<< >>)]
SysReceive(p, t) ==
    /\ SysReceiveResult(p, t) = "OK"
    /\ IF queue[t.endpoint] # << >> THEN ReceiveMessage(t.endpoint) ELSE BlockOnReceive(p, t.endpoint)

(* SYS-3 *)
SysHasMessageResult(p, t) == HeldWith(p, t, "RECEIVE")
SysHasMessageValue(p, t) == HasMessageValue(t.endpoint)
SysHasMessage(p, t) ==
    /\ SysHasMessageResult(p, t) = "OK"
    /\ UNCHANGED vars

(* SYS-3: a process maps its own regions; it needs no capability, for it is the owner. *)
SysMapRegionResult(p, r, a) ==
    Initialized ## KnownProcess(p) ## KnownRegion(r) ## OwnerOfRegion(r, p) ## MapSharedRegionResult(r, p, a)
SysMapRegion(p, r, a) ==
    /\ SysMapRegionResult(p, r, a) = "OK"
    /\ MapSharedRegion(r, p, a)
=============================================================================
