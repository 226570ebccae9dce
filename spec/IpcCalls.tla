------------------------------ MODULE IpcCalls ------------------------------
(***************************************************************************)
(* The calls as data, and for each check of SEMANTICS.md what is refused   *)
(* by it whatever else may be wrong with the call. This says the results a *)
(* second time, check by check instead of call by call; so two checks in   *)
(* the wrong order, one too few or one too many break an invariant here.   *)
(***************************************************************************)
EXTENDS IpcNext

Calls ==
         [op : {"Initialize", "Spawn"}]
    \cup [op : {"Terminate", "CleanupProcess", "CreateEndpoint"}, pid : Pids]
    \cup [op : {"CreateChannel"}, pid : Pids, capacity : Capacities]
    \cup [op : {"SendMessage"}, endpoint : EndpointIds, message : Messages]
    \cup [op : {"ReceiveMessage", "HasMessage"}, endpoint : EndpointIds]
    \cup [op : {"Send"}, token : Tokens, message : Messages]
    \cup [op : {"Receive"}, token : Tokens]
    \cup [op : {"ValidateCapability", "RevokeCapability"}, pid : Pids, token : Tokens]
    \cup [op : {"GrantCapability"}, pid : Pids, token : Tokens, grantee : Pids, asked : Masks]

Result(c) ==
    CASE c.op = "Initialize"         -> InitializeResult
      [] c.op = "Spawn"              -> SpawnResult
      [] c.op = "Terminate"          -> TerminateResult(c.pid)
      [] c.op = "CleanupProcess"     -> CleanupProcessResult(c.pid)
      [] c.op = "CreateEndpoint"     -> CreateEndpointResult(c.pid)
      [] c.op = "CreateChannel"      -> CreateChannelResult(c.pid, c.capacity)
      [] c.op = "SendMessage"        -> SendMessageResult(c.endpoint, c.message)
      [] c.op = "ReceiveMessage"     -> ReceiveMessageResult(c.endpoint)
      [] c.op = "Send"               -> SendResult(c.token, c.message)
      [] c.op = "Receive"            -> ReceiveResult(c.token)
      [] c.op = "HasMessage"         -> HasMessageResult(c.endpoint)
      [] c.op = "ValidateCapability" -> ValidateCapabilityResult(c.pid, c.token)
      [] c.op = "GrantCapability"    -> GrantCapabilityResult(c.pid, c.token, c.grantee, c.asked)
      [] c.op = "RevokeCapability"   -> RevokeCapabilityResult(c.pid, c.token)

Step(c) ==
    CASE c.op = "Initialize"         -> Initialize
      [] c.op = "Spawn"              -> Spawn
      [] c.op = "Terminate"          -> Terminate(c.pid)
      [] c.op = "CleanupProcess"     -> CleanupProcess(c.pid)
      [] c.op = "CreateEndpoint"     -> CreateEndpoint(c.pid)
      [] c.op = "CreateChannel"      -> CreateChannel(c.pid, c.capacity)
      [] c.op = "SendMessage"        -> SendMessage(c.endpoint, c.message)
      [] c.op = "ReceiveMessage"     -> ReceiveMessage(c.endpoint)
      [] c.op = "Send"               -> Send(c.token, c.message)
      [] c.op = "Receive"            -> Receive(c.token)
      [] c.op = "HasMessage"         -> HasMessage(c.endpoint)
      [] c.op = "ValidateCapability" -> ValidateCapability(c.pid, c.token)
      [] c.op = "GrantCapability"    -> GrantCapability(c.pid, c.token, c.grantee, c.asked)
      [] c.op = "RevokeCapability"   -> RevokeCapability(c.pid, c.token)

(* What each call can answer. *)
CapabilityErrors == {"NOT_INITIALIZED", "INVALID_CAPABILITY", "ENDPOINT_NOT_FOUND", "PERMISSION_DENIED"}
Answers ==
    [ Initialize         |-> {"OK"},                                                         \* INIT-2
      Spawn              |-> {"OK", "NOT_INITIALIZED", "OUT_OF_MEMORY"},                     \* PROC-1
      Terminate          |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND"},                 \* PROC-5
      CleanupProcess     |-> {"OK", "NOT_INITIALIZED"},                                      \* CLN-1
      CreateEndpoint     |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND", "OUT_OF_MEMORY"},\* EP-1
      CreateChannel      |-> {"OK", "NOT_INITIALIZED", "PROCESS_NOT_FOUND",
                              "INVALID_ARGUMENT", "OUT_OF_MEMORY"},                          \* CH-1
      SendMessage        |-> {"OK", "NOT_INITIALIZED", "ENDPOINT_NOT_FOUND",
                              "PERMISSION_DENIED", "QUEUE_FULL"},                            \* SND-1
      ReceiveMessage     |-> {"OK", "NOT_INITIALIZED", "ENDPOINT_NOT_FOUND",
                              "PERMISSION_DENIED", "QUEUE_EMPTY"},                           \* RCV-1
      Send               |-> CapabilityErrors \cup {"OK", "QUEUE_FULL"},                     \* SND-2
      Receive            |-> CapabilityErrors \cup {"OK", "QUEUE_EMPTY"},                    \* RCV-2
      HasMessage         |-> {"OK", "NOT_INITIALIZED"},                                      \* HAS-1
      ValidateCapability |-> CapabilityErrors \cup {"OK", "PROCESS_NOT_FOUND"},              \* CAP-2
      GrantCapability    |-> CapabilityErrors \cup {"OK", "PROCESS_NOT_FOUND",
                                                    "INVALID_ARGUMENT"},                     \* CAP-4
      RevokeCapability   |-> CapabilityErrors \cup {"OK", "PROCESS_NOT_FOUND"} ]             \* CAP-5

(* TYP-5 *)
OnlyKnownAnswers == \A c \in Calls : Result(c) \in Answers[c.op]

(* Just the calls that are accepted are steps: refusals change nothing, and nothing else stands in the way. *)
StepIffAccepted == \A c \in Calls : ENABLED Step(c) <=> Result(c) = "OK"

-----------------------------------------------------------------------------
(* The checks in the order in which they are made. Of a token t:            *)
WellFormed(t) == t # NullToken /\ ~t.reserved
Live(t) == WellFormed(t) /\ t.endpoint \in DOMAIN endpoint
Current(t) == Live(t) /\ t.generation = generation[t.endpoint]

(* Of a call c that has a process or a current token:                       *)
Alone(c) == "pid" \notin DOMAIN c
ByLiveProcess(c) == initialized /\ (Alone(c) \/ c.op = "CleanupProcess" \/ c.pid \in processes)
Backed(c) ==
    /\ ByLiveProcess(c)
    /\ Alone(c) \/ /\ c.token.rights # {}
                   /\ c.pid \in DOMAIN rights[c.token.endpoint]
                   /\ c.token.rights \subseteq rights[c.token.endpoint][c.pid]

RightFor == [Send |-> "SEND", Receive |-> "RECEIVE", GrantCapability |-> "GRANT", RevokeCapability |-> "REVOKE"]
Entitled(c) ==
    Backed(c) /\ (c.op \in DOMAIN RightFor => RightFor[c.op] \in c.token.rights)

(* Calls by what they name. *)
TokenCalls == {c \in Calls : "token" \in DOMAIN c}
CallsWith == [t \in Tokens |-> {c \in TokenCalls : c.token = t}]
GrantsWith == [t \in Tokens |-> {c \in CallsWith[t] : c.op = "GrantCapability"}]
CallsTo == [e \in EndpointIds |->
    {c \in Calls : c.op \in {"SendMessage", "ReceiveMessage"} /\ c.endpoint = e}]
TrafficOn(e) ==
    {c \in CallsTo[e] : initialized}
        \cup UNION {{c \in CallsWith[t] : c.op \in {"Send", "Receive"} /\ Entitled(c)}
                       : t \in {x \in Tokens : Current(x) /\ x.endpoint = e}}
Sends(c) == c.op \in {"Send", "SendMessage"}

(* INIT-1 *)
UninitializedRefused ==
    ~initialized => \A c \in Calls : c.op # "Initialize" => Result(c) = "NOT_INITIALIZED"

(* PROC-5, EP-1, CH-1, CAP-2 *)
UnknownProcessRefused ==
    initialized => \A c \in Calls : ~ByLiveProcess(c) => Result(c) = "PROCESS_NOT_FOUND"

(* PROC-1: exactly a full table, or the last pid, refuses. *)
SpawnRefused ==
    initialized =>
        (SpawnResult = "OUT_OF_MEMORY" <=> Cardinality(processes) = MaxProcesses \/ lastPid = MaxPids)

(* EP-1 *)
CreateEndpointRefused ==
    \A p \in processes :
        CreateEndpointResult(p) = "OUT_OF_MEMORY"
            <=> Cardinality(DOMAIN endpoint) = MaxEndpoints \/ lastEndpoint = MaxEndpointIds

(* CH-1: a bad capacity comes before a lack of room; both ends or none. *)
BadCapacityRefused ==
    \A p \in processes, c \in Capacities :
        CreateChannelResult(p, c) = "INVALID_ARGUMENT" <=> c = 0 \/ c > MaxCapacity
CreateChannelRefused ==
    \A p \in processes, c \in 1..MaxCapacity :
        CreateChannelResult(p, c) = "OUT_OF_MEMORY"
            <=> \/ MaxEndpoints - Cardinality(DOMAIN endpoint) < 2
                \/ MaxEndpointIds - lastEndpoint < 2

(* TYP-4 *)
NullTokenRefused ==
    \A c \in CallsWith[NullToken] : ByLiveProcess(c) => Result(c) = "INVALID_CAPABILITY"

(* TYP-3 *)
ReservedBitsRefused ==
    \A t \in Tokens : t.reserved =>
        \A c \in CallsWith[t] : ByLiveProcess(c) => Result(c) = "INVALID_CAPABILITY"

(* SND-1, SND-2, RCV-1, RCV-2, CAP-2 *)
UnknownEndpointRefused ==
    /\ \A t \in Tokens : WellFormed(t) /\ ~Live(t) =>
        \A c \in CallsWith[t] : ByLiveProcess(c) => Result(c) = "ENDPOINT_NOT_FOUND"
    /\ \A e \in EndpointIds \ DOMAIN endpoint :
        \A c \in CallsTo[e] : initialized => Result(c) = "ENDPOINT_NOT_FOUND"

(* SND-2, RCV-2, CAP-2 *)
StaleTokenRefused ==
    \A t \in Tokens : Live(t) /\ ~Current(t) =>
        \A c \in CallsWith[t] : ByLiveProcess(c) => Result(c) = "INVALID_CAPABILITY"

(* CAP-2 *)
UnheldRightsRefused ==
    \A t \in Tokens : Current(t) =>
        \A c \in CallsWith[t] : ByLiveProcess(c) /\ ~Backed(c) => Result(c) = "PERMISSION_DENIED"

(* SND-2, RCV-2, CAP-4, CAP-5 *)
MissingRightRefused ==
    \A t \in Tokens : Current(t) =>
        \A c \in CallsWith[t] : Backed(c) /\ ~Entitled(c) => Result(c) = "PERMISSION_DENIED"

(* CH-2 *)
OtherDirectionRefused ==
    \A e \in DOMAIN endpoint : \A c \in TrafficOn(e) :
        e # (IF Sends(c) THEN endpoint[e].send ELSE endpoint[e].receive) => Result(c) = "PERMISSION_DENIED"

(* Q-1: exactly a full queue refuses a send, exactly an empty one a receive. *)
FullQueueRefused ==
    \A e \in DOMAIN endpoint : e = endpoint[e].send =>
        LET q == endpoint[e].receive
        IN  \A c \in TrafficOn(e) : Sends(c) =>
                Result(c) = IF Len(queue[q]) = capacity[q] THEN "QUEUE_FULL" ELSE "OK"
EmptyQueueRefused ==
    \A e \in DOMAIN endpoint : e = endpoint[e].receive =>
        \A c \in TrafficOn(e) : ~Sends(c) =>
            Result(c) = IF queue[e] = << >> THEN "QUEUE_EMPTY" ELSE "OK"

(* HAS-1 *)
HasMessageMeansReceivable ==
    initialized =>
        \A e \in EndpointIds : HasMessageValue(e) <=> ReceiveMessageResult(e) = "OK"

(* CAP-4 *)
EntitledGrants == UNION {{c \in GrantsWith[t] : Entitled(c)} : t \in {x \in Tokens : Current(x)}}
UnknownGranteeRefused ==
    \A c \in EntitledGrants : c.grantee \notin processes => Result(c) = "PROCESS_NOT_FOUND"
BadMaskRefused ==
    \A c \in EntitledGrants :
        c.grantee \in processes /\ (c.asked.rights = {} \/ c.asked.reserved) => Result(c) = "INVALID_ARGUMENT"
AmplifyingGrantRefused ==
    \A c \in EntitledGrants :
        c.grantee \in processes /\ c.asked.rights # {} /\ ~c.asked.reserved =>
            Result(c) = IF c.asked.rights \subseteq c.token.rights THEN "OK" ELSE "PERMISSION_DENIED"

(* CAP-2, CAP-5: these have no further check. *)
EntitledAccepted ==
    \A t \in Tokens : Current(t) =>
        \A c \in CallsWith[t] :
            c.op \in {"ValidateCapability", "RevokeCapability"} /\ Entitled(c) => Result(c) = "OK"

-----------------------------------------------------------------------------
(* What an accepted call does and returns: no step of it can do otherwise. *)

ValidNext(p, t) == (ValidateCapabilityResult(p, t) = "OK")'

(* PROC-1 *)
SpawnReturnsNewPid ==
    \A p \in {SpawnValue} : ~ENABLED (Spawn /\ processes' # processes \cup {p})

(* CLN-1: endpoints, their channels and rights; nothing of anybody else. *)
CleanupRemovesJustThat ==
    \A p \in Pids :
        LET its == {e \in DOMAIN endpoint : endpoint[e].owner = p}
        IN  ~ENABLED /\ CleanupProcess(p)
                     /\ \/ processes' # processes \ {p}
                        \/ DOMAIN endpoint' # DOMAIN endpoint \ its
                        \/ queue' # Without(queue, its)
                        \/ \E e \in DOMAIN endpoint', x \in processes' : Held(x, e)' # Held(x, e)

(* EP-1 *)
CreateEndpointReturnsIt ==
    \A p \in processes : \A v \in {CreateEndpointValue(p)} :
        ~ENABLED /\ CreateEndpoint(p)
                 /\ ~ /\ NewEndpoints = {v.endpoint}
                      /\ v.capability.endpoint = v.endpoint
                      /\ ValidNext(p, v.capability)

(* CH-1 *)
CreateChannelReturnsBothEnds ==
    \A p \in processes, c \in Capacities : \A v \in {CreateChannelValue(p, c)} :
        ~ENABLED /\ CreateChannel(p, c)
                 /\ ~ /\ NewEndpoints = {v.sendEndpoint, v.receiveEndpoint}
                      /\ v.sendCapability.endpoint = v.sendEndpoint
                      /\ v.receiveCapability.endpoint = v.receiveEndpoint
                      /\ endpoint'[v.sendEndpoint].send = v.sendEndpoint
                      /\ endpoint'[v.receiveEndpoint].receive = v.receiveEndpoint
                      /\ capacity'[v.receiveEndpoint] = c
                      /\ ValidNext(p, v.sendCapability)
                      /\ ValidNext(p, v.receiveCapability)

(* CAP-4 *)
GrantReturnsValidToken ==
    \A c \in EntitledGrants : Result(c) = "OK" =>
        \A v \in {GrantCapabilityValue(c.pid, c.token, c.grantee, c.asked)} :
            /\ v.rights = c.asked.rights
            /\ ~ENABLED (Step(c) /\ ~ValidNext(c.grantee, v))

(* CAP-5: the revoker keeps what its token names, and gets a token for it. *)
AcceptedRevokes(last) ==
    UNION {{c \in CallsWith[t] : c.op = "RevokeCapability" /\ Result(c) = "OK"}
             : t \in {x \in Tokens : Current(x) /\ (x.generation = MaxGeneration <=> last)}}
RevokeReturnsNewToken ==
    \A c \in AcceptedRevokes(FALSE) :
        \A v \in {RevokeCapabilityValue(c.pid, c.token)} :
            /\ v.rights = c.token.rights
            /\ ~ENABLED (Step(c) /\ ~ValidNext(c.pid, v))
            /\ ~ENABLED (Step(c) /\ rights'[c.token.endpoint] # c.pid :> c.token.rights)

(* CAP-5: of a channel, the other end stays as it was. *)
RevokeIsLocal ==
    \A c \in AcceptedRevokes(FALSE) :
        ~ENABLED /\ Step(c)
                 /\ \E e \in DOMAIN endpoint \ {c.token.endpoint} :
                        generation'[e] # generation[e] \/ rights'[e] # rights[e]

(* CAP-7, CH-3: the revoke at the largest generation destroys; of a channel, both ends. *)
LastRevokeDestroys ==
    \A c \in AcceptedRevokes(TRUE) :
        /\ RevokeCapabilityValue(c.pid, c.token) = NullToken
        /\ ~ENABLED (Step(c) /\ GoneEndpoints # Ends(c.token.endpoint))

(* HAS-1, CAP-2: asking changes nothing. *)
AskingChangesNothing ==
    \A c \in Calls :
        c.op \in {"HasMessage", "ValidateCapability"} => ~ENABLED (Step(c) /\ vars' # vars)
=============================================================================
