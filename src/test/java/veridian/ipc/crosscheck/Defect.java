package veridian.ipc.crosscheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault put into a copy of the kernel, or of its abstraction function, to see whether the checks notice.
 *
 * @param id its name
 * @param sentence what is wrong, for people
 * @param file the source file, from the project's root
 * @param original text that occurs exactly once in it
 * @param replacement what stands there instead
 * @param caughtBy the directions that must find it
 */
record Defect(String id, String sentence, Path file, String original, String replacement, List<String> caughtBy) {

    private static final Path LIST = Path.of("src", "test", "resources", "veridian", "ipc", "crosscheck", "defects.tsv");
    private static final String BOTH = "both";

    /** All that are listed. */
    static List<Defect> all() throws IOException {
        return Files.readAllLines(LIST).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Defect::parse).toList();
    }

    private static Defect parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 6) {
            throw new IllegalArgumentException("expected 6 columns: " + line);
        }
        List<String> caughtBy = columns[5].equals(BOTH) ? List.of(CodeToSpec.NAME, SpecToCode.NAME) : List.of(columns[5]);
        return new Defect(columns[0], columns[1], Path.of(columns[2]), columns[3], columns[4], caughtBy);
    }

    /** What the fault is in, as evidence names it. */
    String kind() {
        return file.startsWith(Path.of("src", "main")) ? "kernel" : "abstraction";
    }

    /** The file's text with the fault. */
    String apply() throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf(original);
        if (at < 0 || text.indexOf(original, at + 1) >= 0) {
            throw new IllegalStateException(id + ": the original text must occur exactly once in " + file);
        }
        return text.substring(0, at) + replacement + text.substring(at + original.length());
    }
}
