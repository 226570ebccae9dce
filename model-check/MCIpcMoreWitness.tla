-------------------------- MODULE MCIpcMoreWitness --------------------------
(* Every answer that IpcMoreCalls lists for a call is given in some state, of one model or another. *)
EXTENDS MCIpcMoreCalls, MCWitness

WaitingCalls == {"ScheduleNext", "BlockOnReceive", "NotifyReceivers", "WakeProcess", "SysReceive", "SysHasMessage"}
SendingCalls == {"SysSend", "CheckRateLimit", "RecordOperation", "GetPerformanceStats"}
MemoryCalls == DOMAIN MoreAnswers \ (WaitingCalls \cup SendingCalls)
WantedCalls == DOMAIN MoreAnswers

(* Rights fit the direction (CH-2), so a held token never meets the wrong end: PERMISSION_DENIED is the token's. *)
Answered == UNION {{op} \X MoreAnswers[op] : op \in WantedCalls}
Name(pair) == pair[1] \o " " \o pair[2]
ASSUME Want({Name(pair) : pair \in Answered})

EveryAnswerNoted ==
    \A pair \in Answered : Note(Name(pair), \E c \in CallsNamed[pair[1]] : MoreResult(c) = pair[2])
=============================================================================
