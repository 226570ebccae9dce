package veridian.ipc.kernel;

/** What the statistics showed when they were asked (PERF-1, PERF-2). Counters and the average are unsigned. */
public final class IpcPerfReport {

    /** Operations recorded. */
    public final long totalOperations;
    /** Nanoseconds that an operation took, on average, rounded down. */
    public final long averageLatencyNs;
    /** Of 100 operations, those that took the fast path, rounded down. */
    public final long fastPathPercentage;
    /** The average is below 5,000 ns, and something was recorded. */
    public final boolean meetsPhase1Targets;
    /** The average is below 1,000 ns, and something was recorded. */
    public final boolean meetsPhase5Targets;
    /** Operations that the rate limit refused (RATE-5). */
    public final long refusedOperations;

    /*@ public invariant meetsPhase5Targets ==> meetsPhase1Targets;
      @ public invariant meetsPhase1Targets ==> 0 <= averageLatencyNs && averageLatencyNs < 5000 && totalOperations != 0;
      @ public invariant meetsPhase5Targets ==> averageLatencyNs < 1000;
      @*/
    //+KEY@ accessible \inv: this.*;

    /** A report; whether targets are met follows from the operations and their average. */
    /*@ normal_behavior
      @   ensures this.totalOperations == totalOperations && this.averageLatencyNs == averageLatencyNs;
      @   ensures this.fastPathPercentage == fastPathPercentage && this.refusedOperations == refusedOperations;
      @   ensures meetsPhase1Targets <==> (totalOperations != 0 && 0 <= averageLatencyNs && averageLatencyNs < 5000);
      @   ensures meetsPhase5Targets <==> (totalOperations != 0 && 0 <= averageLatencyNs && averageLatencyNs < 1000);
      @   assignable \nothing;
      @*/
    IpcPerfReport(long totalOperations, long averageLatencyNs, long fastPathPercentage, long refusedOperations) {
        this.totalOperations = totalOperations;
        this.averageLatencyNs = averageLatencyNs;
        this.fastPathPercentage = fastPathPercentage;
        this.refusedOperations = refusedOperations;
        this.meetsPhase1Targets = totalOperations != 0 && 0 <= averageLatencyNs && averageLatencyNs < 5000;
        this.meetsPhase5Targets = totalOperations != 0 && 0 <= averageLatencyNs && averageLatencyNs < 1000;
    }
}
