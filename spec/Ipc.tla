--------------------------------- MODULE Ipc --------------------------------
(***************************************************************************)
(* The abstract machine of the IPC API.                                    *)
(*                                                                         *)
(* For each call F(args) there are                                         *)
(*   FResult(args)  the error of the first failing check, or "OK": a total *)
(*                  operator, defined in every state for all arguments;    *)
(*   FValue(args)   what the call returns when its result is "OK";         *)
(*   F(args)        the action: possible only when the result is "OK". A   *)
(*                  refused call changes nothing; where a clause says that *)
(*                  it does, there is                                      *)
(*   FRefused(args) the action that is possible only for those refusals.   *)
(* Clause ids refer to CLAUSES.md.                                         *)
(***************************************************************************)
EXTENDS Scheduling, Endpoints, Capabilities, Queues, WaitLists, Memory, RateLimit, Statistics

ASSUME DefaultCapacity <= MaxCapacity

VARIABLE
    initialized      \* has init() been called?

(* What the parts of the machine consist of. *)
WaitingVars == <<SchedulingVars, WaitVars>>
AccountingVars == <<RateVars, StatisticsVars>>

vars == <<initialized, processes, lastPid, endpoint, lastEndpoint,
          generation, rights, capacity, queue,
          readyQueue, running, blocked, waiting, told,
          region, lastRegion, mapping, looseFrames,
          clock, bucket, operations, fastOperations, cycles, refusedOperations>>

Init ==
    /\ initialized = FALSE
    /\ ProcessesInit
    /\ EndpointsInit
    /\ CapabilitiesInit
    /\ QueuesInit
    /\ SchedulingInit
    /\ WaitInit
    /\ MemoryInit
    /\ RateInit
    /\ StatisticsInit

(* INIT-1 *)
Initialized == Check(initialized, "NOT_INITIALIZED")
KnownProcess(p) == Check(Alive(p), "PROCESS_NOT_FOUND")
KnownEndpoint(e) == Check(Exists(e), "ENDPOINT_NOT_FOUND")

-----------------------------------------------------------------------------
(* Initialization *)

(* INIT-2: a second call keeps all state. *)
InitializeResult == "OK"
Initialize ==
    /\ initialized' = TRUE
    /\ UNCHANGED <<ProcessVars, EndpointVars, CapabilityVars, QueueVars>>
    /\ UNCHANGED <<WaitingVars, MemoryVars, AccountingVars>>

-----------------------------------------------------------------------------
(* Processes and cleanup *)

(* SND-3: how many messages in the queues Q pin region r. *)
PinsIn(Q, r) ==
    Cardinality(UNION {{q} \X {i \in DOMAIN queue[q] : queue[q][i].region = r} : q \in Q})

(* CLN-1, CLN-2: endpoints E and processes P go. With an endpoint go its queue,  *)
(* generation and rights; its messages release their regions, and who is blocked *)
(* on it becomes ready. Nothing of a process that goes stays.                    *)
DestroyEndpoints(E, P) ==
    /\ RemoveEndpoints(E)
    /\ RemoveRights(E, P)
    /\ RemoveQueues(E)
    /\ RemoveAndResume(P, BlockedOn(E) \ P)
    /\ Leave(P \cup BlockedOn(E))
    /\ ReleaseRegions(P, [r \in DOMAIN region |-> PinsIn(E \cap DOMAIN queue, r)])
    /\ ForgetBuckets(P)
    /\ UNCHANGED StatisticsVars

(* PROC-1 *)
SpawnResult == Initialized ## RoomForProcess
SpawnValue == lastPid + 1
Spawn ==
    /\ SpawnResult = "OK"
    /\ AddProcess
    /\ ScheduleNew(lastPid + 1)
    /\ UNCHANGED <<initialized, EndpointVars, CapabilityVars, QueueVars>>
    /\ UNCHANGED <<WaitVars, MemoryVars, AccountingVars>>

(* CLN-1: a pid that is not alive is no error. *)
CleanupProcessResult(p) == Initialized
CleanupProcess(p) ==
    /\ CleanupProcessResult(p) = "OK"
    /\ RemoveProcess(p)
    /\ DestroyEndpoints(OwnedBy(p), {p})
    /\ UNCHANGED initialized

(* PROC-5: terminate is a cleanup that insists on a live process. *)
TerminateResult(p) == Initialized ## KnownProcess(p)
Terminate(p) ==
    /\ TerminateResult(p) = "OK"
    /\ CleanupProcess(p)

-----------------------------------------------------------------------------
(* Endpoints and channels *)

(* EP-1 *)
CreateEndpointResult(p) == Initialized ## KnownProcess(p) ## RoomForEndpoints(1)
CreateEndpointValue(p) ==
    LET e == lastEndpoint + 1
    IN  [endpoint |-> e, capability |-> Token(e, 0, Rights)]
CreateEndpoint(p) ==
    LET e == lastEndpoint + 1
    IN  /\ CreateEndpointResult(p) = "OK"
        /\ AddEndpoint(p)
        /\ IssueRights(p, e :> Rights)
        /\ AddQueue(e, DefaultCapacity)
        /\ UNCHANGED <<initialized, ProcessVars, WaitingVars, MemoryVars, AccountingVars>>

(* CH-1, CH-2 *)
SendEndRights == {"SEND", "GRANT", "REVOKE"}
ReceiveEndRights == {"RECEIVE", "GRANT", "REVOKE"}

CreateChannelResult(p, c) ==
       Initialized
    ## KnownProcess(p)
    ## Check(c \in 1..MaxCapacity, "INVALID_ARGUMENT")
    ## RoomForEndpoints(2)
CreateChannelValue(p, c) ==
    LET s == lastEndpoint + 1
        r == lastEndpoint + 2
    IN  [ sendEndpoint      |-> s,
          receiveEndpoint   |-> r,
          sendCapability    |-> Token(s, 0, SendEndRights),
          receiveCapability |-> Token(r, 0, ReceiveEndRights) ]
CreateChannel(p, c) ==
    LET s == lastEndpoint + 1
        r == lastEndpoint + 2
    IN  /\ CreateChannelResult(p, c) = "OK"
        /\ AddChannel(p)
        /\ IssueRights(p, (s :> SendEndRights) @@ (r :> ReceiveEndRights))
        /\ AddQueue(r, c)
        /\ UNCHANGED <<initialized, ProcessVars, WaitingVars, MemoryVars, AccountingVars>>

-----------------------------------------------------------------------------
(* Send and receive *)

QueueOf(e) == endpoint[e].receive

(* SND-1, without INIT-1 *)
SendTo(e) == KnownEndpoint(e) ## Check(MaySend(e), "PERMISSION_DENIED")
SendThere(e, m) == SendTo(e) ## RegionHolds(m) ## RoomInQueue(QueueOf(e))

(* RCV-1, without INIT-1 *)
ReceiveFrom(e) ==
       KnownEndpoint(e)
    ## Check(MayReceive(e), "PERMISSION_DENIED")
    ## MessageInQueue(QueueOf(e))

(* SND-1, SND-3: internal to the kernel, no caller; wakes nobody. *)
SendMessageResult(e, m) == Initialized ## SendThere(e, m)
SendMessage(e, m) ==
    /\ SendMessageResult(e, m) = "OK"
    /\ Enqueue(QueueOf(e), m)
    /\ Pin(m)
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars, WaitingVars, AccountingVars>>

(* RCV-1, RCV-3 *)
ReceiveMessageResult(e) == Initialized ## ReceiveFrom(e)
ReceiveMessageValue(e) == Head(queue[QueueOf(e)])
ReceiveMessage(e) ==
    /\ ReceiveMessageResult(e) = "OK"
    /\ Dequeue(QueueOf(e))
    /\ Unpin(ReceiveMessageValue(e), endpoint[e].owner)
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars, WaitingVars, AccountingVars>>

(* SND-2 *)
SendResult(t, m) ==
    Initialized ## TokenCurrent(t) ## TokenAllows(t, "SEND") ## SendThere(t.endpoint, m)
Send(t, m) ==
    /\ SendResult(t, m) = "OK"
    /\ SendMessage(t.endpoint, m)

(* RCV-2 *)
ReceiveResult(t) ==
    Initialized ## TokenCurrent(t) ## TokenAllows(t, "RECEIVE") ## ReceiveFrom(t.endpoint)
ReceiveValue(t) == ReceiveMessageValue(t.endpoint)
Receive(t) ==
    /\ ReceiveResult(t) = "OK"
    /\ ReceiveMessage(t.endpoint)

(* HAS-1 *)
HasMessageResult(e) == Initialized
HasMessageValue(e) == Exists(e) /\ MayReceive(e) /\ queue[QueueOf(e)] # << >>
HasMessage(e) ==
    /\ HasMessageResult(e) = "OK"
    /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* Capabilities *)

(* CAP-2 *)
ValidateCapabilityResult(p, t) == Initialized ## KnownProcess(p) ## TokenHeld(p, t)
ValidateCapability(p, t) ==
    /\ ValidateCapabilityResult(p, t) = "OK"
    /\ UNCHANGED vars

(* CAP-4. `asked' is a rights mask: [rights, reserved], as in a token. *)
GrantCapabilityResult(p, t, q, asked) ==
       ValidateCapabilityResult(p, t)
    ## TokenAllows(t, "GRANT")
    ## KnownProcess(q)
    ## Check(asked.rights # {} /\ ~asked.reserved, "INVALID_ARGUMENT")
    ## Check(asked.rights \subseteq t.rights, "PERMISSION_DENIED")
GrantCapabilityValue(p, t, q, asked) == Token(t.endpoint, t.generation, asked.rights)
GrantCapability(p, t, q, asked) ==
    /\ GrantCapabilityResult(p, t, q, asked) = "OK"
    /\ AddRights(q, t.endpoint, asked.rights)
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, QueueVars>>
    /\ UNCHANGED <<WaitingVars, MemoryVars, AccountingVars>>

(* CAP-5, CAP-7 *)
RevokeCapabilityResult(p, t) ==
    ValidateCapabilityResult(p, t) ## TokenAllows(t, "REVOKE")
RevokeCapabilityValue(p, t) ==
    IF LastGeneration(t.endpoint)
    THEN NullToken
    ELSE Token(t.endpoint, t.generation + 1, t.rights)
RevokeCapability(p, t) ==
    /\ RevokeCapabilityResult(p, t) = "OK"
    /\ IF LastGeneration(t.endpoint)
       THEN /\ DestroyEndpoints(Ends(t.endpoint), {})
            /\ UNCHANGED <<initialized, ProcessVars>>
       ELSE /\ RevokeRights(p, t)
            /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, QueueVars>>
            /\ UNCHANGED <<WaitingVars, MemoryVars, AccountingVars>>

-----------------------------------------------------------------------------
(* Blocking and wakeup. BLK-1 makes the test and the block one step: CON-1. *)

(* Everything but who runs, is ready, blocked or waits. *)
AllButWaiting ==
    <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, MemoryVars, AccountingVars>>

(* BLK-1, without INIT-1 *)
ReadyProcess(p) == Check(Ready(p), "INVALID_STATE")
ReceiveEnd(e) == KnownEndpoint(e) ## Check(MayReceive(e), "PERMISSION_DENIED")
BlockIfEmpty(p, e) ==
    IF queue[e] = << >>
    THEN Suspend(p, e) /\ Join(p, e)
    ELSE UNCHANGED WaitingVars

(* BLK-1 *)
BlockOnReceiveResult(p, e) == Initialized ## KnownProcess(p) ## ReadyProcess(p) ## ReceiveEnd(e)
BlockOnReceive(p, e) ==
    /\ BlockOnReceiveResult(p, e) = "OK"
    /\ BlockIfEmpty(p, e)
    /\ UNCHANGED AllButWaiting

(* NTF-1: an endpoint that is not there has no waiters. *)
NotifyReceiversResult(e) == Initialized
NotifyReceiversValue(e) == IF Exists(e) THEN WaitersAt(QueueOf(e)) ELSE << >>
NotifyReceivers(e) ==
    /\ NotifyReceiversResult(e) = "OK"
    /\ IF Exists(e) THEN TellOf(QueueOf(e)) ELSE UNCHANGED WaitVars
    /\ UNCHANGED SchedulingVars
    /\ UNCHANGED AllButWaiting

(* NTF-2: a process that is not blocked, or not there, is no error. *)
WakeProcessResult(p) == Initialized
WakeProcess(p) ==
    /\ WakeProcessResult(p) = "OK"
    /\ Resume({p})
    /\ Leave({p})
    /\ UNCHANGED AllButWaiting

(* PROC-4, NTF-3: the poll wakes who is blocked where there is a message, or no endpoint. *)
HasSomethingFor(e) == Exists(e) => queue[QueueOf(e)] # << >>
Pollable == {b.pid : b \in {x \in Range(blocked) : HasSomethingFor(x.endpoint)}}

ScheduleNextResult == Initialized
ScheduleNextValue == NextToRun(Pollable)
ScheduleNext ==
    /\ ScheduleNextResult = "OK"
    /\ Dispatch(Pollable)
    /\ Leave(Pollable)
    /\ UNCHANGED AllButWaiting

-----------------------------------------------------------------------------
(* Shared memory *)

(* Everything but memory. *)
AllButMemory ==
    <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, WaitingVars, AccountingVars>>

(* SHM-1 *)
AllocateSharedMemoryResult(size, node) == Initialized ## PagesAvailable(size, node)
AllocateSharedMemoryValue(size, node) == Allocation(size, node)
AllocateSharedMemory(size, node) ==
    /\ AllocateSharedMemoryResult(size, node) = "OK"
    /\ AddLoose(Allocation(size, node))
    /\ UNCHANGED AllButMemory

(* SHM-2 *)
FreeSharedMemoryResult(pages) == Initialized ## PagesLoose(pages)
FreeSharedMemory(pages) ==
    /\ FreeSharedMemoryResult(pages) = "OK"
    /\ RemoveLoose(pages)
    /\ UNCHANGED AllButMemory

(* SHM-2 *)
CreateSharedRegionResult(p, size, access, node) ==
       Initialized
    ## KnownProcess(p)
    ## GoodRegion(size, access)
    ## RoomForRegion
    ## PagesAvailable(size, node)
CreateSharedRegionValue(p, size, access, node) == lastRegion + 1
CreateSharedRegion(p, size, access, node) ==
    /\ CreateSharedRegionResult(p, size, access, node) = "OK"
    /\ AddRegion(NewRegion(p, size, access.permissions, Allocation(size, node), 0))
    /\ UNCHANGED AllButMemory

(* SHM-5: a region without pages; it gets them by set_physical_pages. *)
CreateEmptyRegionResult(p, size, access) ==
       Initialized
    ## KnownProcess(p)
    ## GoodRegion(size, access)
    ## RoomForRegion
    ## GoodSize(size)
CreateEmptyRegionValue(p, size, access) == lastRegion + 1
CreateEmptyRegion(p, size, access) ==
    /\ CreateEmptyRegionResult(p, size, access) = "OK"
    /\ AddRegion(NewRegion(p, size, access.permissions, << >>, 0))
    /\ UNCHANGED AllButMemory

(* SHM-2 *)
SetPhysicalPagesResult(r, pages) == Initialized ## KnownRegion(r) ## PagesWanted(r, pages)
SetPhysicalPages(r, pages) ==
    /\ SetPhysicalPagesResult(r, pages) = "OK"
    /\ GivePages(r, pages)
    /\ UNCHANGED AllButMemory

(* SHM-2 *)
DestroyRegionResult(p, r) == Initialized ## KnownProcess(p) ## KnownRegion(r) ## OwnerOfRegion(r, p)
DestroyRegion(p, r) ==
    /\ DestroyRegionResult(p, r) = "OK"
    /\ Disown(r)
    /\ UNCHANGED AllButMemory

(* SHM-3 *)
MapSharedRegionResult(r, p, a) ==
       Initialized
    ## KnownProcess(p)
    ## KnownRegion(r)
    ## RegionHasPages(r)
    ## GoodAddress(r, a)
    ## AddressesFree(r, p, a)
MapSharedRegion(r, p, a) ==
    /\ MapSharedRegionResult(r, p, a) = "OK"
    /\ AddMapping(r, p, a)
    /\ UNCHANGED AllButMemory

(* SHM-2 *)
UnmapSharedRegionResult(r, p) == Initialized ## KnownProcess(p) ## KnownRegion(r) ## MappedBy(r, p)
UnmapSharedRegion(r, p) ==
    /\ UnmapSharedRegionResult(r, p) = "OK"
    /\ RemoveMapping(r, p)
    /\ UNCHANGED AllButMemory

(* SHM-4: 0 is no region. *)
FindSharedRegionResult(p, a) == Initialized
FindSharedRegionValue(p, a) ==
    IF MappingsOver(p, a) = {} THEN 0 ELSE (CHOOSE m \in MappingsOver(p, a) : TRUE)[2]
FindSharedRegion(p, a) ==
    /\ FindSharedRegionResult(p, a) = "OK"
    /\ UNCHANGED vars

(* SHM-4: a page fault in a region is served at the region's base, and so finds what SHM-3 put there. *)
HandlePageFaultResult(p, a) ==
       Initialized
    ## KnownProcess(p)
    ## Check(MappingsOver(p, a) # {}, "INVALID_ADDRESS")
HandlePageFaultValue(p, a) == mapping[<<p, FindSharedRegionValue(p, a)>>]
HandlePageFault(p, a) ==
    /\ HandlePageFaultResult(p, a) = "OK"
    /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* Time, rate limit, statistics *)

(* Everything but those. *)
AllButAccounting ==
    <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, WaitingVars, MemoryVars>>

(* RATE-2: the timestamp counter is injected; this is no call of the API. *)
SetTimestampResult(t) == "OK"
SetTimestamp(t) ==
    /\ SetClock(t)
    /\ UNCHANGED StatisticsVars
    /\ UNCHANGED AllButAccounting

(* RATE-1, RATE-5: neither bucket is charged for a refusal, but it is counted. *)
CheckRateLimitResult(p, size) == Initialized ## KnownProcess(p) ## RateAllows(p, size)
CheckRateLimit(p, size) ==
    /\ CheckRateLimitResult(p, size) = "OK"
    /\ Charge(p, size)
    /\ UNCHANGED StatisticsVars
    /\ UNCHANGED AllButAccounting
CheckRateLimitRefused(p, size) ==
    /\ CheckRateLimitResult(p, size) = "RATE_LIMIT_EXCEEDED"
    /\ RecordRefused
    /\ UNCHANGED RateVars
    /\ UNCHANGED AllButAccounting

(* PERF-1 *)
RecordOperationResult(ticks, fast) == Initialized
RecordOperation(ticks, fast) ==
    /\ RecordOperationResult(ticks, fast) = "OK"
    /\ Record(ticks, fast)
    /\ UNCHANGED RateVars
    /\ UNCHANGED AllButAccounting

(* PERF-1, PERF-2 *)
GetPerformanceStatsResult == Initialized
GetPerformanceStatsValue == Report
GetPerformanceStats ==
    /\ GetPerformanceStatsResult = "OK"
    /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* Invariants, each by its own name so that a checker names the culprit. *)

(* INIT-1 *)
NothingBeforeInit == ~initialized => lastPid = 0 /\ lastEndpoint = 0

(* The parts speak of the same endpoints: each has rights, each receiver a queue. *)
EveryEndpointHasRights == DOMAIN generation = DOMAIN endpoint
QueuesAtReceivers == DOMAIN queue = {e \in DOMAIN endpoint : MayReceive(e)}

(* CLN-3: nothing mentions a pid that is not alive; SchedulingTypeOK and OnlyBlockedWait say it of the rest. *)
OwnersAlive == \A e \in DOMAIN endpoint : endpoint[e].owner \in processes
HoldersAlive == \A e \in DOMAIN rights : DOMAIN rights[e] \subseteq processes
RegionOwnersAlive == \A r \in DOMAIN region : region[r].owner \in processes \cup {0}
MappersAlive == \A m \in DOMAIN mapping : m[1] \in processes
BucketsAlive == DOMAIN bucket \subseteq processes

(* CH-2: nobody holds the right to use an end of a channel the other way. *)
RightsFitDirection ==
    \A e \in DOMAIN endpoint : \A p \in processes :
        /\ "SEND" \in Held(p, e) => MaySend(e)
        /\ "RECEIVE" \in Held(p, e) => MayReceive(e)

(* NTF-4: a blocked process is on its endpoint's list exactly once, or somebody was told of it. *)
BlockedWaitOnce ==
    \A b \in Range(blocked) :
        LET places == {i \in DOMAIN WaitersAt(b.endpoint) : WaitersAt(b.endpoint)[i] = b.pid}
        IN  IF b.pid \in told THEN places = {} ELSE Cardinality(places) = 1

(* NTF-4: nobody else is on any list. *)
OnlyBlockedWait ==
    /\ told \subseteq BlockedPids
    /\ \A e \in DOMAIN waiting : Range(waiting[e]) \subseteq BlockedOn({e})

(* NTF-1: a wait list is in the order in which its processes blocked. *)
WaitListsInOrder ==
    \A e \in DOMAIN waiting : waiting[e] = InOrderBlocked(Range(waiting[e]))

(* BLK-1, CLN-2: who is blocked is so on an endpoint that is there and can be received from. *)
BlockedOnReceiver == \A b \in Range(blocked) : b.endpoint \in DOMAIN queue

(* SND-3: a region's pins are the queued messages that describe it. *)
PinsCountMessages == \A r \in DOMAIN region : region[r].pins = PinsIn(DOMAIN queue, r)

(* SND-1, SND-3: what a queued message describes is there. *)
QueuedMessagesFit == \A q \in DOMAIN queue : \A m \in Range(queue[q]) : RegionHolds(m) = "OK"
=============================================================================
