package veridian.ipc.modelcheck;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;

/**
 * One row of the manifest: a module, a configuration, and what TLC must make of them.
 *
 * @param name         names the model
 * @param module       the root module
 * @param cfg          the configuration
 * @param shows        what the model shows, in a sentence
 * @param bounds       the bounds within which it shows it
 * @param mutant       the mutant of the spec that is checked instead of the spec; usually none
 * @param expected     {@code pass}, or {@code fails: } and the property that TLC must name
 * @param distinct     distinct states found
 * @param generated    states generated
 * @param diameter     depth of the search; 0 if a temporal property fails: not every TLC says how deep it has searched then
 * @param seconds      what it took on an idle machine with two cores, one model a core; the order in which models are run
 * @param everyActionOf parts of the next-state relation of which every action must occur; usually none
 * @param sameStatesAs a model that must reach as many distinct states, because this one leaves out arguments only
 * @param quick        small enough for {@code mvn test}
 * @param nightly      too large for every build: {@code mvn verify -Pnightly}
 */
record Model(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String module,
        @JsonProperty(required = true) String cfg,
        @JsonProperty(required = true) String shows,
        @JsonProperty(required = true) String bounds,
        String mutant,
        @JsonProperty(required = true) String expected,
        @JsonProperty(required = true) long distinct,
        @JsonProperty(required = true) long generated,
        @JsonProperty(required = true) int diameter,
        @JsonProperty(required = true) int seconds,
        List<String> everyActionOf,
        String sameStatesAs,
        boolean quick,
        boolean nightly) {

    Model {
        everyActionOf = everyActionOf == null ? List.of() : List.copyOf(everyActionOf);
    }

    static final String PASS = "pass";
    static final String FAILS = "fails: ";

    boolean hasDiameter() {
        return diameter != 0 || !expected.startsWith(FAILS);
    }
}
