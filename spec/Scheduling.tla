----------------------------- MODULE Scheduling -----------------------------
(***************************************************************************)
(* Which process runs, which are ready, which are blocked: PROC-2 .. 4.    *)
(* A process that is neither alive here nor blocked is TERMINATED, or was  *)
(* never there; one that is alive and not blocked is READY.                *)
(***************************************************************************)
EXTENDS Processes

VARIABLES
    readyQueue,     \* the pids that are ready and do not run, the next to run first
    running,        \* the pid that runs; 0: none
    blocked         \* [pid, endpoint] of each blocked process, in the order in which they blocked

SchedulingVars == <<readyQueue, running, blocked>>

SchedulingInit == readyQueue = << >> /\ running = 0 /\ blocked = << >>

BlockedPids == {b.pid : b \in Range(blocked)}

(* PROC-2 *)
StateOf(p) ==
    IF p \notin processes
    THEN "TERMINATED"
    ELSE IF p \in BlockedPids THEN "RECEIVE_BLOCKED" ELSE "READY"
Ready(p) == StateOf(p) = "READY"
BlockedOn(E) == {b.pid : b \in {x \in Range(blocked) : x.endpoint \in E}}

(* CLN-3: who is scheduled or blocked is alive. *)
SchedulingTypeOK ==
    /\ Range(readyQueue) \subseteq processes
    /\ running \in processes \cup {0}
    /\ BlockedPids \subseteq processes

(* PROC-3: at most once in the ready queue ... *)
QueuedOnce == \A i, j \in DOMAIN readyQueue : readyQueue[i] = readyQueue[j] => i = j
BlockedOnce == \A i, j \in DOMAIN blocked : blocked[i].pid = blocked[j].pid => i = j

(* ... and there or running, but not both, just if it is ready. *)
ReadyIsQueuedOrRuns ==
    \A p \in processes :
        /\ Ready(p) <=> (p \in Range(readyQueue) \/ p = running)
        /\ ~(p \in Range(readyQueue) /\ p = running)

-----------------------------------------------------------------------------
(* PROC-3: a new process goes to the tail. *)
ScheduleNew(p) ==
    /\ readyQueue' = Append(readyQueue, p)
    /\ UNCHANGED <<running, blocked>>

(* BLK-1 *)
Suspend(p, e) ==
    /\ readyQueue' = SelectSeq(readyQueue, LAMBDA x : x # p)
    /\ running' = IF running = p THEN 0 ELSE running
    /\ blocked' = Append(blocked, [pid |-> p, endpoint |-> e])

(* Of the processes W those that are blocked, in the order in which they blocked. *)
InOrderBlocked(W) ==
    LET chosen == SelectSeq(blocked, LAMBDA b : b.pid \in W)
    IN  [i \in DOMAIN chosen |-> chosen[i].pid]

(* NTF-2, CLN-1, CLN-2: the processes P are gone, and of the blocked ones W become ready. *)
RemoveAndResume(P, W) ==
    /\ readyQueue' = SelectSeq(readyQueue, LAMBDA x : x \notin P) \o InOrderBlocked(W)
    /\ running' = IF running \in P THEN 0 ELSE running
    /\ blocked' = SelectSeq(blocked, LAMBDA b : b.pid \notin P \cup W)
Resume(W) == RemoveAndResume({}, W)

(* PROC-4: W wake up in the poll; then who ran goes to the tail; then the head runs. *)
Candidates(W) ==
    readyQueue \o InOrderBlocked(W) \o (IF running = 0 THEN << >> ELSE <<running>>)
NextToRun(W) == IF Candidates(W) = << >> THEN 0 ELSE Head(Candidates(W))
Dispatch(W) ==
    /\ running' = NextToRun(W)
    /\ readyQueue' = IF Candidates(W) = << >> THEN << >> ELSE Tail(Candidates(W))
    /\ blocked' = SelectSeq(blocked, LAMBDA b : b.pid \notin W)

-----------------------------------------------------------------------------
Before(x, y, s) == \E i, j \in DOMAIN s : i < j /\ s[i] = x /\ s[j] = y

(* PROC-3: first in, first out: who stays keeps its place before those that come. *)
ReadyQueueStep ==
    \A x \in Range(readyQueue) \cap Range(readyQueue') : \A y \in Range(readyQueue') \ {x} :
        y \notin Range(readyQueue) \/ Before(x, y, readyQueue) => Before(x, y, readyQueue')
=============================================================================
