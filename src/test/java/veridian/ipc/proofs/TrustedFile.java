package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import veridian.ipc.report.NotProved;

/** {@code proofs/TRUSTED.md}, where all that is assumed is written down. */
record TrustedFile(String text) {

    static TrustedFile read() throws IOException {
        return new TrustedFile(Files.readString(Kernel.PROOFS.resolve("TRUSTED.md")));
    }

    /** Whether it names this contract, as code: between backquotes. */
    boolean mentions(String contract) {
        return text.contains("`" + contract + "`");
    }

    /** What it says is not proved. */
    NotProved notProved() {
        return NotProved.in(text);
    }
}
