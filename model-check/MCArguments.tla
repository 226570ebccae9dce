---------------------------- MODULE MCArguments ----------------------------
(***************************************************************************)
(* Fewer arguments for the larger models. The Reduced... sets: of the calls *)
(* that lead to the same state one, and none of those that are refused.    *)
(***************************************************************************)
EXTENDS IpcNext

(* A call for a process or an endpoint that is not there is refused, or changes nothing. *)
LivePids == processes
LiveEndpoints == DOMAIN endpoint
GoodCapacities == 1..MaxCapacity

CurrentToken(e, r) == Token(e, generation[e], r)

(* Whatever else a token names, it sends with SEND and receives with RECEIVE. *)
ReducedTokens == {CurrentToken(e, {r}) : e \in DOMAIN generation, r \in {"SEND", "RECEIVE"}}

(* p can grant whatever it holds, and no token lets it grant more ... *)
ReducedGrantTokens(p) == {CurrentToken(e, Held(p, e)) : e \in DOMAIN generation}

(* ... one right at a time, for several grants add up. *)
ReducedMasks == {[rights |-> {r}, reserved |-> FALSE] : r \in Rights}

(* p can revoke with any token that names REVOKE and rights that it holds. *)
RevokeRightsOf(p, e) == {r \in SUBSET Held(p, e) : "REVOKE" \in r}
ReducedOwnTokens(p) == UNION {{CurrentToken(e, r) : r \in RevokeRightsOf(p, e)} : e \in DOMAIN generation}

(* All rights, but no reserved bits: MCIpcCalls shows that these are refused. *)
UnreservedMasks == [rights : SUBSET Rights, reserved : {FALSE}]
UnreservedTokens == [endpoint : EndpointIds, generation : 0..MaxGeneration,
                     rights : SUBSET Rights, reserved : {FALSE}]
UnreservedTokensOf(p) == UnreservedTokens

(* Memory. Of permissions one mask, for none of the calls looks at them; of sizes one of each number of pages. *)
LiveRegions == DOMAIN region
ReadOnly == {[permissions |-> {"READ"}, reserved |-> FALSE]}
FewSizes == {Wide(1), Wide(MaxRegionSize)}
FewLargeMessages ==
    {Large(r, offset, One) : r \in 1..MaxRegionIds, offset \in {Zero, Wide(MaxRegionSize - 1)}}
FewPageLists == UNION {[1..n -> Frames] : n \in 1..Narrow(PagesFor(LargestRegion))}

OneSize == {Wide(MaxRegionSize)}
AnyNode == {NoNode}
UserPages == {UserBegin}

(* Time and system calls. *)
SmallOnly == {[bytes |-> <<1>>, length |-> One]}
SmallAndLarge == SmallOnly \cup {[bytes |-> << >>, length |-> LargestRegion]}
NoTicks == {Zero}
OneTick == {One}      \* or one byte
TwoTimes == {Zero, One}
FewAccounts == operations \oplus refusedOperations \preceq One

(* p calls with the token that names all that it holds. *)
OneTokenEach(p) == {CurrentToken(e, Held(p, e)) : e \in {x \in DOMAIN generation : Held(p, x) # {}}}

(* None at all, where rights make no difference. *)
NoTokens(p) == {}

(* Steps that lead nowhere new: a grant of what is held already, and with the pids that are alive cleanup is
   terminate. A model that puts these in their place wants them in no count of its actions. *)
NewGrantStep ==
    \E p, q \in Pids, asked \in Masks : \E t \in GrantTokens(p) :
        ~(asked.rights \subseteq Held(q, t.endpoint)) /\ GrantCapability(p, t, q, asked)
NoStep == FALSE

(* Fewer rights to hand out, for more endpoints. Unlike the above, this leaves out states. *)
GrantAndReceive == {[rights |-> {r}, reserved |-> FALSE] : r \in {"GRANT", "RECEIVE"}}
OneRevoke(p) ==
    {CurrentToken(e, Held(p, e) \ {"SEND"}) : e \in {x \in DOMAIN generation : "REVOKE" \in Held(p, x)}}
=============================================================================
