package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped: what is in it, and that it runs on its own from anywhere. */
class PackagedOracleIT {

    private static final Path JAR = Path.of("target", "ipc-oracle.jar").toAbsolutePath();
    private static final Path EXAMPLE = Path.of("examples", "two-producers.ndjson").toAbsolutePath();

    @TempDir
    Path directory;

    private record Run(int exitCode, String output) {
    }

    /** Runs it in an empty directory, with its temporary files there. */
    private Run run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    private Run run(List<String> options, String... arguments) throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    @Test
    void judgesTheExampleAndLeavesNothingBehind() throws Exception {
        Files.writeString(directory.resolve("Ipc.tla"), "not the specification");
        assertEquals(new Run(0, EXAMPLE + ": conforms, 58 events" + System.lineSeparator()),
            run("check", EXAMPLE.toString()));
        assertTrue(run("--version").output().matches("ipc-oracle \\d.*, trace format 1\\R"));
        try (var left = Files.list(directory.resolve("tmp"))) {
            assertEquals(List.of(), left.filter(path -> !path.getFileName().toString().startsWith("hsperfdata")).toList());
        }
    }

    /** 130 MB of trace in 64 MB of memory. */
    @Test
    void memoryDoesNotGrowWithTheTrace() throws Exception {
        Path trace = directory.resolve("long.ndjson");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(trace))) {
            LongTrace.write(out, 1_000_000);
        }
        assertTrue(Files.size(trace) > 130_000_000, Files.size(trace) + " bytes");
        Run run = run(List.of("-Xmx64m"), "check", trace.toString());
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().matches("(?s).*: conforms, 10000\\d\\d events\\R"), run.output());
    }

    @Test
    void exitCodesReachTheShell() throws Exception {
        String example = Files.readString(EXAMPLE);
        Path bad = Files.writeString(directory.resolve("bad.ndjson"), example.replace("QUEUE_FULL", "QUEUE_EMPTY"));
        assertEquals(1, run("check", bad.toString()).exitCode());
        assertEquals(new Run(2, "-:1: expected a header, found an empty file" + System.lineSeparator()), run("check", "-"));
        assertEquals(64, run().exitCode());
    }

    @Test
    void containsWhatItNeedsAndNothingElse() throws IOException {
        Set<String> roots = new TreeSet<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            jar.stream().filter(entry -> !entry.isDirectory()).map(entry -> root(entry.getName())).forEach(roots::add);
            assertEquals("veridian.ipc.oracle.Main", jar.getManifest().getMainAttributes().getValue("Main-Class"));
        }
        assertEquals(new TreeSet<>(List.of("META-INF/FastDoubleParser-LICENSE", "META-INF/FastDoubleParser-NOTICE",
            "META-INF/MANIFEST.MF", "META-INF/NOTICE", "META-INF/licenses/Apache-2.0.txt", "META-INF/licenses/README.txt",
            "META-INF/licenses/TLA-tools-MIT.txt", "META-INF/services/com.fasterxml.jackson.core.JsonFactory",
            "META-INF/thirdparty-LICENSE", "com/fasterxml/", "pcal/", "picocli/", "tla2sany/", "tlc2/", "util/",
            "veridian/ipc/kernel/", "veridian/ipc/oracle/", "veridian/ipc/spec/", "veridian/ipc/trace/")), roots);
    }

    private static String root(String entry) {
        String[] parts = entry.split("/");
        if (parts[0].equals("META-INF")) {
            return entry;
        }
        int depth = switch (parts[0]) {
            case "com" -> 2;
            case "veridian" -> 3;
            default -> 1;
        };
        return String.join("/", List.of(parts).subList(0, depth)) + "/";
    }
}
