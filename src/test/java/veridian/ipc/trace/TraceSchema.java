package veridian.ipc.trace;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.IpcLimits;

/**
 * Makes {@code spec/trace.schema.json} out of the registry of calls. A line of a trace is valid under it if the codec reads
 * it, with four exceptions that no schema can state: steps count up, defaultCapacity is at most maxCapacity, framesPerNode is
 * less where there are several nodes, and an integer is written without a fraction or an exponent.
 */
final class TraceSchema {

    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final BigInteger U64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private TraceSchema() {
    }

    static String text() {
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:" + TraceHeader.FORMAT + ":" + TraceHeader.VERSION);
        schema.put("title", "A line of an IPC trace");
        schema.put("description", "A trace is UTF-8 text, a JSON object a line, each line ended by a line feed. The first "
            + "line is the header; every other is an event, with steps 1, 2, 3 and so on. Ids and tokens are the recorded "
            + "implementation's own. Integers are written without a fraction or an exponent.");
        ArrayNode lines = schema.putArray("oneOf");
        lines.addObject().put("$ref", "#/$defs/header");
        for (Call call : Call.values()) {
            lines.addObject().put("$ref", "#/$defs/" + call.wireName());
        }
        ObjectNode defs = schema.putObject("$defs");
        header(defs.putObject("header"));
        for (Call call : Call.values()) {
            event(defs.putObject(call.wireName()), call);
        }
        kinds(defs);
        return print(schema);
    }

    /** The definitions that arguments and values refer to. */
    static void kinds(ObjectNode defs) {
        for (Kind kind : Kind.values()) {
            kind(defs.putObject(name(kind)), kind);
        }
    }

    static String print(ObjectNode schema) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(schema) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(ObjectNode node) {
        ObjectNode properties = object(node, List.of("format", "version", "limits", "implementation"));
        properties.putObject("format").put("const", TraceHeader.FORMAT);
        properties.putObject("version").put("const", TraceHeader.VERSION);
        limits(properties.putObject("limits"));
        properties.putObject("implementation").put("type", "string").put("description", "what was recorded");
    }

    static void limits(ObjectNode node) {
        ObjectNode limits = object(node, Limits.NAMES);
        for (String name : Limits.NAMES) {
            boolean generation = name.equals("maxGeneration");
            limits.putObject(name).put("type", "integer").put("minimum", generation ? 0 : 1)
                .put("maximum", generation ? IpcLimits.MAX_GENERATION : Limits.LARGEST);
        }
        ObjectNode together = node.putObject("dependentRequired");
        for (String name : RateLimits.NAMES) {
            limits.putObject(name).put("type", "integer").put("minimum", name.equals("frequency") ? 1 : 0)
                .put("maximum", Limits.LARGEST);
            allOrNone(together, name, RateLimits.NAMES);
        }
        for (int i = 0; i < MemoryLimits.NAMES.size(); i++) {
            String name = MemoryLimits.NAMES.get(i);
            limits.putObject(name).put("type", "integer").put("minimum", MemoryLimits.LEAST.get(i))
                .put("maximum", MemoryLimits.MOST.get(i));
            allOrNone(together, name, MemoryLimits.NAMES);
        }
    }

    private static void allOrNone(ObjectNode together, String name, List<String> names) {
        ArrayNode others = together.putArray(name);
        names.stream().filter(other -> !other.equals(name)).forEach(others::add);
    }

    private static void event(ObjectNode node, Call call) {
        ObjectNode properties = object(node, List.of("step", "call", "args", "result"));
        properties.putObject("step").put("type", "integer").put("minimum", 1);
        properties.putObject("call").put("const", call.wireName());
        fields(properties.putObject("args"), call.arguments());
        ArrayNode results = properties.putObject("result").putArray("enum").add("OK");
        for (IpcError error : IpcError.values()) {
            results.add(error.name());
        }
        valueIfOk(node, properties, call);
    }

    /** A value just if the result is OK and the call returns something. */
    static void valueIfOk(ObjectNode node, ObjectNode properties, Call call) {
        if (call.answer() instanceof Answer.Nothing) {
            return;
        }
        ObjectNode value = properties.putObject("value");
        if (call.answer() instanceof Answer.One one) {
            reference(value, one.kind());
        } else if (call.answer() instanceof Answer.Fields fields) {
            fields(value, fields.fields());
        }
        node.putObject("if").putObject("properties").putObject("result").put("const", "OK");
        node.putObject("then").putArray("required").add("value");
        node.putObject("else").putObject("properties").put("value", false);
    }

    static void fields(ObjectNode node, List<Field> fields) {
        ObjectNode properties = object(node, fields.stream().map(Field::name).toList());
        fields.forEach(field -> reference(properties.putObject(field.name()), field.kind()));
    }

    static ObjectNode object(ObjectNode node, List<String> required) {
        node.put("type", "object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode names = node.putArray("required");
        required.forEach(names::add);
        node.put("additionalProperties", false);
        return properties;
    }

    private static void reference(ObjectNode node, Kind kind) {
        node.put("$ref", "#/$defs/" + name(kind));
    }

    private static String name(Kind kind) {
        return "kind_" + kind.name().toLowerCase(Locale.ROOT);
    }

    private static void kind(ObjectNode node, Kind kind) {
        node.put("description", kind.expected());
        switch (kind) {
            case CAPABILITY:
                node.put("type", "string").put("pattern", "^0x[0-9a-f]{16}$");
                break;
            case MESSAGE:
                message(node.putArray("oneOf"));
                break;
            case MESSAGE_OR_BLOCKED:
                ArrayNode received = node.putArray("oneOf");
                message(received);
                object(received.addObject(), List.of("blocked")).putObject("blocked").put("const", true);
                break;
            case PAYLOAD:
                ArrayNode sent = node.putArray("oneOf");
                small(sent.addObject());
                object(sent.addObject(), List.of("length")).putObject("length").put("type", "integer")
                    .put("minimum", Datum.LongPayload.SHORTEST).put("maximum", Integer.MAX_VALUE);
                break;
            case BYTES:
                node.put("type", "string").put("pattern", "^([0-9a-f]{2})*$");
                break;
            case PIDS:
            case FRAMES:
            case NEW_FRAMES:
                node.put("type", "array").putObject("items").put("type", "integer").put("minimum", 0).put("maximum", U64);
                break;
            case FLAG:
                node.put("type", "boolean");
                break;
            case NODE:
                node.put("type", "integer").put("minimum", -1).put("maximum", Integer.MAX_VALUE);
                break;
            case RIGHTS:
            case ACCESS:
                node.put("type", "integer").put("minimum", 0).put("maximum", 0xffff);
                break;
            default:
                node.put("type", "integer").put("minimum", 0).put("maximum", U64);
        }
    }

    private static void small(ObjectNode node) {
        object(node, List.of("small")).putObject("small").put("type", "string").put("pattern", "^([0-9a-f]{2}){0,64}$");
    }

    private static void message(ArrayNode forms) {
        small(forms.addObject());
        List<String> names = List.of("region", "offset", "length");
        ObjectNode large = object(forms.addObject(), names);
        names.forEach(name -> large.putObject(name).put("type", "integer").put("minimum", 0).put("maximum", U64));
    }
}
