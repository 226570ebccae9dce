package veridian.ipc.oracle.run;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.trace.Group;

/**
 * What to run.
 *
 * @param suites in this order
 * @param groups the parts of the API to look at, of those that the testee has
 * @param shard which of the scripts
 * @param failFast whether to stop at the first deviation
 * @param limit when to stop in any case
 */
public record RunPlan(List<Suite> suites, Set<Group> groups, Shard shard, boolean failFast, Duration limit) {

    /** Keeps copies. */
    public RunPlan {
        suites = List.copyOf(suites);
        groups = EnumSet.copyOf(groups);
    }
}
