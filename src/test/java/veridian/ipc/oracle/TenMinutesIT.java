package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import veridian.ipc.oracle.run.PythonTestee;

/** Follows the README's section "Check your kernel in ten minutes" to the letter, but for the build, which this is. */
class TenMinutesIT {

    private static final String HEADING = "## Check your kernel in ten minutes";
    private static final String PROMPT = "    $ ";

    /** A command and what the README shows that it prints. */
    private record Example(String command, List<String> shown) {
    }

    @Test
    void everyCommandPrintsWhatIsShown() throws Exception {
        assumeTrue(PythonTestee.runs(), "no Python here: the README's examples were not run");
        List<Example> examples = examples();
        assertEquals(3, examples.size());
        for (Example example : examples) {
            assertEquals(example.shown, printed(example.command), example.command);
        }
    }

    private static List<Example> examples() throws IOException {
        List<String> page = Files.readAllLines(Path.of("README.md"));
        int at = page.indexOf(HEADING) + 1;
        List<Example> examples = new ArrayList<>();
        boolean within = false;
        for (; !page.get(at).startsWith("## "); at++) {
            String line = page.get(at);
            if (line.startsWith(PROMPT)) {
                examples.add(new Example(line.substring(PROMPT.length()), new ArrayList<>()));
                within = true;
            } else if (within && (line.isEmpty() || line.startsWith("    "))) {
                examples.get(examples.size() - 1).shown.add(line.isEmpty() ? "" : line.substring(4));
            } else {
                within = false;
            }
        }
        examples.forEach(example -> trimEnd(example.shown));
        return examples;
    }

    private static void trimEnd(List<String> lines) {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
    }

    private static List<String> printed(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines().toList());
        process.waitFor();
        trimEnd(lines);
        return lines;
    }
}
