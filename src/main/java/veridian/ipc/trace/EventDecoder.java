package veridian.ipc.trace;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import veridian.ipc.kernel.IpcError;
import veridian.ipc.kernel.Message;
import veridian.ipc.trace.TraceException.Expected;

/** From JSON objects to the lines of traces and of the protocol. */
final class EventDecoder {

    private static final long U64 = -1L;
    private static final long U16 = 0xffffL;
    private static final String OF_MEMORY = "\"" + MemoryLimits.NAMES.get(0) + "\" and so on";

    private EventDecoder() {
    }

    static TraceHeader header(JsonObject json) throws Expected {
        String format = "\"" + TraceHeader.FORMAT + "\"";
        String name = json.takeString("format", format);
        if (!name.equals(TraceHeader.FORMAT)) {
            throw JsonObject.wrong("format", format, name);
        }
        number(json, "version", TraceHeader.VERSION);
        Limits limits = limits(json.takeObject("limits", "an object"));
        String implementation = json.takeString("implementation", "what was recorded, a string");
        json.end("the header");
        return new TraceHeader(limits, implementation);
    }

    private static Limits limits(JsonObject json) throws Expected {
        int[] values = numbers(json, Limits.NAMES);
        int[] rates = numbersOr(RateLimits.NONE.values(), json, RateLimits.NAMES);
        int[] memory = numbersOr(MemoryLimits.NONE.values(), json, MemoryLimits.NAMES);
        json.end("\"limits\"");
        try {
            return Limits.of(values).with(RateLimits.of(rates)).with(MemoryLimits.of(memory));
        } catch (IllegalArgumentException e) {
            throw new Expected(e.getMessage(), "a value outside");
        }
    }

    /** All of these names are there, or none; then the values are those given. */
    private static int[] numbersOr(int[] none, JsonObject json, List<String> names) throws Expected {
        return names.stream().anyMatch(json::has) ? numbers(json, names) : none;
    }

    private static int[] numbers(JsonObject json, List<String> names) throws Expected {
        int[] values = new int[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) json.takeUnsigned(names.get(i), "an integer 0.." + Limits.LARGEST, Limits.LARGEST);
        }
        return values;
    }

    /** Calls of memory, and those of a group that rests on it, are of a kernel that has some, and its trace says how much. */
    static void checkLimits(TraceHeader header, Call call) throws Expected {
        Group group = call.group();
        if ((group == Group.MEMORY || group.restsOn().contains(Group.MEMORY)) && header.limits().memory().equals(MemoryLimits.NONE)) {
            throw new Expected("\"call\": none of " + group.wireName() + ", since the header's \"limits\" are without " + OF_MEMORY,
                call.wireName());
        }
    }

    static Event event(JsonObject json, Steps steps) throws Expected {
        long step = json.takeUnsigned("step", steps.expected(), U64);
        if (!steps.allows(step)) {
            throw JsonObject.wrong("step", steps.expected(), Datum.number(step));
        }
        Call call = call(json);
        List<Datum> arguments = arguments(json, call);
        Outcome outcome = outcome(json, call);
        json.end("an event");
        return new Event(step, call, arguments, outcome);
    }

    static Ask ask(JsonObject json) throws Expected {
        Ask ask = json.has("hello") ? hello(json)
            : json.has("reset") ? new Ask.Reset(json.takeUnsigned("reset", "a number", U64)) : make(json);
        json.end("a request");
        return ask;
    }

    private static Ask hello(JsonObject json) throws Expected {
        greeting(json);
        return new Ask.Hello(limits(json.takeObject("limits", "an object")));
    }

    private static Ask make(JsonObject json) throws Expected {
        long step = json.takeUnsigned("step", "the number of the call", U64);
        Call call = call(json);
        return new Ask.Make(step, call, arguments(json, call));
    }

    static Profile profile(JsonObject json) throws Expected {
        greeting(json);
        String implementation = json.takeString("implementation", "what it is, a string");
        List<String> names = json.takeStrings("groups", "an array of names of API groups");
        Limits limits = limits(json.takeObject("limits", "an object"));
        boolean reset = ((Datum.Flag) flag("reset", "true or false", json.take("reset", "true or false"))).holds();
        json.end("the handshake");
        Set<Group> groups = EnumSet.noneOf(Group.class);
        List<String> others = new ArrayList<>();
        for (String name : names) {
            Group group = Group.named(name);
            if (group == null) {
                others.add(name);
            } else {
                groups.add(group);
            }
        }
        if (!groups.contains(Group.CORE)) {
            throw new Expected("\"groups\": \"core\" among them", names);
        }
        checkComplete(groups, names);
        return new Profile(implementation, groups, others, limitsOf(groups, limits), reset);
    }

    private static void checkComplete(Set<Group> groups, List<String> names) throws Expected {
        for (Group group : groups) {
            if (!groups.containsAll(group.restsOn())) {
                throw new Expected("\"groups\": with \"" + group.wireName() + "\" also "
                    + group.restsOn().stream().map(Group::wireName).collect(Collectors.joining(", ")), names);
            }
        }
    }

    /** A testee with memory says how much; one without may have repeated what was wanted, which means nothing. */
    private static Limits limitsOf(Set<Group> groups, Limits limits) throws Expected {
        if (!groups.contains(Group.MEMORY)) {
            return limits.with(MemoryLimits.NONE);
        }
        if (limits.memory().equals(MemoryLimits.NONE)) {
            throw new Expected("\"limits\": with " + OF_MEMORY + ", since \"groups\" has \"memory\"", "none of memory");
        }
        return limits;
    }

    private static void greeting(JsonObject json) throws Expected {
        String wanted = "\"" + Protocol.NAME + "\"";
        String name = json.takeString("hello", wanted);
        if (!name.equals(Protocol.NAME)) {
            throw JsonObject.wrong("hello", wanted, name);
        }
        number(json, "version", Protocol.VERSION);
    }

    static Void resetDone(JsonObject json, long number) throws Expected {
        number(json, "reset", number);
        json.end("the answer");
        return null;
    }

    static Outcome answer(JsonObject json, long step, Call call) throws Expected {
        number(json, "step", step);
        Outcome outcome = outcome(json, call);
        json.end("the answer");
        return outcome;
    }

    private static void number(JsonObject json, String name, long wanted) throws Expected {
        String expected = "the integer " + wanted;
        long found = json.takeUnsigned(name, expected, U64);
        if (found != wanted) {
            throw JsonObject.wrong(name, expected, Datum.number(found));
        }
    }

    private static Call call(JsonObject json) throws Expected {
        String name = json.takeString("call", "the name of a call");
        Call call = Call.named(name);
        if (call == null) {
            throw JsonObject.wrong("call", "the name of a call", name);
        }
        return call;
    }

    private static List<Datum> arguments(JsonObject json, Call call) throws Expected {
        JsonObject arguments = json.takeObject("args", "an object");
        List<Datum> data = data(arguments, call.arguments());
        arguments.end("\"args\" of " + call.wireName());
        return data;
    }

    private static Outcome outcome(JsonObject json, Call call) throws Expected {
        String expected = "\"OK\" or the name of an error";
        String result = json.takeString("result", expected);
        if (!result.equals("OK")) {
            IpcError error = error(result);
            if (error == null) {
                throw JsonObject.wrong("result", expected, result);
            }
            return Outcome.refused(error);
        }
        if (call.answer() instanceof Answer.One one) {
            return Outcome.ok(datum(json, new Field("value", one.kind())));
        }
        if (call.answer() instanceof Answer.Fields fields) {
            JsonObject value = json.takeObject("value", "an object");
            List<Datum> parts = data(value, fields.fields());
            value.end("\"value\" of " + call.wireName());
            return Outcome.ok(new Datum.Fields(parts));
        }
        return Outcome.ok();
    }

    private static IpcError error(String name) {
        for (IpcError error : IpcError.values()) {
            if (error.name().equals(name)) {
                return error;
            }
        }
        return null;
    }

    private static List<Datum> data(JsonObject json, List<Field> fields) throws Expected {
        List<Datum> data = new ArrayList<>(fields.size());
        for (Field field : fields) {
            data.add(datum(json, field));
        }
        return data;
    }

    private static Datum datum(JsonObject json, Field field) throws Expected {
        String name = field.name();
        String expected = field.kind().expected();
        switch (field.kind()) {
            case CAPABILITY:
                return token(name, expected, json.takeString(name, expected));
            case MESSAGE:
                return message(name, expected, json.takeObject(name, expected));
            case MESSAGE_OR_BLOCKED:
                JsonObject received = json.takeObject(name, expected);
                return received.has("blocked") ? blocked(name, expected, received) : message(name, expected, received);
            case PAYLOAD:
                return payload(name, expected, json.takeObject(name, expected));
            case BYTES:
                return bytes(name, expected, json.takeString(name, expected), Integer.MAX_VALUE);
            case FLAG:
                return flag(name, expected, json.take(name, expected));
            case PIDS:
            case FRAMES:
            case NEW_FRAMES:
                return new Datum.Numbers(json.takeUnsigneds(name, expected));
            case NODE:
                return Datum.node(json.takeNode(name, expected));
            case RIGHTS:
            case ACCESS:
                return Datum.number(json.takeUnsigned(name, expected, U16));
            default:
                return Datum.number(json.takeUnsigned(name, expected, U64));
        }
    }

    private static Datum token(String name, String expected, String text) throws Expected {
        if (!Hex.isToken(text)) {
            throw JsonObject.wrong(name, expected, text);
        }
        return Datum.token(Hex.token(text));
    }

    private static Datum message(String name, String expected, JsonObject json) throws Expected {
        Datum message = json.has("region")
            ? Datum.large(json.takeUnsigned("region", expected, U64), json.takeUnsigned("offset", expected, U64),
                json.takeUnsigned("length", expected, U64))
            : bytes(name, expected, json.takeString("small", expected), Message.SMALL_LIMIT);
        json.end("\"" + name + "\"");
        return message;
    }

    private static Datum blocked(String name, String expected, JsonObject json) throws Expected {
        Object value = json.take("blocked", expected);
        if (!Boolean.TRUE.equals(value)) {
            throw JsonObject.wrong("blocked", expected, value);
        }
        json.end("\"" + name + "\"");
        return Datum.blocked();
    }

    private static Datum payload(String name, String expected, JsonObject json) throws Expected {
        Datum payload = json.has("length") ? longPayload(expected, json.takeUnsigned("length", expected, Integer.MAX_VALUE))
            : bytes(name, expected, json.takeString("small", expected), Message.SMALL_LIMIT);
        json.end("\"" + name + "\"");
        return payload;
    }

    private static Datum longPayload(String expected, long length) throws Expected {
        if (length < Datum.LongPayload.SHORTEST) {
            throw JsonObject.wrong("length", expected, Datum.number(length));
        }
        return Datum.longPayload((int) length);
    }

    private static Datum bytes(String name, String expected, String text, int most) throws Expected {
        byte[] bytes = Hex.bytes(text);
        if (bytes == null || bytes.length > most) {
            throw JsonObject.wrong(name, expected, text);
        }
        return new Datum.Bytes(bytes);
    }

    private static Datum flag(String name, String expected, Object value) throws Expected {
        if (value instanceof Boolean holds) {
            return Datum.flag(holds);
        }
        throw JsonObject.wrong(name, expected, value);
    }
}
