package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Compares what came of a model with what the manifest expects. */
final class ModelVerdict {

    private ModelVerdict() {
    }

    static void check(Model model, TlcOutcome outcome) {
        assertEquals(model.expected(), outcome.verdict(), () -> outcome.describe(model.name(), model.expected()));
        assertAll(model.name() + ", log " + outcome.log(),
                () -> assertEquals(model.distinct(), outcome.distinct(), "distinct states"),
                () -> assertEquals(model.generated(), outcome.generated(), "states generated"),
                () -> assertEquals(model.diameter(), model.hasDiameter() ? outcome.diameter() : 0, "diameter"));
    }
}
