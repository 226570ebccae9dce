package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The quick models, and that manifest, mutants, configurations and README agree. */
class SpecTest {

    /** A clause about threads. */
    private static final Set<String> NOT_IN_THE_MACHINE = Set.of("CON-1");

    /** A row of the README's table: name, what it shows, bounds, distinct states, depth, seconds. */
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(\\w+)` \\| (.*) \\| (.*) \\| (.*) \\| ([\\d,]+) \\| (\\d+) \\| (\\d+) \\|$", Pattern.MULTILINE);

    private static final Pattern LATER_CLAUSE = Pattern.compile("^\\| ([A-Z]+-\\d+b?) \\| [^|`]+ \\| [^|`]+ \\|$", Pattern.MULTILINE);
    /** A row of the table of clauses that only the specification has: clause, definitions, properties, models. */
    private static final Pattern SPECIFIED =
            Pattern.compile("^\\| ([A-Z]+-\\d+b?) \\| (`[^|]+) \\| (`[^|]+) \\| (`[^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern DEFINITION = Pattern.compile("^(\\w+)(?:\\([^)]*\\))? *==", Pattern.MULTILINE);

    private final Manifest manifest;

    SpecTest() throws IOException {
        manifest = Manifest.load();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> quickModels() {
        return manifest.models().stream().filter(Model::quick).map(model -> DynamicTest.dynamicTest(
                model.name() + ": " + model.shows(),
                () -> ModelVerdict.check(model, TlcRun.of(manifest, model).run())));
    }

    @Test
    void everyConfigurationIsInTheManifest() throws IOException {
        Set<String> files = new TreeSet<>();
        try (DirectoryStream<Path> configs = Files.newDirectoryStream(Manifest.DIRECTORY, "*.cfg")) {
            configs.forEach(config -> files.add(config.getFileName().toString()));
        }
        assertEquals(files, manifest.models().stream().map(Model::cfg).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Another TLC found the same in all models that it was given: the record of a run with {@code -Dtla2tools.jar}. */
    @Test
    void anotherTlcFindsTheSame() throws IOException {
        SortedMap<String, TlcRecord.Found> found = TlcRecord.read().models();
        SortedMap<String, TlcRecord.Found> expected = new TreeMap<>();
        manifest.models().stream().filter(model -> found.containsKey(model.name()))
                .forEach(model -> expected.put(model.name(), found.get(model.name()).expected(model)));
        assertEquals(expected, found, "recorded by: mvn verify -Dit.test=ModelCheckIT -Dtla2tools.jar=PATH");
    }

    /** Leaving out arguments must leave out no states. */
    @Test
    void reducedModelsReachTheSameStates() {
        manifest.models().stream().filter(model -> model.sameStatesAs() != null).forEach(model ->
                assertEquals(manifest.model(model.sameStatesAs()).distinct(), model.distinct(), model.name()));
    }

    /** A property that no fault of the spec breaks says nothing. Witnesses are noted, never broken. */
    @Test
    void everyPropertyIsKilledByAMutant() throws IOException {
        Set<String> alive = new TreeSet<>();
        for (Model model : manifest.models()) {
            alive.addAll(ModelConfig.read(Manifest.DIRECTORY.resolve(model.cfg())).properties());
        }
        alive.removeIf(property -> property.endsWith("Noted"));
        manifest.mutants().forEach(mutant -> alive.remove(mutant.killedBy()));
        assertEquals(Set.of(), alive, "properties that no mutant of the spec kills");
    }

    /** A clause that the kernel does not have yet is in the specification all the same, or in the text says why not. */
    @Test
    void laterClausesAreSpecified() throws IOException {
        String page = Files.readString(Manifest.SPEC.resolve("CLAUSES.md"));
        Set<String> defined = new TreeSet<>();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(Manifest.SPEC, "*.tla")) {
            for (Path module : modules) {
                DEFINITION.matcher(Files.readString(module)).results().forEach(match -> defined.add(match.group(1)));
            }
        }
        Set<String> missing = new TreeSet<>();
        LATER_CLAUSE.matcher(page).results().forEach(row -> missing.add(row.group(1)));
        SPECIFIED.matcher(page).results().forEach(row -> {
            missing.remove(row.group(1));
            for (String name : names(row.group(2))) {
                if (!defined.contains(name)) {
                    missing.add(row.group(1) + ": " + name);
                }
            }
            List<String> properties = names(row.group(3));
            assertEquals(
                    manifest.mutants().stream().filter(mutant -> properties.contains(mutant.killedBy()))
                            .map(SpecMutant::model).collect(Collectors.toCollection(TreeSet::new)),
                    Set.copyOf(names(row.group(4))), () -> row.group(1) + ": models in which a mutant breaks its properties");
            for (String property : properties) {
                if (manifest.mutants().stream().noneMatch(mutant -> mutant.killedBy().equals(property))) {
                    missing.add(row.group(1) + ": " + property);
                }
            }
        });
        assertEquals(NOT_IN_THE_MACHINE, missing);
    }

    private static List<String> names(String cell) {
        return List.of(cell.replace("`", "").split(", "));
    }

    @Test
    void readmeTellsWhatTheManifestTells() throws IOException {
        List<String> rows = new ArrayList<>();
        ROW.matcher(Files.readString(Manifest.DIRECTORY.resolve("README.md"))).results().forEach(row -> rows.add(
                row.group(1) + " " + row.group(2) + " " + row.group(3) + " " + row.group(4) + " " + row.group(5)
                        + " " + row.group(6) + " " + row.group(7)));
        assertEquals(manifest.models().stream().map(model -> "%s %s %s %s %,d %d %d".formatted(
                        model.name(), model.shows(), model.bounds(), model.expected(), model.distinct(), model.diameter(),
                        model.seconds())).toList(),
                rows);
    }
}
