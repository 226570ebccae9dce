package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code proofs/classes.tsv}: what is special about a class of the kernel. A line has the class, {@code component},
 * {@code facade} or {@code bits}, and options for OpenJML. A class that is not listed is a component without options.
 */
final class KernelClasses {

    /** Needs the proofs of both provers. */
    static final String COMPONENT = "component";
    /** Composes many components; the proof of one prover is enough. */
    static final String FACADE = "facade";

    /** Takes bits of words apart, which KeY has no rules for; OpenJML's proof is enough. */
    static final String BITS = "bits";

    /** In place of options: OpenJML is not given the class, and all its obligations count as open there. */
    static final List<String> NOT_GIVEN = List.of("not-given");

    private record Entry(String kind, List<String> options) {
    }

    private static final Entry DEFAULT = new Entry(COMPONENT, List.of());

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    private KernelClasses() {
    }

    /** Reads the file; fails on a line that it does not understand. */
    static KernelClasses read(Path file) throws IOException {
        var classes = new KernelClasses();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                classes.add(line.split("\t", -1));
            }
        }
        return classes;
    }

    private void add(String[] columns) {
        if (columns.length != 3 || !List.of(COMPONENT, FACADE, BITS).contains(columns[1])) {
            throw new IllegalArgumentException("not a line of classes.tsv: " + String.join("\t", columns));
        }
        List<String> options = columns[2].isBlank() ? List.of() : List.of(columns[2].trim().split(" +"));
        entries.put(columns[0], new Entry(columns[1], options));
    }

    String kindOf(String type) {
        return entries.getOrDefault(type, DEFAULT).kind();
    }

    /** OpenJML's options for a class, beyond those for all. */
    List<String> optionsOf(String type) {
        return entries.getOrDefault(type, DEFAULT).options();
    }
}
