------------------------------ MODULE IpcTypes ------------------------------
(***************************************************************************)
(* The values that cross the API: rights, tokens, messages, results.       *)
(* Clauses TYP-2 .. TYP-6.                                                 *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, TLC

(* TYP-3. The four permission bits of a token; bits 4-15 are `reserved'.   *)
Rights == {"SEND", "RECEIVE", "GRANT", "REVOKE"}

(* TYP-5. *)
Errors == { "NOT_INITIALIZED", "OUT_OF_MEMORY", "PROCESS_NOT_FOUND",
            "ENDPOINT_NOT_FOUND", "QUEUE_FULL", "QUEUE_EMPTY",
            "PERMISSION_DENIED", "INVALID_CAPABILITY", "RATE_LIMIT_EXCEEDED",
            "MESSAGE_TOO_LARGE", "INVALID_MEMORY_REGION", "INVALID_ADDRESS",
            "ADDRESS_IN_USE", "INVALID_ARGUMENT", "INVALID_STATE" }

Results == {"OK"} \cup Errors

(* TYP-2. A token, unpacked. The 64-bit form is a matter of the codec; here *)
(* only what it names counts. `reserved' says that one of bits 52-63 is set.*)
Token(e, g, r) == [endpoint |-> e, generation |-> g, rights |-> r, reserved |-> FALSE]

(* TYP-4. *)
NullToken == Token(0, 0, {})

(* TYP-6. A small message is its bytes, a sequence that is opaque here. A large *)
(* one describes a part of a region: offset and length are wide numbers.       *)
Small(bytes) == [bytes |-> bytes, region |-> 0, offset |-> << >>, length |-> << >>]
Large(r, offset, length) == [bytes |-> << >>, region |-> r, offset |-> offset, length |-> length]
SmallMessageLimit == 64
MessageSmallResult(length) == IF length > SmallMessageLimit THEN "MESSAGE_TOO_LARGE" ELSE "OK"

(***************************************************************************)
(* The checks of a call, in the order in which they are made: the first    *)
(* that fails decides the error. The right operand of ## is looked at only *)
(* if the left one is "OK", so later checks may rely on earlier ones.      *)
(***************************************************************************)
Check(holds, error) == IF holds THEN "OK" ELSE error
a ## b == IF a = "OK" THEN b ELSE a

Range(s) == {s[i] : i \in DOMAIN s}

(* Functions with a changing domain. *)
Without(f, S) == [x \in DOMAIN f \ S |-> f[x]]
Pairs(S, v) == [x \in S |-> v]
=============================================================================
