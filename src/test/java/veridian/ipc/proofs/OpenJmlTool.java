package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The OpenJML that the user has installed, if any. */
final class OpenJmlTool {

    private final Path home;

    private OpenJmlTool(Path home) {
        this.home = home;
    }

    /** The tool named by {@code -Dopenjml.home} or {@code OPENJML_HOME}. A name that leads nowhere is an error. */
    static Optional<OpenJmlTool> installed() {
        String home = System.getProperty("openjml.home", System.getenv().getOrDefault("OPENJML_HOME", ""));
        if (home.isBlank()) {
            return Optional.empty();
        }
        var tool = new OpenJmlTool(Path.of(home));
        if (!Files.isExecutable(tool.executable())) {
            throw new IllegalStateException("OpenJML is said to be at " + home + " but has no executable there");
        }
        return Optional.of(tool);
    }

    String version() throws IOException, InterruptedException {
        return output(List.of(executable().toString(), "--version")).strip();
    }

    /** The version of the solver that comes with the tool. */
    String solverVersion() throws IOException, InterruptedException {
        Optional<Path> solver = solver();
        return solver.isEmpty() ? "unknown" : output(List.of(solver.get().toString(), "--version")).strip();
    }

    private Optional<Path> solver() throws IOException {
        try (Stream<Path> files = Files.walk(home, 2)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("z3") && Files.isRegularFile(file))
                    .sorted()
                    .findFirst();
        }
    }

    /** What it prints of the methods that a question is about; the classes that they use are found below {@code sourceRoot}. */
    String answer(Path sourceRoot, OpenJmlQuestion question) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable().toString()));
        command.addAll(question.options());
        command.addAll(List.of("--method=" + question.pattern(), "--source-path", sourceRoot.toString(), question.file().toString()));
        if (question.settings().solverParameters().isEmpty()) {
            return output(command);
        }
        Path script = solverWith(question.settings().solverParameters());
        try {
            command.add(1, "--exec=" + script);
            return output(command);
        } finally {
            Files.delete(script);
        }
    }

    /** OpenJML has no option for parameters of the solver, but one for the solver: a script that adds them. */
    private Path solverWith(List<String> parameters) throws IOException {
        Path solver = solver().orElseThrow(() -> new IllegalStateException("no z3 in " + home));
        Path script = Files.createTempFile("z3", ".sh");
        Files.writeString(script, "#!/bin/sh\nexec '" + solver.toAbsolutePath() + "' \"$@\" " + String.join(" ", parameters) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private Path executable() {
        return home.resolve("openjml");
    }

    /** All that a command prints. Its exit code is not looked at: what counts is the verdict on each method. */
    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
