----------------------------- MODULE RateLimit ------------------------------
(***************************************************************************)
(* Two token buckets a process, of messages and of bytes: RATE-1 .. RATE-4. *)
(*                                                                         *)
(* A token is counted in units of 1/Frequency of it, so that a tick adds   *)
(* exactly the rate and nothing is ever rounded (RATE-3). All numbers that *)
(* change are wide. The clock is the environment's; it may go backwards.   *)
(***************************************************************************)
EXTENDS Ticks

CONSTANTS
    MessageBurst,    \* messages that a full bucket admits
    MessageRate,     \* messages a second
    ByteBurst,       \* bytes that a full bucket admits
    ByteRate         \* bytes a second

ASSUME /\ MessageBurst \in Nat /\ MessageRate \in Nat
       /\ ByteBurst \in Nat /\ ByteRate \in Nat

VARIABLES
    clock,           \* the timestamp counter
    bucket           \* [pid that was charged -> [messages, bytes, at]]: its levels at that time

RateVars == <<clock, bucket>>

RateInit == clock = Zero /\ bucket = << >>

Units == TicksASecond     \* of one token
FullMessages == Wide(MessageBurst) \otimes Units
FullBytes == Wide(ByteBurst) \otimes Units

(* RATE-4: state is per pid. *)
BucketTypeOK ==
    \A p \in DOMAIN bucket :
        bucket[p].messages \preceq FullMessages /\ bucket[p].bytes \preceq FullBytes

(* Who was never charged has full buckets. *)
BucketOf(p) ==
    IF p \in DOMAIN bucket
    THEN bucket[p]
    ELSE [messages |-> FullMessages, bytes |-> FullBytes, at |-> clock]

(* RATE-2: a clock that went backwards adds nothing. *)
Elapsed(p) == clock \ominus BucketOf(p).at
Refilled(level, rate, full, ticks) == Least(full, level \oplus (Wide(rate) \otimes ticks))
MessageLevel(p) == Refilled(BucketOf(p).messages, MessageRate, FullMessages, Elapsed(p))
ByteLevel(p) == Refilled(BucketOf(p).bytes, ByteRate, FullBytes, Elapsed(p))

(* RATE-1: both have room. *)
ByteCost(size) == size \otimes Units
RateAllows(p, size) ==
    Check(Units \preceq MessageLevel(p) /\ ByteCost(size) \preceq ByteLevel(p), "RATE_LIMIT_EXCEEDED")

Charge(p, size) ==
    /\ bucket' = (p :> [ messages |-> MessageLevel(p) \ominus Units,
                         bytes    |-> ByteLevel(p) \ominus ByteCost(size),
                         at       |-> Greatest(BucketOf(p).at, clock) ]) @@ bucket
    /\ UNCHANGED clock

SetClock(t) ==
    /\ clock' = t
    /\ UNCHANGED bucket

(* CLN-1 *)
ForgetBuckets(P) ==
    /\ bucket' = Without(bucket, P)
    /\ UNCHANGED clock
=============================================================================
