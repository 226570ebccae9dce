package veridian.ipc.oracle.suite;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;

/** Scenarios in which classic faults show. */
public final class ScenarioSuite implements Suite {

    /** Its name. */
    public static final String NAME = "scenarios";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Limits wanted() {
        return new Limits(4, 12, 5, 14, 2, 3, 2).with(new RateLimits(10, 3, 2, 400, 70))
            .with(new MemoryLimits(3, 12, 12288, 2, 3, 4096, 16));
    }

    @Override
    public long calls() {
        return 8L * all().count();
    }

    @Override
    public Iterator<Script> scripts(SpecOracle oracle, Set<Group> groups) {
        return all().map(scenario -> script(scenario, oracle)).filter(Objects::nonNull)
            .filter(script -> script.steps().stream().allMatch(step -> isOf(groups, step))).iterator();
    }

    private static boolean isOf(Set<Group> groups, Step step) {
        boolean large = step.arguments().stream().anyMatch(Datum.Large.class::isInstance);
        return groups.contains(step.call().group()) && (!large || groups.contains(Group.MEMORY));
    }

    static Stream<Scenario> all() {
        return Stream.of(CoreScenarios.ALL, ChannelScenarios.ALL, CapabilityScenarios.ALL, BlockingScenarios.ALL, RateScenarios.ALL,
            StatisticsScenarios.ALL, MemoryScenarios.ALL, LargeMessageScenarios.ALL, SystemCallScenarios.ALL)
            .flatMap(List::stream);
    }

    /** Null if it would take too long. */
    private static Script script(Scenario scenario, SpecOracle oracle) {
        SpecKernel kernel = new SpecKernel(oracle);
        try {
            scenario.life().accept(new Play(kernel, oracle.limits()));
        } catch (Play.TooLong e) {
            return null;
        }
        return new Script(NAME, scenario.name(), scenario.about(), scenario.clause(), kernel.steps(), kernel.said());
    }
}
