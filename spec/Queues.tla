------------------------------- MODULE Queues -------------------------------
(***************************************************************************)
(* Bounded FIFO queues, one for each endpoint that can be received from:   *)
(* Q-1, Q-2, HAS-1.                                                        *)
(***************************************************************************)
EXTENDS IpcTypes

CONSTANTS
    DefaultCapacity, \* of an endpoint's queue (EP-1)
    MaxCapacity      \* largest capacity of a channel (CH-1)

ASSUME DefaultCapacity \in Nat \ {0} /\ MaxCapacity \in Nat \ {0}

VARIABLES
    capacity,        \* [queue -> 1..MaxCapacity]
    queue            \* [queue -> sequence of messages], oldest first

QueueVars == <<capacity, queue>>

QueuesInit == capacity = << >> /\ queue = << >>

QueuesTypeOK ==
    /\ DOMAIN queue = DOMAIN capacity
    /\ \A q \in DOMAIN capacity : capacity[q] \in 1..MaxCapacity

(* Q-1 *)
QueueBound == \A q \in DOMAIN queue : Len(queue[q]) <= capacity[q]

RoomInQueue(q) == Check(Len(queue[q]) < capacity[q], "QUEUE_FULL")
MessageInQueue(q) == Check(queue[q] # << >>, "QUEUE_EMPTY")

AddQueue(q, c) ==
    /\ capacity' = (q :> c) @@ capacity
    /\ queue' = (q :> << >>) @@ queue

(* Q-2: in at the tail, out at the head. *)
Enqueue(q, m) ==
    /\ queue' = [queue EXCEPT ![q] = Append(@, m)]
    /\ UNCHANGED capacity

Dequeue(q) ==
    /\ queue' = [queue EXCEPT ![q] = Tail(@)]
    /\ UNCHANGED capacity

RemoveQueues(Q) ==
    /\ capacity' = Without(capacity, Q)
    /\ queue' = Without(queue, Q)
=============================================================================
