------------------------------ MODULE IpcSeams ------------------------------
(***************************************************************************)
(* A finer machine, in which the steps that real callers take apart are    *)
(* apart: who sends looks, enqueues, asks for the waiters and wakes them   *)
(* one by one; others act, the scheduler polls and processes end between   *)
(* any two of these steps. Only test and block of a receiver are one step  *)
(* (BLK-1).                                                                *)
(*                                                                         *)
(* Here nobody keeps a list of whom notify has told of: each caller has    *)
(* the list that it was given (`call'). It refines Ipc.tla, where `told'   *)
(* are those in any such list that are still blocked and wait nowhere:     *)
(* RefinesIpc. NTF-5 is MessageThatStaysWakes and EveryMessageWakes.       *)
(*                                                                         *)
(* One endpoint is enough to show this, and messages that are all alike.   *)
(***************************************************************************)
EXTENDS Scheduling, Endpoints, Capabilities, Queues, Memory, RateLimit, Statistics

VARIABLES
    initialized,
    waiting,        \* as in WaitLists
    call,           \* [pid in the middle of a send -> [at, endpoint, list]]
    dropped         \* pids in the lists of callers that ended; for the proof only

(* What no step here touches. *)
Other == <<MemoryVars, RateVars, StatisticsVars>>
seamVars == <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, SchedulingVars,
              waiting, call, dropped, Other>>

TheMessage == Small(<<1>>)

SeamsInit ==
    /\ initialized = FALSE
    /\ ProcessesInit /\ EndpointsInit /\ CapabilitiesInit /\ QueuesInit /\ SchedulingInit
    /\ MemoryInit /\ RateInit /\ StatisticsInit
    /\ waiting = << >> /\ call = << >> /\ dropped = {}

WaitersAt(e) == IF e \in DOMAIN waiting THEN waiting[e] ELSE << >>
OnSomeList == UNION {Range(waiting[e]) : e \in DOMAIN waiting}
LeaveLists(P) ==
    LET left == [e \in DOMAIN waiting |-> SelectSeq(waiting[e], LAMBDA x : x \notin P)]
    IN  waiting' = [e \in {x \in DOMAIN waiting : left[x] # << >>} |-> left[e]]
InHands == UNION {Range(call[p].list) : p \in DOMAIN call}

KnownEndpoint(e) == Check(Exists(e), "ENDPOINT_NOT_FOUND")

(* Who can act: a live process that is not blocked. *)
Idle(p) == Ready(p) /\ p \notin DOMAIN call
In(p, at) == p \in DOMAIN call /\ call[p].at = at /\ Ready(p)

-----------------------------------------------------------------------------
(* To begin with: as in Ipc.tla. *)

Setup ==
    /\ ~initialized /\ initialized' = TRUE
    /\ UNCHANGED <<ProcessVars, EndpointVars, CapabilityVars, QueueVars, SchedulingVars, waiting, call, dropped, Other>>
SpawnSeam ==
    /\ initialized /\ RoomForProcess = "OK"
    /\ AddProcess /\ ScheduleNew(lastPid + 1)
    /\ UNCHANGED <<initialized, EndpointVars, CapabilityVars, QueueVars, waiting, call, dropped, Other>>
CreateSeam(p) ==
    /\ Idle(p) /\ RoomForEndpoints(1) = "OK"
    /\ AddEndpoint(p)
    /\ IssueRights(p, (lastEndpoint + 1) :> Rights)
    /\ AddQueue(lastEndpoint + 1, DefaultCapacity)
    /\ UNCHANGED <<initialized, ProcessVars, SchedulingVars, waiting, call, dropped, Other>>

-----------------------------------------------------------------------------
(* A send, seam by seam. What was true at the look need not be later. *)

KeepAllButCall ==
    UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars, SchedulingVars, Other>>
Now(p, at, e, list) == call' = (p :> [at |-> at, endpoint |-> e, list |-> list]) @@ call
Done(p) == call' = Without(call, {p})

(* SND-1: looks whether the send may go on. *)
LookSeam(p, e) ==
    /\ Idle(p) /\ Exists(e) /\ RoomInQueue(e) = "OK"
    /\ Now(p, "enqueue", e, << >>)
    /\ UNCHANGED <<QueueVars, waiting, dropped>>
    /\ KeepAllButCall

(* SND-1: enqueues, or finds that somebody was faster. *)
EnqueueSeam(p) ==
    /\ In(p, "enqueue")
    /\ LET e == call[p].endpoint
       IN  IF (KnownEndpoint(e) ## RoomInQueue(e)) = "OK"
           THEN Enqueue(e, TheMessage) /\ Now(p, "notify", e, << >>)
           ELSE UNCHANGED QueueVars /\ Done(p)
    /\ UNCHANGED <<waiting, dropped>>
    /\ KeepAllButCall

(* NTF-1: takes the waiters. *)
NotifySeam(p) ==
    /\ In(p, "notify")
    /\ LET e == call[p].endpoint
       IN  /\ waiting' = Without(waiting, {e})
           /\ Now(p, "wake", e, WaitersAt(e))
    /\ UNCHANGED <<QueueVars, dropped>>
    /\ KeepAllButCall

(* NTF-2: wakes one of them, who may long be awake. *)
WakeSeam(p) ==
    /\ In(p, "wake")
    /\ IF call[p].list = << >>
       THEN Done(p) /\ UNCHANGED <<SchedulingVars, waiting, dropped>>
       ELSE LET first == Head(call[p].list)
            IN  /\ Resume({first})
                /\ LeaveLists({first})
                /\ dropped' = dropped \ {first}
                /\ Now(p, "wake", call[p].endpoint, Tail(call[p].list))
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, Other>>

-----------------------------------------------------------------------------
(* Receivers, the scheduler, the end of a process *)

(* BLK-1: test and block in one step. *)
BlockSeam(p, e) ==
    /\ Idle(p) /\ Exists(e)
    /\ queue[e] = << >>
    /\ Suspend(p, e)
    /\ waiting' = (e :> Append(WaitersAt(e), p)) @@ waiting
    /\ dropped' = dropped \ {p}
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, call, Other>>

(* BLK-1 broken: test in one step, block in another. Only LateBlockers do so. *)
TestSeam(p, e) ==
    /\ Idle(p) /\ Exists(e)
    /\ queue[e] = << >>
    /\ Now(p, "block", e, << >>)
    /\ UNCHANGED <<QueueVars, waiting, dropped>>
    /\ KeepAllButCall
BlockLateSeam(p) ==
    /\ In(p, "block")
    /\ LET e == call[p].endpoint
       IN  Suspend(p, e) /\ waiting' = (e :> Append(WaitersAt(e), p)) @@ waiting
    /\ Done(p)
    /\ dropped' = dropped \ {p}
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, Other>>

(* RCV-1 *)
ReceiveSeam(p, e) ==
    /\ Idle(p) /\ Exists(e)
    /\ queue[e] # << >>
    /\ Dequeue(e)
    /\ UNCHANGED <<waiting, call, dropped>>
    /\ KeepAllButCall

(* PROC-4, NTF-3 *)
PollableSeam == {b.pid : b \in {x \in Range(blocked) : Exists(x.endpoint) => queue[x.endpoint] # << >>}}
ScheduleSeam ==
    /\ initialized
    /\ Dispatch(PollableSeam)
    /\ LeaveLists(PollableSeam)
    /\ dropped' = dropped \ PollableSeam
    /\ UNCHANGED <<initialized, ProcessVars, EndpointVars, CapabilityVars, QueueVars, call, Other>>

(* CLN-1, CLN-2: the process ends wherever it is; the list in its hands goes with it. *)
EndSeam(p) ==
    LET E == OwnedBy(p)
    IN  /\ Alive(p)
        /\ RemoveProcess(p)
        /\ RemoveEndpoints(E) /\ RemoveRights(E, {p}) /\ RemoveQueues(E)
        /\ RemoveAndResume({p}, BlockedOn(E) \ {p})
        /\ LeaveLists({p} \cup BlockedOn(E))
        /\ dropped' = (dropped \cup (IF p \in DOMAIN call THEN Range(call[p].list) ELSE {}))
                        \ ({p} \cup BlockedOn(E))
        /\ Done(p)
        /\ UNCHANGED <<initialized, Other>>

-----------------------------------------------------------------------------
Steps(p) == EnqueueSeam(p) \/ NotifySeam(p) \/ WakeSeam(p)
Begin(p) ==
    \E e \in 1..MaxEndpointIds : LookSeam(p, e) \/ BlockSeam(p, e) \/ ReceiveSeam(p, e)

PidsHere == 1..MaxPids
SeamsNext ==
    \/ Setup \/ SpawnSeam \/ ScheduleSeam
    \/ \E p \in PidsHere : CreateSeam(p) \/ Begin(p) \/ Steps(p) \/ EndSeam(p)

(* Nobody ends, and the scheduler does not poll: all depends on the callers. *)
CallersNext ==
    \/ Setup \/ SpawnSeam
    \/ \E p \in PidsHere : CreateSeam(p) \/ Begin(p) \/ Steps(p)

SeamsSpec == SeamsInit /\ [][SeamsNext]_seamVars
FairScheduler == SeamsSpec /\ WF_seamVars(ScheduleSeam)
FairCallers ==
    SeamsInit /\ [][CallersNext]_seamVars /\ \A p \in PidsHere : WF_seamVars(Steps(p))

(* Not enough: callers that finish what they began, unless they end before. *)
MortalCallers ==
    /\ SeamsInit /\ [][CallersNext \/ \E p \in PidsHere : EndSeam(p)]_seamVars
    /\ \A p \in PidsHere : WF_seamVars(Steps(p))

(* Not enough either: callers that finish what they began, if receivers do not test and block in one step. *)
LateNext ==
    \/ Setup \/ SpawnSeam
    \/ \E p \in PidsHere :
        \/ CreateSeam(p) \/ Steps(p) \/ BlockLateSeam(p)
        \/ \E e \in 1..MaxEndpointIds : LookSeam(p, e) \/ TestSeam(p, e) \/ ReceiveSeam(p, e)
LateBlockers ==
    /\ SeamsInit /\ [][LateNext]_seamVars
    /\ \A p \in PidsHere : WF_seamVars(Steps(p) \/ BlockLateSeam(p))

-----------------------------------------------------------------------------
(* Refinement: a list in somebody's hands is what Ipc.tla calls told. *)

Told == {x \in BlockedPids : x \in InHands \cup dropped /\ x \notin OnSomeList}
Abstract == INSTANCE Ipc WITH told <- Told

AbstractNext ==
    \/ Abstract!Initialize
    \/ Abstract!Spawn
    \/ Abstract!ScheduleNext
    \/ \E p \in PidsHere : Abstract!CreateEndpoint(p) \/ Abstract!Terminate(p) \/ Abstract!WakeProcess(p)
    \/ \E e \in 1..MaxEndpointIds :
        \/ Abstract!SendMessage(e, TheMessage)
        \/ Abstract!ReceiveMessage(e)
        \/ Abstract!NotifyReceivers(e)
        \/ \E p \in PidsHere : Abstract!BlockOnReceive(p, e)
StartsAsIpc == Abstract!Init
RefinesIpc == [][AbstractNext]_(Abstract!vars)

(* NTF-4, in the terms of this machine. *)
NobodyForgotten == \A x \in BlockedPids : x \in OnSomeList \cup InHands \cup dropped

(* There is something for who is blocked on e: a message, or its end. *)
Served(e) == Exists(e) => queue[e] # << >>

(* NTF-5: a message that stays wakes. A receiver that is faster may take it: then who waited waits on. *)
MessageThatStaysWakes ==
    \A p \in PidsHere, e \in 1..MaxEndpointIds :
        (p \in BlockedOn({e}) /\ Served(e)) ~> (p \notin BlockedOn({e}) \/ ~Served(e))

(* NTF-5: a send whose caller goes on wakes who waited, whoever takes the message. *)
EveryMessageWakes ==
    \A p \in PidsHere, e \in 1..MaxEndpointIds :
        (p \in BlockedOn({e}) /\ Served(e)) ~> (p \notin BlockedOn({e}))
=============================================================================
