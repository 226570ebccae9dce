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
EXTENDS Ipc

CONSTANT Messages    \* the messages that are sent

(* 0 stands for any id that no call ever returned. *)
Pids == 0..MaxPids
EndpointIds == 0..MaxEndpointIds
Capacities == 0..MaxCapacity + 1

(* What a caller can put into a rights argument, and into a token. *)
Masks == [rights : SUBSET Rights, reserved : BOOLEAN]
Tokens == [endpoint : EndpointIds, generation : 0..MaxGeneration,
           rights : SUBSET Rights, reserved : BOOLEAN]

(* The tokens with which p calls grant, and validate or revoke. *)
GrantTokens(p) == Tokens
OwnTokens(p) == Tokens

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

Next ==
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

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Properties of steps *)

NewEndpoints == DOMAIN endpoint' \ DOMAIN endpoint
GoneEndpoints == DOMAIN endpoint \ DOMAIN endpoint'
KeptEndpoints == DOMAIN endpoint \cap DOMAIN endpoint'

(* INIT-2: init() changes nothing else, and nothing undoes it. *)
InitializeKeepsState == [][Initialize => UNCHANGED <<ProcessVars, EndpointVars, CapabilityVars, QueueVars>>]_vars
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
=============================================================================
