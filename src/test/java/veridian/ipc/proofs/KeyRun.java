package veridian.ipc.proofs;

import de.uka.ilkd.key.util.KeYConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The proof of the whole kernel by KeY: made once per JVM, shared by the tests that look at it. */
final class KeyRun {

    private static final Path VERDICTS = Kernel.ASSURANCE.resolve("key.json");
    private static final Path TIMINGS = Kernel.ASSURANCE.resolve("timings/key.json");
    private static KeyPool.Outcome outcome;

    /** One line of the verdict file. */
    private record Verdict(String id, String file, int line, String status, int nodes, String reason) {
    }

    /** The verdict file: nothing in it depends on when or how fast the run was. */
    private record Verdicts(String prover, SortedMap<String, String> settings, List<Verdict> obligations,
                            TreeSet<String> libraryContracts, List<String> warnings) {
    }

    /** Times in milliseconds; they decide only in which order the next run takes the obligations. */
    record Timings(SortedMap<String, Long> millis) {
    }

    private KeyRun() {
    }

    /** Proves all obligations and writes {@code target/assurance/key.json}; the second call returns the first's result. */
    static synchronized KeyPool.Outcome ofKernel() throws IOException, InterruptedException {
        if (outcome == null) {
            outcome = prove();
            write(outcome);
        }
        return outcome;
    }

    private static KeyPool.Outcome prove() throws IOException, InterruptedException {
        if (SourceScan.files(Kernel.SOURCES).isEmpty()) {
            return new KeyPool.Outcome(new KeyWorker.Loaded("", List.of(), List.of()), new TreeMap<>());
        }
        int cores = Runtime.getRuntime().availableProcessors();
        var pool = new KeyPool(Kernel.SOURCES, KeySettings.MAX_STEPS, cores, Progress.forThisTerminal());
        return withTheRest(pool.prove(attempted(), earlierTimes()));
    }

    /** What the inventory lists as open in KeY is open without a new attempt, unless {@code -Dkey.all=true} asks for one. */
    private static Predicate<String> attempted() throws IOException {
        Inventory listed = Inventory.read(ObligationInventoryIT.FILE);
        return id -> Boolean.getBoolean("key.all") || !listed.isOpenInKey(id);
    }

    private static KeyPool.Outcome withTheRest(KeyPool.Outcome outcome) {
        var results = new TreeMap<>(outcome.results());
        outcome.loaded().obligations().forEach(obligation -> results.computeIfAbsent(obligation.id(),
                id -> ProofResult.open(id, "not attempted: listed as open in proofs/obligations.tsv")));
        return new KeyPool.Outcome(outcome.loaded(), results);
    }

    private static Map<String, Long> earlierTimes() throws IOException {
        return Files.exists(TIMINGS) ? Json.read(TIMINGS, Timings.class).millis() : Map.of();
    }

    private static void write(KeyPool.Outcome outcome) throws IOException {
        List<Verdict> verdicts = outcome.loaded().obligations().stream()
                .map(obligation -> verdict(obligation, outcome.results().get(obligation.id())))
                .toList();
        Json.write(VERDICTS, new Verdicts("KeY " + KeYConstants.VERSION, KeySettings.describe(), verdicts,
                ProofUses.libraryContracts(outcome.results()), outcome.loaded().warnings()));
        var millis = new TreeMap<String, Long>();
        outcome.results().values().forEach(result -> millis.put(result.id(), result.millis()));
        Json.write(TIMINGS, new Timings(millis));
    }

    private static Verdict verdict(Obligation obligation, ProofResult result) {
        return new Verdict(obligation.id(), obligation.file(), obligation.line(), result.status(), result.nodes(),
                result.reason());
    }
}
