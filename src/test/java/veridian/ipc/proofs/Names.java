package veridian.ipc.proofs;

import java.util.regex.Pattern;

/** Names of types and methods without their packages: both provers print full names, and the kernel is one package. */
final class Names {

    private static final Pattern TYPE_ANNOTATION = Pattern.compile("@[\\w.]+\\s+");
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\w.])(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private Names() {
    }

    /** {@code a.b.Queue.put(@Nullable java.lang.String)} becomes {@code Queue.put(String)}. */
    static String simple(String name) {
        return PACKAGE.matcher(TYPE_ANNOTATION.matcher(name).replaceAll("")).replaceAll("");
    }
}
