package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;

/**
 * Recorded traces, sound and faulty ones, judged twice: by the oracle, which steps through the specification call by call, and by TLC as
 * a model checker, which is given them as a module. The two must stop at the same event of every trace.
 */
class SecondEngineIT {

    private static final Path RESULT = Path.of("target", "assurance", "second-engine.json");
    /** So small that tables fill and ids, generations and frames run out; pages of real size, so that numbers are wide. */
    private static final Limits LIMITS = new Limits(3, 6, 4, 8, 2, 4, 2).with(new RateLimits(10, 3, 2, 40, 7))
            .with(new MemoryLimits(3, 8, 12288, 2, 3, 4096, 16));
    private static final int RECORDED = 300;
    /** So many sound traces, and those made of them, are enough to see a fault. */
    private static final int FEW = 30;

    private static SpecOracle oracle;
    private static List<List<Event>> traces;
    private static List<Deviation> byOracle;

    @BeforeAll
    static void record() {
        oracle = SpecOracle.load(LIMITS);
        Random random = new Random(1);
        RarePlaces rare = new RarePlaces(random);
        traces = new ArrayList<>();
        for (List<Event> trace : new RecordedTraces(oracle).record(RECORDED)) {
            traces.add(trace);
            for (TraceFault fault : TraceFault.values()) {
                traces.add(fault.in(trace, rare, random));
            }
        }
        byOracle = new ArrayList<>();
        traces.forEach(trace -> byOracle.add(judge(trace)));
    }

    @Test
    void bothEnginesStopAtTheSameEvents() throws IOException, InterruptedException {
        List<Integer> byTlc = TraceBatch.judge(LIMITS, traces, null);
        JudgedTwice judged = new JudgedTwice(oracle);
        for (int i = 0; i < traces.size(); i++) {
            List<Event> trace = traces.get(i);
            assertEquals(step(byOracle.get(i)), byTlc.get(i), () -> "trace " + trace);
            judged.add(trace, byOracle.get(i));
        }
        Files.createDirectories(RESULT.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(RESULT.toFile(), judged.evidence());
        assertEquals(new TreeSet<>(), judged.missing());
        assertTrue(judged.conform() >= RECORDED && judged.deviate() >= 3 * RECORDED,
                judged.conform() + " conform, " + judged.deviate() + " deviate");
    }

    /** The comparison itself: by a faulty specification TLC stops earlier than the oracle, and later. */
    @ParameterizedTest
    @ValueSource(strings = {"queue-one-too-many", "node-ignored", "ticks-counted-twice", "fast-counted-twice"})
    void anEngineWithAFaultDisagreesBothWays(String fault) throws IOException, InterruptedException {
        int count = FEW * (1 + TraceFault.values().length);
        List<Integer> byTlc = TraceBatch.judge(LIMITS, traces.subList(0, count), Manifest.load().mutant(fault));
        assertTrue(IntStream.range(0, count).anyMatch(i -> goesFurther(step(byOracle.get(i)), byTlc.get(i))), "TLC is nowhere stricter");
        assertTrue(IntStream.range(0, count).anyMatch(i -> goesFurther(byTlc.get(i), step(byOracle.get(i)))), "TLC is nowhere laxer");
    }

    private static boolean goesFurther(int step, int other) {
        return other != TraceBatch.CONFORMS && (step == TraceBatch.CONFORMS || step > other);
    }

    private static int step(Deviation deviation) {
        return deviation == null ? TraceBatch.CONFORMS : (int) deviation.event().step();
    }

    /** The first deviation; null if there is none. */
    private static Deviation judge(List<Event> trace) {
        Matcher matcher = new Matcher(oracle);
        Deviation deviation = null;
        for (int i = 0; i < trace.size() && deviation == null; i++) {
            deviation = matcher.judge(trace.get(i));
        }
        return deviation;
    }
}
