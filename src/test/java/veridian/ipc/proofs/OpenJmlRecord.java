package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What OpenJML said the last time that somebody had it: {@code proofs/openjml-record.json}. Only a run of the tool writes
 * it. It speaks for the sources whose hashes it carries and for no others.
 *
 * @param tool    version of OpenJML
 * @param solver  version of z3
 * @param options by source file: OpenJML's, then its solver's parameters
 * @param sources SHA-256 of each source file
 * @param methods verdicts by method
 * @param alone   by method, how those were asked about that are proved only alone
 * @param mutants by {@link Mutant#key}, what it says of a method that it proves, with a fault in the sources
 */
record OpenJmlRecord(String tool, String solver, SortedMap<String, List<String>> options,
                     SortedMap<String, String> sources, SortedMap<String, OpenJmlOutput.Verdict> methods,
                     SortedMap<String, List<String>> alone, SortedMap<String, OpenJmlOutput.Verdict> mutants) {

    static final Path FILE = Kernel.PROOFS.resolve("openjml-record.json");

    /** A record before there was one of these is without it. */
    OpenJmlRecord {
        alone = alone == null ? new TreeMap<>() : alone;
        mutants = mutants == null ? new TreeMap<>() : mutants;
    }

    /** The record of a tool that was never asked. */
    static OpenJmlRecord none() {
        return new OpenJmlRecord("none", "none", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** What the file has; {@link #none} if it is not there. */
    static OpenJmlRecord read(Path file) throws IOException {
        return Files.exists(file) ? Json.read(file, OpenJmlRecord.class) : none();
    }

    /** Of the files below a folder those that are as this record, of this very tool, knows them, and so is every class that they name. */
    Set<Path> unchanged(OpenJmlTool by, Path root) throws IOException, InterruptedException {
        if (!tool.equals(by.version()) || !solver.equals(by.solverVersion())) {
            return Set.of();
        }
        return unchanged(root);
    }

    /** A proof rests on the contracts of the classes that are named, in contracts too, and of those that these name. */
    Set<Path> unchanged(Path root) throws IOException {
        SortedMap<String, String> current = hashes(root);
        var differing = new TreeSet<>(sources.keySet());
        differing.addAll(current.keySet());
        differing.removeIf(file -> current.getOrDefault(file, "gone").equals(sources.get(file)));
        Map<Path, String> untouched = new LinkedHashMap<>();
        for (Path file : SourceScan.files(root)) {
            if (!differing.contains(root.relativize(file).toString())) {
                untouched.put(file, Files.readString(file));
            }
        }
        Deque<String> touched = new ArrayDeque<>();
        differing.forEach(file -> touched.add(SourceScan.type(Path.of(file))));
        while (!touched.isEmpty()) {
            String type = touched.remove();
            List<Path> naming = untouched.keySet().stream().filter(file -> names(untouched.get(file), type)).toList();
            naming.forEach(file -> touched.add(SourceScan.type(file)));
            untouched.keySet().removeAll(naming);
        }
        return untouched.keySet();
    }

    private static boolean names(String text, String type) {
        return Pattern.compile("\\b" + Pattern.quote(type) + "\\b").matcher(text).find();
    }

    /**
     * Source files that are not what this record is about, each with the reason; empty if the record fits.
     * A file that is new or gone counts: each class is proved against the contracts of the others.
     */
    List<String> stale(SortedMap<String, String> current) {
        List<String> reasons = new ArrayList<>();
        var files = new TreeSet<>(sources.keySet());
        files.addAll(current.keySet());
        for (String file : files) {
            if (!current.containsKey(file)) {
                reasons.add(file + " is gone");
            } else if (!sources.containsKey(file)) {
                reasons.add(file + " is new");
            } else if (!sources.get(file).equals(current.get(file))) {
                reasons.add(file + " has changed");
            }
        }
        return reasons;
    }

    /** The hash of each Java file below a folder, by its path relative to that folder. */
    static SortedMap<String, String> hashes(Path root) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Path file : SourceScan.files(root)) {
            hashes.put(root.relativize(file).toString(), sha256(Files.readAllBytes(file)));
        }
        return hashes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
