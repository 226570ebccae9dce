package veridian.ipc.oracle.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Outcome;

/**
 * Scripts are what they were when somebody looked last: a seed, and the name of a script in a report, mean the same in each version.
 * What is otherwise is appended to {@code target/golden-scripts.txt}, to be read and, if it is right, copied.
 */
class GoldenScriptsTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "veridian", "ipc", "oracle", "suite");
    private static final Path FOUND = Path.of("target", "golden-scripts.txt");
    private static final Map<String, String> SCENARIOS = sections(GOLDEN.resolve("scenarios.txt"));
    private static final SpecOracle SMALL = Parts.of(SpecOracle.load(new ScenarioSuite().wanted()));
    private static final SpecOracle TINY = Parts.of(SpecOracle.load(new ExhaustiveSuite(1).wanted()));

    /** The texts below headings, {@code == name}. */
    private static Map<String, String> sections(Path file) {
        try {
            return Arrays.stream(Files.readString(file).split("(?m)^== ")).skip(1)
                .collect(Collectors.toMap(text -> text.substring(0, text.indexOf('\n')), text -> text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Scenario> scenarios() {
        return ScenarioSuite.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scenarioMakesTheseCalls(Scenario scenario) throws IOException {
        SpecKernel kernel = new SpecKernel(SMALL);
        scenario.life().accept(new Play(kernel, SMALL.limits()));
        String found = scenario.name() + "\n" + text(kernel.steps(), kernel.said());
        assertSame(SCENARIOS.getOrDefault(scenario.name(), ""), found, "== " + found);
    }

    /** All groups: so many scripts of so many calls. */
    @ParameterizedTest
    @CsvSource({"1, 8, 80, 7f9acb4cffb3fe74", "7, 4, 200, 50de7c7fb302c4f8"})
    void seedMakesTheseScripts(long seed, int count, int length, String digest) throws IOException {
        assertDigest(digest, new RandomSuite(seed, count, length).scripts(SMALL, EnumSet.allOf(Group.class)), "random, seed " + seed);
    }

    /** Without memory other messages are chosen. */
    @Test
    void seedMakesTheseScriptsOfTheCore() throws IOException {
        assertDigest("a2c6f9394cdc2b64", new RandomSuite(3, 4, 80).scripts(SMALL, EnumSet.of(Group.CORE)), "random, core");
    }

    @ParameterizedTest
    @CsvSource({"CORE, f298d95978170b56", "CHANNEL, 2e5a4976604f6ec4", "CAPABILITY, 3d6b984cf437b8e2", "BLOCKING, 9b8db3ec6e072dcd",
        "RATE, 06be8c397d9b9b16", "STATISTICS, 0eeb17cb2c767bd1", "MEMORY, 97cf3a9ceac886ec", "SYSCALL, bf44936098c714a1"})
    void everyCallHasTheseArguments(Group group, String digest) throws IOException {
        List<Step> steps = new Arguments(TINY.limits(), EnumSet.of(Group.CORE, group)).steps();
        assertDigest(digest, List.of(new Script("arguments", "all", "", "", steps)).iterator(), "arguments, " + group);
    }

    @ParameterizedTest
    @CsvSource({"CORE, 600, eab7a32b26ec1072", "MEMORY, 600, fa1dcddf80228c3d", "SYSCALL, 1500, ee6c0e03cb733fca"})
    void statesAreVisitedInThisOrder(Group group, long budget, String digest) throws IOException {
        assertDigest(digest, new ExhaustiveSuite(budget).scripts(TINY, EnumSet.of(Group.CORE, group)), "exhaustive, " + group);
    }

    /** The first 64 bits of the SHA-256 of all that the scripts say. */
    private static void assertDigest(String expected, Iterator<Script> scripts, String what) throws IOException {
        StringBuilder text = new StringBuilder("== " + what + "\n");
        while (scripts.hasNext()) {
            Script script = scripts.next();
            text.append("-- ").append(script.suite()).append('/').append(script.name()).append('\n')
                .append(text(script.steps(), script.said()));
        }
        assertSame(expected, digest(text.toString()), text.toString());
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(List<Step> steps, List<Said> said) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            text.append(new Event(1, step.call(), step.arguments(), Outcome.ok()).callText());
            text.append(i < said.size() ? " -> " + said.get(i).outcome() + "\n" : "\n");
        }
        return text.toString();
    }

    private static void assertSame(String expected, String found, String toBeRead) throws IOException {
        if (!expected.equals(found)) {
            Files.createDirectories(FOUND.getParent());
            Files.writeString(FOUND, toBeRead, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        assertEquals(expected, found);
    }
}
