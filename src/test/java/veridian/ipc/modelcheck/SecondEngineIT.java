package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.oracle.Recorder;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.spec.Binding;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.SpecRun;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.RandomCalls;

/**
 * Recorded traces, sound and faulty ones, judged twice: by the oracle, which steps through the specification call by call, and by TLC as
 * a model checker, which is given them as a module. The two must stop at the same event of every trace.
 */
class SecondEngineIT {

    private static final Path RESULT = Path.of("target", "assurance", "second-engine.json");
    private static final Limits LIMITS = new Limits(3, 6, 4, 8, 2, 4, 2);
    private static final int RECORDED = 200;
    private static final int EVENTS = 60;
    private static final Set<Group> KERNEL_HAS = EnumSet.of(Group.CORE, Group.CHANNEL, Group.CAPABILITY);
    private static final Set<Group> SPECIFICATION_HAS = EnumSet.of(Group.CORE, Group.CHANNEL, Group.CAPABILITY, Group.BLOCKING);

    private static SpecOracle oracle;
    private static List<List<Event>> sound;

    @BeforeAll
    static void record() {
        oracle = SpecOracle.load(LIMITS);
        sound = new ArrayList<>();
        for (int seed = 1; seed <= RECORDED; seed++) {
            sound.add(record(new ReferenceImplementation(kernel()), new RandomCalls(seed, KERNEL_HAS)));
            sound.add(record(specification(), new RandomCalls(-seed, SPECIFICATION_HAS)));
        }
    }

    @Test
    void bothEnginesStopAtTheSameEvents() throws IOException, InterruptedException {
        Random random = new Random(1);
        List<List<Event>> traces = new ArrayList<>(sound);
        for (List<Event> trace : sound) {
            for (TraceFault fault : TraceFault.values()) {
                traces.add(fault.in(trace, random));
            }
        }
        List<Integer> byOracle = traces.stream().map(SecondEngineIT::judge).toList();
        assertEquals(byOracle, TraceBatch.judge(LIMITS, traces, null));
        long conform = byOracle.stream().filter(step -> step == TraceBatch.CONFORMS).count();
        long deviate = traces.size() - conform;
        assertTrue(conform >= sound.size() && deviate >= sound.size() * 2L, conform + " conform, " + deviate + " deviate");
        Files.createDirectories(RESULT.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(RESULT.toFile(),
                new TreeMap<>(Map.of("judgedTwice", traces.size(), "conform", conform, "deviate", deviate)));
    }

    /** The comparison itself: by a faulty specification TLC comes to other verdicts than the oracle. */
    @Test
    void anEngineWithAFaultDisagrees() throws IOException, InterruptedException {
        List<Integer> byOracle = sound.stream().map(SecondEngineIT::judge).toList();
        SpecMutant mutant = Manifest.load().mutant("queue-one-too-many");
        assertNotEquals(byOracle, TraceBatch.judge(LIMITS, sound, mutant));
    }

    private static int judge(List<Event> trace) {
        Matcher matcher = new Matcher(oracle);
        for (int i = 0; i < trace.size(); i++) {
            if (matcher.judge(trace.get(i)) != null) {
                return i + 1;
            }
        }
        return TraceBatch.CONFORMS;
    }

    private static List<Event> record(Implementation implementation, RandomCalls calls) {
        List<Event> events = new ArrayList<>();
        Recorder recorder = new Recorder(implementation, events::add);
        recorder.call(Call.INIT);
        while (events.size() < EVENTS) {
            Call call = calls.call();
            calls.learn(call, recorder.call(call, calls.arguments(call)));
        }
        return events;
    }

    private static IpcSystem kernel() {
        return IpcSystem.create(LIMITS.kernel());
    }

    /** The specification in the role of an implementation: for calls that the kernel does not have yet. */
    private static Implementation specification() {
        SpecRun run = oracle.run();
        Binding issued = new Binding(LIMITS);
        return (call, arguments) -> {
            List<Datum> meant = issued.toSpec(call, arguments);
            Outcome outcome = run.expected(call, meant);
            run.advance();
            if (outcome.isOk()) {
                issued.accept(call, meant, outcome.value(), outcome.value(), run::state);
            }
            return outcome;
        };
    }
}
