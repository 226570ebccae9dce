package veridian.ipc.kernel;

/**
 * The bounds of one kernel (INIT-3). Every limit that the kernel obeys is a field here, at or below the compile-time
 * maximum beside it; the same names, in upper camel case, are the constants of the TLA+ specification.
 *
 * <p>The maxima are the strides of the kernel's tables. They are literals because index arithmetic over literals is
 * linear, which is what both provers decide.
 */
public final class IpcLimits {

    /** Most processes alive at once. */
    public static final int MAX_PROCESSES = 1024;
    /** Most pids in a kernel's life; below it no slot of the process table runs out of pids. */
    public static final int MAX_PIDS = 4194303;
    /** Most endpoints alive at once; a channel counts as two. */
    public static final int MAX_ENDPOINTS = 1024;
    /** Most endpoint ids in a kernel's life; below it no slot of the endpoint table runs out of ids. */
    public static final int MAX_ENDPOINT_IDS = 4194303;
    /** Most messages in a queue. */
    public static final int MAX_CAPACITY = 64;
    /** The generation field of a token has 16 bits (TYP-2). */
    public static final int MAX_GENERATION = 65535;

    /** Processes alive at once, 1..{@link #MAX_PROCESSES}. */
    public final int maxProcesses;
    /** Pids issued in the kernel's life, 1..{@link #MAX_PIDS}. */
    public final int maxPids;
    /** Endpoints alive at once, 1..{@link #MAX_ENDPOINTS}. */
    public final int maxEndpoints;
    /** Endpoint ids issued in the kernel's life, 1..{@link #MAX_ENDPOINT_IDS}. */
    public final int maxEndpointIds;
    /** Capacity of an endpoint's own queue, 1..{@link #maxCapacity}. */
    public final int defaultCapacity;
    /** Largest capacity of a channel, 1..{@link #MAX_CAPACITY}. */
    public final int maxCapacity;
    /** The generation at which a revoke destroys the endpoint (CAP-7), 0..{@link #MAX_GENERATION}. */
    public final int maxGeneration;

    /*@ public invariant 1 <= maxProcesses && maxProcesses <= MAX_PROCESSES;
      @ public invariant 1 <= maxPids && maxPids <= MAX_PIDS;
      @ public invariant 1 <= maxEndpoints && maxEndpoints <= MAX_ENDPOINTS;
      @ public invariant 1 <= maxEndpointIds && maxEndpointIds <= MAX_ENDPOINT_IDS;
      @ public invariant 1 <= maxCapacity && maxCapacity <= MAX_CAPACITY;
      @ public invariant 1 <= defaultCapacity && defaultCapacity <= maxCapacity;
      @ public invariant 0 <= maxGeneration && maxGeneration <= MAX_GENERATION;
      @*/
    //+KEY@ accessible \inv: this.*;

    /*@ private normal_behavior
      @   requires 1 <= maxProcesses && maxProcesses <= MAX_PROCESSES;
      @   requires 1 <= maxPids && maxPids <= MAX_PIDS;
      @   requires 1 <= maxEndpoints && maxEndpoints <= MAX_ENDPOINTS;
      @   requires 1 <= maxEndpointIds && maxEndpointIds <= MAX_ENDPOINT_IDS;
      @   requires 1 <= maxCapacity && maxCapacity <= MAX_CAPACITY;
      @   requires 1 <= defaultCapacity && defaultCapacity <= maxCapacity;
      @   requires 0 <= maxGeneration && maxGeneration <= MAX_GENERATION;
      @   ensures this.maxProcesses == maxProcesses && this.maxPids == maxPids;
      @   ensures this.maxEndpoints == maxEndpoints && this.maxEndpointIds == maxEndpointIds;
      @   ensures this.defaultCapacity == defaultCapacity && this.maxCapacity == maxCapacity;
      @   ensures this.maxGeneration == maxGeneration;
      @   assignable \nothing;
      @*/
    private IpcLimits(int maxProcesses, int maxPids, int maxEndpoints, int maxEndpointIds,
            int defaultCapacity, int maxCapacity, int maxGeneration) {
        this.maxProcesses = maxProcesses;
        this.maxPids = maxPids;
        this.maxEndpoints = maxEndpoints;
        this.maxEndpointIds = maxEndpointIds;
        this.defaultCapacity = defaultCapacity;
        this.maxCapacity = maxCapacity;
        this.maxGeneration = maxGeneration;
    }

    /** The default limits: the maxima, but 64 processes, 256 endpoints and queues of 16 messages. */
    /*@ public normal_behavior
      @   ensures \fresh(\result) && \result.maxProcesses == 64 && \result.maxPids == MAX_PIDS;
      @   ensures \result.maxEndpoints == 256 && \result.maxEndpointIds == MAX_ENDPOINT_IDS;
      @   ensures \result.defaultCapacity == 16 && \result.maxCapacity == MAX_CAPACITY && \result.maxGeneration == MAX_GENERATION;
      @   assignable \nothing;
      @*/
    public static IpcLimits defaults() {
        return new IpcLimits(64, MAX_PIDS, 256, MAX_ENDPOINT_IDS, 16, MAX_CAPACITY, MAX_GENERATION);
    }

    /**
     * Limits of the caller's choice.
     *
     * @throws IllegalArgumentException if one is outside its range; the message names it
     */
    /*@ public normal_behavior
      @   requires 1 <= maxProcesses && maxProcesses <= MAX_PROCESSES && 1 <= maxPids && maxPids <= MAX_PIDS
      @       && 1 <= maxEndpoints && maxEndpoints <= MAX_ENDPOINTS
      @       && 1 <= maxEndpointIds && maxEndpointIds <= MAX_ENDPOINT_IDS
      @       && 1 <= maxCapacity && maxCapacity <= MAX_CAPACITY
      @       && 1 <= defaultCapacity && defaultCapacity <= maxCapacity
      @       && 0 <= maxGeneration && maxGeneration <= MAX_GENERATION;
      @   ensures \fresh(\result);
      @   ensures \result.maxProcesses == maxProcesses && \result.maxPids == maxPids;
      @   ensures \result.maxEndpoints == maxEndpoints && \result.maxEndpointIds == maxEndpointIds;
      @   ensures \result.defaultCapacity == defaultCapacity && \result.maxCapacity == maxCapacity;
      @   ensures \result.maxGeneration == maxGeneration;
      @   assignable \nothing;
      @ also
      @ public exceptional_behavior
      @   requires !(1 <= maxProcesses && maxProcesses <= MAX_PROCESSES && 1 <= maxPids && maxPids <= MAX_PIDS
      @       && 1 <= maxEndpoints && maxEndpoints <= MAX_ENDPOINTS
      @       && 1 <= maxEndpointIds && maxEndpointIds <= MAX_ENDPOINT_IDS
      @       && 1 <= maxCapacity && maxCapacity <= MAX_CAPACITY
      @       && 1 <= defaultCapacity && defaultCapacity <= maxCapacity
      @       && 0 <= maxGeneration && maxGeneration <= MAX_GENERATION);
      @   signals_only IllegalArgumentException;
      @   assignable \nothing;
      @*/
    public static IpcLimits of(int maxProcesses, int maxPids, int maxEndpoints, int maxEndpointIds,
            int defaultCapacity, int maxCapacity, int maxGeneration) {
        if (maxProcesses < 1 || maxProcesses > MAX_PROCESSES) {
            throw new IllegalArgumentException("maxProcesses: expected 1..1024");
        }
        if (maxPids < 1 || maxPids > MAX_PIDS) {
            throw new IllegalArgumentException("maxPids: expected 1..4194303");
        }
        if (maxEndpoints < 1 || maxEndpoints > MAX_ENDPOINTS) {
            throw new IllegalArgumentException("maxEndpoints: expected 1..1024");
        }
        if (maxEndpointIds < 1 || maxEndpointIds > MAX_ENDPOINT_IDS) {
            throw new IllegalArgumentException("maxEndpointIds: expected 1..4194303");
        }
        if (maxCapacity < 1 || maxCapacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("maxCapacity: expected 1..64");
        }
        if (defaultCapacity < 1 || defaultCapacity > maxCapacity) {
            throw new IllegalArgumentException("defaultCapacity: expected 1..maxCapacity");
        }
        if (maxGeneration < 0 || maxGeneration > MAX_GENERATION) {
            throw new IllegalArgumentException("maxGeneration: expected 0..65535");
        }
        return new IpcLimits(maxProcesses, maxPids, maxEndpoints, maxEndpointIds, defaultCapacity, maxCapacity,
            maxGeneration);
    }
}
