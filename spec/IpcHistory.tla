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

(* What is true of a queue's traffic whichever call moved it. *)
RecordAccepted(e, m) ==
    LET q == QueueOf(e)
    IN  accepted' = [accepted EXCEPT ![q] = Append(@, m)] /\ UNCHANGED delivered
RecordDelivered(e, m) ==
    LET q == QueueOf(e)
    IN  delivered' = [delivered EXCEPT ![q] = Append(@, m)] /\ UNCHANGED accepted

RecordQueue(q) ==
    /\ accepted' = (q :> << >>) @@ accepted
    /\ delivered' = (q :> << >>) @@ delivered

RecordIssued(p, e, r) ==
    /\ legitimate' = legitimate \cup ({p} \X {e} \X r)
    /\ UNCHANGED retired

(* Endpoints E end: every generation that they ever had is over. *)
RecordEnd(E, P) ==
    /\ retired' = retired \cup UNION {{e} \X (0..generation[e]) : e \in E}
    /\ legitimate' = {l \in legitimate : l[2] \notin E /\ l[1] \notin P}

RecordGrant(p, t, q, asked) ==
    LET allowed(r) == {<<p, t.endpoint, "GRANT">>, <<p, t.endpoint, r>>} \subseteq legitimate
    IN  /\ legitimate' = legitimate \cup {<<q, t.endpoint, r>> : r \in {x \in asked.rights : allowed(x)}}
        /\ UNCHANGED retired

RecordRevoke(p, t) ==
    LET e == t.endpoint
    IN  IF LastGeneration(e)
        THEN RecordEnd(Ends(e), {})
        ELSE /\ retired' = retired \cup {<<e, generation[e]>>}
             /\ legitimate' = {l \in legitimate : l[2] # e \/ (l[1] = p /\ l[3] \in t.rights)}

HistoryNext ==
    \/ Initialize /\ UNCHANGED history
    \/ Spawn /\ UNCHANGED history
    \/ \E p \in Pids : Terminate(p) /\ RecordEnd(OwnedBy(p), {p}) /\ KeepQueues
    \/ \E p \in Pids : CleanupProcess(p) /\ RecordEnd(OwnedBy(p), {p}) /\ KeepQueues
    \/ \E p \in Pids :
        /\ CreateEndpoint(p)
        /\ RecordQueue(lastEndpoint + 1)
        /\ RecordIssued(p, lastEndpoint + 1, Rights)
    \/ \E p \in Pids, c \in Capacities :
        /\ CreateChannel(p, c)
        /\ RecordQueue(lastEndpoint + 2)
        /\ legitimate' = legitimate \cup ({p} \X {lastEndpoint + 1} \X SendEndRights)
                                    \cup ({p} \X {lastEndpoint + 2} \X ReceiveEndRights)
        /\ UNCHANGED retired
    \/ \E e \in EndpointIds, m \in Messages : SendMessage(e, m) /\ RecordAccepted(e, m) /\ KeepRights
    \/ \E e \in EndpointIds :
        ReceiveMessage(e) /\ RecordDelivered(e, ReceiveMessageValue(e)) /\ KeepRights
    \/ \E t \in Tokens, m \in Messages : Send(t, m) /\ RecordAccepted(t.endpoint, m) /\ KeepRights
    \/ \E t \in Tokens : Receive(t) /\ RecordDelivered(t.endpoint, ReceiveValue(t)) /\ KeepRights
    \/ \E p, q \in Pids, t \in Tokens, asked \in Masks :
        GrantCapability(p, t, q, asked) /\ RecordGrant(p, t, q, asked) /\ KeepQueues
    \/ \E p \in Pids, t \in Tokens :
        RevokeCapability(p, t) /\ RecordRevoke(p, t) /\ KeepQueues

HistorySpec == Init /\ HistoryInit /\ [][HistoryNext]_<<vars, history>>

-----------------------------------------------------------------------------
IsPrefix(s, t) == Len(s) <= Len(t) /\ s = SubSeq(t, 1, Len(s))

(* Q-2, Q-3: what was received and what still waits is what was accepted, in
   order, nothing twice, nothing changed. *)
DeliveredInOrder ==
    \A q \in DOMAIN queue : accepted[q] = delivered[q] \o queue[q]

(* Q-3: also of a queue that is gone, what was received was accepted. *)
NothingInvented ==
    \A q \in DOMAIN accepted : IsPrefix(delivered[q], accepted[q])

(* CAP-3: a token that validates names only rights that its holder came by honestly. *)
Unforgeable ==
    \A p \in processes, t \in Tokens :
        ValidateCapabilityResult(p, t) = "OK" =>
            \A r \in t.rights : <<p, t.endpoint, r>> \in legitimate

(* CAP-5: right after a revoke nobody but the revoker holds anything. *)
OnlyRevokerKeeps ==
    [][ \A p \in Pids, t \in Tokens :
            RevokeCapability(p, t) /\ t.endpoint \in DOMAIN generation' =>
                /\ generation'[t.endpoint] = t.generation + 1
                /\ rights'[t.endpoint] = p :> t.rights ]_vars

(* CAP-6: what was revoked never validates, sends or receives again. *)
RevokedForever ==
    \A t \in Tokens :
        <<t.endpoint, t.generation>> \in retired =>
            /\ \A p \in processes : ValidateCapabilityResult(p, t) # "OK"
            /\ \A m \in Messages : SendResult(t, m) # "OK"
            /\ ReceiveResult(t) # "OK"
=============================================================================
