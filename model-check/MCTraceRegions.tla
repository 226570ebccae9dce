--------------------------- MODULE MCTraceRegions ---------------------------
(***************************************************************************)
(* An implementation's regions. Most are named by the answer that makes    *)
(* them; the region of a long payload only by the first message received   *)
(* that describes it (SYS-1, RCV-3). Until then its name means nothing.    *)
(***************************************************************************)
EXTENDS MCTraceFrames

VARIABLE
    shown        \* [name of a region that an answer gave -> the machine's region]

RegionsInit == shown = << >>

(* The machine's region that a caller means; one that is never issued, if no answer gave the name. 0 is no region. *)
RegionMeant(name) ==
    IF name = 0 THEN 0 ELSE IF name \in DOMAIN shown THEN shown[name] ELSE MaxRegionIds + 1
MessageMeant(m) == [m EXCEPT !.region = RegionMeant(m.region)]

(* The region in what a call returned, 0 if there is none, and the same with another region. *)
RegionIn(call, value) ==
    CASE call \in {"CreateSharedRegion", "CreateEmptyRegion", "FindSharedRegion"} -> value
      [] call \in {"ReceiveMessage", "Receive"} -> value.region
      [] call = "SysReceive" -> value.message.region
      [] OTHER -> 0
WithRegion(call, value, r) ==
    CASE call \in {"CreateSharedRegion", "CreateEmptyRegion", "FindSharedRegion"} -> r
      [] call \in {"ReceiveMessage", "Receive"} -> [value EXCEPT !.region = r]
      [] call = "SysReceive" -> [value EXCEPT !.message.region = r]
      [] OTHER -> value

(* Region r is named so where it is named already; else by a name that none has. Names begin at 1. *)
IsShown(r) == r \in {0} \cup {shown[name] : name \in DOMAIN shown}
MayName(name, r) ==
    IF IsShown(r) THEN RegionMeant(name) = r ELSE name > 0 /\ name \notin DOMAIN shown

(* With the step of the machine. *)
ShowFrom(name, r) == shown' = IF IsShown(r) THEN shown ELSE shown @@ (name :> r)
ShowOn == UNCHANGED shown
=============================================================================
