package veridian.ipc.trace;

/** What an argument or a value of a call is: this decides its form in a trace, and its meaning to the oracle. */
public enum Kind {
    /** A process id of the implementation's choice, any u64. */
    PID("a process id, an integer 0..2^64-1"),
    /** A process id that the call has just issued (PROC-1). */
    NEW_PID("a process id, an integer 0..2^64-1"),
    /** The process id of a process that is chosen, or 0 if none is (PROC-4, PROC-6). */
    PID_OR_NONE("a process id, an integer 1..2^64-1, or 0 for none"),
    /** Process ids in an order that matters (NTF-1). */
    PIDS("process ids, an array of integers 0..2^64-1"),
    /** An endpoint id of the implementation's choice, any u64. */
    ENDPOINT("an endpoint id, an integer 0..2^64-1"),
    /** An endpoint id that the call has just issued (EP-1, CH-1). */
    NEW_ENDPOINT("an endpoint id, an integer 0..2^64-1"),
    /** A number of messages, any u64. */
    CAPACITY("a capacity, an integer 0..2^64-1"),
    /** A permission mask as in a token, 16 bits (TYP-3). */
    RIGHTS("a permission mask, an integer 0..65535"),
    /** A capability's token, any 64 bits (TYP-2). */
    CAPABILITY("a token, a string \"0x\" and 16 hexadecimal digits in lower case"),
    /** A message that exists: small, 0..64 bytes, or large, a part of a region (TYP-6). */
    MESSAGE("a message, {\"small\": \"0..64 bytes, two hexadecimal digits each in lower case\"}"
        + " or {\"region\": ..., \"offset\": ..., \"length\": ...}, integers 0..2^64-1"),
    /** What a system call returns that receives: a message, or that the process is blocked (SYS-2). */
    MESSAGE_OR_BLOCKED(MESSAGE.expected + ", or {\"blocked\": true}"),
    /** What a system call sends: the bytes of a small message, or how many more there are (SYS-1). */
    PAYLOAD("a payload, {\"small\": \"0..64 bytes, two hexadecimal digits each in lower case\"}"
        + " or {\"length\": ...}, an integer 65..2^31-1"),
    /** Bytes that are not a message yet, any number of them. */
    BYTES("bytes, a string of two hexadecimal digits in lower case for each"),
    /** A number of bytes, any u64. */
    SIZE("a size in bytes, an integer 0..2^64-1"),
    /** Time as the timestamp counter counts it: a point in time, or how long something took; any u64. */
    TICKS("ticks, an integer 0..2^64-1"),
    /** A number that was counted or calculated, any u64. */
    COUNT("a number, an integer 0..2^64-1"),
    /** Frames of physical memory of the implementation's choice, in an order that matters; each any u64 (SHM-1). */
    FRAMES("frames, an array of integers 0..2^64-1"),
    /** Frames that the call has just given to its caller (SHM-1). */
    NEW_FRAMES("frames, an array of integers 0..2^64-1"),
    /** A region id of the implementation's choice, any u64. */
    REGION("a region id, an integer 0..2^64-1"),
    /** A region id that the call has just issued (SHM-2). */
    NEW_REGION("a region id, an integer 0..2^64-1"),
    /** The region id of a region that is looked for, or 0 if there is none (SHM-4). */
    REGION_OR_NONE("a region id, an integer 1..2^64-1, or 0 for none"),
    /** A NUMA node, or none (SHM-1). */
    NODE("a NUMA node, an integer 0..2147483647, or -1 for none"),
    /** What may be done with a region, a mask of 16 bits (SHM-2). */
    ACCESS("access to a region, an integer 0..65535"),
    /** An address in a process, any u64. */
    ADDRESS("an address, an integer 0..2^64-1"),
    /** True or false. */
    FLAG("true or false");

    private final String expected;

    Kind(String expected) {
        this.expected = expected;
    }

    /** The form in a trace, in words, for error messages. */
    public String expected() {
        return expected;
    }
}
