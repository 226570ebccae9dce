----------------------------- MODULE Processes ------------------------------
(***************************************************************************)
(* The processes that the API serves: PROC-1, PROC-5.                      *)
(* A pid that is not in `processes' was never issued or is terminated; the *)
(* API cannot tell which, and never issues it again.                       *)
(***************************************************************************)
EXTENDS IpcTypes

CONSTANTS
    MaxProcesses,   \* processes alive at once
    MaxPids         \* pids issued in a kernel's life

ASSUME MaxProcesses \in Nat /\ MaxPids \in Nat

VARIABLES
    processes,      \* the pids that are alive
    lastPid         \* the pid issued last; 0: none yet

ProcessVars == <<processes, lastPid>>

ProcessesInit == processes = {} /\ lastPid = 0

ProcessesTypeOK ==
    /\ lastPid \in 0..MaxPids
    /\ processes \subseteq 1..lastPid

(* PROC-1 *)
ProcessTableBound == Cardinality(processes) <= MaxProcesses

Alive(p) == p \in processes

(* PROC-1: the table has room, and a pid is left. *)
RoomForProcess ==
    Check(Cardinality(processes) < MaxProcesses /\ lastPid < MaxPids, "OUT_OF_MEMORY")

AddProcess ==
    /\ lastPid' = lastPid + 1
    /\ processes' = processes \cup {lastPid + 1}

RemoveProcess(p) ==
    /\ processes' = processes \ {p}
    /\ UNCHANGED lastPid
=============================================================================
