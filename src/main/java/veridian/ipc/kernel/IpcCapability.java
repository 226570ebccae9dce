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
    public static final long NULL_TOKEN = 0L;

    private final /*@ spec_public @*/ long token;

    /*@ private normal_behavior
      @   ensures this.token == token;
      @   assignable \nothing;
      @*/
    private IpcCapability(long token) {
        this.token = token;
    }

    /** The capability with this token; any 64 bits are allowed, validity is the kernel's business. */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.token == token;
      @   assignable \nothing;
      @*/
    public static IpcCapability fromToken(long token) {
        return new IpcCapability(token);
    }

    /** The 64 bits. */
    /*@ public normal_behavior
      @   ensures \result == token;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ long token() {
        return token;
    }

    /** The token of a capability; no object at all is the null capability (TYP-7). */
    /*@ normal_behavior
      @   ensures capability == null ==> \result == 0;
      @   ensures capability != null ==> \result == capability.token;
      @   assignable \nothing;
      @*/
    static /*@ pure @*/ long tokenOf(/*@ nullable @*/ IpcCapability capability) {
        if (capability == null) {
            return NULL_TOKEN;
        }
        return capability.token;
    }

    /** TYP-3, TYP-4: it is not null and has no reserved bits. */
    /*@ normal_behavior
      @   ensures \result <==> (token != 0 && permissionsOf(token) <= 15);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ boolean isWellFormed(long token) {
        return token != NULL_TOKEN && IpcPermissions.isDefined(permissionsOf(token));
    }

    /** TYP-2: the token for an endpoint id of 32 bits, a generation of 16 bits and permissions of 16 bits. */
    /*@ public normal_behavior
      @   requires 0 <= endpointId && endpointId <= 4294967295L;
      @   requires 0 <= generation && generation <= 65535;
      @   requires 0 <= permissions && permissions <= 65535;
      @   ensures endpointOf(\result) == endpointId;
      @   ensures generationOf(\result) == generation;
      @   ensures permissionsOf(\result) == permissions;
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ /*+OPENJML@ code_java_math spec_java_math @*/ long encode(long endpointId, int generation, int permissions) {
        return endpointId + ((long) generation << 32) + ((long) permissions << 48);
    }

    /** Bits 0-31, 0..2^32-1. */
    /*@ public normal_behavior
      @   ensures 0 <= \result && \result <= 4294967295L;
      @   assignable \nothing;
      @ also
      @ private normal_behavior
      @   ensures \result == ((int) token < 0 ? (int) token + 4294967296L : (int) token);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ /*+OPENJML@ code_java_math spec_java_math @*/ long endpointOf(long token) {
        int low = (int) token;
        return low < 0 ? low + 4294967296L : low;
    }

    /** Bits 32-47, 0..65535. */
    /*@ public normal_behavior
      @   ensures 0 <= \result && \result <= 65535;
      @   assignable \nothing;
      @ also
      @ private normal_behavior
      @   ensures \result == ((short) (token >> 32) < 0 ? (short) (token >> 32) + 65536 : (short) (token >> 32));
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ /*+OPENJML@ code_java_math spec_java_math @*/ int generationOf(long token) {
        int bits = (short) (token >> 32);
        return bits < 0 ? bits + 65536 : bits;
    }

    /** Bits 48-63, 0..65535. */
    /*@ public normal_behavior
      @   ensures 0 <= \result && \result <= 65535;
      @   assignable \nothing;
      @ also
      @ private normal_behavior
      @   ensures \result == ((short) (token >> 48) < 0 ? (short) (token >> 48) + 65536 : (short) (token >> 48));
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ /*+OPENJML@ code_java_math spec_java_math @*/ int permissionsOf(long token) {
        int bits = (short) (token >> 48);
        return bits < 0 ? bits + 65536 : bits;
    }

    /** TYP-2: taking any token apart and putting it together again gives the token. */
    /*@ normal_behavior
      @   ensures \result == token;
      @   assignable \nothing;
      @*/
    static /*@ pure @*/ /*+OPENJML@ code_java_math spec_java_math @*/ long reencoded(long token) {
        return encode(endpointOf(token), generationOf(token), permissionsOf(token));
    }

    /**
     * The endpoint and generation that a token names, as one number that grows with either: {@code id * 65536 +
     * generation}, 0..2^48-1.
     */
    /*@ normal_behavior
      @   ensures \result == endpointOf(token) * 65536L + generationOf(token);
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    static /*@ pure @*/ /*+OPENJML@ code_java_math spec_java_math @*/ long stampOf(long token) {
        return endpointOf(token) * 65536L + generationOf(token);
    }
}
