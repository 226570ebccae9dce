---------------------------- MODULE MCIpcLimits ----------------------------
(***************************************************************************)
(* Tiny limits, with history: the largest generation and the last ids are  *)
(* reached, and what is revoked there stays revoked. MCIpcWrap, MCIpcIds.  *)
(***************************************************************************)
EXTENDS MCIpcHistory, MCWitness

RevokeCanDestroy(e) ==
    \E p \in processes : \E t \in OwnTokens(p) :
        /\ t.endpoint = e
        /\ RevokeCapabilityResult(p, t) = "OK"
        /\ RevokeCapabilityValue(p, t) = NullToken
ChannelEnd(e) == endpoint[e].send # endpoint[e].receive

(* CAP-7, at a generation above 0 *)
WrapWanted == {"last revoke of an endpoint", "last revoke of a send end", "last revoke of a receive end"}
WrapNoted ==
    \A e \in DOMAIN endpoint : generation[e] > 0 /\ RevokeCanDestroy(e) =>
        /\ Note("last revoke of an endpoint", ~ChannelEnd(e))
        /\ Note("last revoke of a send end", ChannelEnd(e) /\ MaySend(e))
        /\ Note("last revoke of a receive end", ChannelEnd(e) /\ MayReceive(e))

(* PROC-1, EP-1, CH-1 *)
IdsWanted == {"pids used up", "endpoint ids used up", "one endpoint id left"}
IdsNoted ==
    /\ Note("pids used up", lastPid = MaxPids /\ processes = {})
    /\ Note("endpoint ids used up", lastEndpoint = MaxEndpointIds /\ endpoint = << >> /\ processes # {})
    /\ Note("one endpoint id left", lastEndpoint = MaxEndpointIds - 1 /\ endpoint = << >> /\ processes # {})

ASSUME Want(WrapWanted \cup IdsWanted)
=============================================================================
