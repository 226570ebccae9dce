------------------------------ MODULE WaitLists -----------------------------
(***************************************************************************)
(* Who waits at which endpoint: BLK-1, NTF-1 .. NTF-4.                     *)
(* A process that is blocked is on the list of its endpoint, or a caller of *)
(* notify_receivers has been told of it and has not woken it yet.          *)
(***************************************************************************)
EXTENDS IpcTypes

VARIABLES
    waiting,        \* [endpoint with waiters -> their pids, first come first]
    told            \* pids in lists returned by notify_receivers and not yet woken

WaitVars == <<waiting, told>>

WaitInit == waiting = << >> /\ told = {}

WaitTypeOK == \A e \in DOMAIN waiting : waiting[e] # << >>

WaitersAt(e) == IF e \in DOMAIN waiting THEN waiting[e] ELSE << >>
OnSomeList == UNION {Range(waiting[e]) : e \in DOMAIN waiting}

(* BLK-1: joins the tail. *)
Join(p, e) ==
    /\ waiting' = (e :> Append(WaitersAt(e), p)) @@ waiting
    /\ UNCHANGED told

(* NTF-1: the list goes to whoever called. *)
TellOf(e) ==
    /\ waiting' = Without(waiting, {e})
    /\ told' = told \cup Range(WaitersAt(e))

(* NTF-2, CLN-1, CLN-2: off whichever list they are on. *)
Leave(P) ==
    LET left == [e \in DOMAIN waiting |-> SelectSeq(waiting[e], LAMBDA x : x \notin P)]
    IN  /\ waiting' = [e \in {x \in DOMAIN waiting : left[x] # << >>} |-> left[e]]
        /\ told' = told \ P
=============================================================================
