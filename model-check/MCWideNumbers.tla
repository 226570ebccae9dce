--------------------------- MODULE MCWideNumbers ----------------------------
(***************************************************************************)
(* Wide numbers against the integers: every pair of numbers below Numbered, *)
(* in a base so small that all have several digits.                        *)
(***************************************************************************)
EXTENDS WideNumbers

CONSTANT Numbered

VARIABLES
    m,      \* two integers
    n

PairInit == m \in 0..Numbered /\ n \in 0..Numbered
PairSpec == PairInit /\ [][UNCHANGED <<m, n>>]_<<m, n>>

a == Wide(m)
b == Wide(n)

OneFormEach == IsWide(a) /\ Narrow(a) = m /\ (a = b <=> m = n)
OrderRight == (a \prec b <=> m < n) /\ (a \preceq b <=> m <= n)
LeastRight == Least(a, b) = Wide(IF m < n THEN m ELSE n) /\ Greatest(a, b) = Wide(IF m < n THEN n ELSE m)
SumRight == a \oplus b = Wide(m + n)
DifferenceRight == a \ominus b = Wide(IF m < n THEN 0 ELSE m - n)
ProductRight == a \otimes b = Wide(m * n)
QuotientRight == n # 0 => a \oslash b = Wide(m \div n) /\ (Divides(b, a) <=> m % n = 0)
WordRight == LargestWord = Wide(2 ^ WordBits - 1)
=============================================================================
