package veridian.ipc.proofs;

import java.nio.file.Path;

/** Where things are, relative to the project's root, which is the working directory of every test run. */
final class Kernel {

    static final Path SOURCE_ROOT = Path.of("src/main/java");
    static final Path SOURCES = SOURCE_ROOT.resolve("veridian/ipc/kernel");
    static final Path PROOFS = Path.of("proofs");
    static final Path ASSURANCE = Path.of("target/assurance");

    private Kernel() {
    }
}
