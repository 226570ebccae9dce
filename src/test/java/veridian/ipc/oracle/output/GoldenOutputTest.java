package veridian.ipc.oracle.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is said of the {@link SampleRun}s, in every form, is what was said when somebody read it last: the files in {@code golden/}. What
 * is said otherwise is in {@code target/golden}, to be read and, if it is right, copied.
 */
class GoldenOutputTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "veridian", "ipc", "oracle", "output", "golden");
    private static final Path FOUND = Path.of("target", "golden");
    private static final Map<String, RunReport> REPORTS =
        Map.of("txt", new TextRun(), "json", new JsonRun(), "xml", new JunitXml(), "sarif", new Sarif(), "html", new HtmlPage());

    @ParameterizedTest
    @CsvSource({"deviates.txt", "deviates.json", "deviates.xml", "deviates.sarif", "deviates.html",
        "unknown.txt", "unknown.json", "unknown.xml", "unknown.sarif", "unknown.html",
        "unstarted.txt", "unstarted.json", "unstarted.xml", "unstarted.html", "conforms.txt", "nothing.txt"})
    void isAsItWas(String file) throws IOException {
        String[] name = file.split("\\.");
        String found = OutputTest.text(REPORTS.get(name[1]), SampleRun.valueOf(name[0].toUpperCase(Locale.ROOT)).verdict());
        Path golden = GOLDEN.resolve(file);
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (!expected.equals(plain(found))) {
            Files.createDirectories(FOUND);
            Files.writeString(FOUND.resolve(file), plain(found));
        }
        assertEquals(expected, plain(found));
    }

    /** In a specification that was only moved about the same is said elsewhere. */
    private static String plain(String text) {
        return text.replaceAll("\\.tla:\\d+", ".tla:LINE");
    }
}
