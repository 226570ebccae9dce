---------------------------- MODULE MCIpcWitness ----------------------------
(* Every answer that IpcCalls lists for a call is given in some state. *)
EXTENDS MCIpcCalls, MCWitness

Answered == UNION {{op} \X Answers[op] : op \in DOMAIN Answers}
Name(pair) == pair[1] \o " " \o pair[2]
ASSUME Want({Name(pair) : pair \in Answered})

CallsOf == [op \in DOMAIN Answers |-> {c \in Calls : c.op = op}]
EveryAnswerNoted ==
    \A pair \in Answered : Note(Name(pair), \E c \in CallsOf[pair[1]] : Result(c) = pair[2])
=============================================================================
