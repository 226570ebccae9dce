package veridian.ipc.kernel;

/**
 * A capability: a 64-bit token that names an endpoint, a generation and rights (TYP-2). It confers nothing; the kernel's
 * rights table does (CAP-1).
 *
 * <pre>
 *  63          48 47          32 31                           0
 * | permissions  |  generation  |          endpoint id         |
 * </pre>
 *
 * <p>The token is taken apart once, when the object is made; the kernel reads the parts.
 */
public final class IpcCapability {

    /** The null capability (TYP-4). */
    public static final long NULL_TOKEN = 0L;

    /** The 64 bits. */
    final /*@ spec_public @*/ long token;
    /** Bits 0-31, 0..2^32-1. */
    final /*@ spec_public @*/ long endpoint;
    /** Bits 32-47, 0..65535. */
    final /*@ spec_public @*/ int generation;
    /** Bits 48-63, 0..65535. */
    final /*@ spec_public @*/ int permissions;
    /** Endpoint and generation as one number that grows with either, {@code endpoint * 65536 + generation}. */
    final /*@ spec_public @*/ long stamp;
    /** TYP-3, TYP-4: it is not null and has no reserved bits. */
    final /*@ spec_public @*/ boolean wellFormed;

    /*@ public invariant 0 <= endpoint && endpoint <= 4294967295L;
      @ public invariant 0 <= generation && generation <= 65535;
      @ public invariant 0 <= permissions && permissions <= 65535;
      @ public invariant stamp == endpoint * 65536 + generation;
      @ public invariant wellFormed <==> (token != 0 && permissions <= 15);
      @*/
    /*+OPENJML@ // TYP-2: the parts are those of the token, whose highest bit is its sign
      @ public invariant token == endpoint + 4294967296L * generation
      @     + 281474976710656L * (permissions < 32768 ? permissions : permissions - 65536);
      @*/
    //+KEY@ accessible \inv: this.*;

    /*@ private normal_behavior
      @   requires 0 <= endpoint && endpoint <= 4294967295L;
      @   requires 0 <= generation && generation <= 65535 && 0 <= permissions && permissions <= 65535;
      @*/
    /*+OPENJML@
      @   requires token == endpoint + 4294967296L * generation
      @       + 281474976710656L * (permissions < 32768 ? permissions : permissions - 65536);
      @*/
    /*@
      @   ensures this.token == token && this.endpoint == endpoint;
      @   ensures this.generation == generation && this.permissions == permissions;
      @   assignable \nothing;
      @*/
    private IpcCapability(long token, long endpoint, int generation, int permissions) {
        this.token = token;
        this.endpoint = endpoint;
        this.generation = generation;
        this.permissions = permissions;
        this.stamp = endpoint * 65536 + generation;
        this.wellFormed = token != NULL_TOKEN && IpcPermissions.isDefined(permissions);
    }

    /** The capability with this token; any 64 bits are allowed, validity is the kernel's business. */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.token == token;
      @   ensures \result.endpoint == endpointOf(token);
      @   ensures \result.generation == generationOf(token);
      @   ensures \result.permissions == permissionsOf(token);
      @   assignable \nothing;
      @*/
    public static IpcCapability fromToken(long token) {
        return new IpcCapability(token, endpointOf(token), generationOf(token), permissionsOf(token));
    }

    /** The capability for an endpoint id of 32 bits, a generation of 16 bits and permissions of 16 bits. */
    /*@ normal_behavior
      @   requires 0 <= endpoint && endpoint <= 4294967295L;
      @   requires 0 <= generation && generation <= 65535 && 0 <= permissions && permissions <= 65535;
      @   ensures \fresh(\result);
      @   ensures \result.endpoint == endpoint && \result.generation == generation && \result.permissions == permissions;
      @   assignable \nothing;
      @*/
    static IpcCapability of(long endpoint, int generation, int permissions) {
        return new IpcCapability(encode(endpoint, generation, permissions), endpoint, generation, permissions);
    }

    /** The null capability. */
    /*@ normal_behavior
      @   ensures \fresh(\result) && \result.token == 0;
      @   assignable \nothing;
      @*/
    static IpcCapability none() {
        return new IpcCapability(NULL_TOKEN, 0, 0, 0);
    }

    /** The 64 bits. */
    /*@ public normal_behavior
      @   ensures \result == token;
      @   assignable \nothing;
      @*/
    public /*@ pure @*/ long token() {
        return token;
    }

    /** TYP-2: the token for an endpoint id of 32 bits, a generation of 16 bits and permissions of 16 bits. */
    /*@ public normal_behavior
      @   requires 0 <= endpointId && endpointId <= 4294967295L;
      @   requires 0 <= generation && generation <= 65535;
      @   requires 0 <= permissions && permissions <= 65535;
      @   ensures endpointOf(\result) == endpointId;
      @   ensures generationOf(\result) == generation;
      @   ensures permissionsOf(\result) == permissions;
      @*/
    /*+OPENJML@
      @   ensures \result == endpointId + 4294967296L * generation
      @       + 281474976710656L * (permissions < 32768 ? permissions : permissions - 65536);
      @*/
    /*@
      @   assignable \nothing;
      @*/
    //+KEY@ accessible \nothing;
    public static /*@ pure @*/ /*+OPENJML@ heap_free code_java_math spec_java_math @*/ long encode(long endpointId, int generation, int permissions) {
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
    public static /*@ pure @*/ /*+OPENJML@ heap_free code_java_math spec_java_math @*/ long endpointOf(long token) {
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
    public static /*@ pure @*/ /*+OPENJML@ heap_free code_java_math spec_java_math @*/ int generationOf(long token) {
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
    public static /*@ pure @*/ /*+OPENJML@ heap_free code_java_math spec_java_math @*/ int permissionsOf(long token) {
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
}
