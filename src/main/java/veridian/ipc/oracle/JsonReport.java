package veridian.ipc.oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import veridian.ipc.spec.SpecCheck;

/** Verdicts for programs: a JSON object a line for each trace. */
final class JsonReport implements CheckReport {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder().rootValueSeparator("").build();

    private final PrintWriter out;
    private final JsonGenerator json;

    JsonReport(PrintWriter out) {
        this.out = out;
        try {
            this.json = FACTORY.createGenerator(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void show(String file, FileVerdict verdict) {
        try {
            json.writeStartObject();
            json.writeStringField("file", file);
            write(verdict);
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(FileVerdict verdict) throws IOException {
        if (verdict instanceof FileVerdict.Conforms conforms) {
            json.writeStringField("verdict", "conforms");
            json.writeNumberField("events", conforms.events());
        } else if (verdict instanceof FileVerdict.Deviates deviates) {
            json.writeStringField("verdict", "deviates");
            json.writeNumberField("line", deviates.line());
            write(deviates.deviation());
        } else if (verdict instanceof FileVerdict.Unknown unknown) {
            json.writeStringField("verdict", "unknown");
            json.writeStringField("problem", unknown.problem());
        }
    }

    private void write(Deviation deviation) throws IOException {
        json.writeNumberField("step", deviation.event().step());
        json.writeStringField("call", deviation.event().call().wireName());
        json.writeStringField("expected", deviation.expected());
        json.writeStringField("found", deviation.found());
        json.writeArrayFieldStart("clauses");
        for (Clause clause : deviation.clauses()) {
            json.writeStartObject();
            json.writeStringField("id", clause.id());
            json.writeStringField("text", clause.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        SpecCheck check = deviation.check();
        if (check != null) {
            json.writeObjectFieldStart("decidedBy");
            json.writeStringField("check", check.id());
            json.writeStringField("place", check.place());
            json.writeEndObject();
        }
    }
}
