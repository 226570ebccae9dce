package veridian.ipc.pit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The survivors that are known: {@code survivors.tsv}, one a line, with the reason why no test can notice it. */
final class SurvivorList {

    static final Path FILE = Path.of("src", "test", "resources", "veridian", "ipc", "pit", "survivors.tsv");

    private static final int COLUMNS = 5;

    private SurvivorList() {
    }

    /**
     * All that are listed.
     *
     * @throws IllegalArgumentException if a line has not all its columns, the reason included
     */
    static List<Survivor> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(SurvivorList::parse).toList();
    }

    private static Survivor parse(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS || columns[COLUMNS - 1].isBlank()) {
            throw new IllegalArgumentException("expected class, method, mutator, line and why it survives: " + line);
        }
        return new Survivor(columns[0], columns[1], columns[2], columns[3]);
    }
}
