---------------------------- MODULE WideNumbers -----------------------------
(***************************************************************************)
(* Natural numbers of any size. The API has 64-bit sizes, addresses,       *)
(* timestamps and counters, and products of them; TLC's integers have 32   *)
(* bits. A wide number is the sequence of its digits, the lowest first,    *)
(* without leading zeros; so equal numbers are equal values, and zero is   *)
(* the empty sequence.                                                     *)
(*                                                                         *)
(* Real values map without loss: digits in base 32768. Small models take a *)
(* base that makes their numbers one digit long, or, to exercise this      *)
(* module, several (MCWideNumbers compares it with the integers).          *)
(***************************************************************************)
EXTENDS Integers, Sequences

CONSTANTS
    Radix,      \* the base; the square of a digit must fit TLC's integers
    WordBits    \* 64; the integers of the API are below 2^WordBits

ASSUME Radix \in 2..32768 /\ WordBits \in Nat

Numbers == Seq(Nat)   \* the numbers are among these

Zero == << >>
Rest(a) == IF a = Zero THEN Zero ELSE Tail(a)
Lowest(a) == IF a = Zero THEN 0 ELSE Head(a)
IsWide(a) == (a = Zero \/ a[Len(a)] # 0) /\ \A i \in DOMAIN a : a[i] \in 0..Radix - 1

(* These are functions, not operators: TLC works out the arguments of a function once, *)
(* but those of an operator, within ENABLED, at each use.                              *)

(* From and to integers *)
Digits[n \in Nat] == IF n = 0 THEN Zero ELSE <<n % Radix>> \o Digits[n \div Radix]
Integer[a \in Numbers] == IF a = Zero THEN 0 ELSE Head(a) + Radix * Integer[Tail(a)]
Joined[d \in Nat, a \in Numbers] == IF a = Zero /\ d = 0 THEN Zero ELSE <<d>> \o a
Wide(n) == Digits[n]
Narrow(a) == Integer[a]
One == Wide(1)

(* Order *)
Less[a \in Numbers, b \in Numbers] ==
    \/ Len(a) < Len(b)
    \/ /\ Len(a) = Len(b)
       /\ \E i \in DOMAIN a : a[i] < b[i] /\ \A j \in i + 1..Len(a) : a[j] = b[j]
a \prec b == Less[a, b]
a \preceq b == ~Less[b, a]
Smaller[a \in Numbers, b \in Numbers] == IF Less[a, b] THEN a ELSE b
Larger[a \in Numbers, b \in Numbers] == IF Less[a, b] THEN b ELSE a
Least(a, b) == Smaller[a, b]
Greatest(a, b) == Larger[a, b]

(* Sum *)
Sum[a \in Numbers, b \in Numbers, carry \in 0..1] ==
    IF a = Zero /\ b = Zero
    THEN Digits[carry]
    ELSE LET d == Lowest(a) + Lowest(b) + carry
         IN  <<d % Radix>> \o Sum[Rest(a), Rest(b), d \div Radix]
a \oplus b == Sum[a, b, 0]

(* Difference; zero if it would be negative *)
Difference[a \in Numbers, b \in Numbers, borrow \in 0..1] ==
    IF a = Zero
    THEN Zero
    ELSE LET d == Head(a) - Lowest(b) - borrow
         IN  IF d < 0
             THEN Joined[d + Radix, Difference[Tail(a), Rest(b), 1]]
             ELSE Joined[d, Difference[Tail(a), Rest(b), 0]]
DifferenceOrZero[a \in Numbers, b \in Numbers] == IF Less[a, b] THEN Zero ELSE Difference[a, b, 0]
a \ominus b == DifferenceOrZero[a, b]

(* Product *)
TimesDigit[a \in Numbers, d \in Nat, carry \in Nat] ==
    IF a = Zero
    THEN Digits[carry]
    ELSE LET x == Head(a) * d + carry
         IN  <<x % Radix>> \o TimesDigit[Tail(a), d, x \div Radix]
Times(a, d) == IF d = 0 THEN Zero ELSE TimesDigit[a, d, 0]
Product[a \in Numbers, b \in Numbers] ==
    IF b = Zero THEN Zero ELSE Times(a, Head(b)) \oplus Joined[0, Product[a, Tail(b)]]
a \otimes b == Product[a, b]

(* Quotient, rounded down, and remainder, by long division; b is not zero. *)
LargestDigit[a \in Numbers, b \in Numbers, low \in Nat, high \in Nat] ==
    IF low = high
    THEN low
    ELSE LET middle == (low + high + 1) \div 2
         IN  IF Times(b, middle) \preceq a
             THEN LargestDigit[a, b, middle, high]
             ELSE LargestDigit[a, b, low, middle - 1]
(* What is divided here is less than Radix * b, so with one digit to divide by it fits an integer. *)
NextDigit[a \in Numbers, b \in Numbers, quotient \in Numbers] ==
    LET d == IF Len(b) = 1 THEN Narrow(a) \div Head(b) ELSE LargestDigit[a, b, 0, Radix - 1]
    IN  <<Joined[d, quotient], a \ominus Times(b, d)>>
LowerDigit[digit \in Nat, upper \in Seq(Numbers), b \in Numbers] ==
    NextDigit[Joined[digit, upper[2]], b, upper[1]]
Division[a \in Numbers, b \in Numbers] ==
    IF a \prec b THEN <<Zero, a>> ELSE LowerDigit[Head(a), Division[Tail(a), b], b]
a \oslash b == Division[a, b][1]
Divides(b, a) == Division[a, b][2] = Zero

Powers[n \in Nat] == IF n = 0 THEN One ELSE Times(Powers[n - 1], 2)
PowerOfTwo(n) == Powers[n]
LargestWord == PowerOfTwo(WordBits) \ominus One
=============================================================================
