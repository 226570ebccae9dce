---------------------------- MODULE MCStatistics ----------------------------
(***************************************************************************)
(* Statistics alone, with exact counts beside the saturating ones.         *)
(***************************************************************************)
EXTENDS Statistics

CONSTANTS
    LongestOperation,   \* in ticks
    MostOperations      \* recorded in all

VARIABLES
    recorded,   \* operations, exactly
    fast,       \* fast ones, exactly
    ticks,      \* their ticks, exactly
    refused     \* refusals, exactly

partVars == <<StatisticsVars, recorded, fast, ticks, refused>>

PartInit == StatisticsInit /\ recorded = 0 /\ fast = 0 /\ ticks = 0 /\ refused = 0

RecordPart ==
    /\ recorded < MostOperations
    /\ \E n \in 0..LongestOperation, f \in BOOLEAN :
        /\ Record(Wide(n), f)
        /\ recorded' = recorded + 1
        /\ fast' = IF f THEN fast + 1 ELSE fast
        /\ ticks' = ticks + n
    /\ UNCHANGED refused
RefusePart ==
    /\ refused < 2
    /\ RecordRefused
    /\ refused' = refused + 1
    /\ UNCHANGED <<recorded, fast, ticks>>

PartSpec == PartInit /\ [][RecordPart \/ RefusePart]_partVars

(* PERF-1: exact, up to the largest count. *)
Saturated(n) == IF n >= 2 ^ WordBits THEN 2 ^ WordBits - 1 ELSE n
CountersRight ==
    /\ Narrow(operations) = Saturated(recorded)
    /\ Narrow(fastOperations) = Saturated(fast)
    /\ Narrow(cycles) = Saturated(ticks)
    /\ Narrow(refusedOperations) = Saturated(refused)

(* PERF-1: floor: the average is the one number with average <= exact < average + 1. *)
Nanoseconds == cycles \otimes Wide(1000000000)
AverageRight ==
    operations # Zero =>
        LET unit == Wide(Frequency) \otimes operations
        IN  IF AverageLatency = LargestWord
            THEN LargestWord \otimes unit \preceq Nanoseconds
            ELSE /\ AverageLatency \otimes unit \preceq Nanoseconds
                 /\ Nanoseconds \prec (AverageLatency \oplus One) \otimes unit
PercentageRight ==
    operations # Zero => Narrow(FastPercentage) = (100 * Narrow(fastOperations)) \div Narrow(operations)

(* PERF-2 *)
NothingShownByNothing ==
    operations = Zero =>
        /\ Report.averageLatencyNs = Zero /\ Report.fastPathPercentage = Zero
        /\ ~Report.meetsPhase1Targets /\ ~Report.meetsPhase5Targets
TargetsStrict ==
    operations # Zero =>
        /\ Report.meetsPhase1Targets <=> Nanoseconds \prec Wide(5000) \otimes Wide(Frequency) \otimes operations
        /\ Report.meetsPhase5Targets <=> Nanoseconds \prec Wide(1000) \otimes Wide(Frequency) \otimes operations
=============================================================================
