package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.oracle.suite.ScenarioSuite;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;

/**
 * Recorded traces, sound and faulty ones, judged twice: by the oracle, which steps through the specification call by call, and by TLC as
 * a model checker, which is given them as a module. The two must stop at the same event of every trace.
 */
class SecondEngineIT {

    private static final Path RESULT = Path.of("target", "assurance", "second-engine.json");
    /** So small that tables fill and ids, generations and frames run out; pages of real size, so that numbers are wide. */
    private static final Limits LIMITS = new ScenarioSuite().wanted();
    private static final int LED = 100;
    private static final int ANY = 120;

    private static SpecOracle oracle;
    private static int sound;
    private static List<List<Event>> traces;
    private static List<Deviation> byOracle;

    @BeforeAll
    static void record() {
        oracle = SpecOracle.load(LIMITS);
        Random random = new Random(1);
        RarePlaces rare = new RarePlaces(random);
        traces = new ArrayList<>();
        List<List<Event>> recorded = new RecordedTraces(oracle).record(LED, ANY);
        sound = recorded.size();
        for (List<Event> trace : recorded) {
            traces.add(trace);
            for (TraceFault fault : TraceFault.values()) {
                fault.in(trace, rare, random).ifPresent(traces::add);
            }
        }
        addOtherResults(recorded, random);
        byOracle = new ArrayList<>();
        traces.forEach(trace -> byOracle.add(judge(trace)));
    }

    /** Of each call and result at least one has another result, whichever places were chosen before. */
    private static void addOtherResults(List<List<Event>> recorded, Random random) {
        Set<String> seen = new HashSet<>();
        for (List<Event> trace : recorded) {
            for (int at = 0; at < trace.size(); at++) {
                if (seen.add(trace.get(at).call() + "/" + trace.get(at).outcome().result())) {
                    traces.add(TraceFault.OTHER_RESULT.at(trace, at, random));
                }
            }
        }
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
        assertTrue(judged.conform() >= sound && judged.deviate() >= 3 * sound,
                judged.conform() + " conform, " + judged.deviate() + " deviate");
    }

    /** The comparison itself: by a faulty specification TLC stops earlier than the oracle here, and later there. */
    @Test
    void anEngineWithAFaultDisagreesBothWays() throws IOException, InterruptedException {
        List<Integer> full = IntStream.range(0, traces.size()).filter(SecondEngineIT::fillsAQueue).boxed().toList();
        List<Integer> byTlc = TraceBatch.judge(LIMITS, full.stream().map(traces::get).toList(),
                Manifest.load().mutant("queue-one-too-many"));
        List<Integer> asTheOracle = full.stream().map(i -> step(byOracle.get(i))).toList();
        assertTrue(goesFurtherSomewhere(asTheOracle, byTlc), "TLC is nowhere stricter");
        assertTrue(goesFurtherSomewhere(byTlc, asTheOracle), "TLC is nowhere laxer");
    }

    private static boolean fillsAQueue(int trace) {
        String full = IpcError.QUEUE_FULL.name();
        return byOracle.get(trace) == null ? traces.get(trace).stream().anyMatch(event -> event.outcome().result().equals(full))
                : byOracle.get(trace).expected().equals(full);
    }

    private static boolean goesFurtherSomewhere(List<Integer> steps, List<Integer> others) {
        return IntStream.range(0, steps.size()).anyMatch(i -> goesFurther(steps.get(i), others.get(i)));
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
