package veridian.ipc.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on with what was said about these very sources, and with nothing else; a tool that counts its calls stands for OpenJML. */
class OpenJmlAnswersTest {

    @TempDir
    private Path dir;
    private Path source;

    @BeforeEach
    void source() throws IOException {
        source = Files.writeString(Files.createDirectory(dir.resolve("src")).resolve("A.java"), "class A {}");
    }

    private String ask(String end) throws IOException, InterruptedException {
        Path home = Files.createDirectories(dir.resolve("home"));
        Path tool = Files.writeString(home.resolve("openjml"),
                "#!/bin/sh\n[ \"$1\" = --version ] && exit\necho x >> '" + dir + "/calls'\nwc -l < '" + dir + "/calls'\necho '" + end + "'\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        System.setProperty("openjml.home", home.toString());
        try {
            var usual = new KernelClasses.Settings(List.of(), List.of(), List.of(), List.of());
            var question = OpenJmlQuestion.alone(source, "A", "A.m()", usual);
            return new OpenJmlAnswers(dir.resolve("log"), OpenJmlTool.installed().orElseThrow()).answer(source.getParent(), question)
                    .lines().findFirst().orElseThrow().strip();
        } finally {
            System.clearProperty("openjml.home");
        }
    }

    @Test
    @DisplayName("the same question about the same sources is asked once, unless all is to be asked anew")
    void once() throws IOException, InterruptedException {
        assertEquals(List.of("1", "1"), List.of(ask("Summary:"), ask("Summary:")));
        OpenJmlAnswers.forget(dir.resolve("log"));
        assertEquals("2", ask("Summary:"));
    }

    @Test
    @DisplayName("sources that have changed are asked about again")
    void changedSources() throws IOException, InterruptedException {
        ask("Summary:");
        Files.writeString(source, "class A { int a; }");
        assertEquals("2", ask("Summary:"));
    }

    @Test
    @DisplayName("what a tool said that was stopped is not kept")
    void stopped() throws IOException, InterruptedException {
        ask("Completed proof of A.m()");
        assertEquals("2", ask("Summary:"));
    }
}
