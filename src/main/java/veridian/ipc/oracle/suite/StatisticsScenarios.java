package veridian.ipc.oracle.suite;

import java.util.List;

/** Statistics of operations. */
final class StatisticsScenarios {

    private static final int FAST = 5000;
    private static final int FASTER = 1000;
    private static final long NANOSECONDS = 1_000_000_000;

    static final List<Scenario> ALL = List.of(
        new Scenario("statistics-before-init", "INIT-1", "statistics work before init()", StatisticsScenarios::beforeInit),
        new Scenario("average-of-nothing", "PERF-2", "the average of no operations is an error, or meets a target",
            StatisticsScenarios::ofNothing),
        new Scenario("average-rounds-down", "PERF-1", "the average is rounded on the way, or up", StatisticsScenarios::average),
        new Scenario("percentage-rounds-down", "PERF-1", "the percentage is rounded up, or of the wrong whole",
            StatisticsScenarios::percentage),
        new Scenario("targets-are-strict", "PERF-2", "an average at a target meets it", StatisticsScenarios::targets),
        new Scenario("cycles-saturate", "PERF-1", "the sum of cycles wraps", StatisticsScenarios::saturation),
        new Scenario("product-overflows", "PERF-1", "cycles times 10^9 overflow", StatisticsScenarios::product),
        new Scenario("refused-are-counted", "RATE-5", "a refusal by the rate limit is not counted, or counted as an operation",
            StatisticsScenarios::refused));

    private StatisticsScenarios() {
    }

    private static void beforeInit(Play p) {
        p.record(1, true);
        p.report();
        p.init();
        p.report();
    }

    private static void ofNothing(Play p) {
        p.init();
        p.report();
        p.record(0, false);
        p.report();
    }

    private static void average(Play p) {
        p.init();
        for (long ticks : new long[] {1, 1, 2, 0, 7}) {
            p.record(ticks, false);
            p.report();
        }
    }

    private static void percentage(Play p) {
        p.init();
        for (boolean fast : new boolean[] {true, false, false, true, true, false}) {
            p.record(3, fast);
            p.report();
        }
    }

    /** Averages just at, below and above the targets, as far as the frequency has them. */
    private static void targets(Play p) {
        for (int target : new int[] {FASTER, FAST}) {
            long ticks = target * (long) p.limits().rates().frequency() / NANOSECONDS;
            p.init();
            p.record(ticks, true);
            p.report();
            p.record(Math.max(0, ticks - 1), true);
            p.report();
            p.record(ticks + 2, true);
            p.report();
        }
    }

    private static void saturation(Play p) {
        p.init();
        p.record(-1, true);
        p.report();
        p.record(-1, true);
        p.report();
        p.record(1, false);
        p.report();
    }

    private static void product(Play p) {
        p.init();
        for (long ticks : new long[] {1L << 34, 1L << 35, 1L << 62, 12345678901234567L}) {
            p.record(ticks, true);
            p.report();
        }
    }

    private static void refused(Play p) {
        long pid = p.start();
        p.report();
        p.useUpMessages(pid);
        p.report();
        p.record(5, true);
        p.report();
        p.checkRate(Play.NOBODY, 0);
        p.report();
    }
}
