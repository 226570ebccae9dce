------------------------------- MODULE MCIpc -------------------------------
(* The machine with fewer arguments: MCIpcReduced, MCIpc. *)
EXTENDS MCArguments
=============================================================================
