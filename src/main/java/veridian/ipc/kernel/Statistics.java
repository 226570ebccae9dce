package veridian.ipc.kernel;

/** Counts operations and the ticks that they took. Counters are unsigned and stay at 2^64 - 1 once they reach it (PERF-1). */
final class Statistics {

    static final long NANOSECONDS = 1000000000L;

    /** Ticks of the timestamp counter a second. */
    final long frequency;
    /** Operations recorded. */
    long operations;
    /** Those that took the fast path. */
    long fastOperations;
    /** Ticks that they took in all. */
    long cycles;
    /** Operations that the rate limit refused (RATE-5). */
    long refusedOperations;

    /*@ invariant 1 <= frequency;
      @ invariant !Unsigned.less(operations, fastOperations);
      @*/
    //+KEY@ accessible \inv: this.*;

    /** Nothing recorded yet, of a counter with so many ticks a second. */
    /*@ normal_behavior
      @   requires 1 <= frequency;
      @   ensures this.frequency == frequency;
      @   ensures operations == 0 && fastOperations == 0 && cycles == 0 && refusedOperations == 0;
      @   assignable \nothing;
      @*/
    Statistics(long frequency) {
        this.frequency = frequency;
        this.operations = 0;
        this.fastOperations = 0;
        this.cycles = 0;
        this.refusedOperations = 0;
    }

    /** {@code Record}: one more operation, of so many ticks (PERF-1). */
    /*@ normal_behavior
      @   ensures operations == Unsigned.add(\old(operations), 1);
      @   ensures fastOperations == (fast ? Unsigned.add(\old(fastOperations), 1) : \old(fastOperations));
      @   ensures cycles == Unsigned.add(\old(cycles), ticks);
      @   assignable operations, fastOperations, cycles;
      @*/
    void recordOperation(long ticks, boolean fast) {
        operations = Unsigned.add(operations, 1);
        if (fast) {
            fastOperations = Unsigned.add(fastOperations, 1);
        }
        cycles = Unsigned.add(cycles, ticks);
    }

    /** {@code RecordRefused}: the rate limit refused an operation, which is counted nowhere else (RATE-5). */
    /*@ normal_behavior
      @   ensures refusedOperations == Unsigned.add(\old(refusedOperations), 1);
      @   assignable refusedOperations;
      @*/
    void recordRefused() {
        refusedOperations = Unsigned.add(refusedOperations, 1);
    }

    /** {@code AverageLatency}: nanoseconds an operation, rounded down; 0 if there was none (PERF-1). */
    /*@ normal_behavior
      @   ensures operations == 0 ==> \result == 0;
      @   ensures operations != 0 ==> \result == Unsigned.scaledQuotient(cycles, NANOSECONDS, frequency, operations);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long averageLatencyNs() {
        return operations == 0 ? 0 : Unsigned.scaledQuotient(cycles, NANOSECONDS, frequency, operations);
    }

    /** {@code FastPercentage}: of 100 operations, those on the fast path, rounded down; 0 if there was none (PERF-1). */
    /*@ normal_behavior
      @   ensures operations == 0 ==> \result == 0;
      @   ensures operations != 0 ==> \result == Unsigned.scaledQuotient(fastOperations, 100, 1, operations);
      @   assignable \nothing;
      @*/
    /*@ pure @*/ long fastPathPercentage() {
        return operations == 0 ? 0 : Unsigned.scaledQuotient(fastOperations, 100, 1, operations);
    }

    /** {@code Report}: what was recorded so far (PERF-1, PERF-2). */
    /*@ normal_behavior
      @   ensures \fresh(\result);
      @   ensures \result.totalOperations == operations && \result.refusedOperations == refusedOperations;
      @   ensures operations == 0 ==> \result.averageLatencyNs == 0 && \result.fastPathPercentage == 0;
      @   ensures operations != 0 ==> \result.averageLatencyNs == Unsigned.scaledQuotient(cycles, NANOSECONDS, frequency, operations);
      @   ensures operations != 0 ==> \result.fastPathPercentage == Unsigned.scaledQuotient(fastOperations, 100, 1, operations);
      @   assignable \nothing;
      @*/
    IpcPerfReport report() {
        return new IpcPerfReport(operations, averageLatencyNs(), fastPathPercentage(), refusedOperations);
    }
}
