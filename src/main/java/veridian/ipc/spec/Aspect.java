package veridian.ipc.spec;

/** What of an answer can be wrong although the result is right. */
public enum Aspect {
    /** A new pid is 0. */
    PID_RANGE,
    /** A new pid was issued before. */
    PID_REUSED,
    /** A new endpoint id was issued before. */
    ENDPOINT_REUSED,
    /** A new endpoint id is outside 1..2^32-1. */
    ENDPOINT_RANGE,
    /** A token is null and should not be, or the other way round. */
    TOKEN_NULL,
    /** A token names another endpoint. */
    TOKEN_ENDPOINT,
    /** A token names another generation. */
    TOKEN_GENERATION,
    /** A token names other rights, or has reserved bits. */
    TOKEN_RIGHTS,
    /** Another process than the one whose turn it is. */
    PID_CHOSEN,
    /** Other processes, or in another order. */
    PIDS_LISTED,
    /** Another message. */
    MESSAGE,
    /** Blocked although there is a message, or not although there is none. */
    BLOCKED,
    /** The other truth value. */
    FLAG,
    /** Another number. */
    COUNT,
    /** A new region id is 0. */
    REGION_RANGE,
    /** A new region id was issued before. */
    REGION_REUSED,
    /** Another region than the one that is there, or one where none is. */
    REGION_FOUND,
    /** More frames, or fewer. */
    FRAMES_COUNTED,
    /** A frame that somebody has already. */
    FRAME_IN_USE,
    /** A frame of another node than the one whose turn it is. */
    FRAME_NODE,
    /** Another address. */
    ADDRESS
}
