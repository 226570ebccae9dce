package veridian.ipc.spec;

/**
 * A state of the specification, to step from. Immutable; equal states are equal objects with equal hash codes, so that
 * they can be kept in sets. It belongs to the oracle that made it.
 */
public interface SpecState {

    /** The same state as a plain value. */
    AbstractState view();

    /** Who runs, is ready, is blocked and waits in it. */
    PlainState.Scheduling scheduling();

    /** Time, rate limit and statistics in it. */
    Accounts accounts();

    /** Shared memory in it. */
    MemoryState memory();
}
