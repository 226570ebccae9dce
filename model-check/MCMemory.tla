------------------------------ MODULE MCMemory ------------------------------
(***************************************************************************)
(* Memory alone: processes never come or go, but give all up; messages are *)
(* only their pins. Every list of pages, as it comes.                      *)
(***************************************************************************)
EXTENDS Memory

CONSTANTS
    Owners,     \* pids
    AllSizes,   \* sizes in bytes that are asked for
    AllAddresses,
    MaxPins     \* messages queued at once that describe one region

partVars == MemoryVars

Sizes == {Wide(n) : n \in AllSizes}
Nodes == {NoNode} \cup 0..NumaNodes
Addresses == {Wide(a) : a \in AllAddresses}
PageLists == UNION {[1..n -> Frames] : n \in 1..Narrow(PagesFor(LargestRegion))}
ReadOnly == [permissions |-> {"READ"}, reserved |-> FALSE]

AllocatePart ==
    \E size \in Sizes, node \in Nodes : PagesAvailable(size, node) = "OK" /\ AddLoose(Allocation(size, node))
FreePart == \E pages \in PageLists : PagesLoose(pages) = "OK" /\ RemoveLoose(pages)
CreatePart ==
    \E p \in Owners, size \in Sizes, node \in Nodes :
        /\ (GoodRegion(size, ReadOnly) ## RoomForRegion ## PagesAvailable(size, node)) = "OK"
        /\ AddRegion(NewRegion(p, size, {"READ"}, Allocation(size, node), 0))
CreateEmptyPart ==
    \E p \in Owners, size \in Sizes :
        /\ (GoodRegion(size, ReadOnly) ## RoomForRegion ## GoodSize(size)) = "OK"
        /\ AddRegion(NewRegion(p, size, {"READ"}, << >>, 0))
GivePart ==
    \E r \in DOMAIN region, pages \in PageLists : PagesWanted(r, pages) = "OK" /\ GivePages(r, pages)
DisownPart == \E r \in DOMAIN region : region[r].owner # 0 /\ Disown(r)
MapPart ==
    \E p \in Owners, r \in DOMAIN region, a \in Addresses :
        (RegionHasPages(r) ## GoodAddress(r, a) ## AddressesFree(r, p, a)) = "OK" /\ AddMapping(r, p, a)
UnmapPart == \E p \in Owners, r \in DOMAIN region : MappedBy(r, p) = "OK" /\ RemoveMapping(r, p)
PinPart == \E r \in DOMAIN region : region[r].pins < MaxPins /\ Pin(Large(r, Zero, Zero))
UnpinPart == \E p \in Owners, r \in DOMAIN region : region[r].pins > 0 /\ Unpin(Large(r, Zero, Zero), p)
EndPart ==
    \E p \in Owners, drops \in BOOLEAN :
        ReleaseRegions({p}, [r \in DOMAIN region |-> IF drops THEN region[r].pins ELSE 0])

PartNext ==
    \/ AllocatePart \/ FreePart \/ CreatePart \/ CreateEmptyPart \/ GivePart \/ DisownPart
    \/ MapPart \/ UnmapPart \/ PinPart \/ UnpinPart \/ EndPart
PartSpec == MemoryInit /\ [][PartNext]_partVars

(* SHM-2: frames never vanish: those of a region that goes are free. *)
FramesReturn ==
    [][\A r \in DOMAIN region \ DOMAIN region' : FramesOf(r) \subseteq FreeFrames']_partVars

(* SHM-4: one region at most over each address. *)
OneRegionOverAddress == \A p \in Owners, a \in Addresses : Cardinality(MappingsOver(p, a)) <= 1

(* SHM-3: two pages of a process that are the same frame belong to one region. *)
PagesApart ==
    \A p \in Owners, a, c \in Addresses :
        PageTableEntries(p, a) \cap PageTableEntries(p, c) # {} => MappingsOver(p, a) = MappingsOver(p, c)
=============================================================================
