package veridian.ipc.modelcheck;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of TLC in a JVM of its own, on a copy of the spec and the models.
 *
 * <p>One worker, because only then are depth and order of the search the same in every run; the tests run several
 * models side by side instead. For the same reason liveness is checked once, at the end.
 */
final class TlcRun {

    private static final Path RUNS = Path.of("target", "model-check");

    /** A step of a part of the next-state relation in {@code IpcNext.tla}, named after its call. */
    private static final Pattern STEP = Pattern.compile("^ +\\\\/ (\\w+)Step$", Pattern.MULTILINE);

    private final String name;
    private final Model model;
    private final SpecMutant mutant;
    private final List<String> options;
    /** What the run judges instead of exploring; null: nothing. */
    private final Traces traces;

    private record Traces(String configuration, List<Object> values) { }

    private TlcRun(String name, Model model, SpecMutant mutant, List<String> options, Traces traces) {
        this.name = name;
        this.model = model;
        this.mutant = mutant;
        this.options = options;
        this.traces = traces;
    }

    static TlcRun of(Manifest manifest, Model model, String... options) {
        return new TlcRun(model.name(), model, manifest.mutantOf(model), List.of(options), null);
    }

    static TlcRun of(Manifest manifest, SpecMutant mutant) {
        return new TlcRun("mutant-" + mutant.id(), manifest.model(mutant.model()), mutant, List.of(), null);
    }

    /** A module that judges traces by the spec, or by a mutant of it (else null). */
    static TlcRun ofTraces(String module, String configuration, List<Object> values, SpecMutant mutant) {
        Model model = new Model(module, module, module + ".cfg", "", "", null, Model.PASS, 0, 0, 0, 0, null, null, false, false);
        return new TlcRun(mutant == null ? module : module + "-" + mutant.id(), model, mutant, List.of(),
                new Traces(configuration, values));
    }

    /** For a run that somebody else starts. */
    static TlcRun distributed(Model model) {
        return new TlcRun("distributed-" + model.name(), model, null, List.of(), null);
    }

    /** Runs to the end; what TLC prints goes to a log file. */
    TlcOutcome run() throws IOException, InterruptedException {
        Path directory = copyModules();
        Path log = directory.resolve("tlc.log");
        // TLC unpacks its standard modules into the temporary directory: two runs at once must not share it.
        Path scratch = Files.createTempDirectory("tlc");
        long start = System.nanoTime();
        Process tlc = new ProcessBuilder(command(scratch))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int exit = tlc.waitFor();
            TlcOutcome outcome = TlcOutcome.read(exit, log, actions(), Duration.ofNanos(System.nanoTime() - start));
            List<String> properties = ModelConfig.read(directory.resolve(model.cfg())).properties();
            return properties.size() == 1 ? outcome.naming(properties.get(0)) : outcome;
        } finally {
            tlc.destroyForcibly();
            delete(scratch);
        }
    }

    private List<String> command(Path scratch) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC", "-Xmx1g", "-Djava.io.tmpdir=" + scratch,
                "-cp", classPath(), "tlc2.TLC",
                "-workers", "1", "-fp", "0", "-lncheck", "final", "-metadir", scratch.resolve("states").toString(), "-config", model.cfg()));
        if (mutant != null && traces == null) {
            // Most end within seconds, before optimizing pays.
            command.add(1, "-XX:TieredStopAtLevel=1");
        }
        if (traces != null) {
            // TLC evaluates by recursion: dividing numbers of 64 bits takes most of the megabyte that a thread usually has.
            command.add(1, "-Xss16m");
        }
        if (!model.everyActionOf().isEmpty()) {
            command.addAll(List.of("-coverage", "1"));
        }
        command.addAll(options);
        command.add(model.module());
        return command;
    }

    /** The actions that must occur. */
    private Set<String> actions() throws IOException {
        String text = Files.readString(Manifest.SPEC.resolve("IpcNext.tla"));
        Set<String> actions = new TreeSet<>();
        for (String part : model.everyActionOf()) {
            String definition = "\n" + part + " ==\n";
            int start = text.indexOf(definition) + definition.length();
            int end = text.indexOf("==", start);
            STEP.matcher(text.substring(start, end)).results().forEach(step -> actions.add(step.group(1)));
            if (actions.isEmpty()) {
                throw new IllegalStateException("no steps in " + part);
            }
        }
        return actions;
    }

    private String classPath() {
        return traces == null ? tlcJar() : tlcJar() + File.pathSeparator + placeOf(TraceOverride.class);
    }

    /** TLC comes with the build, unless {@code -Dtla2tools.jar} names another. */
    static String tlcJar() {
        String chosen = System.getProperty("tla2tools.jar");
        return chosen != null ? Path.of(chosen).toAbsolutePath().toString() : placeOf(tlc2.TLC.class);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path copyModules() throws IOException {
        Path directory = RUNS.resolve(name);
        if (Files.exists(directory)) {
            delete(directory);
        }
        Files.createDirectories(directory);
        for (Path source : List.of(Manifest.SPEC, Manifest.DIRECTORY)) {
            try (DirectoryStream<Path> modules = Files.newDirectoryStream(source, "*.{tla,cfg}")) {
                for (Path module : modules) {
                    Files.copy(module, directory.resolve(module.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        if (traces != null) {
            Files.writeString(directory.resolve(model.cfg()), traces.configuration());
            TraceOverride.write(directory, traces.values());
        }
        if (mutant != null) {
            Path module = directory.resolve(mutant.module() + ".tla");
            Files.writeString(module, mutant.applyTo(Files.readString(module)));
            if (traces == null && !mutant.leavesUnreached()) {
                Path config = directory.resolve(model.cfg());
                Files.writeString(config, ModelConfig.read(config).checkingOnly(mutant.killedBy()));
            }
        }
        return directory;
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
