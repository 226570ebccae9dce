----------------------------- MODULE MCWitness -----------------------------
(***************************************************************************)
(* Reachability: a model says what it wants to reach and notes when it is  *)
(* there; the test runner fails a model that leaves something unreached.   *)
(***************************************************************************)
EXTENDS TLC, Sequences

Want(names) == TLCSet(1, {}) /\ \A n \in names : PrintT("wanted " \o n)

Note(n, holds) ==
    \/ n \in TLCGet(1)
    \/ holds => TLCSet(1, TLCGet(1) \cup {n}) /\ PrintT("reached " \o n)
=============================================================================
