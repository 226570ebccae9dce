package veridian.ipc.oracle.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import veridian.ipc.oracle.Clause;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.run.Finding;
import veridian.ipc.oracle.run.RunResult;
import veridian.ipc.oracle.run.SuiteResult;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Group;
import veridian.ipc.trace.Profile;

/** A run for programs: one JSON object. */
public final class JsonRun implements RunReport {

    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public void write(Verdict verdict, Writer writer) throws IOException {
        JsonGenerator out = FACTORY.createGenerator(writer);
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        RunResult result = verdict.result();
        out.writeStartObject();
        out.writeStringField("verdict", verdict.word().text());
        if (result.profile() != null) {
            profile(result.profile(), out);
        }
        suites(result.suites(), out);
        findings("deviations", verdict.unexpected(), out);
        findings("known", verdict.known(), out);
        strings("gone", List.copyOf(verdict.gone()), out);
        failures(result.failures(), out);
        if (result.stopped() != null) {
            out.writeStringField("stopped", result.stopped());
        }
        if (result.coverage() != null) {
            coverage(result.coverage().counts(), out);
        }
        out.writeEndObject();
        out.flush();
        writer.write('\n');
        writer.flush();
    }

    private static void profile(Profile profile, JsonGenerator out) throws IOException {
        out.writeStringField("implementation", profile.implementation());
        strings("groups", profile.groups().stream().map(Group::wireName).toList(), out);
    }

    private static void strings(String name, List<String> strings, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String string : strings) {
            out.writeString(string);
        }
        out.writeEndArray();
    }

    private static void suites(List<SuiteResult> suites, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("suites");
        for (SuiteResult suite : suites) {
            out.writeStartObject();
            out.writeStringField("name", suite.name());
            out.writeNumberField("scripts", suite.cases().size());
            out.writeNumberField("calls", suite.calls());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void findings(String name, List<Finding> findings, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            finding(finding, out);
        }
        out.writeEndArray();
    }

    private static void finding(Finding finding, JsonGenerator out) throws IOException {
        Deviation deviation = finding.shortest().deviation();
        Script script = finding.shortest().script();
        out.writeStartObject();
        out.writeStringField("cause", finding.cause().id());
        out.writeNumberField("scripts", finding.count());
        out.writeStringField("call", finding.cause().call().wireName());
        out.writeStringField("expected", deviation.expected());
        out.writeStringField("found", deviation.found());
        out.writeArrayFieldStart("clauses");
        for (Clause clause : deviation.clauses()) {
            out.writeStartObject();
            out.writeStringField("id", clause.id());
            out.writeStringField("text", clause.text());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (deviation.check() != null) {
            out.writeStringField("check", deviation.check().id());
            out.writeStringField("place", deviation.check().place());
        }
        out.writeStringField("script", script.suite() + "/" + script.name());
        if (!script.about().isEmpty()) {
            out.writeStringField("about", script.about());
            out.writeStringField("aboutClause", script.clause());
        }
        trace(finding.shortest().events(), out);
        out.writeEndObject();
    }

    private static void trace(List<Event> events, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("trace");
        for (Event event : events) {
            out.writeString(event.callText() + " -> " + event.outcome());
        }
        out.writeEndArray();
    }

    private static void failures(List<RunResult.Failure> failures, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("failures");
        for (RunResult.Failure failure : failures) {
            out.writeStartObject();
            out.writeStringField("reason", failure.reason());
            if (failure.trial() != null) {
                out.writeStringField("script", failure.trial().script().suite() + "/" + failure.trial().script().name());
                trace(failure.trial().events(), out);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void coverage(Map<Call, SortedMap<String, Long>> counts, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("coverage");
        for (Map.Entry<Call, SortedMap<String, Long>> call : counts.entrySet()) {
            out.writeObjectFieldStart(call.getKey().wireName());
            for (Map.Entry<String, Long> count : call.getValue().entrySet()) {
                out.writeNumberField(count.getKey(), count.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
