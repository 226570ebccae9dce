------------------------------ MODULE MCQueues ------------------------------
(***************************************************************************)
(* Queues alone, with what went into them and what came out.               *)
(***************************************************************************)
EXTENDS Queues

CONSTANTS
    Messages,
    Names,        \* of queues
    MaxAccepted   \* messages that a queue accepts in its life

VARIABLES
    into,         \* [queue -> messages put in, in order]
    outOf         \* [queue -> messages taken out, in order]

partVars == <<QueueVars, into, outOf>>

PartInit == QueuesInit /\ into = << >> /\ outOf = << >>

AddStep ==
    \E q \in Names, c \in 1..MaxCapacity :
        /\ q \notin DOMAIN into
        /\ AddQueue(q, c)
        /\ into' = (q :> << >>) @@ into
        /\ outOf' = (q :> << >>) @@ outOf
PutStep ==
    \E q \in Names, m \in Messages :
        /\ q \in DOMAIN queue /\ Len(into[q]) < MaxAccepted
        /\ RoomInQueue(q) = "OK"
        /\ Enqueue(q, m)
        /\ into' = [into EXCEPT ![q] = Append(@, m)]
        /\ UNCHANGED outOf
TakeStep ==
    \E q \in Names :
        /\ q \in DOMAIN queue
        /\ MessageInQueue(q) = "OK"
        /\ Dequeue(q)
        /\ outOf' = [outOf EXCEPT ![q] = Append(@, Head(queue[q]))]
        /\ UNCHANGED into
RemoveStep ==
    \E q \in Names : q \in DOMAIN queue /\ RemoveQueues({q}) /\ UNCHANGED <<into, outOf>>

PartNext == AddStep \/ PutStep \/ TakeStep \/ RemoveStep
PartSpec == PartInit /\ [][PartNext]_partVars

(* Q-1 *)
FullAndEmptyRefuse ==
    \A q \in DOMAIN queue :
        /\ RoomInQueue(q) = IF Len(queue[q]) = capacity[q] THEN "QUEUE_FULL" ELSE "OK"
        /\ MessageInQueue(q) = IF Len(queue[q]) = 0 THEN "QUEUE_EMPTY" ELSE "OK"

(* Q-2, Q-3 *)
InAndOutAgree == \A q \in DOMAIN queue : into[q] = outOf[q] \o queue[q]

(* Q-1: no queue's fate touches another. *)
OneQueueAtATime ==
    [][Cardinality({q \in DOMAIN queue \cap DOMAIN queue' : queue'[q] # queue[q]}) <= 1]_partVars
=============================================================================
