--------------------------- MODULE MCCapabilities ---------------------------
(***************************************************************************)
(* Generations and the rights table alone, with every token and every      *)
(* mask: issue, grant, revoke, and holders that go.                        *)
(***************************************************************************)
EXTENDS Capabilities

CONSTANTS
    Holders,    \* pids
    MaxIssued   \* endpoints made in all

VARIABLE
    issued      \* endpoints made so far; their ids are 1..issued

partVars == <<CapabilityVars, issued>>

PartInit == CapabilitiesInit /\ issued = 0

Masks == SUBSET Rights
AllTokens == [endpoint : 0..MaxIssued, generation : 0..MaxGeneration, rights : Masks, reserved : BOOLEAN]
Current(e, r) == Token(e, generation[e], r)

IssueStep ==
    /\ issued < MaxIssued
    /\ issued' = issued + 1
    /\ \E p \in Holders, initial \in {Rights, Rights \ {"SEND"}} : IssueRights(p, (issued + 1) :> initial)

GrantStep ==
    \E p, q \in Holders, r \in Masks \ {{}} : \E e \in DOMAIN generation :
        /\ TokenHeld(p, Current(e, r \cup {"GRANT"})) = "OK"
        /\ AddRights(q, e, r)
        /\ UNCHANGED issued

RevokeStep ==
    \E p \in Holders, r \in Masks : \E e \in DOMAIN generation :
        /\ (TokenHeld(p, Current(e, r)) ## TokenAllows(Current(e, r), "REVOKE")) = "OK"
        /\ IF LastGeneration(e) THEN RemoveRights({e}, {}) ELSE RevokeRights(p, Current(e, r))
        /\ UNCHANGED issued

LeaveStep == \E p \in Holders : RemoveRights({}, {p}) /\ UNCHANGED issued

PartNext == IssueStep \/ GrantStep \/ RevokeStep \/ LeaveStep
PartSpec == PartInit /\ [][PartNext]_partVars

(* CAP-2: a token is good for p just if it names rights that p holds now. *)
GoodToken(p, t) ==
    /\ t.endpoint \in DOMAIN rights
    /\ ~t.reserved
    /\ t.generation = generation[t.endpoint]
    /\ p \in DOMAIN rights[t.endpoint]
    /\ t.rights \in SUBSET rights[t.endpoint][p] \ {{}}
OnlyGoodTokensHeld == \A p \in Holders, t \in AllTokens : TokenHeld(p, t) = "OK" <=> GoodToken(p, t)

(* CAP-7 *)
PartGenerationsNeverDecrease == [][GenerationStep]_partVars
=============================================================================
