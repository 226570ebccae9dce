package veridian.ipc.kernel;

/** Why a call was refused (TYP-5). */
public enum IpcError {
    /** A call before {@code init()} (INIT-1). */
    NOT_INITIALIZED,
    /** A table is full, or its ids are used up (EP-1, CH-1, PROC-1). */
    OUT_OF_MEMORY,
    /** No live process has this pid. */
    PROCESS_NOT_FOUND,
    /** No live endpoint has this id. */
    ENDPOINT_NOT_FOUND,
    /** The queue holds as many messages as its capacity allows. */
    QUEUE_FULL,
    /** There is nothing to receive. */
    QUEUE_EMPTY,
    /** The right, or the direction of the channel end, does not allow the operation. */
    PERMISSION_DENIED,
    /** The token is null, has reserved bits, or names a generation that is not current. */
    INVALID_CAPABILITY,
    /** A token bucket of the process has no room (RATE-1). */
    RATE_LIMIT_EXCEEDED,
    /** More bytes than the kind of message can carry (TYP-6). */
    MESSAGE_TOO_LARGE,
    /** The shared region is unknown, or the range exceeds it. */
    INVALID_MEMORY_REGION,
    /** The virtual address is not aligned or outside user space. */
    INVALID_ADDRESS,
    /** The range overlaps a mapping of the process. */
    ADDRESS_IN_USE,
    /** An argument is outside the range that the call accepts. */
    INVALID_ARGUMENT,
    /** The process is not in a state that allows the call. */
    INVALID_STATE
}
