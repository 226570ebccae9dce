package veridian.ipc.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a trace: always the same bytes for the same events. */
public final class TraceWriter implements Closeable {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder().rootValueSeparator("").build();

    private final JsonGenerator out;

    /** Writes the header. */
    public TraceWriter(OutputStream stream, TraceHeader header) throws IOException {
        out = FACTORY.createGenerator(stream);
        out.writeStartObject();
        out.writeStringField("format", TraceHeader.FORMAT);
        out.writeNumberField("version", TraceHeader.VERSION);
        out.writeObjectFieldStart("limits");
        int[] limits = header.limits().values();
        for (int i = 0; i < limits.length; i++) {
            out.writeNumberField(Limits.NAMES.get(i), limits[i]);
        }
        out.writeEndObject();
        out.writeStringField("implementation", header.implementation());
        endLine();
    }

    /** Writes an event. Steps must be 1, 2, 3, ...; a reader insists. */
    public void write(Event event) throws IOException {
        Call call = event.call();
        out.writeStartObject();
        out.writeNumberField("step", event.step());
        out.writeStringField("call", call.wireName());
        out.writeFieldName("args");
        writeFields(call.arguments(), event.arguments());
        out.writeStringField("result", event.outcome().result());
        if (event.outcome().value() != null) {
            out.writeFieldName("value");
            writeAnswer(call.answer(), event.outcome().value());
        }
        endLine();
    }

    private void endLine() throws IOException {
        out.writeEndObject();
        out.writeRaw('\n');
    }

    private void writeAnswer(Answer answer, Datum value) throws IOException {
        if (answer instanceof Answer.One one) {
            writeDatum(one.kind(), value);
        } else if (answer instanceof Answer.Fields fields) {
            writeFields(fields.fields(), ((Datum.Fields) value).parts());
        } else {
            throw new IllegalArgumentException("the call returns nothing");
        }
    }

    private void writeFields(List<Field> fields, List<Datum> data) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < fields.size(); i++) {
            out.writeFieldName(fields.get(i).name());
            writeDatum(fields.get(i).kind(), data.get(i));
        }
        out.writeEndObject();
    }

    private void writeDatum(Kind kind, Datum datum) throws IOException {
        if (datum instanceof Datum.Number number) {
            out.writeNumber(Long.toUnsignedString(number.bits()));
        } else if (datum instanceof Datum.Token token) {
            out.writeString(Hex.ofToken(token.bits()));
        } else if (datum instanceof Datum.Flag flag) {
            out.writeBoolean(flag.holds());
        } else if (datum instanceof Datum.Bytes bytes && kind == Kind.MESSAGE) {
            out.writeStartObject();
            out.writeStringField("small", Hex.ofBytes(bytes.content()));
            out.writeEndObject();
        } else if (datum instanceof Datum.Bytes bytes) {
            out.writeString(Hex.ofBytes(bytes.content()));
        } else {
            throw new IllegalArgumentException("a record inside a record");
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
