package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.oracle.Recorder;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.oracle.suite.RandomSuite;
import veridian.ipc.oracle.suite.ScenarioSuite;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.RandomCalls;

/** Traces of the kernel: of the scenarios of classic faults, of calls that were led to rare results, and of any calls. */
final class RecordedTraces {

    private static final int EVENTS = 60;
    private static final long LED = 1;
    /** So many calls and fewer come before init. */
    private static final int EARLY = 3;

    private final SpecOracle oracle;

    /** Of a kernel with the limits of this specification. */
    RecordedTraces(SpecOracle oracle) {
        this.oracle = oracle;
    }

    /** The same each time: those of all scenarios, so many led ones, and so many of any calls. */
    List<List<Event>> record(int led, int any) {
        List<List<Event>> traces = new ArrayList<>();
        for (Suite suite : List.of(new ScenarioSuite(), new RandomSuite(LED, led, EVENTS))) {
            suite.scripts(oracle, ReferenceImplementation.GROUPS).forEachRemaining(script -> traces.add(scripted(script)));
        }
        for (int seed = 1; seed <= any; seed++) {
            traces.add(random(seed));
        }
        return traces;
    }

    private List<Event> random(long seed) {
        List<Event> events = new ArrayList<>();
        RandomCalls calls = new RandomCalls(seed, ReferenceImplementation.GROUPS);
        Recorder kernel = recorder(events);
        while (events.size() < EVENTS) {
            Call call = events.size() == seed % (EARLY + 1) ? Call.INIT : calls.call();
            calls.learn(call, kernel.call(call, calls.arguments(call)));
        }
        return events;
    }

    /** Scripts are in ids of the specification: somebody has to follow what the kernel's are. */
    private List<Event> scripted(Script script) {
        List<Event> events = new ArrayList<>();
        Recorder kernel = recorder(events);
        Matcher judge = new Matcher(oracle);
        for (Step step : script.steps()) {
            kernel.call(step.call(), judge.binding().toImplementation(step.call(), step.arguments()));
            assertNull(judge.judge(events.get(events.size() - 1)));
        }
        return events;
    }

    private Recorder recorder(List<Event> events) {
        return new Recorder(new ReferenceImplementation(IpcSystem.create(oracle.limits().kernel())), events::add);
    }
}
