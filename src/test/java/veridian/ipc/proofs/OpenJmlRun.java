package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    static synchronized OpenJmlRun ofKernel() throws IOException, InterruptedException {
        if (ofKernel == null) {
            var tool = OpenJmlTool.installed();
            ofKernel = tool.isPresent() && !SourceScan.files(Kernel.SOURCES).isEmpty()
                    ? run(tool.get(), Kernel.SOURCE_ROOT, Kernel.SOURCES, OpenJmlRecord.FILE,
                            Kernel.ASSURANCE.resolve("timings/openjml.log"))
                    : recorded(Kernel.SOURCES, OpenJmlRecord.FILE);
            Json.write(Kernel.ASSURANCE.resolve("openjml.json"), ofKernel.verdicts());
        }
        return ofKernel;
    }

    /** The record's word on the sources in {@code kernel}. */
    static OpenJmlRun recorded(Path kernel, Path file) throws IOException {
        SortedMap<String, String> current = OpenJmlRecord.hashes(kernel);
        OpenJmlRecord record = Files.exists(file)
                ? OpenJmlRecord.read(file)
                : new OpenJmlRecord("none", "none", new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        List<String> stale = record.stale(current);
        return new OpenJmlRun(stale.isEmpty() ? "recorded" : "stale", stale, record);
    }

    /** Runs the tool and writes the record and a log. Files with the same settings are proved in one go. */
    static OpenJmlRun run(OpenJmlTool tool, Path sourceRoot, Path kernel, Path file, Path log)
            throws IOException, InterruptedException {
        KernelClasses classes = KernelClasses.read(KernelClasses.FILE);
        SortedMap<String, List<String>> options = new TreeMap<>();
        Map<KernelClasses.Settings, List<Path>> groups = new LinkedHashMap<>();
        for (Path source : SourceScan.files(kernel)) {
            KernelClasses.Settings own = classes.settingsOf(type(source));
            if (!own.given()) {
                continue;
            }
            List<String> all = new ArrayList<>(OpenJmlTool.OPTIONS);
            all.addAll(own.options());
            all.addAll(own.solverParameters());
            options.put(kernel.relativize(source).toString(), all);
            groups.computeIfAbsent(own, k -> new ArrayList<>()).add(source);
        }
        SortedMap<String, String> sources = OpenJmlRecord.hashes(kernel);
        StringBuilder output = new StringBuilder();
        SortedMap<String, OpenJmlOutput.Verdict> verdicts = new TreeMap<>();
        for (var group : groups.entrySet()) {
            String said = tool.prove(sourceRoot, group.getValue(), group.getKey());
            output.append(said);
            verdicts.putAll(ofTheseClasses(group.getValue(), said));
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.writeString(log, output);
        var record = new OpenJmlRecord(tool.version(), tool.solverVersion(), options, sources, verdicts);
        Json.write(file, record);
        return new OpenJmlRun("run", List.of(), record);
    }

    /** The tool also proves the classes that a file uses, but with this group's settings, not theirs: those do not count. */
    private static Map<String, OpenJmlOutput.Verdict> ofTheseClasses(List<Path> group, String output) {
        Set<String> types = group.stream().map(OpenJmlRun::type).collect(Collectors.toSet());
        Map<String, OpenJmlOutput.Verdict> own = new TreeMap<>(OpenJmlOutput.parse(output));
        own.keySet().removeIf(method -> !types.contains(method.substring(0, method.indexOf('.'))));
        return own;
    }

    private static String type(Path source) {
        return source.getFileName().toString().replace(".java", "");
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
