----------------------------- MODULE MCIpcCalls -----------------------------
(***************************************************************************)
(* Every call, the refused ones too. Of the rights that tokens and grants  *)
(* name, enough to be empty, to be part of others, and not to be.          *)
(***************************************************************************)
EXTENDS IpcCalls

FewMasks ==
    {[rights |-> r, reserved |-> FALSE] : r \in {{}, {"RECEIVE"}, {"REVOKE"}}}
        \cup {[rights |-> {"RECEIVE"}, reserved |-> TRUE]}
TokenMasks ==
    {[rights |-> r, reserved |-> FALSE] : r \in {{}, {"SEND"}, {"GRANT", "RECEIVE"}, {"REVOKE"}}}
        \cup {[rights |-> {"SEND"}, reserved |-> TRUE]}
TokenOf(e, g, m) == [endpoint |-> e, generation |-> g, rights |-> m.rights, reserved |-> m.reserved]
FewTokens == {NullToken, Token(0, 0, {"SEND"})}
    \cup {TokenOf(e, g, m) : e \in EndpointIds \ {0}, g \in 0..MaxGeneration, m \in TokenMasks}
FewTokensOf(p) == FewTokens
=============================================================================
