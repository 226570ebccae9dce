package veridian.ipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace in several files. */
class MergeTest {

    private static final Path WHOLE = Path.of("examples", "two-producers.ndjson");
    private static final int PARTS = 3;

    @TempDir
    Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<List<String>> parts = new ArrayList<>();

    @BeforeEach
    void split() throws IOException {
        List<String> lines = Files.readAllLines(WHOLE);
        Random random = new Random(1);
        for (int i = 0; i < PARTS; i++) {
            parts.add(new ArrayList<>(List.of(lines.get(0))));
        }
        lines.subList(1, lines.size()).forEach(line -> parts.get(random.nextInt(PARTS)).add(line));
    }

    private int check() throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            files.add(Files.writeString(directory.resolve("cpu" + i), text(i)).toString());
        }
        int code = merge("", files.toArray(new String[0]));
        assertTrue((out + "" + err).startsWith(directory.toString()), out + "" + err);
        return code;
    }

    private String text(int part) {
        return String.join("\n", parts.get(part)) + "\n";
    }

    private int merge(String stdin, String... files) {
        List<String> words = new ArrayList<>(List.of("check", "--merge"));
        words.addAll(List.of(files));
        return Main.run(words.toArray(new String[0]), new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out), new PrintWriter(err), LoadedOracles::of);
    }

    private String said() {
        return (out + "" + err).replace(directory + "/", "").strip();
    }

    /** The part and the line of a step; lines from 0. */
    private int[] find(String step) {
        for (int part = 0; part < PARTS; part++) {
            for (int line = 1; line < parts.get(part).size(); line++) {
                if (parts.get(part).get(line).startsWith("{\"step\":" + step + ",")) {
                    return new int[] {part, line};
                }
            }
        }
        throw new AssertionError(step);
    }

    @Test
    void partsInOrderConform() throws IOException {
        assertEquals(0, check());
        assertEquals("cpu0 + cpu1 + cpu2: conforms, 58 events", said().replaceAll("\\S*/", ""));
    }

    @Test
    void aPartMayComeOnTheStandardInput() throws IOException {
        String first = Files.writeString(directory.resolve("cpu0"), text(0)).toString();
        String last = Files.writeString(directory.resolve("cpu2"), text(2)).toString();
        assertEquals(0, merge(text(1), first, "-", last), err.toString());
        assertEquals("cpu0 + - + cpu2: conforms, 58 events", said().replaceAll("\\S*/", ""));
    }

    @Test
    void aPartThatCanNotBeOpenedIsSaid() {
        assertEquals(2, merge(text(0), "-", directory + "/none"));
        assertEquals(2, merge(text(0), "-", "\0"));
        assertEquals(List.of(directory + "/none: no such file", "\0: not a file name"), err.toString().lines().toList());
    }

    @Test
    void aPartThatIsCutOffIsSaid() throws IOException {
        byte[] packed = MainTest.gzip(text(0));
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(packed, packed.length / 2));
        assertEquals(2, merge(text(1), "-", cut.toString()));
        assertEquals("cut: can't be read: the gzip data is cut off", said());
    }

    @Test
    void aDeviationIsInItsFile() throws IOException {
        int[] at = find("49");
        parts.get(at[0]).set(at[1], parts.get(at[0]).get(at[1]).replace("QUEUE_FULL", "QUEUE_EMPTY"));
        assertEquals(1, check());
        assertTrue(said().startsWith("cpu" + at[0] + ":" + (at[1] + 1) + ": deviates at step 49: Q-1"), said());
    }

    @Test
    void aStepThatIsMissingIsRefused() throws IOException {
        int[] gone = find("20");
        parts.get(gone[0]).remove(gone[1]);
        int[] next = find("21");
        assertEquals(2, check());
        assertEquals("cpu" + next[0] + ":" + (next[1] + 1)
            + ": expected \"step\": the integer 20, or that in another file, found 21", said());
    }

    @Test
    void aStepThatIsThereTwiceIsRefused() throws IOException {
        int[] at = find("20");
        int other = (at[0] + 1) % PARTS;
        int line = 1;
        while (line < parts.get(other).size() && number(parts.get(other).get(line)) < 20) {
            line++;
        }
        parts.get(other).add(line, parts.get(at[0]).get(at[1]));
        assertEquals(2, check());
        assertTrue(said().contains(": expected \"step\": each integer once, 20 is in "), said());
    }

    @Test
    void aStepThatComesTooLateIsRefused() throws IOException {
        int[] at = find("20");
        List<String> part = parts.get(at[0]);
        part.add(at[1] + 2, part.remove(at[1]));
        assertEquals(2, check());
        assertTrue(said().contains(": expected \"step\": "), said());
    }

    @Test
    void aStepThatGoesBackIsRefused() throws IOException {
        List<String> part = parts.get(0);
        part.add(part.get(1));
        assertEquals(2, check());
        assertEquals("cpu0:" + part.size() + ": expected \"step\": an integer above " + number(part.get(part.size() - 2))
            + ", found " + number(part.get(1)), said());
    }

    @Test
    void otherLimitsAreRefused() throws IOException {
        parts.get(1).set(0, parts.get(1).get(0).replace("\"maxPids\":64", "\"maxPids\":65"));
        assertEquals(2, check());
        assertTrue(said().startsWith("cpu1:1: expected the limits of "), said());
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(line.indexOf(':') + 1, line.indexOf(',')));
    }
}
