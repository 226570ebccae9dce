----------------------------- MODULE MCIpcSeams -----------------------------
(* Sends seam by seam: MCIpcSeams, and with fairness MCIpcSeamsPoll, MCIpcSeamsCallers; without: MustFail... *)
EXTENDS IpcSeams
=============================================================================
