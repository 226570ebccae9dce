package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenJML, where it is installed, finds fault with what is faulty; what it says makes a record that reads back. */
class OpenJmlFixtureIT {

    /** Refuses one count too late. */
    private static final Mutant MUTANT =
            new Mutant("late", "Counter.java", "if (count == 1000) {", "if (count == 1001) {", "Counter.increment()#exceptional.0");

    @Test
    void faultyContractsAreOpenAndTheRecordSaysSo(@TempDir Path dir) throws IOException, InterruptedException {
        var tool = OpenJmlTool.installed();
        Assumptions.assumeTrue(tool.isPresent(), "OpenJML is not installed");
        Path record = dir.resolve("record.json");
        Path log = dir.resolve("log.txt");
        OpenJmlRun run = OpenJmlRun.run(tool.get(), KeyFixtureIT.FIXTURE.getParent(), KeyFixtureIT.FIXTURE, record, log,
                List.of(MUTANT));
        assertEquals(Map.ofEntries(
                Map.entry("Cell.Cell()", "proved"),
                Map.entry("Counter.Counter()", "proved"),
                Map.entry("Counter.contradictingTheInvariant()", "open"),
                Map.entry("Counter.impossible()", "open"),
                Map.entry("Counter.increment()", "proved"),
                Map.entry("Counter.incrementTwice()", "proved"),
                Map.entry("Counter.outOfBounds(byte[],int)", "open"),
                Map.entry("Counter.overflowing(int)", "open"),
                Map.entry("Counter.restingOnTheImpossible()", "open"),
                Map.entry("Counter.sometimesRestingOnTheImpossible(boolean)", "open"),
                Map.entry("Counter.vacuous(int)", "open"),
                Map.entry("Counter.wrong(int)", "open"),
                Map.entry("Holder.Holder(Cell)", "proved"),
                Map.entry("Holder.change()", "proved"),
                Map.entry("Holder.keep()", "open"),
                Map.entry("Refused.Refused()", "proved")), run.verdicts(), () -> read(log));
        assertEquals("a false promise is proved, too",
                run.record().methods().get("Counter.sometimesRestingOnTheImpossible(boolean)").answer());
        assertEquals(Map.of(MUTANT.key(), "with warnings"), run.record().mutants().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().answer())));
        assertEquals("recorded", OpenJmlRun.recorded(KeyFixtureIT.FIXTURE, record).status());
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
