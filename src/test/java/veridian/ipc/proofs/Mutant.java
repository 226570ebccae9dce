package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault put into the sources to see whether the proofs notice: {@code proofs/mutants.tsv} has one a line.
 *
 * @param id          its name
 * @param file        source file, relative to the folder of the kernel
 * @param original    text that occurs exactly once in the file
 * @param replacement what stands there instead
 * @param obligation  what can then no longer be proved
 */
record Mutant(String id, String file, String original, String replacement, String obligation) {

    static final Path FILE = Kernel.PROOFS.resolve("mutants.tsv");

    /** So much of the hash of a line that no other version of it is taken for this one. */
    private static final int HASH = 8;

    static List<Mutant> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Mutant::parse)
                .toList();
    }

    private static Mutant parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 5) {
            throw new IllegalArgumentException("not a mutant: " + line);
        }
        return new Mutant(columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    /** The method (or observer) that the obligation is about. */
    String method() {
        return obligation.substring(0, obligation.indexOf('#'));
    }

    /** The class of that method. */
    String type() {
        return method().substring(0, method().indexOf('.'));
    }

    /** What a verdict is kept under: its name and a hash of all of its line, so that one on another version of it is not its own. */
    String key() {
        String line = String.join("\t", id, file, original, replacement, obligation);
        return id + " " + OpenJmlRecord.sha256(line.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
    }

    /** Copies the Java files of {@code sources} to {@code target} and applies the fault. */
    void applyToCopy(Path sources, Path target) throws IOException {
        SourceCopy.make(sources, target);
        Path mutated = target.resolve(file);
        Files.writeString(mutated, applyTo(Files.readString(mutated)));
    }

    private String applyTo(String text) {
        int at = text.indexOf(original);
        if (at < 0 || text.indexOf(original, at + 1) >= 0) {
            throw new IllegalStateException(id + ": the original text must occur exactly once in " + file);
        }
        return text.substring(0, at) + replacement + text.substring(at + original.length());
    }

    /** What KeY says in so many steps about the obligation in the faulty sources, made in {@code workDir}. */
    ProofResult prove(Path sources, Path workDir, int maxSteps) throws IOException {
        applyToCopy(sources, workDir);
        try (KeyProcess process = new KeyProcess(workDir)) {
            KeyWorker.Loaded loaded = process.loaded();
            if (loaded.obligations().stream().noneMatch(o -> o.id().equals(obligation))) {
                throw new IllegalStateException(id + ": no obligation " + obligation + "; " + loaded.error());
            }
            return process.prove(obligation, maxSteps);
        }
    }
}
