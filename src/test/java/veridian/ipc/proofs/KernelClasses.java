package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code proofs/classes.tsv}: what is special about a class of the kernel. A line has the class, {@code component},
 * {@code facade} or {@code bits}, options for OpenJML, and parameters for its solver. A class that is not listed is a component
 * without either. After {@code |} the parameters go on with those that differ when what is still open is asked about again.
 */
final class KernelClasses {

    static final Path FILE = Kernel.PROOFS.resolve("classes.tsv");

    /** Needs the proofs of both provers. */
    static final String COMPONENT = "component";
    /** Composes many components; the proof of one prover is enough. */
    static final String FACADE = "facade";

    /** Takes bits of words apart, which KeY has no rules for; OpenJML's proof is enough. */
    static final String BITS = "bits";

    private static final Pattern LOOP_WITHOUT_DECREASES = Pattern.compile("^Missing \"decreases\" for loop invariant.*/(\\w+)\\.java, \\d");

    /** In place of options: OpenJML is not given the class, and all its obligations count as open there. */
    private static final List<String> NOT_GIVEN = List.of("not-given");

    /** Among the options: the names of methods of which the same holds, separated by commas. */
    static final String LEFT_OUT = "not-given=";

    /**
     * How OpenJML proves a class, beyond what holds for all. Classes with the same settings are proved in one go.
     *
     * @param options          for OpenJML
     * @param solverParameters for z3, each {@code name=value}
     * @param afterwards       parameters that replace some of these, for one attempt after the other at what is left open
     * @param leftOut          names of methods that OpenJML is not given
     */
    record Settings(List<String> options, List<String> solverParameters, List<List<String>> afterwards, List<String> leftOut) {

        boolean given() {
            return !options.equals(NOT_GIVEN);
        }

        /** OpenJML is asked about this method of the class. */
        boolean gives(DeclaredMethod method) {
            return given() && !leftOut.contains(method.name());
        }

        /** How to ask about a method alone that is left open: as {@link #afterwards} says, or once more like this. */
        List<Settings> attempts() {
            return afterwards.isEmpty() ? List.of(this) : afterwards.stream().map(this::with).toList();
        }

        private Settings with(List<String> other) {
            Map<String, String> byName = new LinkedHashMap<>();
            Stream.concat(solverParameters.stream(), other.stream())
                    .forEach(parameter -> byName.put(parameter.substring(0, parameter.indexOf('=')), parameter));
            return new Settings(options, List.copyOf(byName.values()), List.of(), leftOut);
        }
    }

    private record Entry(String kind, Settings settings) {
    }

    private static final Entry DEFAULT = new Entry(COMPONENT, new Settings(List.of(), List.of(), List.of(), List.of()));

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
        if (columns.length != 4 || !List.of(COMPONENT, FACADE, BITS).contains(columns[1])) {
            throw new IllegalArgumentException("not a line of classes.tsv: " + String.join("\t", columns));
        }
        List<List<String>> parameters = Stream.of(columns[3].split("\\|")).map(KernelClasses::words).toList();
        if (!parameters.stream().flatMap(List::stream).allMatch(parameter -> parameter.matches("[a-z0-9._]+=[a-z0-9.]+"))) {
            throw new IllegalArgumentException("not name=value: " + columns[3]);
        }
        List<String> options = words(columns[2]).stream().filter(word -> !word.startsWith(LEFT_OUT)).toList();
        List<String> leftOut = words(columns[2]).stream().filter(word -> word.startsWith(LEFT_OUT))
                .flatMap(word -> Stream.of(word.substring(LEFT_OUT.length()).split(",")))
                .toList();
        entries.put(columns[0], new Entry(columns[1],
                new Settings(options, parameters.get(0), parameters.subList(1, parameters.size()), leftOut)));
    }

    private static List<String> words(String column) {
        return column.isBlank() ? List.of() : List.of(column.trim().split(" +"));
    }

    /**
     * Whether KeY complains that a loop of a class that it is not asked about has no {@code decreases}. Those of such loops may be over
     * ghosts, which only OpenJML sees.
     */
    boolean isOthersLoop(String warning) {
        Matcher loop = LOOP_WITHOUT_DECREASES.matcher(warning);
        return loop.find() && kindOf(loop.group(1)).equals(FACADE);
    }

    String kindOf(String type) {
        return entries.getOrDefault(type, DEFAULT).kind();
    }

    Settings settingsOf(String type) {
        return entries.getOrDefault(type, DEFAULT).settings();
    }
}
