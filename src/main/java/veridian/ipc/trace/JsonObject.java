package veridian.ipc.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import veridian.ipc.trace.TraceException.Expected;

/**
 * A JSON object whose members are taken one by one, so that a missing, a wrong and a superfluous one are told apart. Its
 * values: {@code String}, {@code Boolean}, {@code BigInteger} or {@code Long} for integers, {@code JsonObject}, {@link Array},
 * and {@link Other} for whatever else, which no field of a trace can be.
 */
final class JsonObject {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** A JSON value that a trace has no use for, by the way it is called in messages. */
    private record Other(String description) {
        @Override
        public String toString() {
            return description;
        }
    }

    /** A JSON array. */
    private record Array(List<Object> elements) {
        @Override
        public String toString() {
            return "an array";
        }
    }

    private final Map<String, Object> members = new LinkedHashMap<>();

    private JsonObject() {
    }

    /** The one object that the line holds. */
    static JsonObject parse(byte[] line, int offset, int length) throws Expected {
        try (JsonParser in = FACTORY.createParser(line, offset, length)) {
            JsonToken first = in.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new Expected("a JSON object", first == null ? "an empty line" : describe(in));
            }
            JsonObject object = object(in);
            if (in.nextToken() != null) {
                throw new Expected("nothing after the object", describe(in));
            }
            return object;
        } catch (JsonProcessingException e) {
            throw e.getLocation() == null ? new Expected("JSON of the format's depth", "deeper nesting or longer numbers")
                : new Expected("JSON", "a fault at column " + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new Expected("JSON", e.getMessage());
        }
    }

    private static JsonObject object(JsonParser in) throws IOException, Expected {
        JsonObject object = new JsonObject();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            if (object.members.put(name, value(in)) != null) {
                throw new Expected("each field once", "\"" + name + "\" twice");
            }
        }
        return object;
    }

    private static Object value(JsonParser in) throws IOException, Expected {
        switch (in.currentToken()) {
            case START_OBJECT:
                return object(in);
            case START_ARRAY:
                return array(in);
            case VALUE_STRING:
                return in.getText();
            case VALUE_TRUE:
            case VALUE_FALSE:
                return in.getBooleanValue();
            case VALUE_NUMBER_INT:
                return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? in.getBigIntegerValue()
                    : (Object) in.getLongValue();
            default:
                Other other = new Other(describe(in));
                in.skipChildren();
                return other;
        }
    }

    private static Array array(JsonParser in) throws IOException, Expected {
        List<Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(in));
        }
        return new Array(elements);
    }

    private static String describe(JsonParser in) throws IOException {
        switch (in.currentToken()) {
            case START_ARRAY:
                return "an array";
            case START_OBJECT:
                return "an object";
            default:
                return in.getText();
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Takes a member out. */
    Object take(String name, String expected) throws Expected {
        Object value = members.remove(name);
        if (value == null) {
            throw new Expected("\"" + name + "\": " + expected, "no such field");
        }
        return value;
    }

    /** Takes out a member that is a string. */
    String takeString(String name, String expected) throws Expected {
        Object value = take(name, expected);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, expected, value);
    }

    /** Takes out a member that is an object. */
    JsonObject takeObject(String name, String expected) throws Expected {
        Object value = take(name, expected);
        if (value instanceof JsonObject object) {
            return object;
        }
        throw wrong(name, expected, value);
    }

    /** Takes out a member that is an integer low..high, compared as unsigned. */
    long takeUnsigned(String name, String expected, long high) throws Expected {
        return unsigned(name, expected, take(name, expected), high);
    }

    /** Takes out a member that is an integer of 31 bits, or -1. */
    int takeNode(String name, String expected) throws Expected {
        Object value = take(name, expected);
        if (value instanceof Long number && number >= -1 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw wrong(name, expected, value);
    }

    /** Takes out a member that is an array of integers of 64 bits. */
    List<Long> takeUnsigneds(String name, String expected) throws Expected {
        Object value = take(name, expected);
        if (!(value instanceof Array array)) {
            throw wrong(name, expected, value);
        }
        List<Long> numbers = new ArrayList<>();
        for (Object element : array.elements()) {
            numbers.add(unsigned(name, expected, element, -1L));
        }
        return numbers;
    }

    /** Takes out a member that is an array of strings. */
    List<String> takeStrings(String name, String expected) throws Expected {
        Object value = take(name, expected);
        if (!(value instanceof Array array)) {
            throw wrong(name, expected, value);
        }
        List<String> strings = new ArrayList<>();
        for (Object element : array.elements()) {
            if (!(element instanceof String text)) {
                throw wrong(name, expected, element);
            }
            strings.add(text);
        }
        return strings;
    }

    private static long unsigned(String name, String expected, Object value, long high) throws Expected {
        long bits;
        if (value instanceof Long small && small >= 0) {
            bits = small;
        } else if (value instanceof BigInteger big && big.signum() > 0 && big.bitLength() <= Long.SIZE) {
            bits = big.longValue();
        } else {
            throw wrong(name, expected, value);
        }
        if (Long.compareUnsigned(bits, high) > 0) {
            throw wrong(name, expected, value);
        }
        return bits;
    }

    /** Nothing must be left. */
    void end(String where) throws Expected {
        if (!members.isEmpty()) {
            throw new Expected("no more fields in " + where, "\"" + members.keySet().iterator().next() + "\"");
        }
    }

    static Expected wrong(String name, String expected, Object found) {
        String shown = found instanceof String text ? "\"" + text + "\""
            : found instanceof JsonObject ? "an object" : String.valueOf(found);
        return new Expected("\"" + name + "\": " + expected, shown);
    }
}
