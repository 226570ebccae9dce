package veridian.ipc.oracle.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.oracle.Implementation;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.oracle.run.Progress;
import veridian.ipc.oracle.run.RunPlan;
import veridian.ipc.oracle.run.RunResult;
import veridian.ipc.oracle.run.Runner;
import veridian.ipc.oracle.run.Shard;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.oracle.suite.ScenarioSuite;
import veridian.ipc.oracle.testee.LocalTestee;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.Profile;
import veridian.ipc.trace.RateLimits;

/** A run of a kernel that takes stale tokens, in every form of output. */
class OutputTest {

    private static final String CAUSE = "send/INVALID_CAPABILITY/OK/CAP-6";
    private static final Limits LIMITS = new Limits(4, 12, 5, 14, 2, 3, 2)
        .with(new RateLimits(10, 3, 2, 40, 7)).with(new MemoryLimits(3, 24, 12288, 2, 3, 4096, 16));

    /** Its name must not become markup. */
    private static final String NAME = "<b>kernel</b> & \"co\"\u001b[2J";

    private static RunResult run(Implementation kernel) {
        Profile profile = new Profile(NAME, ReferenceImplementation.GROUPS, List.of("chanel"), LIMITS, true);
        RunPlan plan = new RunPlan(List.of(new ScenarioSuite()), EnumSet.allOf(Group.class), Shard.ALL, false,
            Duration.ofMinutes(5));
        return new Runner(wanted -> new LocalTestee(profile, () -> kernel(kernel)), plan, Progress.NONE).run();
    }

    /** A new kernel; with the fault if there is one. */
    private static Implementation kernel(Implementation fault) {
        ReferenceImplementation kernel = new ReferenceImplementation(IpcSystem.create(LIMITS.kernel()));
        return (call, arguments) -> {
            Outcome outcome = kernel.call(call, arguments);
            return fault != null && call == Call.SEND && outcome.error() == IpcError.INVALID_CAPABILITY
                ? fault.call(call, arguments) : outcome;
        };
    }

    /** One run is enough for all forms of output, and for what is known. */
    private static final class Faulty {
        static final RunResult RUN = run((call, arguments) -> Outcome.ok());
    }

    static Verdict faulty(String... known) {
        return new Verdict(Faulty.RUN, List.of(known));
    }

    static String text(RunReport report, Verdict verdict) throws IOException {
        StringWriter out = new StringWriter();
        report.write(verdict, out);
        return out.toString();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void verdicts() {
        assertEquals(Verdict.Word.CONFORMS, new Verdict(run(null), List.of()).word());
        Verdict faulty = faulty();
        assertEquals(Verdict.Word.DEVIATES, faulty.word());
        String[] causes = faulty.unexpected().stream().map(finding -> finding.cause().id()).toArray(String[]::new);
        assertEquals(List.of(CAUSE, "send/INVALID_CAPABILITY/OK/TYP-3"), List.of(causes).stream().sorted().toList());
        assertEquals(Verdict.Word.CONFORMS, faulty(causes).word());
        assertEquals(Verdict.Word.DEVIATES, faulty(causes[0], causes[1], "spawn/OK/OUT_OF_MEMORY/PROC-1").word());
    }

    @Test
    void tracesAreShortAndCountedOnce() {
        Verdict verdict = faulty();
        verdict.unexpected().forEach(finding -> assertTrue(finding.shortest().events().size() <= 5 && finding.count() > 0,
            finding.toString()));
        assertTrue(verdict.unexpected().stream().anyMatch(finding -> finding.count() > 1));
    }

    @Test
    void textShowsTraceAndClause() throws IOException {
        String text = text(new TextRun(), faulty());
        assertTrue(text.contains("deviates  " + CAUSE + ", in "), text);
        assertTrue(text.contains("  breaks    CAP-6: Revocation is complete"), text);
        assertTrue(text.contains("not judged, since this program does not know them: chanel"), text);
        assertFalse(text.contains("\u001b"), text);
    }

    @Test
    void json() throws IOException {
        JsonNode json = new ObjectMapper().readTree(text(new JsonRun(), faulty()));
        assertEquals("deviates", json.get("verdict").asText());
        assertEquals(NAME, json.get("implementation").asText());
        JsonNode deviation = json.get("deviations").get(0);
        assertEquals("send", deviation.get("call").asText());
        assertTrue(deviation.get("trace").size() <= 5 && !deviation.get("clauses").isEmpty());
        assertTrue(json.get("coverage").get("send").get("OK").asLong() > 0);
    }

    @Test
    void junitXml() throws Exception {
        Document document = xml(text(new JunitXml(), faulty("spawn/OK/OUT_OF_MEMORY/PROC-1")));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        int failures = Integer.parseInt(suite.getAttribute("failures"));
        assertTrue(failures > 2);
        assertEquals(failures + 1, document.getElementsByTagName("failure").getLength());
        assertEquals(Integer.parseInt(suite.getAttribute("tests")), suite.getElementsByTagName("testcase").getLength());
        assertEquals(CAUSE, ((Element) document.getElementsByTagName("failure").item(1)).getAttribute("message"));
    }

    @Test
    void sarif() throws IOException {
        JsonNode run = new ObjectMapper().readTree(text(new Sarif(), faulty(CAUSE))).get("runs").get(0);
        assertEquals("ipc-oracle", run.get("tool").get("driver").get("name").asText());
        assertEquals(2, run.get("tool").get("driver").get("rules").size());
        assertEquals(2, run.get("results").size());
        assertEquals(1, run.get("results").findValues("suppressions").size());
        assertTrue(run.get("invocations").get(0).get("executionSuccessful").asBoolean());
    }

    @Test
    void htmlNeedsNothingElseAndIsNoMarkupOfTheTestee() throws Exception {
        String html = text(new HtmlPage(), faulty());
        assertFalse(html.contains("<b>kernel") || html.contains("http") || html.contains("<script"), html.substring(0, 1500));
        assertTrue(html.contains("&lt;b&gt;kernel&lt;/b&gt; &amp; &quot;co&quot;?[2J"));
        Document chart = xml(html.substring(html.indexOf("<svg"), html.indexOf("</svg>") + 6));
        assertEquals(1, html.substring(0, html.indexOf("</svg>")).split("class=\"wrong\" x=", -1).length - 1);
        assertTrue(chart.getElementsByTagName("line").getLength() >= 6);
    }
}
