package veridian.ipc.spec;

import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;

/**
 * One loaded specification. The implementation lives in a class loader of its own together with TLC, whose state is static;
 * this interface is what the two sides share. {@link SpecOracle} is what to use. Several threads may ask at once, as the workers of
 * TLC's model checker do.
 */
public interface SpecEngine {

    /** The state before the first call. */
    SpecState initial();

    /** What the call must do in the state. */
    Verdict step(SpecState state, Call call, List<Datum> arguments);

    /** The first check of the call that fails in the state, or null if it succeeds. */
    SpecCheck failingCheck(SpecState state, Call call, List<Datum> arguments);

    /** All checks that the call makes, in the order of the text. */
    List<SpecCheck> checks(Call call);

    /** The state as plain values; null if it has what they can't say. */
    PlainState plain(SpecState state);

    /** The state that these values say. */
    SpecState of(PlainState plain);

    /** Whether the predicate, a definition without parameters, holds in the state. */
    boolean holds(String predicate, SpecState state);
}
