package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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
 */
record OpenJmlRecord(String tool, String solver, SortedMap<String, List<String>> options,
                     SortedMap<String, String> sources, SortedMap<String, OpenJmlOutput.Verdict> methods,
                     SortedMap<String, List<String>> alone) {

    static final Path FILE = Kernel.PROOFS.resolve("openjml-record.json");

    static OpenJmlRecord read(Path file) throws IOException {
        return Json.read(file, OpenJmlRecord.class);
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

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
