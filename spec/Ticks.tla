------------------------------- MODULE Ticks --------------------------------
(* Time as the timestamp counter counts it: INIT-3. *)
EXTENDS IpcTypes, WideNumbers

CONSTANT Frequency   \* ticks of the timestamp counter a second

ASSUME Frequency \in Nat \ {0}

TicksASecond == Wide(Frequency)
=============================================================================
