package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code proofs/TRUSTED.md}, where all that is assumed is written down. */
record TrustedFile(String text) {

    static TrustedFile read() throws IOException {
        return new TrustedFile(Files.readString(Kernel.PROOFS.resolve("TRUSTED.md")));
    }

    /** Whether it names this contract, as code: between backquotes. */
    boolean mentions(String contract) {
        return text.contains("`" + contract + "`");
    }

    /** The obligations of its section "Not proved": each a list item that begins with the id, as code. */
    Set<String> notProved() {
        String section = text.substring(text.indexOf("## Not proved"));
        return Pattern.compile("(?m)^- `([^`]+)`").matcher(section).results()
                .map(item -> item.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
