package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault of the Python testee, as a change of its text.
 *
 * @param name what is wrong, in words
 * @param clause the clause that it breaks
 */
record Bug(String name, String clause, String text, String inItsPlace) {

    private static final Path TABLE = Path.of("src", "test", "resources", "veridian", "ipc", "oracle", "bugs.tsv");

    static List<Bug> all() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .map(cells -> new Bug(cells[0], cells[1], cells[2].replace("\\n", "\n"), cells[3].replace("\\n", "\n"))).toList();
    }

    /** Writes the testee with the fault; the text must be there just once. */
    Path write(Path directory) throws IOException {
        String source = Files.readString(PythonTestee.SOURCE);
        int at = source.indexOf(text);
        assertEquals(List.of(true, -1), List.of(at >= 0, source.indexOf(text, at + 1)), name + ": the text is there once");
        Path file = directory.resolve("kernel-" + name.replaceAll("\\W+", "-") + ".py");
        return Files.writeString(file, source.replace(text, inItsPlace));
    }

    @Override
    public String toString() {
        return name;
    }
}
