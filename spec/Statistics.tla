----------------------------- MODULE Statistics -----------------------------
(***************************************************************************)
(* What was recorded of operations, and what follows from it: PERF-1,      *)
(* PERF-2, RATE-5. Counters are wide and stay at the largest number of a   *)
(* word once they reach it; averages are of those, without rounding on the *)
(* way.                                                                    *)
(***************************************************************************)
EXTENDS Ticks

VARIABLES
    operations,      \* operations recorded
    fastOperations,  \* those that took the fast path
    cycles,          \* ticks that they took in all
    refusedOperations \* operations refused by the rate limit

StatisticsVars == <<operations, fastOperations, cycles, refusedOperations>>

StatisticsInit == operations = Zero /\ fastOperations = Zero /\ cycles = Zero /\ refusedOperations = Zero

Counted(counter, n) == Least(LargestWord, counter \oplus n)

(* PERF-1 *)
StatisticsTypeOK ==
    /\ fastOperations \preceq operations
    /\ \A counter \in Range(StatisticsVars) : counter \preceq LargestWord

(* PERF-1 *)
Record(ticks, fast) ==
    /\ operations' = Counted(operations, One)
    /\ fastOperations' = IF fast THEN Counted(fastOperations, One) ELSE fastOperations
    /\ cycles' = Counted(cycles, ticks)
    /\ UNCHANGED refusedOperations

(* RATE-5 *)
RecordRefused ==
    /\ refusedOperations' = Counted(refusedOperations, One)
    /\ UNCHANGED <<operations, fastOperations, cycles>>

AverageLatency ==
    IF operations = Zero
    THEN Zero
    ELSE Least(LargestWord,
               (cycles \otimes Wide(1000000000)) \oslash (TicksASecond \otimes operations))
FastPercentage ==
    IF operations = Zero THEN Zero ELSE (Wide(100) \otimes fastOperations) \oslash operations

(* PERF-2: both strict; nothing is shown by no operations. *)
FasterThan(average, nanoseconds) == operations # Zero /\ average \prec Wide(nanoseconds)
Report ==
    LET average == AverageLatency
    IN  [ totalOperations    |-> operations,
          averageLatencyNs   |-> average,
          fastPathPercentage |-> FastPercentage,
          meetsPhase1Targets |-> FasterThan(average, 5000),
          meetsPhase5Targets |-> FasterThan(average, 1000),
          refusedOperations  |-> refusedOperations ]
=============================================================================
