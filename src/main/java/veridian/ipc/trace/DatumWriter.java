package veridian.ipc.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** From arguments, values and limits to JSON. */
final class DatumWriter {

    private final JsonGenerator out;

    DatumWriter(JsonGenerator out) {
        this.out = out;
    }

    void limits(Limits limits) throws IOException {
        out.writeObjectFieldStart("limits");
        numbers(Limits.NAMES, limits.values());
        if (!limits.rates().equals(RateLimits.NONE)) {
            numbers(RateLimits.NAMES, limits.rates().values());
        }
        if (!limits.memory().equals(MemoryLimits.NONE)) {
            numbers(MemoryLimits.NAMES, limits.memory().values());
        }
        out.writeEndObject();
    }

    private void numbers(List<String> names, int[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            out.writeNumberField(names.get(i), values[i]);
        }
    }

    /** The fields {@code step}, {@code call} and {@code args}. */
    void call(long step, Call call, List<Datum> arguments) throws IOException {
        out.writeNumberField("step", step);
        out.writeStringField("call", call.wireName());
        out.writeFieldName("args");
        fields(call.arguments(), arguments);
    }

    /** The field {@code result}, and {@code value} if there is one. */
    void outcome(Call call, Outcome outcome) throws IOException {
        out.writeStringField("result", outcome.result());
        if (outcome.value() != null) {
            out.writeFieldName("value");
            answer(call.answer(), outcome.value());
        }
    }

    private void answer(Answer answer, Datum value) throws IOException {
        if (answer instanceof Answer.One one) {
            datum(one.kind(), value);
        } else if (answer instanceof Answer.Fields fields) {
            fields(fields.fields(), ((Datum.Fields) value).parts());
        } else {
            throw new IllegalArgumentException("the call returns nothing");
        }
    }

    private void fields(List<Field> fields, List<Datum> data) throws IOException {
        out.writeStartObject();
        for (int i = 0; i < fields.size(); i++) {
            out.writeFieldName(fields.get(i).name());
            datum(fields.get(i).kind(), data.get(i));
        }
        out.writeEndObject();
    }

    private void datum(Kind kind, Datum datum) throws IOException {
        if (datum instanceof Datum.Number number) {
            out.writeNumber(Long.toUnsignedString(number.bits()));
        } else if (datum instanceof Datum.Token token) {
            out.writeString(Hex.ofToken(token.bits()));
        } else if (datum instanceof Datum.Flag flag) {
            out.writeBoolean(flag.holds());
        } else if (datum instanceof Datum.Numbers numbers) {
            numbers(numbers);
        } else if (datum instanceof Datum.Node node) {
            out.writeNumber(node.number());
        } else if (datum instanceof Datum.Large message) {
            large(message);
        } else if (datum instanceof Datum.LongPayload payload) {
            out.writeStartObject();
            out.writeNumberField("length", payload.length());
            out.writeEndObject();
        } else if (datum instanceof Datum.Blocked) {
            out.writeStartObject();
            out.writeBooleanField("blocked", true);
            out.writeEndObject();
        } else if (datum instanceof Datum.Bytes bytes && kind == Kind.BYTES) {
            out.writeString(Hex.ofBytes(bytes.content()));
        } else if (datum instanceof Datum.Bytes bytes) {
            out.writeStartObject();
            out.writeStringField("small", Hex.ofBytes(bytes.content()));
            out.writeEndObject();
        } else {
            throw new IllegalArgumentException("a record inside a record");
        }
    }

    private void large(Datum.Large message) throws IOException {
        out.writeStartObject();
        number("region", message.region());
        number("offset", message.offset());
        number("length", message.length());
        out.writeEndObject();
    }

    private void number(String name, long bits) throws IOException {
        out.writeFieldName(name);
        out.writeNumber(Long.toUnsignedString(bits));
    }

    private void numbers(Datum.Numbers numbers) throws IOException {
        out.writeStartArray();
        for (long number : numbers.all()) {
            out.writeNumber(Long.toUnsignedString(number));
        }
        out.writeEndArray();
    }
}
