---------------------------- MODULE MCScheduling ----------------------------
(***************************************************************************)
(* Scheduler and wait lists alone. Instead of queues there is a flag for   *)
(* each endpoint that says whether it has a message; endpoints never go.   *)
(***************************************************************************)
EXTENDS Scheduling, WaitLists

CONSTANT Endpoints

VARIABLE
    full        \* the endpoints that have a message

partVars == <<ProcessVars, SchedulingVars, WaitVars, full>>

PartInit == ProcessesInit /\ SchedulingInit /\ WaitInit /\ full = {}

SpawnPart ==
    /\ RoomForProcess = "OK"
    /\ AddProcess /\ ScheduleNew(lastPid + 1)
    /\ UNCHANGED <<WaitVars, full>>
EndPart ==
    \E p \in processes : RemoveProcess(p) /\ RemoveAndResume({p}, {}) /\ Leave({p}) /\ UNCHANGED full
BlockPart ==
    \E p \in processes, e \in Endpoints \ full :
        Ready(p) /\ Suspend(p, e) /\ Join(p, e) /\ UNCHANGED <<ProcessVars, full>>
TellPart == \E e \in Endpoints : TellOf(e) /\ UNCHANGED <<ProcessVars, SchedulingVars, full>>
WakePart == \E p \in processes : Resume({p}) /\ Leave({p}) /\ UNCHANGED <<ProcessVars, full>>
DispatchPart ==
    /\ Dispatch(BlockedOn(full)) /\ Leave(BlockedOn(full))
    /\ UNCHANGED <<ProcessVars, full>>
MessagePart ==
    /\ \E e \in Endpoints : full' \in {full \cup {e}, full \ {e}}
    /\ UNCHANGED <<ProcessVars, SchedulingVars, WaitVars>>

PartNext == SpawnPart \/ EndPart \/ BlockPart \/ TellPart \/ WakePart \/ DispatchPart \/ MessagePart
PartSpec == PartInit /\ [][PartNext]_partVars
FairSpec == PartSpec /\ WF_partVars(DispatchPart)

(* NTF-4, with the parts alone. *)
EachWaitsOnce ==
    \A b \in Range(blocked) :
        Cardinality({i \in DOMAIN WaitersAt(b.endpoint) : WaitersAt(b.endpoint)[i] = b.pid})
            = IF b.pid \in told THEN 0 ELSE 1
NobodyElseWaits == OnSomeList \cup told \subseteq BlockedPids

(* PROC-3 *)
PartQueueFifo == [][ReadyQueueStep]_partVars

(* PROC-2: a process that leaves the blocked ones is ready, in the order in which they blocked. *)
ResumedInOrder ==
    [][\A i, j \in DOMAIN blocked :
        LET p == blocked[i].pid
            q == blocked[j].pid
            at(x) == CHOOSE k \in 1..Len(readyQueue') : readyQueue'[k] = x
        IN  i < j /\ {p, q} \subseteq Range(readyQueue') => at(p) < at(q)]_partVars

(* NTF-5, as far as the scheduler goes: it polls again and again, and a message that stays wakes. *)
PollWakesForGood ==
    \A p \in 1..MaxPids, e \in Endpoints :
        []<>(p \notin BlockedOn({e}) \/ e \notin full)
=============================================================================
