------------------------------ MODULE MCTraces ------------------------------
(***************************************************************************)
(* Recorded traces, judged by TLC: a state for each event that the machine *)
(* of Ipc.tla allows after those before it. Nothing here is shared with    *)
(* the oracle but the modules of spec/.                                    *)
(***************************************************************************)
EXTENDS MCTraceRegions

(* The traces, in ids of the machine, but with the implementation's names of frames and of regions: *)
(* a sequence of sequences of [call, args, result, value]; value is Nothing if there is none. The   *)
(* test's TraceOverride puts them in the place of this.                                             *)
Traces == << >>

VARIABLES
    trace,       \* which trace
    at           \* the event that is next

Nothing == "nothing"

ResultOf(e) ==
    LET a == e.args
    IN  CASE e.call = "Initialize" -> InitializeResult
          [] e.call = "Spawn" -> SpawnResult
          [] e.call = "Terminate" -> TerminateResult(a[1])
          [] e.call = "CleanupProcess" -> CleanupProcessResult(a[1])
          [] e.call = "CreateEndpoint" -> CreateEndpointResult(a[1])
          [] e.call = "CreateChannel" -> CreateChannelResult(a[1], a[2])
          [] e.call = "SendMessage" -> SendMessageResult(a[1], MessageMeant(a[2]))
          [] e.call = "ReceiveMessage" -> ReceiveMessageResult(a[1])
          [] e.call = "Send" -> SendResult(a[1], MessageMeant(a[2]))
          [] e.call = "Receive" -> ReceiveResult(a[1])
          [] e.call = "HasMessage" -> HasMessageResult(a[1])
          [] e.call = "ValidateCapability" -> ValidateCapabilityResult(a[1], a[2])
          [] e.call = "GrantCapability" -> GrantCapabilityResult(a[1], a[2], a[3], a[4])
          [] e.call = "RevokeCapability" -> RevokeCapabilityResult(a[1], a[2])
          [] e.call = "MessageSmall" -> MessageSmallResult(a[1])
          [] e.call = "BlockOnReceive" -> BlockOnReceiveResult(a[1], a[2])
          [] e.call = "NotifyReceivers" -> NotifyReceiversResult(a[1])
          [] e.call = "WakeProcess" -> WakeProcessResult(a[1])
          [] e.call = "ScheduleNext" -> ScheduleNextResult
          [] e.call = "SetTimestamp" -> SetTimestampResult(a[1])
          [] e.call = "CheckRateLimit" -> CheckRateLimitResult(a[1], a[2])
          [] e.call = "RecordOperation" -> RecordOperationResult(a[1], a[2])
          [] e.call = "GetPerformanceStats" -> GetPerformanceStatsResult
          [] e.call = "AllocateSharedMemory" -> AllocateSharedMemoryResult(a[1], a[2])
          [] e.call = "FreeSharedMemory" -> FreeSharedMemoryResult(Meant(a[1]))
          [] e.call = "CreateSharedRegion" -> CreateSharedRegionResult(a[1], a[2], a[3], a[4])
          [] e.call = "CreateEmptyRegion" -> CreateEmptyRegionResult(a[1], a[2], a[3])
          [] e.call = "SetPhysicalPages" -> SetPhysicalPagesResult(RegionMeant(a[1]), Meant(a[2]))
          [] e.call = "DestroyRegion" -> DestroyRegionResult(a[1], RegionMeant(a[2]))
          [] e.call = "MapSharedRegion" -> MapSharedRegionResult(RegionMeant(a[1]), a[2], a[3])
          [] e.call = "UnmapSharedRegion" -> UnmapSharedRegionResult(RegionMeant(a[1]), a[2])
          [] e.call = "FindSharedRegion" -> FindSharedRegionResult(a[1], a[2])
          [] e.call = "HandlePageFault" -> HandlePageFaultResult(a[1], a[2])
          [] e.call = "SysSend" -> SysSendResult(a[1], a[2], a[3], a[4])
          [] e.call = "SysReceive" -> SysReceiveResult(a[1], a[2])
          [] e.call = "SysHasMessage" -> SysHasMessageResult(a[1], a[2])
          [] e.call = "SysMapRegion" -> SysMapRegionResult(a[1], RegionMeant(a[2]), a[3])

(* Of a call that is accepted, and whose value leaves nothing open. *)
ValueOf(e) ==
    LET a == e.args
    IN  CASE e.call = "Spawn" -> SpawnValue
          [] e.call = "CreateEndpoint" -> CreateEndpointValue(a[1])
          [] e.call = "CreateChannel" -> CreateChannelValue(a[1], a[2])
          [] e.call = "ReceiveMessage" -> ReceiveMessageValue(a[1])
          [] e.call = "Receive" -> ReceiveValue(a[1])
          [] e.call = "HasMessage" -> HasMessageValue(a[1])
          [] e.call = "GrantCapability" -> GrantCapabilityValue(a[1], a[2], a[3], a[4])
          [] e.call = "RevokeCapability" -> RevokeCapabilityValue(a[1], a[2])
          [] e.call = "NotifyReceivers" -> NotifyReceiversValue(a[1])
          [] e.call = "ScheduleNext" -> ScheduleNextValue
          [] e.call = "GetPerformanceStats" -> GetPerformanceStatsValue
          [] e.call = "CreateSharedRegion" -> CreateSharedRegionValue(a[1], a[2], a[3], a[4])
          [] e.call = "CreateEmptyRegion" -> CreateEmptyRegionValue(a[1], a[2], a[3])
          [] e.call = "FindSharedRegion" -> FindSharedRegionValue(a[1], a[2])
          [] e.call = "HandlePageFault" -> HandlePageFaultValue(a[1], a[2])
          [] e.call = "SysReceive" -> SysReceiveValue(a[1], a[2])
          [] e.call = "SysHasMessage" -> SysHasMessageValue(a[1], a[2])
          [] OTHER -> Nothing

Act(e) ==
    LET a == e.args
    IN  CASE e.call = "Initialize" -> Initialize
          [] e.call = "Spawn" -> Spawn
          [] e.call = "Terminate" -> Terminate(a[1])
          [] e.call = "CleanupProcess" -> CleanupProcess(a[1])
          [] e.call = "CreateEndpoint" -> CreateEndpoint(a[1])
          [] e.call = "CreateChannel" -> CreateChannel(a[1], a[2])
          [] e.call = "SendMessage" -> SendMessage(a[1], MessageMeant(a[2]))
          [] e.call = "ReceiveMessage" -> ReceiveMessage(a[1])
          [] e.call = "Send" -> Send(a[1], MessageMeant(a[2]))
          [] e.call = "Receive" -> Receive(a[1])
          [] e.call = "HasMessage" -> HasMessage(a[1])
          [] e.call = "ValidateCapability" -> ValidateCapability(a[1], a[2])
          [] e.call = "GrantCapability" -> GrantCapability(a[1], a[2], a[3], a[4])
          [] e.call = "RevokeCapability" -> RevokeCapability(a[1], a[2])
          [] e.call = "MessageSmall" -> UNCHANGED vars
          [] e.call = "BlockOnReceive" -> BlockOnReceive(a[1], a[2])
          [] e.call = "NotifyReceivers" -> NotifyReceivers(a[1])
          [] e.call = "WakeProcess" -> WakeProcess(a[1])
          [] e.call = "ScheduleNext" -> ScheduleNext
          [] e.call = "SetTimestamp" -> SetTimestamp(a[1])
          [] e.call = "CheckRateLimit" -> CheckRateLimit(a[1], a[2])
          [] e.call = "RecordOperation" -> RecordOperation(a[1], a[2])
          [] e.call = "GetPerformanceStats" -> GetPerformanceStats
          [] e.call = "AllocateSharedMemory" -> AllocateSharedMemory(a[1], a[2])
          [] e.call = "FreeSharedMemory" -> FreeSharedMemory(Meant(a[1]))
          [] e.call = "CreateSharedRegion" -> CreateSharedRegion(a[1], a[2], a[3], a[4])
          [] e.call = "CreateEmptyRegion" -> CreateEmptyRegion(a[1], a[2], a[3])
          [] e.call = "SetPhysicalPages" -> SetPhysicalPages(RegionMeant(a[1]), Meant(a[2]))
          [] e.call = "DestroyRegion" -> DestroyRegion(a[1], RegionMeant(a[2]))
          [] e.call = "MapSharedRegion" -> MapSharedRegion(RegionMeant(a[1]), a[2], a[3])
          [] e.call = "UnmapSharedRegion" -> UnmapSharedRegion(RegionMeant(a[1]), a[2])
          [] e.call = "FindSharedRegion" -> FindSharedRegion(a[1], a[2])
          [] e.call = "HandlePageFault" -> HandlePageFault(a[1], a[2])
          [] e.call = "SysSend" -> SysSend(a[1], a[2], a[3], a[4])
          [] e.call = "SysReceive" -> SysReceive(a[1], a[2])
          [] e.call = "SysHasMessage" -> SysHasMessage(a[1], a[2])
          [] e.call = "SysMapRegion" -> SysMapRegion(a[1], RegionMeant(a[2]), a[3])

(* RATE-5, SYS-1: these refusals change something. *)
ActRefused(e) ==
    LET a == e.args
    IN  CASE e.call = "CheckRateLimit" /\ e.result = "RATE_LIMIT_EXCEEDED" -> CheckRateLimitRefused(a[1], a[2])
          [] e.call = "SysSend" /\ SendAllowed(a[1], a[2], a[3]) = "OK" -> SysSendRefused(a[1], a[2], a[3], a[4])
          [] OTHER -> UNCHANGED vars

(* SHM-1: which frames a caller gets is open. *)
GivesFrames(e) == e.call = "AllocateSharedMemory" /\ e.result = "OK"
FramesMeant(e) == AllocateSharedMemoryValue(e.args[1], e.args[2])

(* The implementation returns what the machine does, but that a region has a name of its own. *)
NamesValue(e, value) ==
    LET r == RegionIn(e.call, value)
    IN  MayName(RegionIn(e.call, e.value), r) /\ WithRegion(e.call, e.value, r) = value

ValueAllowed(e) ==
    IF GivesFrames(e) THEN MayStandFor(e.value, FramesMeant(e)) ELSE NamesValue(e, ValueOf(e))

Event == Traces[trace][at]
Ended == at > Len(Traces[trace])
Allowed ==
    /\ ResultOf(Event) = Event.result
    /\ Event.result = "OK" => ValueAllowed(Event)

TraceInit == Init /\ FramesInit /\ RegionsInit /\ trace \in DOMAIN Traces /\ at = 1
TraceNext ==
    /\ ~Ended /\ Allowed
    /\ IF Event.result = "OK" THEN Act(Event) ELSE ActRefused(Event)
    /\ IF GivesFrames(Event) THEN StandFrom(Event.value, FramesMeant(Event)) ELSE StandOn
    /\ IF Event.result = "OK"
       THEN ShowFrom(RegionIn(Event.call, Event.value), RegionIn(Event.call, ValueOf(Event)))
       ELSE ShowOn
    /\ at' = at + 1
    /\ UNCHANGED trace
TraceSpec == TraceInit /\ [][TraceNext]_<<vars, FrameVars, shown, trace, at>>

(* A constraint that excludes nothing and says where each trace ended, once: there is one state for each place in it. *)
Told ==
    CASE Ended -> PrintT(<<"conforms", trace>>)
      [] ~Ended /\ ~Allowed -> PrintT(<<"deviates", trace, at>>)
      [] OTHER -> TRUE
=============================================================================
