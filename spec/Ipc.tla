--------------------------------- MODULE Ipc --------------------------------
(***************************************************************************)
(* The abstract machine of the IPC API.                                    *)
(*                                                                         *)
(* For each call F(args) there are                                         *)
(*   FResult(args)  the error of the first failing check, or "OK": a total *)
(*                  operator, defined in every state for all arguments;    *)
(*   FValue(args)   what the call returns when its result is "OK";         *)
(*   F(args)        the action: possible only when the result is "OK". A   *)
(*                  refused call changes nothing.                          *)
(* Clause ids refer to CLAUSES.md.                                         *)
(***************************************************************************)
EXTENDS Processes, Endpoints, Capabilities, Queues

ASSUME DefaultCapacity <= MaxCapacity

VARIABLE
    initialized      \* has init() been called?

vars == <<initialized, processes, lastPid, endpoint, lastEndpoint,
          generation, rights, capacity, queue>>

Init ==
    /\ initialized = FALSE
    /\ ProcessesInit
    /\ EndpointsInit
    /\ CapabilitiesInit
    /\ QueuesInit

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

-----------------------------------------------------------------------------
(* Processes and cleanup *)

(* CLN-2: with the endpoints E go their queues, generations and rights. *)
DestroyEndpoints(E, P) ==
    /\ RemoveEndpoints(E)
    /\ RemoveRights(E, P)
    /\ RemoveQueues(E)

(* PROC-1 *)
SpawnResult == Initialized ## RoomForProcess
SpawnValue == lastPid + 1
Spawn ==
    /\ SpawnResult = "OK"
    /\ AddProcess
    /\ UNCHANGED <<initialized, EndpointVars, CapabilityVars, QueueVars>>

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
        /\ UNCHANGED <<initialized, ProcessVars>>

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
        /\ UNCHANGED <<initialized, ProcessVars>>

-----------------------------------------------------------------------------
(* Send and receive *)

QueueOf(e) == endpoint[e].receive

(* SND-1, without INIT-1 *)
SendTo(e) ==
       KnownEndpoint(e)
    ## Check(MaySend(e), "PERMISSION_DENIED")
    ## RoomInQueue(QueueOf(e))

(* RCV-1, without INIT-1 *)
ReceiveFrom(e) ==
       KnownEndpoint(e)
    ## Check(MayReceive(e), "PERMISSION_DENIED")
    ## MessageInQueue(QueueOf(e))

(* SND-1: internal to the kernel, no caller. *)
SendMessageResult(e, m) == Initialized ## SendTo(e)
SendMessage(e, m) ==
    /\ SendMessageResult(e, m) = "OK"
    /\ Enqueue(QueueOf(e), m)
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars>>

(* RCV-1 *)
ReceiveMessageResult(e) == Initialized ## ReceiveFrom(e)
ReceiveMessageValue(e) == Head(queue[QueueOf(e)])
ReceiveMessage(e) ==
    /\ ReceiveMessageResult(e) = "OK"
    /\ Dequeue(QueueOf(e))
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars>>

(* SND-2 *)
SendResult(t, m) ==
    Initialized ## TokenCurrent(t) ## TokenAllows(t, "SEND") ## SendTo(t.endpoint)
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

-----------------------------------------------------------------------------
(* Invariants, each by its own name so that a checker names the culprit. *)

(* INIT-1 *)
NothingBeforeInit == ~initialized => lastPid = 0 /\ lastEndpoint = 0

(* The parts speak of the same endpoints: each has rights, each receiver a queue. *)
EveryEndpointHasRights == DOMAIN generation = DOMAIN endpoint
QueuesAtReceivers == DOMAIN queue = {e \in DOMAIN endpoint : MayReceive(e)}

(* CLN-3: nothing mentions a pid that is not alive. *)
OwnersAlive == \A e \in DOMAIN endpoint : endpoint[e].owner \in processes
HoldersAlive == \A e \in DOMAIN rights : DOMAIN rights[e] \subseteq processes

(* CH-2: nobody holds the right to use an end of a channel the other way. *)
RightsFitDirection ==
    \A e \in DOMAIN endpoint : \A p \in processes :
        /\ "SEND" \in Held(p, e) => MaySend(e)
        /\ "RECEIVE" \in Held(p, e) => MayReceive(e)
=============================================================================
