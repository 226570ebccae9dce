package veridian.ipc.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the lines of the protocol between oracle and implementation under test, {@code spec/PROTOCOL.md}. */
public final class Protocol {

    /** The protocol's name, the value of {@code hello}. */
    public static final String NAME = "veridian-ipc-testee";
    /** The protocol's version, the value of {@code version}. */
    public static final int VERSION = 1;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder().rootValueSeparator("").build();

    private Protocol() {
    }

    /** Writes the fields of an object. */
    private interface Fields {
        void write(JsonGenerator out, DatumWriter data) throws IOException;
    }

    /** What is asked, with the line feed. */
    public static byte[] line(Ask ask) {
        if (ask instanceof Ask.Make make) {
            return line((out, data) -> data.call(make.step(), make.call(), make.arguments()));
        }
        if (ask instanceof Ask.Reset reset) {
            return resetDone(reset.number());
        }
        Ask.Hello hello = (Ask.Hello) ask;
        return line((out, data) -> {
            greet(out);
            data.limits(hello.wanted());
        });
    }

    /** The answer to {@link Ask.Hello}. */
    public static byte[] profile(Profile profile) {
        return line((out, data) -> {
            greet(out);
            out.writeStringField("implementation", profile.implementation());
            out.writeArrayFieldStart("groups");
            for (Group group : profile.groups()) {
                out.writeString(group.wireName());
            }
            for (String group : profile.otherGroups()) {
                out.writeString(group);
            }
            out.writeEndArray();
            data.limits(profile.limits());
            out.writeBooleanField("reset", profile.reset());
        });
    }

    /** The answer to {@link Ask.Reset}; it is the same line. */
    public static byte[] resetDone(long number) {
        return line((out, data) -> out.writeNumberField("reset", number));
    }

    /** The answer to {@link Ask.Make}. */
    public static byte[] outcome(long step, Call call, Outcome outcome) {
        return line((out, data) -> {
            out.writeNumberField("step", step);
            data.outcome(call, outcome);
        });
    }

    private static void greet(JsonGenerator out) throws IOException {
        out.writeStringField("hello", NAME);
        out.writeNumberField("version", VERSION);
    }

    private static byte[] line(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out, new DatumWriter(out));
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
