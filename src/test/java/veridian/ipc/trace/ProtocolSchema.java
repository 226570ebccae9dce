package veridian.ipc.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import veridian.ipc.kernel.IpcError;

/** Makes {@code spec/protocol.schema.json} out of the registry of calls: what either side may say. */
final class ProtocolSchema {

    private ProtocolSchema() {
    }

    static String text() {
        ObjectNode schema = TraceSchema.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:" + Protocol.NAME + ":" + Protocol.VERSION);
        schema.put("title", "A line of the testee protocol");
        schema.put("description", "See PROTOCOL.md. A request is a greeting, a call or a reset; the answer to a greeting is a "
            + "profile, that to a call is an answer of that call, and that to a reset is the same line.");
        ArrayNode lines = schema.putArray("anyOf");
        List.of("request", "answer").forEach(name -> lines.addObject().put("$ref", "#/$defs/" + name));
        ObjectNode defs = schema.putObject("$defs");
        ArrayNode requests = defs.putObject("request").putArray("oneOf");
        ArrayNode answers = defs.putObject("answer").putArray("anyOf");
        List.of("greeting", "reset").forEach(name -> requests.addObject().put("$ref", "#/$defs/" + name));
        List.of("profile", "reset").forEach(name -> answers.addObject().put("$ref", "#/$defs/" + name));
        for (Call call : Call.values()) {
            requests.addObject().put("$ref", "#/$defs/call_" + call.wireName());
            answers.addObject().put("$ref", "#/$defs/answer_" + call.wireName());
        }
        greeting(defs.putObject("greeting"));
        profile(defs.putObject("profile"));
        ObjectNode reset = TraceSchema.object(defs.putObject("reset"), List.of("reset"));
        reset.putObject("reset").put("type", "integer").put("minimum", 1);
        for (Call call : Call.values()) {
            call(defs.putObject("call_" + call.wireName()), call);
            answer(defs.putObject("answer_" + call.wireName()), call);
        }
        TraceSchema.kinds(defs);
        return TraceSchema.print(schema);
    }

    private static void greeting(ObjectNode node) {
        ObjectNode properties = TraceSchema.object(node, List.of("hello", "version", "limits"));
        greeted(properties);
        TraceSchema.limits(properties.putObject("limits"));
    }

    private static void profile(ObjectNode node) {
        ObjectNode properties = TraceSchema.object(node,
            List.of("hello", "version", "implementation", "groups", "limits", "reset"));
        greeted(properties);
        properties.putObject("implementation").put("type", "string");
        ObjectNode groups = properties.putObject("groups").put("type", "array");
        groups.putObject("items").put("type", "string");
        groups.putObject("contains").put("const", Group.CORE.wireName());
        ArrayNode rules = groups.putArray("allOf");
        for (Group group : Group.values()) {
            if (!group.restsOn().isEmpty()) {
                ObjectNode rule = rules.addObject();
                rule.putObject("if").putObject("contains").put("const", group.wireName());
                ArrayNode others = rule.putObject("then").putArray("allOf");
                group.restsOn().forEach(other -> others.addObject().putObject("contains").put("const", other.wireName()));
            }
        }
        TraceSchema.limits(properties.putObject("limits"));
        properties.putObject("reset").put("type", "boolean");
    }

    private static void greeted(ObjectNode properties) {
        properties.putObject("hello").put("const", Protocol.NAME);
        properties.putObject("version").put("const", Protocol.VERSION);
    }

    private static void call(ObjectNode node, Call call) {
        ObjectNode properties = TraceSchema.object(node, List.of("step", "call", "args"));
        properties.putObject("step").put("type", "integer").put("minimum", 1);
        properties.putObject("call").put("const", call.wireName());
        TraceSchema.fields(properties.putObject("args"), call.arguments());
    }

    private static void answer(ObjectNode node, Call call) {
        ObjectNode properties = TraceSchema.object(node, List.of("step", "result"));
        properties.putObject("step").put("type", "integer").put("minimum", 1);
        ArrayNode results = properties.putObject("result").putArray("enum").add("OK");
        for (IpcError error : IpcError.values()) {
            results.add(error.name());
        }
        TraceSchema.valueIfOk(node, properties, call);
    }
}
