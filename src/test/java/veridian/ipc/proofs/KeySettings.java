package veridian.ipc.proofs;

import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.settings.ChoiceSettings;
import de.uka.ilkd.key.settings.PathConfig;
import de.uka.ilkd.key.settings.ProofSettings;
import de.uka.ilkd.key.strategy.StrategyProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings under which KeY's answer means something for this project.
 *
 * <p>KeY's defaults treat {@code int} as a mathematical integer, which would let an overflowing index pass; and it reads
 * a settings file of the user who runs it. Both would make "proved" depend on something that is not in the sources.
 */
final class KeySettings {

    /** Rule applications after which a proof counts as open. Counted, not timed: a busy machine must not flip a verdict. */
    static final int MAX_STEPS = 24_000;

    /** Rule applications after which a contract that is proved counts as not vacuous. */
    static final int MAX_VACUITY_STEPS = 2_000;

    /** What each rule-base option is set to. Those that KeY would choose as well are listed so that a new default shows. */
    private static final SortedMap<String, String> CHOICES = new TreeMap<>(Map.ofEntries(
            Map.entry("intRules", "javaSemantics"),
            Map.entry("runtimeExceptions", "ban"),
            Map.entry("modelFields", "treatAsAxiom"),
            Map.entry("assertions", "safe"),
            Map.entry("methodExpansion", "modularOnly"),
            Map.entry("soundDefaultContracts", "on"),
            Map.entry("initialisation", "disableStaticInitialisation"),
            Map.entry("integerSimplificationRules", "full"),
            Map.entry("wdChecks", "off")));

    private static final Map<String, String> STRATEGY = Map.ofEntries(
            Map.entry(StrategyProperties.METHOD_OPTIONS_KEY, StrategyProperties.METHOD_CONTRACT),
            Map.entry(StrategyProperties.LOOP_OPTIONS_KEY, StrategyProperties.LOOP_SCOPE_INV_TACLET),
            Map.entry(StrategyProperties.BLOCK_OPTIONS_KEY, StrategyProperties.BLOCK_CONTRACT_INTERNAL),
            Map.entry(StrategyProperties.DEP_OPTIONS_KEY, StrategyProperties.DEP_ON),
            Map.entry(StrategyProperties.QUERY_OPTIONS_KEY, StrategyProperties.QUERY_OFF),
            Map.entry(StrategyProperties.NON_LIN_ARITH_OPTIONS_KEY, StrategyProperties.NON_LIN_ARITH_DEF_OPS),
            Map.entry(StrategyProperties.QUANTIFIERS_OPTIONS_KEY, StrategyProperties.QUANTIFIERS_NON_SPLITTING_WITH_PROGS),
            Map.entry(StrategyProperties.CLASS_AXIOM_OPTIONS_KEY, StrategyProperties.CLASS_AXIOM_DELAYED));

    private KeySettings() {
    }

    /** Puts the settings in force for everything that this JVM loads from now on. */
    static void install() {
        System.setProperty(PathConfig.DISREGARD_SETTINGS_PROPERTY, "true");
        PathConfig.setKeyConfigDir(emptyConfigDir().toString());
        ChoiceSettings settings = ProofSettings.DEFAULT_SETTINGS.getChoiceSettings();
        Map<String, String> choices = new HashMap<>(settings.getDefaultChoices());
        CHOICES.forEach((option, value) -> choices.put(option, option + ":" + value));
        settings.setDefaultChoices(choices);
    }

    private static Path emptyConfigDir() {
        try {
            Path dir = Files.createTempDirectory("key-config");
            dir.toFile().deleteOnExit();
            return dir;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless every option is among those that KeY really activated; it ignores options that it does not know. */
    static void requireInForce(Collection<String> activated) {
        List<String> missing = new ArrayList<>();
        CHOICES.forEach((option, value) -> {
            if (!activated.contains(option + ":" + value)) {
                missing.add(option + ":" + value);
            }
        });
        if (!missing.isEmpty()) {
            throw new IllegalStateException("KeY did not activate " + missing + " but has " + activated);
        }
    }

    /** The strategy for one proof. */
    static StrategyProperties strategyFor(Proof proof) {
        StrategyProperties properties = proof.getSettings().getStrategySettings().getActiveStrategyProperties();
        STRATEGY.forEach(properties::setProperty);
        return properties;
    }

    /** All settings as text, for reports and for the key of the local cache. */
    static SortedMap<String, String> describe() {
        SortedMap<String, String> all = new TreeMap<>(CHOICES);
        all.putAll(STRATEGY);
        all.put("maxSteps", Integer.toString(MAX_STEPS));
        all.put("maxVacuitySteps", Integer.toString(MAX_VACUITY_STEPS));
        return all;
    }
}
