----------------------------- MODULE IpcHistory -----------------------------
(***************************************************************************)
(* The safety properties that speak of the past. History variables record  *)
(* what happened; they are kept out of Ipc.tla so that the oracle, which   *)
(* runs it, does not carry them.                                           *)
(***************************************************************************)
EXTENDS IpcNext

VARIABLES
    accepted,   \* [queue ever made -> messages accepted, in order]
    delivered,  \* [queue ever made -> messages received, in order]
    legitimate, \* <<p, e, right>>: right reached p by creation or legitimate grants since the last revoke
    retired     \* <<e, generation>> that a revoke or the endpoint's end has taken back

history == <<accepted, delivered, legitimate, retired>>

HistoryInit ==
    /\ accepted = << >>
    /\ delivered = << >>
    /\ legitimate = {}
    /\ retired = {}

KeepQueues == UNCHANGED <<accepted, delivered>>
KeepRights == UNCHANGED <<legitimate, retired>>

(* The traffic of the queue behind e, whichever call moved it. *)
RecordAccepted(e, m) ==
    /\ accepted' = [accepted EXCEPT ![QueueOf(e)] = Append(@, m)]
    /\ UNCHANGED delivered
    /\ KeepRights

RecordDelivered(e, m) ==
    /\ delivered' = [delivered EXCEPT ![QueueOf(e)] = Append(@, m)]
    /\ UNCHANGED accepted
    /\ KeepRights

RecordCreated(p, q, issued) ==
    /\ accepted' = (q :> << >>) @@ accepted
    /\ delivered' = (q :> << >>) @@ delivered
    /\ legitimate' = legitimate \cup {<<p, i[1], i[2]>> : i \in issued}
    /\ UNCHANGED retired

(* Endpoints E end: every generation that they ever had is over. *)
RecordEnd(E, P) ==
    /\ retired' = retired \cup UNION {{e} \X (0..generation[e]) : e \in E}
    /\ legitimate' = {l \in legitimate : l[2] \notin E /\ l[1] \notin P}
    /\ KeepQueues

(* A grant hands on what its maker had, and only with GRANT. *)
RecordGrant(p, t, q, asked) ==
    LET has(r) == <<p, t.endpoint, r>> \in legitimate
    IN  /\ legitimate' = legitimate \cup
               {<<q, t.endpoint, r>> : r \in {x \in asked.rights : has("GRANT") /\ has(x)}}
        /\ UNCHANGED retired
        /\ KeepQueues

RecordRevoke(p, t) ==
    LET e == t.endpoint
    IN  IF generation[e] = MaxGeneration
        THEN RecordEnd(Ends(e), {})
        ELSE /\ retired' = retired \cup {<<e, generation[e]>>}
             /\ legitimate' = {l \in legitimate : l[2] # e \/ (l[1] = p /\ l[3] \in t.rights)}
             /\ KeepQueues

-----------------------------------------------------------------------------
(* The calls, recorded. *)

InitializeSeen == Initialize /\ UNCHANGED history
SpawnSeen == Spawn /\ UNCHANGED history
TerminateSeen == \E p \in Pids : Terminate(p) /\ RecordEnd(OwnedBy(p), {p})
CleanupProcessSeen == \E p \in Pids : CleanupProcess(p) /\ RecordEnd(OwnedBy(p), {p})
CreateEndpointSeen ==
    \E p \in Pids :
        /\ CreateEndpoint(p)
        /\ LET v == CreateEndpointValue(p)
           IN  RecordCreated(p, v.endpoint, {v.endpoint} \X v.capability.rights)
CreateChannelSeen ==
    \E p \in Pids, c \in Capacities :
        /\ CreateChannel(p, c)
        /\ LET v == CreateChannelValue(p, c)
           IN  RecordCreated(p, v.receiveEndpoint,
                   ({v.sendEndpoint} \X v.sendCapability.rights)
                       \cup ({v.receiveEndpoint} \X v.receiveCapability.rights))
SendMessageSeen ==
    \E e \in EndpointIds, m \in Messages : SendMessage(e, m) /\ RecordAccepted(e, m)
ReceiveMessageSeen ==
    \E e \in EndpointIds : ReceiveMessage(e) /\ RecordDelivered(e, ReceiveMessageValue(e))
SendSeen ==
    \E t \in Tokens, m \in Messages : Send(t, m) /\ RecordAccepted(t.endpoint, m)
ReceiveSeen ==
    \E t \in Tokens : Receive(t) /\ RecordDelivered(t.endpoint, ReceiveValue(t))
GrantCapabilitySeen ==
    \E p, q \in Pids, asked \in Masks : \E t \in GrantTokens(p) :
        GrantCapability(p, t, q, asked) /\ RecordGrant(p, t, q, asked)
RevokeCapabilitySeen ==
    \E p \in Pids : \E t \in OwnTokens(p) : RevokeCapability(p, t) /\ RecordRevoke(p, t)

(* HasMessage and ValidateCapability change nothing (AskingChangesNothing): no history. *)
CoreHistoryNext ==
    \/ InitializeSeen
    \/ SpawnSeen
    \/ TerminateSeen
    \/ CleanupProcessSeen
    \/ CreateEndpointSeen
    \/ CreateChannelSeen
    \/ SendMessageSeen
    \/ ReceiveMessageSeen
    \/ SendSeen
    \/ ReceiveSeen
    \/ GrantCapabilitySeen
    \/ RevokeCapabilitySeen

(* System calls move messages too. *)
SysSendSeen ==
    \E p \in Pids, payload \in Payloads, ticks \in TickCounts : \E t \in OwnTokens(p) :
        SysSend(p, t, payload, ticks) /\ RecordAccepted(t.endpoint, PayloadMessage(payload))
SysReceiveSeen ==
    \E p \in Pids : \E t \in OwnTokens(p) :
        /\ SysReceive(p, t)
        /\ LET v == SysReceiveValue(p, t)
           IN  IF v.blocked THEN UNCHANGED history ELSE RecordDelivered(t.endpoint, v.message)

(* All other calls move no message and give or take no right. *)
HistoryNext ==
    \/ CoreHistoryNext
    \/ SysSendSeen
    \/ SysReceiveSeen
    \/ (WaitingNext \/ MemoryNext \/ AccountingNext \/ SysSendRefusedStep) /\ UNCHANGED history

CoreHistorySpec == Init /\ HistoryInit /\ [][CoreHistoryNext]_<<vars, history>>
HistorySpec == Init /\ HistoryInit /\ [][HistoryNext]_<<vars, history>>

-----------------------------------------------------------------------------
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))
Count(m, s) == Cardinality({i \in DOMAIN s : s[i] = m})

(* Q-2: messages leave a queue in the order in which they came. *)
ReceivedInOrder == \A q \in DOMAIN accepted : IsPrefix(delivered[q], accepted[q])
WaitingInOrder ==
    \A q \in DOMAIN queue :
        queue[q] = SubSeq(accepted[q], Len(accepted[q]) - Len(queue[q]) + 1, Len(accepted[q]))

(* Q-3: what was accepted was received once or still waits, while its queue lives. *)
ExactlyOnce ==
    \A q \in DOMAIN queue, m \in Messages :
        Count(m, accepted[q]) = Count(m, delivered[q]) + Count(m, queue[q])

(* Q-3: of no queue, dead or alive, more was received than accepted. *)
NothingInvented ==
    \A q \in DOMAIN accepted :
        \A i \in DOMAIN delivered[q] :
            Count(delivered[q][i], delivered[q]) <= Count(delivered[q][i], accepted[q])

(* CAP-3: a token that validates names only rights that its holder came by honestly. *)
Unforgeable ==
    \A p \in processes, e \in DOMAIN generation, r \in Rights :
        ValidateCapabilityResult(p, Token(e, generation[e], {r})) = "OK" =>
            <<p, e, r>> \in legitimate

(* CAP-4, CAP-5: and what it came by honestly, it has. *)
NothingWithheld ==
    \A l \in legitimate : ValidateCapabilityResult(l[1], Token(l[2], generation[l[2]], {l[3]})) = "OK"

(* CAP-6: what was revoked never validates, sends or receives again. *)
RetiredTokens == {Token(x[1], x[2], r) : x \in retired, r \in SUBSET Rights}
RetiredNeverValidates ==
    \A p \in processes, t \in RetiredTokens : ValidateCapabilityResult(p, t) # "OK"
RetiredNeverSends ==
    \A t \in RetiredTokens, m \in Messages : SendResult(t, m) \notin {"OK", "QUEUE_FULL"}
RetiredNeverReceives ==
    \A t \in RetiredTokens : ReceiveResult(t) \notin {"OK", "QUEUE_EMPTY"}

(* CAP-6: every endpoint that is gone, and every generation below the current one, is retired. *)
TakenBackIsRetired ==
    \A e \in 1..lastEndpoint :
        IF e \in DOMAIN generation
        THEN \A g \in 0..generation[e] - 1 : <<e, g>> \in retired
        ELSE <<e, 0>> \in retired
=============================================================================
