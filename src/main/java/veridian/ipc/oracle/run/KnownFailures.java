package veridian.ipc.oracle.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A list of causes, one a line, {@code send/INVALID_CAPABILITY/OK/CAP-6}; what follows a # is a comment. */
public final class KnownFailures {

    private static final Pattern CAUSE = Pattern.compile("[a-z_]+/[A-Z_]+/[A-Za-z_-]+/[A-Z]+-\\d+b?");

    private KnownFailures() {
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException if it is none; the message names file and line
     */
    public static Set<String> read(Path file) throws IOException {
        Set<String> causes = new LinkedHashSet<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": expected UTF-8, found bytes that are not");
        }
        for (int i = 0; i < lines.size(); i++) {
            String cause = lines.get(i).replaceFirst("#.*", "").strip();
            if (!cause.isEmpty() && !CAUSE.matcher(cause).matches()) {
                throw new IllegalArgumentException(file + ":" + (i + 1)
                    + ": expected call/expected/found/clause, found " + cause);
            }
            if (!cause.isEmpty()) {
                causes.add(cause);
            }
        }
        return causes;
    }
}
