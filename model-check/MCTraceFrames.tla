---------------------------- MODULE MCTraceFrames ----------------------------
(***************************************************************************)
(* An implementation's frames, as far as its answers show them: SHM-1      *)
(* leaves open which frames of a node are taken. As long as somebody has a *)
(* frame that an answer named, it stands for the one that the machine took *)
(* instead. What a region takes by itself no answer names.                 *)
(***************************************************************************)
EXTENDS SystemCalls

VARIABLES
    standsFor,   \* [frame of the implementation that somebody was given -> the machine's]
    nodeOf       \* [frame of the implementation that was ever named -> its node]

FrameVars == <<standsFor, nodeOf>>
FramesInit == standsFor = << >> /\ nodeOf = << >>

(* The machine's frames that a caller means; 0, which is none, for those that nobody was given. *)
Meant(frames) == [i \in 1..Len(frames) |-> IF frames[i] \in DOMAIN standsFor THEN standsFor[frames[i]] ELSE 0]

(* These frames are given where the machine gives those. *)
Standing(frames, those) ==
    [f \in Range(frames) |-> those[CHOOSE i \in DOMAIN frames : frames[i] = f]]
NodesWith(frames, those) == nodeOf @@ [f \in Range(frames) |-> NodeOf(Standing(frames, those)[f])]

(* As many, each once, none that somebody has, each of the node that it should be of and always was, *)
(* and no node with more frames than it can have.                                                    *)
MayStandFor(frames, those) ==
    /\ Len(frames) = Len(those)
    /\ Cardinality(Range(frames)) = Len(frames)
    /\ Range(frames) \cap DOMAIN standsFor = {}
    /\ LET nodes == NodesWith(frames, those)
       IN  /\ \A i \in DOMAIN frames : nodes[frames[i]] = NodeOf(those[i])
           /\ \A n \in Range(nodes) : Cardinality({f \in DOMAIN nodes : nodes[f] = n}) <= FramesPerNode

(* With the step of the machine: a frame stands for its like until nobody has that any more. *)
StandFor(all) == standsFor' = [f \in {g \in DOMAIN all : all[g] \in UsedFrames'} |-> all[f]]
StandFrom(frames, those) ==
    /\ StandFor(Standing(frames, those) @@ standsFor)
    /\ nodeOf' = NodesWith(frames, those)
StandOn == StandFor(standsFor) /\ UNCHANGED nodeOf
=============================================================================
