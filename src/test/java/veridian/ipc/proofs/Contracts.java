package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where the kernel has JML: {@code Class.method} for a contract, {@code Class invariant} for invariants. */
public final class Contracts {

    private static final Pattern INVARIANT = Pattern.compile("/\\*@(?:(?!\\*/).)*?\\binvariant\\b|//@[^\\n]*\\binvariant\\b",
        Pattern.DOTALL);

    private Contracts() {
    }

    /** All of them. */
    public static Set<String> ofKernel() throws IOException {
        Set<String> found = new TreeSet<>();
        for (DeclaredMethod method : SourceScan.methods(Kernel.SOURCES)) {
            if (method.contracted()) {
                found.add(method.id().substring(0, method.id().indexOf('(')));
            }
        }
        for (Path file : SourceScan.files(Kernel.SOURCES)) {
            if (INVARIANT.matcher(Files.readString(file)).find()) {
                found.add(file.getFileName().toString().replace(".java", " invariant"));
            }
        }
        return found;
    }
}
