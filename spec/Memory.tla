------------------------------- MODULE Memory -------------------------------
(***************************************************************************)
(* Frames, shared regions and where they are mapped: SHM-1 .. SHM-4, SND-3. *)
(*                                                                         *)
(* Sizes and addresses are in bytes, as wide numbers. Frames are numbers;  *)
(* those of node n are n * FramesPerNode + 1 .. (n + 1) * FramesPerNode.   *)
(* The spec takes the lowest free frames of the nodes in their order. An   *)
(* implementation may take any of the same nodes: its frames stand for     *)
(* these by a bijection that keeps the node. What is in memory is no part  *)
(* of the spec. An address is mapped if its page is: the last page of a    *)
(* region counts as a whole.                                               *)
(***************************************************************************)
EXTENDS IpcTypes, WideNumbers

CONSTANTS
    MaxRegions,      \* regions at once
    MaxRegionIds,    \* region ids issued in a kernel's life
    MaxRegionSize,   \* bytes of the largest region
    NumaNodes,       \* the nodes are 0..NumaNodes - 1
    FramesPerNode,
    PageSize,        \* 4096; in bytes. User addresses begin at the second page
    AddressBits      \* 47; user addresses end below 2^AddressBits

ASSUME /\ MaxRegions \in Nat /\ MaxRegionIds \in Nat /\ MaxRegionSize \in Nat
       /\ NumaNodes \in Nat \ {0} /\ FramesPerNode \in Nat
       /\ PageSize \in Nat \ {0} /\ AddressBits \in Nat

VARIABLES
    region,          \* [live id -> [owner, size, permissions, pages, pins]]; owner 0: none
    lastRegion,      \* the region id issued last; 0: none yet
    mapping,         \* [<<pid, region>> -> address at which pid has it mapped]
    looseFrames      \* frames that allocate_shared_memory has given to a caller

MemoryVars == <<region, lastRegion, mapping, looseFrames>>

MemoryInit == region = << >> /\ lastRegion = 0 /\ mapping = << >> /\ looseFrames = {}

Accesses == {"READ", "WRITE"}
NoNode == 0 - 1                      \* the caller names no node
Frames == 1..NumaNodes * FramesPerNode
NodeOf(f) == (f - 1) \div FramesPerNode

PageBytes == Wide(PageSize)
UserBegin == PageBytes
UserEnd == PowerOfTwo(AddressBits)
LargestSize == PowerOfTwo(WordBits) \ominus PageBytes   \* larger ones, in whole pages, do not fit a word
LargestRegion == Wide(MaxRegionSize)

PagesFor(size) == (size \oplus Wide(PageSize - 1)) \oslash PageBytes

FramesOf(r) == Range(region[r].pages)
UsedFrames == looseFrames \cup UNION {FramesOf(r) : r \in DOMAIN region}
FreeFrames == Frames \ UsedFrames

RegionsTypeOK ==
    /\ lastRegion \in 0..MaxRegionIds
    /\ DOMAIN region \subseteq 1..lastRegion
    /\ \A r \in DOMAIN region :
        /\ region[r].size # Zero /\ region[r].size \preceq LargestRegion
        /\ region[r].permissions \in SUBSET Accesses \ {{}}
        /\ region[r].pins \in Nat

FramesTypeOK == UsedFrames \subseteq Frames

(* SHM-2 *)
RegionTableBound == Cardinality(DOMAIN region) <= MaxRegions

(* SHM-1: no frame is ever in two places. *)
FramesInOnePlace ==
    \A r \in DOMAIN region :
        /\ FramesOf(r) \cap looseFrames = {}
        /\ Cardinality(FramesOf(r)) = Len(region[r].pages)
        /\ \A s \in DOMAIN region \ {r} : FramesOf(r) \cap FramesOf(s) = {}

(* SHM-2: all pages or none. *)
PagesFit == \A r \in DOMAIN region : Wide(Len(region[r].pages)) \in {Zero, PagesFor(region[r].size)}

(* SHM-2: a region is there as long as somebody owns, maps or pins it. *)
Mapped(r) == \E m \in DOMAIN mapping : m[2] = r
NoRegionLeaks == \A r \in DOMAIN region : region[r].owner # 0 \/ region[r].pins > 0 \/ Mapped(r)

(* SHM-3 *)
PagesEnd(r, a) == a \oplus (Wide(Len(region[r].pages)) \otimes PageBytes)
MappingsTypeOK ==
    \A m \in DOMAIN mapping :
        /\ m[2] \in DOMAIN region
        /\ region[m[2]].pages # << >>
        /\ Divides(PageBytes, mapping[m])
        /\ UserBegin \preceq mapping[m] /\ PagesEnd(m[2], mapping[m]) \preceq UserEnd
MappingsDisjoint ==
    \A m, n \in DOMAIN mapping :
        m # n /\ m[1] = n[1] =>
            \/ PagesEnd(m[2], mapping[m]) \preceq mapping[n]
            \/ PagesEnd(n[2], mapping[n]) \preceq mapping[m]

-----------------------------------------------------------------------------
(* Frames *)

KnownNode(node) == Check(node \in {NoNode} \cup 0..NumaNodes - 1, "INVALID_ARGUMENT")

(* SHM-1 *)
GoodSize(size) == Check(size # Zero /\ size \preceq LargestSize, "INVALID_ARGUMENT")
RoomForPages(size) == Check(PagesFor(size) \preceq Wide(Cardinality(FreeFrames)), "OUT_OF_MEMORY")
PagesAvailable(size, node) == GoodSize(size) ## KnownNode(node) ## RoomForPages(size)

(* SHM-1: the named node first, then the others in ascending order. *)
NodesFrom(node) ==
    [i \in 1..NumaNodes |->
        IF node = NoNode
        THEN i - 1
        ELSE IF i = 1 THEN node ELSE IF i - 1 <= node THEN i - 2 ELSE i - 1]
FramesFrom(node) ==
    [i \in Frames |-> FramesPerNode * NodesFrom(node)[NodeOf(i) + 1] + 1 + ((i - 1) % FramesPerNode)]
Allocation(size, node) ==
    LET used == UsedFrames
    IN  SubSeq(SelectSeq(FramesFrom(node), LAMBDA f : f \notin used), 1, Narrow(PagesFor(size)))

AddLoose(pages) ==
    /\ looseFrames' = looseFrames \cup Range(pages)
    /\ UNCHANGED <<region, lastRegion, mapping>>

(* SHM-2: pages that the caller has from allocate_shared_memory, each once. *)
AllLoose(pages) ==
    Range(pages) \subseteq looseFrames /\ Cardinality(Range(pages)) = Len(pages)
PagesLoose(pages) == Check(AllLoose(pages), "INVALID_MEMORY_REGION")

RemoveLoose(pages) ==
    /\ looseFrames' = looseFrames \ Range(pages)
    /\ UNCHANGED <<region, lastRegion, mapping>>

-----------------------------------------------------------------------------
(* Regions *)

KnownRegion(r) == Check(r \in DOMAIN region, "INVALID_MEMORY_REGION")

(* SHM-2. `access' is a mask: [permissions, reserved]. *)
GoodRegion(size, access) ==
    Check(access.permissions # {} /\ ~access.reserved /\ size \preceq LargestRegion, "INVALID_ARGUMENT")
RoomForRegion ==
    Check(Cardinality(DOMAIN region) < MaxRegions /\ lastRegion < MaxRegionIds, "OUT_OF_MEMORY")

NewRegion(p, size, permissions, pages, pins) ==
    [owner |-> p, size |-> size, permissions |-> permissions, pages |-> pages, pins |-> pins]
AddRegion(new) ==
    /\ lastRegion' = lastRegion + 1
    /\ region' = (lastRegion + 1 :> new) @@ region
    /\ UNCHANGED <<mapping, looseFrames>>

(* SHM-2: a region takes its pages once. *)
PagesWanted(r, pages) ==
    Check(/\ region[r].pages = << >>
          /\ Wide(Len(pages)) = PagesFor(region[r].size)
          /\ AllLoose(pages),
          "INVALID_MEMORY_REGION")
GivePages(r, pages) ==
    /\ region' = [region EXCEPT ![r].pages = pages]
    /\ looseFrames' = looseFrames \ Range(pages)
    /\ UNCHANGED <<lastRegion, mapping>>

(* SHM-2: regions become R and mappings M; a region goes, and its frames with  *)
(* it, when it has no owner, no message pins it and nobody has it mapped.      *)
Kept(R, M) == {r \in DOMAIN R : R[r].owner # 0 \/ R[r].pins > 0 \/ \E m \in DOMAIN M : m[2] = r}
BecomeRegions(R, M) ==
    /\ region' = [r \in Kept(R, M) |-> R[r]]
    /\ mapping' = M
    /\ UNCHANGED <<lastRegion, looseFrames>>

OwnerOfRegion(r, p) == Check(region[r].owner = p, "PERMISSION_DENIED")
Disown(r) == BecomeRegions([region EXCEPT ![r].owner = 0], mapping)

(* CLN-1, CLN-2: the processes P are gone, and released[r] pins of each region r. *)
ReleaseRegions(P, released) ==
    BecomeRegions(
        [r \in DOMAIN region |->
            [region[r] EXCEPT !.owner = IF @ \in P THEN 0 ELSE @, !.pins = @ - released[r]]],
        Without(mapping, {m \in DOMAIN mapping : m[1] \in P}))

(* SND-1: the region holds what the message describes; exact, without wraparound. *)
Describes(m) == m.region # 0
RegionHolds(m) ==
    Check(\/ ~Describes(m)
          \/ /\ m.region \in DOMAIN region
             /\ m.offset \oplus m.length \preceq region[m.region].size,
          "INVALID_MEMORY_REGION")

(* SND-3 *)
Pin(m) ==
    IF Describes(m)
    THEN /\ region' = [region EXCEPT ![m.region].pins = @ + 1]
         /\ UNCHANGED <<lastRegion, mapping, looseFrames>>
    ELSE UNCHANGED MemoryVars

(* RCV-3: a region without owner is p's from now on. *)
Unpin(m, p) ==
    IF Describes(m)
    THEN /\ region' = [region EXCEPT ![m.region].pins = @ - 1,
                                     ![m.region].owner = IF @ = 0 THEN p ELSE @]
         /\ UNCHANGED <<lastRegion, mapping, looseFrames>>
    ELSE UNCHANGED MemoryVars

-----------------------------------------------------------------------------
(* Mappings *)

(* SHM-3 *)
RegionHasPages(r) == Check(region[r].pages # << >>, "INVALID_MEMORY_REGION")
GoodAddress(r, a) ==
    Check(Divides(PageBytes, a) /\ UserBegin \preceq a /\ PagesEnd(r, a) \preceq UserEnd, "INVALID_ADDRESS")
AddressesFree(r, p, a) ==
    Check(/\ <<p, r>> \notin DOMAIN mapping
          /\ \A m \in DOMAIN mapping : m[1] = p =>
                PagesEnd(r, a) \preceq mapping[m] \/ PagesEnd(m[2], mapping[m]) \preceq a,
          "ADDRESS_IN_USE")
AddMapping(r, p, a) ==
    /\ mapping' = (<<p, r>> :> a) @@ mapping
    /\ UNCHANGED <<region, lastRegion, looseFrames>>

MappedBy(r, p) == Check(<<p, r>> \in DOMAIN mapping, "INVALID_MEMORY_REGION")
RemoveMapping(r, p) == BecomeRegions(region, Without(mapping, {<<p, r>>}))

(* SHM-4: of p's mappings the one over the address. *)
MappingsOver(p, a) ==
    {m \in DOMAIN mapping : m[1] = p /\ mapping[m] \preceq a /\ a \prec PagesEnd(m[2], mapping[m])}

(* SHM-3: what p's page table says of the page at the address, if it says something. *)
PageIndex(m, a) == 1 + Narrow((a \ominus mapping[m]) \oslash PageBytes)
PageTableEntries(p, a) ==
    {[frame |-> region[m[2]].pages[PageIndex(m, a)], permissions |-> region[m[2]].permissions]
        : m \in MappingsOver(p, a)}
=============================================================================
