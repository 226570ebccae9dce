package veridian.ipc.machine;

/**
 * What a process asks for: the number in its registers is the ordinal. Beside each its arguments, and after the arrow its results.
 * Capabilities are tokens, a region is named by its id. The caller is whoever runs, and stands for owner, granter and pid.
 */
public enum SystemCallNumber {
    /** token, address, length (SYS-1) */
    SYS_SEND,
    /**
     * token, address of a buffer of 64 bytes → length, region, offset (SYS-2). The bytes of a small message are in the buffer then, and
     * region is 0. A large message is that part of that region, to be mapped.
     */
    SYS_RECEIVE,
    /** token → 1 or 0 (SYS-3, HAS-1) */
    SYS_HAS_MESSAGE,
    /** → endpoint, token (EP-1) */
    SYS_CREATE_ENDPOINT,
    /** capacity → send end, its token, receive end, its token (CH-1) */
    SYS_CREATE_CHANNEL,
    /** token, grantee, rights → the grantee's token (CAP-4) */
    SYS_GRANT,
    /** token → the new token, or 0 if the endpoint is gone (CAP-5, CAP-7) */
    SYS_REVOKE,
    /** size, permissions, NUMA node or -1 → region (SHM-2) */
    SYS_CREATE_REGION,
    /** region (SHM-2) */
    SYS_DESTROY_REGION,
    /** region, address (SYS-3, SHM-3) */
    SYS_MAP_REGION,
    /** region (SHM-2) */
    SYS_UNMAP_REGION,
    /** → ticks */
    SYS_READ_TIMESTAMP
}
