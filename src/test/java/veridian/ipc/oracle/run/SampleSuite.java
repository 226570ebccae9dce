package veridian.ipc.oracle.run;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Step;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;

/**
 * A few short scripts.
 *
 * @param calls how many calls it says that it makes
 */
public record SampleSuite(String name, long calls, List<Script> all) implements Suite {

    /** As much as a small message takes, and more than a line of a chart does. */
    public static final Datum LONG = Datum.bytes(new byte[64]);

    static final Limits LIMITS = new Limits(2, 4, 2, 4, 2, 3, 2);

    private static final Datum ONE = Datum.number(1);
    static final Step INIT = new Step(Call.INIT, List.of());
    static final Step SPAWN = new Step(Call.SPAWN, List.of());
    static final Step CREATE = new Step(Call.CREATE_ENDPOINT, List.of(ONE));
    static final Step HAS_MESSAGE = new Step(Call.HAS_MESSAGE, List.of(ONE));
    static final Step TOO_LARGE = new Step(Call.MESSAGE_SMALL, List.of(Datum.bytes(new byte[65])));
    static final Step SEND = new Step(Call.SEND_MESSAGE, List.of(ONE, LONG));

    /** Nothing. */
    public static final SampleSuite EMPTY = new SampleSuite("empty", 0, List.of());

    /** Five scripts, 16 calls. */
    public static final SampleSuite CALLS = new SampleSuite("sample", 16, List.of(
        script("calls-before-init", "a call works before init()", "INIT-1", SPAWN, INIT, INIT),
        script("poll-nothing", "an empty queue has a message", "HAS-1", INIT, SPAWN, CREATE, HAS_MESSAGE),
        script("poll-again", "", "", INIT, SPAWN, CREATE, HAS_MESSAGE),
        script("too-large", "", "", TOO_LARGE),
        script("as-large-as-can-be", "a message of 64 bytes is refused", "SND-1", INIT, SPAWN, CREATE, SEND)));

    static Script script(String name, String about, String clause, Step... steps) {
        return new Script("sample", name, about, clause, List.of(steps));
    }

    @Override
    public Limits wanted() {
        return LIMITS;
    }

    @Override
    public Iterator<Script> scripts(SpecOracle oracle, Set<Group> groups) {
        return all.iterator();
    }
}
