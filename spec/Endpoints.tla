----------------------------- MODULE Endpoints ------------------------------
(***************************************************************************)
(* Which endpoints exist, who owns them, and which way they carry          *)
(* messages: EP-1, CH-1 .. CH-3.                                           *)
(*                                                                         *)
(* An endpoint knows its send side and its receive side. A plain endpoint  *)
(* is both; the two ends of a channel are each other's.                    *)
(***************************************************************************)
EXTENDS IpcTypes

CONSTANTS
    MaxEndpoints,    \* endpoints alive at once (a channel counts as two)
    MaxEndpointIds   \* endpoint ids issued in a kernel's life

ASSUME MaxEndpoints \in Nat /\ MaxEndpointIds \in Nat

VARIABLES
    endpoint,        \* [live id -> [owner, send, receive]]
    lastEndpoint     \* the id issued last; 0: none yet

EndpointVars == <<endpoint, lastEndpoint>>

EndpointsInit == endpoint = << >> /\ lastEndpoint = 0

EndpointsTypeOK ==
    /\ lastEndpoint \in 0..MaxEndpointIds
    /\ DOMAIN endpoint \subseteq 1..lastEndpoint

(* EP-1, CH-1 *)
EndpointTableBound == Cardinality(DOMAIN endpoint) <= MaxEndpoints

(* CH-3: both ends of a channel are alive or none; they share an owner. *)
ChannelsWhole ==
    \A e \in DOMAIN endpoint :
        LET s == endpoint[e].send
            r == endpoint[e].receive
        IN  /\ e \in {s, r}
            /\ {s, r} \subseteq DOMAIN endpoint
            /\ endpoint[s] = endpoint[e]
            /\ endpoint[r] = endpoint[e]

Exists(e) == e \in DOMAIN endpoint
Ends(e) == {endpoint[e].send, endpoint[e].receive}
OwnedBy(p) == {e \in DOMAIN endpoint : endpoint[e].owner = p}

(* CH-2 *)
MaySend(e) == e = endpoint[e].send
MayReceive(e) == e = endpoint[e].receive

(* EP-1, CH-1: n more endpoints fit, and n ids are left. *)
RoomForEndpoints(n) ==
    Check(/\ Cardinality(DOMAIN endpoint) + n <= MaxEndpoints
          /\ lastEndpoint + n <= MaxEndpointIds,
          "OUT_OF_MEMORY")

AddEndpoint(p) ==
    LET e == lastEndpoint + 1
    IN  /\ lastEndpoint' = e
        /\ endpoint' = (e :> [owner |-> p, send |-> e, receive |-> e]) @@ endpoint

AddChannel(p) ==
    LET s == lastEndpoint + 1
        r == lastEndpoint + 2
        both == [owner |-> p, send |-> s, receive |-> r]
    IN  /\ lastEndpoint' = r
        /\ endpoint' = (s :> both) @@ (r :> both) @@ endpoint

RemoveEndpoints(E) ==
    /\ endpoint' = Without(endpoint, E)
    /\ UNCHANGED lastEndpoint
=============================================================================
