package veridian.ipc.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a trace: always the same bytes for the same events. */
public final class TraceWriter implements Closeable {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder().rootValueSeparator("").build();

    private final JsonGenerator out;
    private final DatumWriter data;

    /** Writes the header. */
    public TraceWriter(OutputStream stream, TraceHeader header) throws IOException {
        out = FACTORY.createGenerator(stream);
        data = new DatumWriter(out);
        out.writeStartObject();
        out.writeStringField("format", TraceHeader.FORMAT);
        out.writeNumberField("version", TraceHeader.VERSION);
        data.limits(header.limits());
        out.writeStringField("implementation", header.implementation());
        endLine();
    }

    /** Writes an event. Steps must be 1, 2, 3, ...; a reader insists. */
    public void write(Event event) throws IOException {
        out.writeStartObject();
        data.call(event.step(), event.call(), event.arguments());
        data.outcome(event.call(), event.outcome());
        endLine();
    }

    private void endLine() throws IOException {
        out.writeEndObject();
        out.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
