package veridian.ipc.modelcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A TLC configuration as {@code model-check/} writes them: a keyword begins a section, its lines are indented. */
final class ModelConfig {

    private static final List<String> CHECKED = List.of("INVARIANTS", "PROPERTIES");

    private final List<String> otherLines = new ArrayList<>();
    private final Map<String, String> keywordOf = new LinkedHashMap<>();

    private ModelConfig(List<String> lines) {
        String section = "";
        for (String line : lines) {
            if (!line.startsWith(" ")) {
                section = line.strip();
            }
            if (!CHECKED.contains(section)) {
                otherLines.add(line);
            } else if (line.startsWith(" ")) {
                for (String property : line.strip().split("\\s+")) {
                    keywordOf.put(property, section);
                }
            }
        }
    }

    static ModelConfig read(Path file) throws IOException {
        return new ModelConfig(Files.readAllLines(file));
    }

    /** Names of the invariants and properties that the configuration checks. */
    List<String> properties() {
        return List.copyOf(keywordOf.keySet());
    }

    /** The same model, checked for one property alone, so that no other can hide what this one notices. */
    String checkingOnly(String property) {
        String keyword = keywordOf.get(property);
        if (keyword == null) {
            throw new IllegalArgumentException("not checked by this model: " + property);
        }
        return String.join("\n", otherLines) + "\n" + keyword + "\n    " + property + "\n";
    }
}
