----------------------------- MODULE MCEndpoints -----------------------------
(***************************************************************************)
(* Processes and endpoints alone: who is there, who owns what, which ends  *)
(* belong together, and which ids are used up.                             *)
(***************************************************************************)
EXTENDS Processes, Endpoints

partVars == <<ProcessVars, EndpointVars>>

PartInit == ProcessesInit /\ EndpointsInit

SpawnPart == RoomForProcess = "OK" /\ AddProcess /\ UNCHANGED EndpointVars
EndPart == \E p \in processes : RemoveProcess(p) /\ RemoveEndpoints(OwnedBy(p))
EndpointPart ==
    \E p \in processes : RoomForEndpoints(1) = "OK" /\ AddEndpoint(p) /\ UNCHANGED ProcessVars
ChannelPart ==
    \E p \in processes : RoomForEndpoints(2) = "OK" /\ AddChannel(p) /\ UNCHANGED ProcessVars
DestroyPart == \E e \in DOMAIN endpoint : RemoveEndpoints(Ends(e)) /\ UNCHANGED ProcessVars

PartNext == SpawnPart \/ EndPart \/ EndpointPart \/ ChannelPart \/ DestroyPart
PartSpec == PartInit /\ [][PartNext]_partVars

(* CLN-3 *)
PartOwnersAlive == \A e \in DOMAIN endpoint : endpoint[e].owner \in processes

(* CH-2: who is alone goes both ways, of two ends each goes one way. *)
EachEndOneWay ==
    \A e \in DOMAIN endpoint : (MaySend(e) /\ MayReceive(e)) <=> Cardinality(Ends(e)) = 1

(* PROC-1, EP-1: ids are issued in a count, and new ones are above all that were. *)
IdsIssuedInOrder ==
    [][ /\ lastEndpoint' >= lastEndpoint /\ lastPid' >= lastPid
        /\ DOMAIN endpoint' \ DOMAIN endpoint \subseteq lastEndpoint + 1..lastEndpoint'
        /\ processes' \ processes \subseteq lastPid + 1..lastPid' ]_partVars

(* CH-3 *)
OneOwnerOrChannelAtATime ==
    [][LET gone == DOMAIN endpoint \ DOMAIN endpoint'
       IN  gone # {} => \E e \in gone : gone \in {Ends(e), OwnedBy(endpoint[e].owner)}]_partVars
=============================================================================
