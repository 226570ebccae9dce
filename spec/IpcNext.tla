------------------------------- MODULE IpcNext ------------------------------
(***************************************************************************)
(* Every call with every argument: the next-state relation of Ipc.tla, and *)
(* the properties of its steps. Kept apart because only model checking     *)
(* needs the arguments listed; the oracle is given them.                   *)
(*                                                                         *)
(* A model may put smaller sets in the place of these: a bound like any    *)
(* other. MCArguments has sets that leave out steps but, as far as         *)
(* MCIpcReduced and MCIpcEveryCall can tell, no states.                    *)
(***************************************************************************)
EXTENDS SystemCalls

CONSTANT Bytes    \* small messages are sequences of one of these

(* 0 stands for any id that no call ever returned. *)
Pids == 0..MaxPids
EndpointIds == 0..MaxEndpointIds
Capacities == 0..MaxCapacity + 1
RegionIds == 0..MaxRegionIds

(* What a caller can put into a rights argument, and into a token. *)
Masks == [rights : SUBSET Rights, reserved : BOOLEAN]
Tokens == [endpoint : EndpointIds, generation : 0..MaxGeneration,
           rights : SUBSET Rights, reserved : BOOLEAN]

(* The tokens with which p calls grant, and validate or revoke. *)
GrantTokens(p) == Tokens
OwnTokens(p) == Tokens

(* Of memory: every size up to one too large, every node and one more, every address, every list of pages. *)
Sizes == {Wide(n) : n \in 0..MaxRegionSize + 1}
Nodes == {NoNode} \cup 0..NumaNodes
AccessMasks == [permissions : SUBSET Accesses, reserved : BOOLEAN]
Addresses == {Wide(a) : a \in 0..Narrow(UserEnd)}
PageLists == UNION {[1..n -> {0} \cup Frames] : n \in 0..Narrow(PagesFor(LargestRegion))}

(* TYP-6 *)
SmallMessages == {Small(<<b>>) : b \in Bytes}
LargeMessages ==
    {Large(r, offset, length) : r \in 1..MaxRegionIds + 1, offset \in Sizes, length \in Sizes}
Messages == SmallMessages \cup LargeMessages

(* Of time: the counter may show anything, and an operation take any number of ticks. *)
Timestamps == {Wide(t) : t \in 0..Frequency}
TickCounts == {Zero, One}
Payloads == {[bytes |-> <<b>>, length |-> One] : b \in Bytes}

-----------------------------------------------------------------------------
InitializeStep == Initialize
SpawnStep == Spawn
TerminateStep == \E p \in Pids : Terminate(p)
CleanupProcessStep == \E p \in Pids : CleanupProcess(p)
CreateEndpointStep == \E p \in Pids : CreateEndpoint(p)
CreateChannelStep == \E p \in Pids, c \in Capacities : CreateChannel(p, c)
SendMessageStep == \E e \in EndpointIds, m \in Messages : SendMessage(e, m)
ReceiveMessageStep == \E e \in EndpointIds : ReceiveMessage(e)
SendStep == \E t \in Tokens, m \in Messages : Send(t, m)
ReceiveStep == \E t \in Tokens : Receive(t)
HasMessageStep == \E e \in EndpointIds : HasMessage(e)
ValidateCapabilityStep == \E p \in Pids : \E t \in OwnTokens(p) : ValidateCapability(p, t)
GrantCapabilityStep ==
    \E p, q \in Pids, asked \in Masks : \E t \in GrantTokens(p) : GrantCapability(p, t, q, asked)
RevokeCapabilityStep == \E p \in Pids : \E t \in OwnTokens(p) : RevokeCapability(p, t)

BlockOnReceiveStep == \E p \in Pids, e \in EndpointIds : BlockOnReceive(p, e)
NotifyReceiversStep == \E e \in EndpointIds : NotifyReceivers(e)
WakeProcessStep == \E p \in Pids : WakeProcess(p)
ScheduleNextStep == ScheduleNext

AllocateSharedMemoryStep == \E size \in Sizes, node \in Nodes : AllocateSharedMemory(size, node)
FreeSharedMemoryStep == \E pages \in PageLists : FreeSharedMemory(pages)
CreateSharedRegionStep ==
    \E p \in Pids, size \in Sizes, access \in AccessMasks, node \in Nodes :
        CreateSharedRegion(p, size, access, node)
CreateEmptyRegionStep ==
    \E p \in Pids, size \in Sizes, access \in AccessMasks : CreateEmptyRegion(p, size, access)
SetPhysicalPagesStep == \E r \in RegionIds, pages \in PageLists : SetPhysicalPages(r, pages)
DestroyRegionStep == \E p \in Pids, r \in RegionIds : DestroyRegion(p, r)
MapSharedRegionStep == \E p \in Pids, r \in RegionIds, a \in Addresses : MapSharedRegion(r, p, a)
UnmapSharedRegionStep == \E p \in Pids, r \in RegionIds : UnmapSharedRegion(r, p)
FindSharedRegionStep == \E p \in Pids, a \in Addresses : FindSharedRegion(p, a)
HandlePageFaultStep == \E p \in Pids, a \in Addresses : HandlePageFault(p, a)

SetTimestampStep == \E t \in Timestamps : SetTimestamp(t)
CheckRateLimitStep == \E p \in Pids, size \in Sizes : CheckRateLimit(p, size)
CheckRateLimitRefusedStep == \E p \in Pids, size \in Sizes : CheckRateLimitRefused(p, size)
RecordOperationStep == \E ticks \in TickCounts, fast \in BOOLEAN : RecordOperation(ticks, fast)
GetPerformanceStatsStep == GetPerformanceStats

SysSendStep ==
    \E p \in Pids, payload \in Payloads, ticks \in TickCounts : \E t \in OwnTokens(p) :
        SysSend(p, t, payload, ticks)
SysSendRefusedStep ==
    \E p \in Pids, payload \in Payloads, ticks \in TickCounts : \E t \in OwnTokens(p) :
        SysSendRefused(p, t, payload, ticks)
SysReceiveStep == \E p \in Pids : \E t \in OwnTokens(p) : SysReceive(p, t)
SysHasMessageStep == \E p \in Pids : \E t \in OwnTokens(p) : SysHasMessage(p, t)
SysMapRegionStep == \E p \in Pids, r \in RegionIds, a \in Addresses : SysMapRegion(p, r, a)

(* By parts, so that a model can leave some out. *)
CoreNext ==
    \/ InitializeStep
    \/ SpawnStep
    \/ TerminateStep
    \/ CleanupProcessStep
    \/ CreateEndpointStep
    \/ CreateChannelStep
    \/ SendMessageStep
    \/ ReceiveMessageStep
    \/ SendStep
    \/ ReceiveStep
    \/ HasMessageStep
    \/ ValidateCapabilityStep
    \/ GrantCapabilityStep
    \/ RevokeCapabilityStep
WaitingNext ==
    \/ BlockOnReceiveStep
    \/ NotifyReceiversStep
    \/ WakeProcessStep
    \/ ScheduleNextStep
MemoryNext ==
    \/ AllocateSharedMemoryStep
    \/ FreeSharedMemoryStep
    \/ CreateSharedRegionStep
    \/ CreateEmptyRegionStep
    \/ SetPhysicalPagesStep
    \/ DestroyRegionStep
    \/ MapSharedRegionStep
    \/ UnmapSharedRegionStep
    \/ FindSharedRegionStep
    \/ HandlePageFaultStep
AccountingNext ==
    \/ SetTimestampStep
    \/ CheckRateLimitStep
    \/ CheckRateLimitRefusedStep
    \/ RecordOperationStep
    \/ GetPerformanceStatsStep
SystemNext ==
    \/ SysSendStep
    \/ SysSendRefusedStep
    \/ SysReceiveStep
    \/ SysHasMessageStep
    \/ SysMapRegionStep

Next ==
    \/ CoreNext
    \/ WaitingNext
    \/ MemoryNext
    \/ AccountingNext
    \/ SystemNext

Spec == Init /\ [][Next]_vars
CoreSpec == Init /\ [][CoreNext]_vars
WaitingSpec == Init /\ [][CoreNext \/ WaitingNext]_vars
MemorySpec == Init /\ [][CoreNext \/ MemoryNext]_vars

-----------------------------------------------------------------------------
(* Properties of steps *)

NewEndpoints == DOMAIN endpoint' \ DOMAIN endpoint
GoneEndpoints == DOMAIN endpoint \ DOMAIN endpoint'
KeptEndpoints == DOMAIN endpoint \cap DOMAIN endpoint'

(* INIT-2: init() changes nothing else, and nothing undoes it. *)
InitializeKeepsState ==
    [][Initialize =>
        UNCHANGED <<ProcessVars, EndpointVars, CapabilityVars, QueueVars, WaitingVars, MemoryVars, AccountingVars>>]_vars
StaysInitialized == [][initialized => initialized']_vars

(* PROC-1, EP-1: no id is issued twice. *)
PidsNeverReused ==
    [][ /\ lastPid' >= lastPid
        /\ processes' \ processes \subseteq lastPid + 1 .. lastPid' ]_vars
EndpointIdsNeverReused ==
    [][ /\ lastEndpoint' >= lastEndpoint
        /\ NewEndpoints \subseteq lastEndpoint + 1 .. lastEndpoint' ]_vars

(* EP-1, CH-1, CH-2: what a new endpoint is like. *)
NewAtGenerationZero == [][\A e \in NewEndpoints : generation'[e] = 0]_vars
NewQueuesEmpty == [][\A q \in DOMAIN queue' \ DOMAIN queue : queue'[q] = << >>]_vars
NewHaveDefaultCapacity ==
    [][\A e \in NewEndpoints :
        endpoint'[e].send = endpoint'[e].receive => capacity'[e] = DefaultCapacity]_vars
NewHeldByOwner ==
    [][\A e \in NewEndpoints :
        LET new == endpoint'[e]
        IN  rights'[e] = new.owner :> {"GRANT", "REVOKE"}
                \cup (IF e = new.send THEN {"SEND"} ELSE {})
                \cup (IF e = new.receive THEN {"RECEIVE"} ELSE {})]_vars

(* What an endpoint is never changes. *)
EndpointsFixed ==
    [][\A e \in KeptEndpoints : endpoint'[e] = endpoint[e]]_vars
CapacitiesFixed ==
    [][\A q \in DOMAIN queue \cap DOMAIN queue' : capacity'[q] = capacity[q]]_vars

(* CLN-1, CAP-7: an endpoint goes with its owner, or with the last revoke on one of its ends. *)
DestroyedForCause ==
    [][\A e \in GoneEndpoints :
        endpoint[e].owner \notin processes' \/ \E x \in Ends(e) : generation[x] = MaxGeneration]_vars

(* CAP-7: generations never decrease, and move by one. *)
GenerationsNeverDecrease == [][GenerationStep]_vars

(* CAP-5: a generation that moves leaves one holder, with no more than it had. *)
OneHolderAfterRevoke ==
    [][\A e \in KeptEndpoints : generation'[e] # generation[e] =>
        /\ Cardinality(DOMAIN rights'[e]) = 1
        /\ \A p \in DOMAIN rights'[e] : rights'[e][p] \subseteq Held(p, e)]_vars

(* CAP-5: nothing but a revoke, or one's own end, takes rights away. *)
RightsLostOnlyByRevoke ==
    [][\A e \in KeptEndpoints : generation'[e] = generation[e] =>
        \A p \in processes' : Held(p, e) \subseteq Held(p, e)']_vars

-----------------------------------------------------------------------------
(* Properties of steps, of waiting *)

NewlyBlocked == {b \in Range(blocked') : b.pid \notin BlockedPids}
NoLongerBlocked == {b \in Range(blocked) : b.pid \notin BlockedPids'}

(* PROC-3 *)
ReadyQueueFifo == [][ReadyQueueStep]_vars

(* PROC-4: after a poll, who is ready longest runs, and who ran is last. *)
PollFirstThenHead ==
    [][ScheduleNext =>
        /\ readyQueue # << >> => running' = Head(readyQueue)
        /\ running # 0 =>
            IF readyQueue = << >> /\ NoLongerBlocked = {}
            THEN running' = running
            ELSE readyQueue'[Len(readyQueue')] = running
        /\ running' = 0 => processes = BlockedPids' /\ readyQueue' = << >>]_vars

(* NTF-3: nobody stays blocked where there is a message. *)
PollWakes == [][ScheduleNext => \A b \in Range(blocked') : queue[b.endpoint] = << >>]_vars

(* BLK-1: test and block are one step: who blocks does it on an empty queue, behind those that wait. *)
BlockOnlyIfEmpty ==
    [][\A b \in NewlyBlocked :
        /\ b.endpoint \in DOMAIN queue /\ queue[b.endpoint] = << >>
        /\ waiting'[b.endpoint] = Append(WaitersAt(b.endpoint), b.pid)]_vars

(* NTF-2: who is no longer blocked is ready, or gone. *)
BlockedBecomeReady ==
    [][\A b \in NoLongerBlocked :
        b.pid \in Range(readyQueue') \cup {running'} \/ b.pid \notin processes']_vars

(* NTF-1, BLK-1: nobody runs but by schedule_next, and who runs stops by it, by blocking or by its end. *)
OnlySchedulerRuns == [][running' \in {running, 0} \/ ScheduleNext]_vars

-----------------------------------------------------------------------------
(* Properties of steps, of memory *)

NewRegions == DOMAIN region' \ DOMAIN region
KeptRegions == DOMAIN region \cap DOMAIN region'

(* PROC-1 *)
RegionIdsNeverReused ==
    [][lastRegion' >= lastRegion /\ NewRegions \subseteq lastRegion + 1 .. lastRegion']_vars

(* SHM-2: what a region is never changes; it takes its pages once. *)
RegionsFixed ==
    [][\A r \in KeptRegions :
        /\ region'[r].size = region[r].size
        /\ region'[r].permissions = region[r].permissions
        /\ region'[r].pages # region[r].pages =>
            region[r].pages = << >> /\ FramesOf(r)' \subseteq looseFrames]_vars

(* SHM-2, RCV-3, CLN-1: an owner goes by its own doing or end; a new one has an endpoint that gave up a message. *)
OwnersChangeForCause ==
    [][\A r \in KeptRegions : region'[r].owner # region[r].owner =>
        IF region[r].owner # 0
        THEN /\ region'[r].owner = 0
             /\ region[r].owner \notin processes' \/ \E p \in Pids : DestroyRegion(p, r)
        ELSE /\ region'[r].pins < region[r].pins
             /\ \E q \in DOMAIN queue' :
                    Len(queue'[q]) < Len(queue[q]) /\ endpoint[q].owner = region'[r].owner]_vars

(* SHM-1: frames that a caller has go to regions, or back, by that caller alone; to others never. *)
LooseFramesStay ==
    [][\A f \in looseFrames \ looseFrames' :
        \/ \E r \in RegionIds, pages \in PageLists : f \in Range(pages) /\ SetPhysicalPages(r, pages)
        \/ \E pages \in PageLists : f \in Range(pages) /\ FreeSharedMemory(pages)]_vars

(* SHM-3, CLN-1: a mapping stays as it is until it is undone or its process ends. *)
MappingsFixed ==
    [][\A m \in DOMAIN mapping :
        IF m \in DOMAIN mapping'
        THEN mapping'[m] = mapping[m]
        ELSE m[1] \notin processes' \/ UnmapSharedRegion(m[2], m[1])]_vars

-----------------------------------------------------------------------------
(* Properties of steps, of time, rates and statistics *)

(* RATE-4 *)
OneBucketAtATime ==
    [][Cardinality({p \in processes \cap processes' : BucketOf(p)' # BucketOf(p) /\ p \in DOMAIN bucket'}) <= 1]_vars

(* RATE-2: the clock is nobody's but the environment's. *)
ClockIsInjected == [][clock' # clock => SetTimestamp(clock')]_vars

(* PERF-1 *)
CountersNeverDecrease ==
    [][/\ operations \preceq operations'
       /\ fastOperations \preceq fastOperations'
       /\ cycles \preceq cycles'
       /\ refusedOperations \preceq refusedOperations']_vars

(* RATE-5: an operation is counted as refused just if it is refused; then nothing is charged. *)
RefusedNotCharged ==
    [][refusedOperations' # refusedOperations => bucket' = bucket /\ operations' = operations]_vars
=============================================================================
