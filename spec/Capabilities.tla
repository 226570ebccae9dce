---------------------------- MODULE Capabilities ----------------------------
(***************************************************************************)
(* Who may do what: generations and the rights table. CAP-1 .. CAP-7.      *)
(* The rights table is the authority (CAP-1): a token names an endpoint, a *)
(* generation and rights, but confers nothing.                             *)
(***************************************************************************)
EXTENDS IpcTypes

CONSTANT
    MaxGeneration    \* 65535 in the real kernel; revoking at it destroys (CAP-7)

ASSUME MaxGeneration \in Nat

VARIABLES
    generation,      \* [live endpoint -> 0..MaxGeneration]
    rights           \* [live endpoint -> [holder pid -> rights]], at the current generation

CapabilityVars == <<generation, rights>>

CapabilitiesInit == generation = << >> /\ rights = << >>

GenerationTypeOK == \A e \in DOMAIN generation : generation[e] \in 0..MaxGeneration

(* Who holds nothing is not in the table. *)
RightsTypeOK ==
    /\ DOMAIN rights = DOMAIN generation
    /\ \A e \in DOMAIN rights : \A p \in DOMAIN rights[e] : rights[e][p] \in SUBSET Rights \ {{}}

(* CAP-1: rights(p, e). *)
Held(p, e) ==
    IF e \in DOMAIN rights /\ p \in DOMAIN rights[e] THEN rights[e][p] ELSE {}

(* SND-2, RCV-2, CAP-2: the token names a live endpoint at its current generation. *)
TokenCurrent(t) ==
       Check(t # NullToken /\ ~t.reserved, "INVALID_CAPABILITY")
    ## Check(t.endpoint \in DOMAIN generation, "ENDPOINT_NOT_FOUND")
    ## Check(t.generation = generation[t.endpoint], "INVALID_CAPABILITY")

(* CAP-2: ... and p holds the rights that it names. *)
TokenHeld(p, t) ==
       TokenCurrent(t)
    ## Check(t.rights # {} /\ t.rights \subseteq Held(p, t.endpoint), "PERMISSION_DENIED")

TokenAllows(t, right) == Check(right \in t.rights, "PERMISSION_DENIED")

(* EP-1, CH-1: new endpoints start at generation 0; p holds `initial[e]' on e. *)
IssueRights(p, initial) ==
    /\ generation' = Pairs(DOMAIN initial, 0) @@ generation
    /\ rights' = [e \in DOMAIN initial |-> p :> initial[e]] @@ rights

(* CAP-4: rights are added to what the grantee has. *)
AddRights(q, e, granted) ==
    /\ rights' = [rights EXCEPT ![e] = (q :> (Held(q, e) \cup granted)) @@ @]
    /\ UNCHANGED generation

(* CAP-5: the generation goes up, and only the revoker keeps something. *)
RevokeRights(p, t) ==
    /\ generation' = [generation EXCEPT ![t.endpoint] = @ + 1]
    /\ rights' = [rights EXCEPT ![t.endpoint] = p :> t.rights]

LastGeneration(e) == generation[e] = MaxGeneration

(* CLN-1, CLN-2: endpoints E are gone; so are the rights of the processes P. *)
RemoveRights(E, P) ==
    /\ generation' = Without(generation, E)
    /\ rights' = [e \in DOMAIN rights \ E |-> Without(rights[e], P)]

-----------------------------------------------------------------------------
(* CAP-7: generations never decrease; a live endpoint's moves by one at a time. *)
GenerationStep ==
    \A e \in DOMAIN generation \cap DOMAIN generation' :
        generation'[e] \in {generation[e], generation[e] + 1}
=============================================================================
