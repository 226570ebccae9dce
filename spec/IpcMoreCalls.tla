---------------------------- MODULE IpcMoreCalls ----------------------------
(***************************************************************************)
(* As IpcCalls, for the calls about waiting, memory, time and statistics,  *)
(* and for the system calls: what is refused by each check, said a second  *)
(* time, and what an accepted call returns and does.                       *)
(***************************************************************************)
EXTENDS IpcNext

MoreCalls ==
         [op : {"ScheduleNext", "GetPerformanceStats"}]
    \cup [op : {"BlockOnReceive"}, pid : Pids, endpoint : EndpointIds]
    \cup [op : {"NotifyReceivers"}, endpoint : EndpointIds]
    \cup [op : {"WakeProcess"}, pid : Pids]
    \cup [op : {"AllocateSharedMemory"}, size : Sizes, node : Nodes]
    \cup [op : {"FreeSharedMemory"}, pages : PageLists]
    \cup [op : {"CreateSharedRegion"}, pid : Pids, size : Sizes, access : AccessMasks, node : Nodes]
    \cup [op : {"CreateEmptyRegion"}, pid : Pids, size : Sizes, access : AccessMasks]
    \cup [op : {"SetPhysicalPages"}, region : RegionIds, pages : PageLists]
    \cup [op : {"DestroyRegion", "UnmapSharedRegion"}, pid : Pids, region : RegionIds]
    \cup [op : {"MapSharedRegion", "SysMapRegion"}, pid : Pids, region : RegionIds, address : Addresses]
    \cup [op : {"FindSharedRegion", "HandlePageFault"}, pid : Pids, address : Addresses]
    \cup [op : {"CheckRateLimit"}, pid : Pids, size : Sizes]
    \cup [op : {"RecordOperation"}, ticks : TickCounts, fast : BOOLEAN]
    \cup [op : {"SysSend"}, pid : Pids, token : Tokens, payload : Payloads, ticks : TickCounts]
    \cup [op : {"SysReceive", "SysHasMessage"}, pid : Pids, token : Tokens]

MoreResult(c) ==
    CASE c.op = "ScheduleNext"         -> ScheduleNextResult
      [] c.op = "GetPerformanceStats"  -> GetPerformanceStatsResult
      [] c.op = "BlockOnReceive"       -> BlockOnReceiveResult(c.pid, c.endpoint)
      [] c.op = "NotifyReceivers"      -> NotifyReceiversResult(c.endpoint)
      [] c.op = "WakeProcess"          -> WakeProcessResult(c.pid)
      [] c.op = "AllocateSharedMemory" -> AllocateSharedMemoryResult(c.size, c.node)
      [] c.op = "FreeSharedMemory"     -> FreeSharedMemoryResult(c.pages)
      [] c.op = "CreateSharedRegion"   -> CreateSharedRegionResult(c.pid, c.size, c.access, c.node)
      [] c.op = "CreateEmptyRegion"    -> CreateEmptyRegionResult(c.pid, c.size, c.access)
      [] c.op = "SetPhysicalPages"     -> SetPhysicalPagesResult(c.region, c.pages)
      [] c.op = "DestroyRegion"        -> DestroyRegionResult(c.pid, c.region)
      [] c.op = "UnmapSharedRegion"    -> UnmapSharedRegionResult(c.region, c.pid)
      [] c.op = "MapSharedRegion"      -> MapSharedRegionResult(c.region, c.pid, c.address)
      [] c.op = "SysMapRegion"         -> SysMapRegionResult(c.pid, c.region, c.address)
      [] c.op = "FindSharedRegion"     -> FindSharedRegionResult(c.pid, c.address)
      [] c.op = "HandlePageFault"      -> HandlePageFaultResult(c.pid, c.address)
      [] c.op = "CheckRateLimit"       -> CheckRateLimitResult(c.pid, c.size)
      [] c.op = "RecordOperation"      -> RecordOperationResult(c.ticks, c.fast)
      [] c.op = "SysSend"              -> SysSendResult(c.pid, c.token, c.payload, c.ticks)
      [] c.op = "SysReceive"           -> SysReceiveResult(c.pid, c.token)
      [] c.op = "SysHasMessage"        -> SysHasMessageResult(c.pid, c.token)

MoreStep(c) ==
    CASE c.op = "ScheduleNext"         -> ScheduleNext
      [] c.op = "GetPerformanceStats"  -> GetPerformanceStats
      [] c.op = "BlockOnReceive"       -> BlockOnReceive(c.pid, c.endpoint)
      [] c.op = "NotifyReceivers"      -> NotifyReceivers(c.endpoint)
      [] c.op = "WakeProcess"          -> WakeProcess(c.pid)
      [] c.op = "AllocateSharedMemory" -> AllocateSharedMemory(c.size, c.node)
      [] c.op = "FreeSharedMemory"     -> FreeSharedMemory(c.pages)
      [] c.op = "CreateSharedRegion"   -> CreateSharedRegion(c.pid, c.size, c.access, c.node)
      [] c.op = "CreateEmptyRegion"    -> CreateEmptyRegion(c.pid, c.size, c.access)
      [] c.op = "SetPhysicalPages"     -> SetPhysicalPages(c.region, c.pages)
      [] c.op = "DestroyRegion"        -> DestroyRegion(c.pid, c.region)
      [] c.op = "UnmapSharedRegion"    -> UnmapSharedRegion(c.region, c.pid)
      [] c.op = "MapSharedRegion"      -> MapSharedRegion(c.region, c.pid, c.address)
      [] c.op = "SysMapRegion"         -> SysMapRegion(c.pid, c.region, c.address)
      [] c.op = "FindSharedRegion"     -> FindSharedRegion(c.pid, c.address)
      [] c.op = "HandlePageFault"      -> HandlePageFault(c.pid, c.address)
      [] c.op = "CheckRateLimit"       -> CheckRateLimit(c.pid, c.size)
      [] c.op = "RecordOperation"      -> RecordOperation(c.ticks, c.fast)
      [] c.op = "SysSend"              -> SysSend(c.pid, c.token, c.payload, c.ticks)
      [] c.op = "SysReceive"           -> SysReceive(c.pid, c.token)
      [] c.op = "SysHasMessage"        -> SysHasMessage(c.pid, c.token)

(* What each call can answer. *)
HeldErrors == {"NOT_INITIALIZED", "PROCESS_NOT_FOUND", "INVALID_CAPABILITY", "ENDPOINT_NOT_FOUND", "PERMISSION_DENIED"}
MappingErrors ==
    {"NOT_INITIALIZED", "PROCESS_NOT_FOUND", "INVALID_MEMORY_REGION", "INVALID_ADDRESS", "ADDRESS_IN_USE"}
MoreAnswers ==
    [ ScheduleNext         |-> {"OK", "NOT_INITIALIZED"},                                       \* PROC-4
      GetPerformanceStats  |-> {"OK", "NOT_INITIALIZED"},                                       \* PERF-1
      BlockOnReceive       |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND", "INVALID_STATE",
                                "ENDPOINT_NOT_FOUND", "PERMISSION_DENIED"},                     \* BLK-1
      NotifyReceivers      |-> {"OK", "NOT_INITIALIZED"},                                       \* NTF-1
      WakeProcess          |-> {"OK", "NOT_INITIALIZED"},                                       \* NTF-2
      AllocateSharedMemory |-> {"OK", "NOT_INITIALIZED", "INVALID_ARGUMENT", "OUT_OF_MEMORY"},  \* SHM-1
      FreeSharedMemory     |-> {"OK", "NOT_INITIALIZED", "INVALID_MEMORY_REGION"},              \* SHM-2
      CreateSharedRegion   |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND",
                                "INVALID_ARGUMENT", "OUT_OF_MEMORY"},                           \* SHM-2
      CreateEmptyRegion    |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND",
                                "INVALID_ARGUMENT", "OUT_OF_MEMORY"},                           \* SHM-5
      SetPhysicalPages     |-> {"OK", "NOT_INITIALIZED", "INVALID_MEMORY_REGION"},              \* SHM-2
      DestroyRegion        |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND",
                                "INVALID_MEMORY_REGION", "PERMISSION_DENIED"},                  \* SHM-2
      UnmapSharedRegion    |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND",
                                "INVALID_MEMORY_REGION"},                                       \* SHM-2
      MapSharedRegion      |-> MappingErrors \cup {"OK"},                                       \* SHM-3
      SysMapRegion         |-> MappingErrors \cup {"OK", "PERMISSION_DENIED"},                  \* SYS-3
      FindSharedRegion     |-> {"OK", "NOT_INITIALIZED"},                                       \* SHM-4
      HandlePageFault      |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND", "INVALID_ADDRESS"}, \* SHM-4
      CheckRateLimit       |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND",
                                "RATE_LIMIT_EXCEEDED"},                                         \* RATE-1
      RecordOperation      |-> {"OK", "NOT_INITIALIZED"},                                       \* PERF-1
      SysSend              |-> HeldErrors \cup {"OK", "MESSAGE_TOO_LARGE", "RATE_LIMIT_EXCEEDED",
                                                "OUT_OF_MEMORY", "QUEUE_FULL"},                 \* SYS-1
      SysReceive           |-> HeldErrors \cup {"OK", "INVALID_STATE"},                         \* SYS-2
      SysHasMessage        |-> HeldErrors \cup {"OK"} ]                                         \* SYS-3

(* TYP-5 *)
OnlyKnownAnswersMore == \A c \in MoreCalls : MoreResult(c) \in MoreAnswers[c.op]

(* Just the calls that are accepted are steps. *)
StepIffAcceptedMore == \A c \in MoreCalls : ENABLED MoreStep(c) <=> MoreResult(c) = "OK"

-----------------------------------------------------------------------------
(* Calls by what they name; of region r, page list l, address a.            *)
CallsNamed == [op \in DOMAIN MoreAnswers |-> {c \in MoreCalls : c.op = op}]
ByProcess == {c \in MoreCalls : c.op \in {x \in DOMAIN MoreAnswers : "PROCESS_NOT_FOUND" \in MoreAnswers[x]}}
ByLive(ops) == UNION {{c \in CallsNamed[op] : c.pid \in processes} : op \in ops}

Usable(l) == Range(l) \subseteq looseFrames /\ \A i, j \in DOMAIN l : l[i] = l[j] => i = j
PagesOf(size) == (Narrow(size) + PageSize - 1) \div PageSize
FreeNow == Frames \ (looseFrames \cup UNION {Range(region[r].pages) : r \in DOMAIN region})
BytesMapped(m) == Narrow(mapping[m]) .. Narrow(mapping[m]) + PageSize * Len(region[m[2]].pages) - 1
BytesAt(r, a) == Narrow(a) .. Narrow(a) + PageSize * Len(region[r].pages) - 1
UserBytes == PageSize .. Narrow(UserEnd) - 1
BytesOf(p) == UNION {BytesMapped(m) : m \in {x \in DOMAIN mapping : x[1] = p}}
FullTable == Cardinality(DOMAIN region) = MaxRegions \/ lastRegion = MaxRegionIds

(* INIT-1 *)
UninitializedRefusedMore ==
    ~initialized => \A c \in MoreCalls : MoreResult(c) = "NOT_INITIALIZED"

(* BLK-1, SHM-2, SHM-3, RATE-1, CAP-2 *)
UnknownProcessRefusedMore ==
    initialized => \A c \in ByProcess : c.pid \notin processes => MoreResult(c) = "PROCESS_NOT_FOUND"

(* BLK-1: all of its checks, in their order. *)
BlockRefused ==
    initialized => \A c \in ByLive({"BlockOnReceive"}) :
        MoreResult(c) =
            IF \E i \in DOMAIN blocked : blocked[i].pid = c.pid
            THEN "INVALID_STATE"
            ELSE IF c.endpoint \notin DOMAIN endpoint
                 THEN "ENDPOINT_NOT_FOUND"
                 ELSE IF c.endpoint # endpoint[c.endpoint].receive THEN "PERMISSION_DENIED" ELSE "OK"

(* SHM-1: all or nothing. *)
AllocationRefused ==
    initialized => \A c \in CallsNamed["AllocateSharedMemory"] :
        MoreResult(c) =
            IF c.size = Zero \/ Narrow(c.size) > 2 ^ WordBits - PageSize \/ c.node >= NumaNodes
            THEN "INVALID_ARGUMENT"
            ELSE IF PagesOf(c.size) > Cardinality(FreeNow) THEN "OUT_OF_MEMORY" ELSE "OK"

(* SHM-1: frames that were free, as many as it takes, of other nodes only if the named one has no more. *)
AllocationReturnsFreeFrames ==
    \A c \in CallsNamed["AllocateSharedMemory"] : MoreResult(c) = "OK" =>
        LET l == AllocateSharedMemoryValue(c.size, c.node)
        IN  /\ Len(l) = PagesOf(c.size)
            /\ Cardinality(Range(l)) = Len(l)
            /\ Range(l) \subseteq FreeNow
            /\ \A f \in Range(l), g \in FreeNow \ Range(l) :
                    IF c.node # NoNode /\ NodeOf(f) # c.node
                    THEN NodeOf(g) # c.node /\ NodeOf(f) <= NodeOf(g)
                    ELSE NodeOf(f) <= NodeOf(g) \/ NodeOf(f) = c.node
            /\ ~ENABLED (MoreStep(c) /\ looseFrames' # looseFrames \cup Range(l))

(* SHM-2 *)
FreeRefused ==
    initialized => \A c \in CallsNamed["FreeSharedMemory"] :
        MoreResult(c) = IF Usable(c.pages) THEN "OK" ELSE "INVALID_MEMORY_REGION"

(* SHM-2, SHM-5: permissions and largest size, then the table, then size, node and frames. *)
CreateRegionRefused ==
    initialized => \A c \in ByLive({"CreateSharedRegion", "CreateEmptyRegion"}) :
        MoreResult(c) =
            IF c.access.permissions = {} \/ c.access.reserved \/ Narrow(c.size) > MaxRegionSize
            THEN "INVALID_ARGUMENT"
            ELSE IF FullTable
                 THEN "OUT_OF_MEMORY"
                 ELSE IF c.size = Zero
                      THEN "INVALID_ARGUMENT"
                      ELSE IF c.op = "CreateEmptyRegion"
                           THEN "OK"
                           ELSE AllocateSharedMemoryResult(c.size, c.node)

(* SHM-2 *)
CreateRegionMakesIt ==
    \A c \in ByLive({"CreateSharedRegion", "CreateEmptyRegion"}) : MoreResult(c) = "OK" =>
        ~ENABLED /\ MoreStep(c)
                 /\ ~ \E r \in NewRegions :
                        /\ NewRegions = {r} /\ r = lastRegion + 1
                        /\ region'[r].owner = c.pid /\ region'[r].size = c.size
                        /\ region'[r].permissions = c.access.permissions /\ region'[r].pins = 0
                        /\ Len(region'[r].pages) = IF c.op = "CreateEmptyRegion" THEN 0 ELSE PagesOf(c.size)
                        /\ Range(region'[r].pages) \subseteq FreeNow

(* SHM-2 *)
SetPagesRefused ==
    initialized => \A c \in CallsNamed["SetPhysicalPages"] :
        MoreResult(c) =
            IF /\ c.region \in DOMAIN region
               /\ region[c.region].pages = << >>
               /\ Usable(c.pages) /\ Len(c.pages) = PagesOf(region[c.region].size)
            THEN "OK"
            ELSE "INVALID_MEMORY_REGION"
SetPagesMovesThem ==
    \A c \in CallsNamed["SetPhysicalPages"] : MoreResult(c) = "OK" =>
        ~ENABLED /\ MoreStep(c)
                 /\ \/ region'[c.region].pages # c.pages
                    \/ looseFrames' # looseFrames \ Range(c.pages)

(* SHM-2 *)
DestroyRegionRefused ==
    initialized => \A c \in ByLive({"DestroyRegion"}) :
        MoreResult(c) =
            IF c.region \notin DOMAIN region
            THEN "INVALID_MEMORY_REGION"
            ELSE IF region[c.region].owner # c.pid THEN "PERMISSION_DENIED" ELSE "OK"
UnmapRefused ==
    initialized => \A c \in ByLive({"UnmapSharedRegion"}) :
        MoreResult(c) =
            IF \E m \in DOMAIN mapping : m = <<c.pid, c.region>> THEN "OK" ELSE "INVALID_MEMORY_REGION"

(* SHM-2: a region goes just if it loses the last that keeps it. *)
RegionGoesWithItsLast ==
    \A c \in ByLive({"DestroyRegion", "UnmapSharedRegion"}) : MoreResult(c) = "OK" =>
        LET r == c.region
            others == {m \in DOMAIN mapping : m[2] = r} \ {<<c.pid, r>>}
            kept == \/ region[r].pins > 0 \/ others # {}
                    \/ c.op = "DestroyRegion" /\ <<c.pid, r>> \in DOMAIN mapping
                    \/ c.op = "UnmapSharedRegion" /\ region[r].owner # 0
        IN  ~ENABLED (MoreStep(c) /\ (r \in DOMAIN region') # kept)

(* SHM-3: in bytes, with the integers. *)
MapRefused ==
    initialized => \A c \in ByLive({"MapSharedRegion"}) :
        MoreResult(c) =
            IF c.region \notin DOMAIN region \/ region[c.region].pages = << >>
            THEN "INVALID_MEMORY_REGION"
            ELSE IF Narrow(c.address) % PageSize # 0 \/ ~(BytesAt(c.region, c.address) \subseteq UserBytes)
                 THEN "INVALID_ADDRESS"
                 ELSE IF \/ <<c.pid, c.region>> \in DOMAIN mapping
                         \/ BytesAt(c.region, c.address) \cap BytesOf(c.pid) # {}
                      THEN "ADDRESS_IN_USE"
                      ELSE "OK"

(* SYS-3 *)
SysMapRefused ==
    initialized => \A c \in ByLive({"SysMapRegion"}) :
        MoreResult(c) =
            IF c.region \in DOMAIN region /\ region[c.region].owner # c.pid
            THEN "PERMISSION_DENIED"
            ELSE MapSharedRegionResult(c.region, c.pid, c.address)

(* SHM-4: the region over the address; the fault is served at its base. *)
FindReturnsTheRegion ==
    initialized => \A c \in CallsNamed["FindSharedRegion"] :
        \A r \in {FindSharedRegionValue(c.pid, c.address)} :
            IF r = 0
            THEN Narrow(c.address) \notin BytesOf(c.pid)
            ELSE <<c.pid, r>> \in DOMAIN mapping /\ Narrow(c.address) \in BytesMapped(<<c.pid, r>>)
FaultFindsThePage ==
    initialized => \A c \in ByLive({"HandlePageFault"}) :
        IF MoreResult(c) = "OK"
        THEN LET r == FindSharedRegionValue(c.pid, c.address)
                 i == 1 + (Narrow(c.address) - Narrow(HandlePageFaultValue(c.pid, c.address))) \div PageSize
             IN  PageTableEntries(c.pid, c.address) =
                    {[frame |-> region[r].pages[i], permissions |-> region[r].permissions]}
        ELSE /\ MoreResult(c) = "INVALID_ADDRESS" /\ Narrow(c.address) \notin BytesOf(c.pid)
             /\ PageTableEntries(c.pid, c.address) = {}

(* NTF-1: the waiters, in the order in which they came; they stay blocked. *)
NotifyReturnsWaiters ==
    initialized => \A c \in CallsNamed["NotifyReceivers"] :
        LET r == IF c.endpoint \in DOMAIN endpoint THEN endpoint[c.endpoint].receive ELSE 0
            l == SelectSeq(blocked, LAMBDA b : b.endpoint = r /\ b.pid \notin told)
            v == NotifyReceiversValue(c.endpoint)
        IN  /\ v = [i \in DOMAIN l |-> l[i].pid]
            /\ ~ENABLED /\ MoreStep(c)
                        /\ \/ told' # told \cup Range(v) \/ BlockedPids' # BlockedPids
                           \/ Range(v) \cap OnSomeList' # {}

(* NTF-2: a blocked process becomes ready and is on no list; else nothing changes. *)
WakeMakesReady ==
    initialized => \A c \in CallsNamed["WakeProcess"] :
        ~ENABLED /\ MoreStep(c)
                 /\ IF c.pid \in BlockedPids
                    THEN \/ readyQueue' # Append(readyQueue, c.pid)
                         \/ c.pid \in BlockedPids' \cup OnSomeList' \cup told'
                         \/ BlockedPids' # BlockedPids \ {c.pid}
                    ELSE vars' # vars

(* RATE-1: both buckets have room, counted in the integers. *)
RateRefused ==
    initialized => \A c \in ByLive({"CheckRateLimit"}) :
        MoreResult(c) =
            IF /\ Frequency <= Narrow(MessageLevel(c.pid))
               /\ Narrow(c.size) * Frequency <= Narrow(ByteLevel(c.pid))
            THEN "OK"
            ELSE "RATE_LIMIT_EXCEEDED"

-----------------------------------------------------------------------------
(* System calls *)

MoreTokenCalls == {c \in MoreCalls : "token" \in DOMAIN c}
HoldsToken(p, t) ==
    /\ initialized /\ p \in processes
    /\ t.endpoint \in DOMAIN endpoint /\ ~t.reserved /\ t.generation = generation[t.endpoint]
    /\ t.rights # {} /\ p \in DOMAIN rights[t.endpoint] /\ t.rights \subseteq rights[t.endpoint][p]
RightForSystemCall == [SysSend |-> "SEND", SysReceive |-> "RECEIVE", SysHasMessage |-> "RECEIVE"]

(* SYS-4: neither accepted nor charged without a token that the caller holds, with the right it takes. *)
SystemCallsNeedHeldTokens ==
    \A c \in MoreTokenCalls :
        ~(HoldsToken(c.pid, c.token) /\ RightForSystemCall[c.op] \in c.token.rights) =>
            /\ MoreResult(c) \in HeldErrors
            /\ c.op = "SysSend" => ~ENABLED SysSendRefused(c.pid, c.token, c.payload, c.ticks)
SystemCallsHeld == {c \in MoreTokenCalls :
    HoldsToken(c.pid, c.token) /\ RightForSystemCall[c.op] \in c.token.rights}

(* SYS-1: all of its checks after those of the token, in their order. *)
SysSendChecks ==
    \A c \in SystemCallsHeld : c.op = "SysSend" =>
        LET n == Narrow(c.payload.length)
            q == endpoint[c.token.endpoint].receive
        IN  MoreResult(c) =
                IF n > MaxRegionSize
                THEN "MESSAGE_TOO_LARGE"
                ELSE IF CheckRateLimitResult(c.pid, c.payload.length) # "OK"
                     THEN "RATE_LIMIT_EXCEEDED"
                     ELSE IF n > SmallMessageLimit /\ (FullTable \/ PagesOf(c.payload.length) > Cardinality(FreeNow))
                          THEN "OUT_OF_MEMORY"
                          ELSE IF Len(queue[q]) = capacity[q] THEN "QUEUE_FULL" ELSE "OK"

(* SYS-1: what an accepted send does: one message, nobody waits any longer, counted. *)
SysSendDoesAll ==
    \A c \in SystemCallsHeld : c.op = "SysSend" /\ MoreResult(c) = "OK" =>
        LET q == endpoint[c.token.endpoint].receive
            small == Narrow(c.payload.length) <= SmallMessageLimit
        IN  ~ENABLED /\ MoreStep(c)
                     /\ ~ /\ Len(queue'[q]) = Len(queue[q]) + 1
                          /\ q \notin DOMAIN waiting'
                          /\ BlockedPids' = BlockedPids \ Range(WaitersAt(q))
                          /\ NewRegions = IF small THEN {} ELSE {lastRegion + 1}
                          /\ \A r \in NewRegions :
                                region'[r].pins = 1 /\ region'[r].owner = 0 /\ region'[r].size = c.payload.length
                          /\ operations' = Least(LargestWord, operations \oplus One)
                          /\ fastOperations' =
                                IF small THEN Least(LargestWord, fastOperations \oplus One) ELSE fastOperations

(* SYS-1: of a send that fails after its check of the rate, the charge stays and nothing else; of others nothing. *)
SysSendRefusedLeavesCharge ==
    \A c \in SystemCallsHeld : c.op = "SysSend" /\ MoreResult(c) # "OK" =>
        IF MoreResult(c) = "MESSAGE_TOO_LARGE"
        THEN ~ENABLED SysSendRefused(c.pid, c.token, c.payload, c.ticks)
        ELSE /\ ENABLED SysSendRefused(c.pid, c.token, c.payload, c.ticks)
             /\ ~ENABLED /\ SysSendRefused(c.pid, c.token, c.payload, c.ticks)
                         /\ IF MoreResult(c) = "RATE_LIMIT_EXCEEDED"
                            THEN bucket' # bucket \/ refusedOperations' # Least(LargestWord, refusedOperations \oplus One)
                            ELSE \/ c.pid \notin DOMAIN bucket'
                                 \/ bucket'[c.pid].at # Greatest(BucketOf(c.pid).at, clock)
                                 \/ bucket'[c.pid].messages # MessageLevel(c.pid) \ominus Units
                                 \/ bucket'[c.pid].bytes # ByteLevel(c.pid) \ominus ByteCost(c.payload.length)
                                 \/ <<queue, region, operations, refusedOperations>>'
                                        # <<queue, region, operations, refusedOperations>>

(* SYS-2: receives, or blocks and says so. *)
SysReceiveChecks ==
    \A c \in SystemCallsHeld : c.op = "SysReceive" =>
        LET q == c.token.endpoint
        IN  /\ MoreResult(c) = IF queue[q] = << >> /\ c.pid \in BlockedPids THEN "INVALID_STATE" ELSE "OK"
            /\ MoreResult(c) = "OK" =>
                /\ SysReceiveValue(c.pid, c.token).blocked <=> queue[q] = << >>
                /\ ~ENABLED /\ MoreStep(c)
                            /\ IF queue[q] = << >>
                               THEN BlockedPids' # BlockedPids \cup {c.pid}
                               ELSE queue'[q] # Tail(queue[q]) \/ BlockedPids' # BlockedPids

(* SHM-4, PERF-1: asking changes nothing. *)
AskingChangesNothingMore ==
    \A c \in MoreCalls :
        c.op \in {"FindSharedRegion", "HandlePageFault", "GetPerformanceStats", "SysHasMessage"} =>
            ~ENABLED (MoreStep(c) /\ vars' # vars)
=============================================================================
