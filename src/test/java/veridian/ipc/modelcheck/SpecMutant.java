package veridian.ipc.modelcheck;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A fault put into a copy of the spec, and what must notice it.
 *
 * @param id          names the mutant
 * @param sentence    what is wrong with it
 * @param module      the module that is changed
 * @param text        occurs in the module exactly once
 * @param replacement stands there instead
 * @param model       the model that is run on the changed spec
 * @param killedBy    the property that TLC must name, or what is never reached
 */
record SpecMutant(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String sentence,
        @JsonProperty(required = true) String module,
        @JsonProperty(required = true) String text,
        @JsonProperty(required = true) String replacement,
        @JsonProperty(required = true) String model,
        @JsonProperty(required = true) String killedBy) {

    /** Whether it is noticed by what can no longer be reached, not by a property that breaks. */
    boolean leavesUnreached() {
        return killedBy.startsWith(TlcOutcome.NEVER_REACHED);
    }

    /** The module with the fault in it. */
    String applyTo(String source) {
        int at = source.indexOf(text);
        if (at < 0 || source.indexOf(text, at + 1) >= 0) {
            throw new IllegalStateException(
                    "mutant " + id + ": its text must occur exactly once in " + module + ".tla: " + text);
        }
        return source.substring(0, at) + replacement + source.substring(at + text.length());
    }
}
