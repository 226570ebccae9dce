---------------------------- MODULE MCRateLimit -----------------------------
(***************************************************************************)
(* Token buckets alone, with what they admitted in the past. Rates are     *)
(* chosen so that a tick brings a fraction of a token.                     *)
(***************************************************************************)
EXTENDS RateLimit

CONSTANTS
    Callers,      \* pids
    LastTick,     \* the clock goes up to this
    LargestAsked  \* bytes asked for at once

VARIABLES
    now,          \* the clock as an integer
    admitted      \* [caller -> what was admitted, in order: [at, bytes]]

partVars == <<RateVars, now, admitted>>

PartInit == RateInit /\ now = 0 /\ admitted = [p \in Callers |-> << >>]

Ask(p, n) ==
    /\ RateAllows(p, Wide(n)) = "OK"
    /\ Charge(p, Wide(n))
    /\ admitted' = [admitted EXCEPT ![p] = Append(@, [at |-> now, bytes |-> n])]
    /\ UNCHANGED now
AskPart == \E p \in Callers, n \in 0..LargestAsked : Ask(p, n)
Tick(t) ==
    /\ now' = t
    /\ SetClock(Wide(t))
    /\ UNCHANGED admitted
TickPart == now < LastTick /\ Tick(now + 1)
BackPart == now > 0 /\ Tick(now - 1)
EndPart ==
    /\ \E p \in Callers : ForgetBuckets({p}) /\ admitted' = [admitted EXCEPT ![p] = << >>]
    /\ UNCHANGED now

ForwardNext == AskPart \/ TickPart
ForwardSpec == PartInit /\ [][ForwardNext]_partVars
PartSpec == PartInit /\ [][ForwardNext \/ BackPart \/ EndPart]_partVars

BytesIn(s) == LET sum[i \in 0..Len(s)] == IF i = 0 THEN 0 ELSE sum[i - 1] + s[i].bytes IN sum[Len(s)]

(* RATE-3: over any window of t ticks at most burst + rate * t / frequency. *)
WindowBound ==
    \A p \in Callers : \A i, j \in DOMAIN admitted[p] : i <= j =>
        LET window == SubSeq(admitted[p], i, j)
            ticks == window[Len(window)].at - window[1].at
        IN  /\ Frequency * Len(window) <= Frequency * MessageBurst + MessageRate * ticks
            /\ Frequency * BytesIn(window) <= Frequency * ByteBurst + ByteRate * ticks

(* RATE-3: who asks steadily at the rate is not refused, whatever was before: the last admission *)
(* left what it left, and each 1/rate of a second brings one. Of bytes there is room here.       *)
SteadyNeverRefused ==
    \A p \in Callers : admitted[p] # << >> =>
        LET last == admitted[p][Len(admitted[p])].at
        IN  MessageRate * (now - last) >= Frequency /\ MessageBurst > 0 => RateAllows(p, Zero) = "OK"

(* RATE-2: a clock that only goes back and forth admits no more than the most it ever showed. *)
NoTokensFromGoingBack ==
    \A p \in Callers :
        /\ Frequency * Len(admitted[p]) <= Frequency * MessageBurst + MessageRate * LastTick
        /\ Frequency * BytesIn(admitted[p]) <= Frequency * ByteBurst + ByteRate * LastTick

(* RATE-1: neither bucket pays for what the other refuses, and both pay for what they admit. *)
BothArePaid ==
    [][\A p \in Callers :
        admitted'[p] # admitted[p] /\ admitted'[p] # << >> =>
            /\ bucket'[p].messages \oplus Units = MessageLevel(p)
            /\ bucket'[p].bytes \oplus ByteCost(Wide(admitted'[p][Len(admitted'[p])].bytes)) = ByteLevel(p)]_partVars

(* RATE-4 *)
OthersNotCharged ==
    [][Cardinality({p \in Callers : BucketOf(p)' # BucketOf(p) /\ p \in DOMAIN bucket'}) <= 1]_partVars
=============================================================================
