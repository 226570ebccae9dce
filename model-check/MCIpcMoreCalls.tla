--------------------------- MODULE MCIpcMoreCalls ---------------------------
(***************************************************************************)
(* Every call about waiting, memory, time and statistics, and every system *)
(* call; the refused ones too. MCIpcCallsMemory, MCIpcCallsWaiting,        *)
(* MCIpcCallsSending.                                                      *)
(***************************************************************************)
EXTENDS IpcMoreCalls, MCArguments

FewAccessMasks ==
    {[permissions |-> {}, reserved |-> FALSE], [permissions |-> {"READ"}, reserved |-> FALSE],
     [permissions |-> {"READ"}, reserved |-> TRUE]}

(* Nothing, one page, two, too large for a region, too large for a word. *)
FiveSizes == {Zero, One, Wide(MaxRegionSize), Wide(MaxRegionSize + 1), Wide(2 ^ WordBits - PageSize + 1)}

(* Below user memory, three pages, the middle of one, and the end. *)
SixAddresses == {Wide(a) : a \in {0, 2, 3, 4, 6, 8}}

(* No pages, one, one that does not exist, two, one twice. *)
ShortPageLists == {<< >>, <<0>>} \cup UNION {[1..n -> Frames] : n \in 1..2}

TokenMasks ==
    {[rights |-> r, reserved |-> FALSE] : r \in {{}, {"SEND"}, {"RECEIVE", "REVOKE"}}}
        \cup {[rights |-> {"SEND"}, reserved |-> TRUE]}
FewTokens == {NullToken}
    \cup {[endpoint |-> e, generation |-> 0, rights |-> m.rights, reserved |-> m.reserved]
            : e \in EndpointIds \ {0}, m \in TokenMasks}
    \cup {Token(e, MaxGeneration + 1, {"SEND"}) : e \in EndpointIds \ {0}}
FewTokensOf(p) == FewTokens

(* Memory with two processes that do not end, for MCIpcMemory has them end. The first owns all, the second only maps, *)
(* and only at the first page. All calls are looked at all the same.                                                  *)
MapSharedRegionFew(r, p, a) == (p = 1 \/ a = UserBegin) /\ MapSharedRegion(r, p, a)
FewMemoryNext ==
    \/ InitializeStep \/ SpawnStep
    \/ AllocateSharedMemoryStep \/ FreeSharedMemoryStep \/ SetPhysicalPagesStep
    \/ \E size \in Sizes, access \in AccessMasks, node \in Nodes :
        CreateSharedRegion(1, size, access, node) \/ CreateEmptyRegion(1, size, access)
    \/ DestroyRegionStep \/ UnmapSharedRegionStep
    \/ \E p \in Pids, r \in RegionIds, a \in Addresses : MapSharedRegionFew(r, p, a)
FewMemorySpec == Init /\ [][FewMemoryNext]_vars

(* One operation counted: a guard, for TLC looks at what a constraint leaves out each time that it gets there. *)
FewSendingSpec == Init /\ [][(CoreNext \/ AccountingNext \/ SystemNext) /\ FewAccounts']_vars

(* Small, large, too large. *)
FewPayloads ==
    {[bytes |-> <<1>>, length |-> One], [bytes |-> << >>, length |-> Wide(2)],
     [bytes |-> << >>, length |-> Wide(MaxRegionSize + 1)]}
=============================================================================
