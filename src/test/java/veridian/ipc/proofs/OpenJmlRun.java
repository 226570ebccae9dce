package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * OpenJML's word on the kernel: from the tool if it is installed, from the record otherwise. Made once per JVM.
 *
 * @param status {@code run} or {@code recorded} or {@code stale}
 * @param stale  why the record does not fit, empty unless stale
 * @param record the verdicts
 */
record OpenJmlRun(String status, List<String> stale, OpenJmlRecord record) {

    private static OpenJmlRun ofKernel;
    /** A run that takes most of an hour is not made again for each test that wants its result. */
    private static RuntimeException failed;

    static synchronized OpenJmlRun ofKernel() throws IOException, InterruptedException {
        if (failed != null) {
            throw new IllegalStateException("OpenJML has failed before", failed);
        }
        try {
            return ofKernelOnce();
        } catch (RuntimeException e) {
            failed = e;
            throw e;
        }
    }

    private static OpenJmlRun ofKernelOnce() throws IOException, InterruptedException {
        if (ofKernel == null) {
            var tool = OpenJmlTool.installed();
            ofKernel = tool.isPresent() && !SourceScan.files(Kernel.SOURCES).isEmpty()
                    ? run(tool.get(), Kernel.SOURCE_ROOT, Kernel.SOURCES, OpenJmlRecord.FILE,
                            Kernel.ASSURANCE.resolve("timings/openjml.log"), Mutant.read(Mutant.FILE))
                    : recorded(Kernel.SOURCES, OpenJmlRecord.FILE);
            Json.write(Kernel.ASSURANCE.resolve("openjml.json"), ofKernel.verdicts());
        }
        return ofKernel;
    }

    /** The record's word on the sources in {@code kernel}. */
    static OpenJmlRun recorded(Path kernel, Path file) throws IOException {
        SortedMap<String, String> current = OpenJmlRecord.hashes(kernel);
        OpenJmlRecord record = OpenJmlRecord.read(file);
        List<String> stale = record.stale(current);
        return new OpenJmlRun(stale.isEmpty() ? "recorded" : "stale", stale, record);
    }

    /** Runs the tool and writes the record and a log. */
    static OpenJmlRun run(OpenJmlTool tool, Path sourceRoot, Path kernel, Path file, Path log, List<Mutant> mutants)
            throws IOException, InterruptedException {
        SortedMap<String, String> sources = OpenJmlRecord.hashes(kernel);
        if (Boolean.getBoolean("openjml.all")) {
            OpenJmlAnswers.forget(log);
        }
        OpenJmlRecord record = new OpenJmlInterview(tool, sourceRoot, kernel, log,
                Boolean.getBoolean("openjml.all") ? OpenJmlRecord.none() : OpenJmlRecord.read(file)).record(sources, mutants);
        Json.write(file, record);
        return new OpenJmlRun("run", List.of(), record);
    }

    /** Verdicts by method: proved (the tool has just said so), recorded (it did for these very sources), stale or open. */
    SortedMap<String, String> verdicts() {
        String proved = status.equals("run") ? ProofResult.PROVED : status;
        return record.methods().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                e -> e.getValue().verdict().equals(ProofResult.PROVED) ? proved : ProofResult.OPEN,
                (a, b) -> a, TreeMap::new));
    }

    /** Verdicts by method for the inventory: whether a run or its record says so is no matter, a stale record counts nothing. */
    SortedMap<String, String> forInventory() {
        SortedMap<String, String> proved = new TreeMap<>();
        record.methods().forEach((method, verdict) ->
                proved.put(method, status.equals("stale") ? ProofResult.OPEN : verdict.verdict()));
        return proved;
    }
}
