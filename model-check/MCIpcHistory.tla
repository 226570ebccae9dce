---------------------------- MODULE MCIpcHistory ----------------------------
(* The machine with its history. *)
EXTENDS IpcHistory, MCArguments

CONSTANT MaxAccepted    \* messages that a queue accepts in its life
FewMessages == \A q \in DOMAIN accepted : Len(accepted[q]) <= MaxAccepted
FewMessagesAndAccounts == FewMessages /\ FewAccounts
=============================================================================
