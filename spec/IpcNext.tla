------------------------------- MODULE IpcNext ------------------------------
(***************************************************************************)
(* Every call with every argument: the next-state relation of Ipc.tla.     *)
(* Kept apart because only model checking needs the arguments listed; the  *)
(* oracle is given them.                                                   *)
(***************************************************************************)
EXTENDS Ipc

CONSTANT Messages    \* the messages that are sent

(* 0 stands for any id that no call ever returned. *)
Pids == 0..MaxPids
EndpointIds == 0..MaxEndpointIds
Capacities == 0..MaxCapacity + 1

Masks == [rights : SUBSET Rights, reserved : BOOLEAN]
Tokens == [endpoint : EndpointIds, generation : 0..MaxGeneration,
           rights : SUBSET Rights, reserved : BOOLEAN]

Next ==
    \/ Initialize
    \/ Spawn
    \/ \E p \in Pids : Terminate(p)
    \/ \E p \in Pids : CleanupProcess(p)
    \/ \E p \in Pids : CreateEndpoint(p)
    \/ \E p \in Pids, c \in Capacities : CreateChannel(p, c)
    \/ \E e \in EndpointIds, m \in Messages : SendMessage(e, m)
    \/ \E e \in EndpointIds : ReceiveMessage(e)
    \/ \E t \in Tokens, m \in Messages : Send(t, m)
    \/ \E t \in Tokens : Receive(t)
    \/ \E e \in EndpointIds : HasMessage(e)
    \/ \E p \in Pids, t \in Tokens : ValidateCapability(p, t)
    \/ \E p, q \in Pids, t \in Tokens, asked \in Masks : GrantCapability(p, t, q, asked)
    \/ \E p \in Pids, t \in Tokens : RevokeCapability(p, t)

Spec == Init /\ [][Next]_vars

(* CAP-7 *)
GenerationsNeverDecrease == [][GenerationStep]_vars

(* EP-1, PROC-1: ids are never issued twice. *)
IdsNeverReused ==
    [][ /\ lastPid' >= lastPid /\ lastEndpoint' >= lastEndpoint
        /\ processes' \ processes \subseteq lastPid + 1 .. lastPid'
        /\ DOMAIN endpoint' \ DOMAIN endpoint \subseteq lastEndpoint + 1 .. lastEndpoint' ]_vars
=============================================================================
