package veridian.ipc.spec;

import veridian.ipc.trace.Outcome;

/**
 * What the specification says to a call in a state.
 *
 * @param outcome the result, and the value that is returned, in the specification's ids
 * @param next the state after the call; the same state if it is refused
 */
public record Verdict(Outcome outcome, SpecState next) {
}
