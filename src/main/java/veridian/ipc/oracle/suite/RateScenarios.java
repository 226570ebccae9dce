package veridian.ipc.oracle.suite;

import java.util.List;

/** The rate limit: two token buckets a process. */
final class RateScenarios {

    static final List<Scenario> ALL = List.of(
        new Scenario("rate-before-init", "INIT-1", "the rate limit works before init()", RateScenarios::beforeInit),
        new Scenario("rate-of-nobody", "RATE-1", "a process that is not there has buckets", RateScenarios::ofNobody),
        new Scenario("message-burst", "RATE-1", "a full bucket admits one message more, or less", RateScenarios::messageBurst),
        new Scenario("byte-burst", "RATE-1", "a full bucket admits one byte more, or less", RateScenarios::byteBurst),
        new Scenario("refusal-is-free", "RATE-1", "a refused operation is charged all the same", RateScenarios::refusalIsFree),
        new Scenario("huge-size", "RATE-1", "the cost of a size of 64 bits overflows", RateScenarios::hugeSize),
        new Scenario("tokens-come-back", "RATE-3", "tokens come back too early, or too late", RateScenarios::tokensComeBack),
        new Scenario("parts-of-a-token", "RATE-3", "parts of a token are rounded away", RateScenarios::partsOfAToken),
        new Scenario("bucket-overflows", "RATE-3", "a bucket fills beyond its burst", RateScenarios::bucketOverflows),
        new Scenario("clock-goes-back", "RATE-2", "a clock that goes backwards adds tokens, or fails", RateScenarios::clockGoesBack),
        new Scenario("clock-at-the-end", "RATE-2", "time of 64 bits is taken for negative", RateScenarios::clockAtTheEnd),
        new Scenario("buckets-are-apart", "RATE-4", "two processes share a bucket", RateScenarios::bucketsAreApart),
        new Scenario("cleanup-forgets-buckets", "CLN-1", "a new process has the bucket of an old one",
            RateScenarios::cleanupForgets));

    private RateScenarios() {
    }

    private static void beforeInit(Play p) {
        p.setTimestamp(5);
        p.checkRate(1, 1);
        p.checkRate(p.start(), 1);
    }

    private static void ofNobody(Play p) {
        long pid = p.start();
        p.checkRate(Play.NOBODY, 1);
        p.checkRate(pid | Play.ALIAS, 1);
        p.terminate(pid);
        p.checkRate(pid, 1);
    }

    private static void messageBurst(Play p) {
        p.useUpMessages(p.start());
    }

    private static void byteBurst(Play p) {
        long pid = p.start();
        p.checkRate(pid, p.limits().rates().byteBurst() + 1L);
        p.checkRate(pid, p.limits().rates().byteBurst());
        p.checkRate(pid, 1);
        p.checkRate(pid, 0);
    }

    private static void refusalIsFree(Play p) {
        long pid = p.start();
        for (int i = 0; i < p.limits().rates().messageBurst(); i++) {
            p.checkRate(pid, p.limits().rates().byteBurst() + 1L);
        }
        p.checkRate(pid, p.limits().rates().byteBurst());
    }

    private static void hugeSize(Play p) {
        long pid = p.start();
        for (long size : new long[] {-1, Long.MIN_VALUE, 1L << 32, Long.divideUnsigned(-1, p.limits().rates().frequency()) + 1}) {
            p.checkRate(pid, size);
        }
        p.checkRate(pid, 1);
    }

    private static void tokensComeBack(Play p) {
        long pid = p.start();
        p.useUpMessages(pid);
        long ticks = ticksForOne(p);
        p.setTimestamp(ticks - 1);
        p.checkRate(pid, 0);
        p.setTimestamp(ticks);
        p.checkRate(pid, 0);
        p.checkRate(pid, 0);
    }

    /** Enough ticks for a message. */
    private static long ticksForOne(Play p) {
        int rate = Math.max(1, p.limits().rates().messageRate());
        return (p.limits().rates().frequency() + rate - 1L) / rate;
    }

    private static void partsOfAToken(Play p) {
        long pid = p.start();
        p.useUpMessages(pid);
        long ticks = ticksForOne(p);
        for (long now = 1; now <= Math.min(ticks, 20); now++) {
            p.setTimestamp(now);
            p.checkRate(pid, 0);
        }
    }

    private static void bucketOverflows(Play p) {
        long pid = p.start();
        p.checkRate(pid, 0);
        p.setTimestamp(1000L * p.limits().rates().frequency());
        p.useUpMessages(pid);
    }

    private static void clockGoesBack(Play p) {
        long pid = p.start();
        p.setTimestamp(100L * p.limits().rates().frequency());
        p.useUpMessages(pid);
        p.setTimestamp(0);
        p.checkRate(pid, 0);
        p.setTimestamp(100L * p.limits().rates().frequency());
        p.checkRate(pid, 0);
    }

    private static void clockAtTheEnd(Play p) {
        long pid = p.start();
        p.setTimestamp(Long.MAX_VALUE);
        p.useUpMessages(pid);
        p.setTimestamp(Long.MIN_VALUE);
        p.checkRate(pid, 0);
        p.setTimestamp(-1);
        p.useUpMessages(pid);
    }

    private static void bucketsAreApart(Play p) {
        long first = p.start();
        long second = p.spawn();
        p.useUpMessages(first);
        p.useUpMessages(second);
    }

    private static void cleanupForgets(Play p) {
        long gone = p.start();
        p.useUpMessages(gone);
        p.terminate(gone);
        p.useUpMessages(p.spawn());
    }
}
