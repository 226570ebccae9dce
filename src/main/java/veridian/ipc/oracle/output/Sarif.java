package veridian.ipc.oracle.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import veridian.ipc.oracle.Clause;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.run.Finding;
import veridian.ipc.oracle.run.RunResult;
import veridian.ipc.oracle.run.Verdict;

/** A run as SARIF 2.1.0: the rules are the clauses, a result is a deviation, a notification what could not be judged. */
public final class Sarif implements RunReport {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    @Override
    public void write(Verdict verdict, Writer writer) throws IOException {
        JsonGenerator out = FACTORY.createGenerator(writer);
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        out.writeStartObject();
        out.writeStringField("$schema", SCHEMA);
        out.writeStringField("version", "2.1.0");
        out.writeArrayFieldStart("runs");
        out.writeStartObject();
        tool(verdict, out);
        invocation(verdict, out);
        out.writeArrayFieldStart("results");
        for (Finding finding : verdict.unexpected()) {
            result(finding, false, out);
        }
        for (Finding finding : verdict.known()) {
            result(finding, true, out);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.flush();
    }

    private static void tool(Verdict verdict, JsonGenerator out) throws IOException {
        Map<String, String> rules = new LinkedHashMap<>();
        for (Finding finding : verdict.result().findings()) {
            Clause clause = finding.shortest().deviation().clauses().get(0);
            rules.put(clause.id(), clause.text());
        }
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        out.writeStringField("name", "ipc-oracle");
        out.writeArrayFieldStart("rules");
        for (Map.Entry<String, String> rule : rules.entrySet()) {
            out.writeStartObject();
            out.writeStringField("id", rule.getKey());
            text("shortDescription", rule.getValue(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void invocation(Verdict verdict, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("invocations");
        out.writeStartObject();
        out.writeBooleanField("executionSuccessful", verdict.result().failures().isEmpty());
        out.writeArrayFieldStart("toolExecutionNotifications");
        for (RunResult.Failure failure : verdict.result().failures()) {
            out.writeStartObject();
            out.writeStringField("level", "error");
            text("message", Text.plain(failure.reason()), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void result(Finding finding, boolean known, JsonGenerator out) throws IOException {
        Deviation deviation = finding.shortest().deviation();
        out.writeStartObject();
        out.writeStringField("ruleId", finding.cause().clause());
        out.writeStringField("level", "error");
        text("message", finding.cause().call().wireName() + ": expected " + deviation.expected() + ", found "
            + deviation.found() + ", after " + finding.shortest().events().stream().map(event -> event.callText() + " -> "
            + event.outcome()).collect(Collectors.joining("; ")), out);
        out.writeArrayFieldStart("locations");
        out.writeStartObject();
        out.writeArrayFieldStart("logicalLocations");
        out.writeStartObject();
        out.writeStringField("name", finding.cause().call().wireName());
        out.writeStringField("kind", "function");
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeObjectFieldStart("partialFingerprints");
        out.writeStringField("cause/v1", finding.cause().id());
        out.writeEndObject();
        out.writeNumberField("occurrenceCount", finding.count());
        if (known) {
            out.writeArrayFieldStart("suppressions");
            out.writeStartObject();
            out.writeStringField("kind", "external");
            out.writeEndObject();
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void text(String name, String text, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("text", text);
        out.writeEndObject();
    }
}
