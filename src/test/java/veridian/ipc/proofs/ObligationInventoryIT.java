package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed list of obligations is what a run finds: nothing disappears, nothing is added or left open unseen. */
class ObligationInventoryIT {

    static final Path FILE = Kernel.PROOFS.resolve("obligations.tsv");
    private static final String HOW_TO_UPDATE =
            "If this is meant: mvn verify -Dobligations.write=true, and commit " + FILE + ". Problems:\n";

    @Test
    void inventoryIsWhatTheProversSay() throws IOException, InterruptedException {
        var builder = new InventoryBuilder(SourceScan.methods(Kernel.SOURCES), KeyRun.ofKernel().results(),
                OpenJmlRun.ofKernel().forInventory(), KernelClasses.read(KernelClasses.FILE));
        Inventory actual = builder.build();
        if (Boolean.getBoolean("obligations.write")) {
            actual.write(FILE);
        }
        List<String> problems = new ArrayList<>(builder.uncontracted());
        problems.addAll(actual.unproved(TrustedFile.read().notProved()));
        problems.addAll(Inventory.read(FILE).differences(actual));
        assertEquals("", String.join("\n", problems), HOW_TO_UPDATE);
    }
}
