package veridian.ipc.modelcheck;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * What another TLC than the build's found, written by the run that {@code -Dtla2tools.jar} gave it to. The build has only one TLC, from
 * the package registry; this is the evidence that its counts are not its own.
 *
 * @param revision the revision of TLC's sources that the jar names, or "not named"
 * @param sha256   of the jar
 * @param models   what it found, by model
 */
record TlcRecord(String revision, String sha256, SortedMap<String, Found> models) {

    static final Path FILE = Manifest.DIRECTORY.resolve("other-tlc.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What TLC came to in a model. */
    record Found(String verdict, long distinct, long generated, int diameter) {

        static Found in(TlcOutcome outcome) {
            return new Found(outcome.verdict(), outcome.distinct(), outcome.generated(), outcome.diameter());
        }

        /** What it should be; the depth as found if the manifest has none. */
        Found expected(Model model) {
            return new Found(model.expected(), model.distinct(), model.generated(), model.hasDiameter() ? model.diameter() : diameter);
        }
    }

    static TlcRecord of(Path jar, Map<String, Found> models) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String revision = file.getManifest() == null ? null : file.getManifest().getMainAttributes().getValue("X-Git-Revision");
            return new TlcRecord(revision == null ? "not named" : revision, sha256(jar), new TreeMap<>(models));
        }
    }

    static TlcRecord read() throws IOException {
        return JSON.readValue(FILE.toFile(), TlcRecord.class);
    }

    void write() throws IOException {
        Files.writeString(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    private static String sha256(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return "%064x".formatted(new BigInteger(1, digest.digest(in.readAllBytes())));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
