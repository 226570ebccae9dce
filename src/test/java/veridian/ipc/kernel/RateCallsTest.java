package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.kernel.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** RATE, PERF, CLN-1: time, rate limit and statistics. 2 messages and 10 bytes at once, 1 message and 5 bytes a second of 10 ticks. */
class RateCallsTest {

    private static final long NOBODY = 99;

    private IpcSystem kernel;
    private long first;
    private long second;

    @BeforeEach
    void twoProcesses() throws IpcException {
        kernel = IpcSystem.create(SystemLimits.defaults().withIpc(IpcLimits.of(2, 100, 1, 1, 1, 1, 1))
            .withMemory(1, 1, 4096, 47).withRates(10, 2, 1, 10, 5));
        kernel.init();
        first = kernel.spawn();
        second = kernel.spawn();
    }

    private long refusals() throws IpcException {
        return kernel.getPerformanceStats().refusedOperations;
    }

    /** RATE-5: the call is refused and counted, and nothing else is changed. */
    private void exceeded(long pid, long size) throws IpcException {
        long before = refusals();
        refused(IpcError.RATE_LIMIT_EXCEEDED, () -> kernel.checkRateLimit(pid, size));
        assertEquals(before + 1, refusals());
    }

    @Test
    @DisplayName("INIT-1: rate and statistics before init() are refused; the clock is not the kernel's and may be set")
    void nothingBeforeInit() {
        IpcSystem fresh = IpcSystem.create(SystemLimits.defaults());
        fresh.setTimestamp(5);
        List<Executable> calls = List.of(() -> fresh.checkRateLimit(NOBODY, -1), () -> fresh.recordOperation(1, true),
            fresh::getPerformanceStats);
        calls.forEach(call -> refused(fresh, IpcError.NOT_INITIALIZED, call));
        assertEquals(5, fresh.clock);
    }

    @Test
    @DisplayName("RATE-1: an unknown process is PROCESS_NOT_FOUND, whatever the size, and is not counted")
    void unknownProcess() {
        for (long pid : new long[] {NOBODY, 0, -1, Long.MIN_VALUE}) {
            refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.checkRateLimit(pid, -1));
        }
    }

    @Test
    @DisplayName("RATE-1: the message that one bucket has no room for is charged to neither")
    void bothOrNeither() throws IpcException {
        kernel.checkRateLimit(first, 4);
        exceeded(first, 7);
        exceeded(first, -1);
        exceeded(first, Long.MIN_VALUE);
        kernel.checkRateLimit(first, 6);
        exceeded(first, 0);
        kernel.setTimestamp(10);
        exceeded(first, 6);
        kernel.checkRateLimit(first, 5);
    }

    @Test
    @DisplayName("RATE-2: a clock that goes backwards adds nothing and never fails; it is unsigned")
    void clockGoesBackwards() throws IpcException {
        kernel.setTimestamp(-20);
        kernel.checkRateLimit(first, 0);
        kernel.checkRateLimit(first, 0);
        kernel.setTimestamp(Long.MAX_VALUE);
        exceeded(first, 0);
        kernel.setTimestamp(-11);
        exceeded(first, 0);
        kernel.setTimestamp(-10);
        kernel.checkRateLimit(first, 0);
    }

    @Test
    @DisplayName("RATE-3: who asks at the rate is never refused")
    void steadily() throws IpcException {
        for (int second = 0; second < 1000; second++) {
            kernel.setTimestamp(10L * second);
            kernel.checkRateLimit(first, 5);
        }
        assertEquals(0, refusals());
    }

    @Test
    @DisplayName("RATE-4, CLN-1: each process has its own buckets; who comes in the place of one that ended begins with full ones")
    void bucketsAreOnesOwn() throws IpcException {
        kernel.checkRateLimit(first, 5);
        kernel.checkRateLimit(first, 5);
        exceeded(first, 0);
        kernel.checkRateLimit(second, 10);
        kernel.terminate(first);
        refused(kernel, IpcError.PROCESS_NOT_FOUND, () -> kernel.checkRateLimit(first, 0));
        long successor = kernel.spawn();
        kernel.checkRateLimit(successor, 5);
        kernel.checkRateLimit(successor, 5);
        exceeded(successor, 0);
        kernel.cleanupProcess(successor);
        kernel.checkRateLimit(kernel.spawn(), 10);
    }

    @Test
    @DisplayName("RATE-5: a refusal is counted as refused, and no bucket, operation or tick is touched")
    void refusalIsCountedAndNothingElse() throws IpcException {
        kernel.recordOperation(7, true);
        kernel.checkRateLimit(first, 10);
        KernelSnapshot before = KernelSnapshot.of(kernel);
        exceeded(first, 1);
        kernel.statistics.refusedOperations--;
        assertTrue(before.isStateOf(kernel));
    }

    @Test
    @DisplayName("PERF-1: operations, their average and how many were fast; ticks are unsigned and saturate")
    void report() throws IpcException {
        kernel.recordOperation(3, true);
        kernel.recordOperation(0, true);
        kernel.recordOperation(1, false);
        IpcPerfReport report = kernel.getPerformanceStats();
        assertEquals(3, report.totalOperations);
        assertEquals(133_333_333, report.averageLatencyNs);
        assertEquals(66, report.fastPathPercentage);
        assertEquals(0, report.refusedOperations);
        kernel.recordOperation(-1, false);
        assertEquals(-1, kernel.statistics.cycles);
        assertEquals(-1, kernel.getPerformanceStats().averageLatencyNs);
    }

    @Test
    @DisplayName("PERF-2: both targets are strict, and nothing is shown by nothing")
    void targets() throws IpcException {
        IpcSystem fast = IpcSystem.create(SystemLimits.defaults());
        fast.init();
        assertFalse(fast.getPerformanceStats().meetsPhase1Targets || fast.getPerformanceStats().meetsPhase5Targets);
        fast.recordOperation(999, true);
        assertTrue(fast.getPerformanceStats().meetsPhase1Targets && fast.getPerformanceStats().meetsPhase5Targets);
        fast.recordOperation(1001, true);
        assertTrue(fast.getPerformanceStats().meetsPhase1Targets);
        assertFalse(fast.getPerformanceStats().meetsPhase5Targets);
        fast.recordOperation(13_000, true);
        assertFalse(fast.getPerformanceStats().meetsPhase1Targets);
    }
}
