package veridian.ipc.kernel;

/**
 * A capability: a 64-bit token that names an endpoint, a generation and rights (TYP-2). It confers nothing; the kernel's
 * rights table does (CAP-1).
 *
 * <pre>
 *  63          48 47          32 31                           0
 * | permissions  |  generation  |          endpoint id         |
 * </pre>
 */
public final class IpcCapability {

    /** The null capability (TYP-4). */
    public static final long NULL_TOKEN = 0;

    private final /*@ spec_public @*/ long token;

    private IpcCapability(long token) {
        this.token = token;
    }

    /** The capability with this token; any 64 bits are allowed, validity is the kernel's business. */
    public static IpcCapability fromToken(long token) {
        return new IpcCapability(token);
    }

    /** The 64 bits. */
    public /*@ pure @*/ long token() {
        return token;
    }

    /** The token for an endpoint id of 32 bits, a generation of 16 bits and permissions of 16 bits. */
    public static /*@ pure @*/ long encode(long endpointId, int generation, int permissions) {
        return endpointId + ((long) generation << 32) + ((long) permissions << 48);
    }

    /** Bits 0-31, 0..2^32-1. */
    public static /*@ pure @*/ long endpointOf(long token) {
        int low = (int) token;
        return low < 0 ? low + 4294967296L : low;
    }

    /** Bits 32-47, 0..65535. */
    public static /*@ pure @*/ int generationOf(long token) {
        return (char) (token >> 32);
    }

    /** Bits 48-63, 0..65535. */
    public static /*@ pure @*/ int permissionsOf(long token) {
        return (char) (token >> 48);
    }
}
