package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import veridian.ipc.trace.Call;

/** Which answers a call that names an id must wait for; how scripts are run is tried in {@link SmallRunsTest}. */
class ScriptRunnerTest {

    private static final Set<Call> ISSUING = EnumSet.of(Call.SPAWN, Call.CREATE_ENDPOINT, Call.CREATE_CHANNEL, Call.ALLOCATE_SHARED_MEMORY,
        Call.CREATE_SHARED_REGION, Call.CREATE_EMPTY_REGION);
    private static final Set<Call> SHOWING = EnumSet.of(Call.RECEIVE_MESSAGE, Call.RECEIVE, Call.SYS_RECEIVE);

    private static Set<Call> issuing(boolean hidesRegions) {
        return Arrays.stream(Call.values()).filter(call -> ScriptRunner.issues(call, hidesRegions)).collect(Collectors.toSet());
    }

    @Test
    void idsAreShownByWhatIssuesThem() {
        assertEquals(ISSUING, issuing(false));
    }

    /** The region of a long payload is issued in silence; the message that has it shows its id. */
    @Test
    void afterALongPayloadMessagesShowIdsToo() {
        Set<Call> both = EnumSet.copyOf(ISSUING);
        both.addAll(SHOWING);
        assertEquals(both, issuing(true));
    }
}
