package veridian.ipc.spec.parts;

import veridian.ipc.trace.Outcome;

/**
 * What a call must answer, in the ids of the run.
 *
 * @param outcome the answer
 * @param change makes the call
 */
record Step(Outcome outcome, Runnable change) {

    static final Runnable NOTHING = () -> { };

    /** It changes nothing. */
    static Step staying(Outcome outcome) {
        return new Step(outcome, NOTHING);
    }
}
