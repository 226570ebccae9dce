---- MODULE MCIpcHistory ----
EXTENDS IpcHistory
MaxAccepted == 2
Bounded == \A q \in DOMAIN accepted : Len(accepted[q]) <= MaxAccepted
====
