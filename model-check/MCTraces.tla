------------------------------ MODULE MCTraces ------------------------------
(***************************************************************************)
(* Recorded traces, judged by TLC: a state for each event that the machine *)
(* of Ipc.tla allows after those before it. Nothing here is shared with    *)
(* the oracle but the modules of spec/.                                    *)
(***************************************************************************)
EXTENDS SystemCalls

(* The traces, in ids of the machine: a sequence of sequences of [call, args, result, value]; value *)
(* is Nothing if there is none. The test's TraceOverride puts them in the place of this.            *)
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
          [] e.call = "SendMessage" -> SendMessageResult(a[1], a[2])
          [] e.call = "ReceiveMessage" -> ReceiveMessageResult(a[1])
          [] e.call = "Send" -> SendResult(a[1], a[2])
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

(* Of a call that is accepted. *)
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
          [] OTHER -> Nothing

Act(e) ==
    LET a == e.args
    IN  CASE e.call = "Initialize" -> Initialize
          [] e.call = "Spawn" -> Spawn
          [] e.call = "Terminate" -> Terminate(a[1])
          [] e.call = "CleanupProcess" -> CleanupProcess(a[1])
          [] e.call = "CreateEndpoint" -> CreateEndpoint(a[1])
          [] e.call = "CreateChannel" -> CreateChannel(a[1], a[2])
          [] e.call = "SendMessage" -> SendMessage(a[1], a[2])
          [] e.call = "ReceiveMessage" -> ReceiveMessage(a[1])
          [] e.call = "Send" -> Send(a[1], a[2])
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

Event == Traces[trace][at]
Ended == at > Len(Traces[trace])
Allowed ==
    /\ ResultOf(Event) = Event.result
    /\ Event.result = "OK" => ValueOf(Event) = Event.value

TraceInit == Init /\ trace \in DOMAIN Traces /\ at = 1
TraceNext ==
    /\ ~Ended /\ Allowed
    /\ IF Event.result = "OK" THEN Act(Event) ELSE UNCHANGED vars
    /\ at' = at + 1
    /\ UNCHANGED trace
TraceSpec == TraceInit /\ [][TraceNext]_<<vars, trace, at>>

(* A constraint that excludes nothing and says where each trace ended, once: there is one state for each place in it. *)
Told ==
    CASE Ended -> PrintT(<<"conforms", trace>>)
      [] ~Ended /\ ~Allowed -> PrintT(<<"deviates", trace, at>>)
      [] OTHER -> TRUE
=============================================================================
