package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import veridian.ipc.oracle.suite.Suites;
import veridian.ipc.trace.Group;

/** Runs testees with a fault each. */
final class FaultyTestees {

    private static final int LONGEST_TRACE = 12;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long CALLS = 20_000;

    private FaultyTestees() {
    }

    /** The default run, up to the first deviation. */
    static RunPlan plan() {
        return new RunPlan(Suites.NAMES.stream().map(name -> Suites.named(name, 1, CALLS)).toList(),
            EnumSet.allOf(Group.class), Shard.ALL, true, LIMIT);
    }

    /** The fault is found, its trace is short, and the clause is named. */
    static void isFound(Bug bug, Path directory) throws IOException {
        RunResult result = new Runner(PythonTestee.of(bug.write(directory)), plan(), Progress.NONE).run();
        assertEquals(List.of(), result.failures(), bug.name());
        assertFalse(result.findings().isEmpty(), bug.name() + " was not found");
        Finding finding = result.findings().iterator().next();
        Set<String> named = new TreeSet<>();
        finding.shortest().deviation().clauses().forEach(clause -> named.add(clause.id()));
        named.add(finding.shortest().script().clause());
        int steps = finding.shortest().events().size();
        assertTrue(steps <= LONGEST_TRACE, bug.name() + ": a trace of " + steps + " steps");
        assertTrue(named.contains(bug.clause()), bug.name() + ": " + named + " in " + finding.cause().id() + " by "
            + finding.shortest().script().name());
    }
}
