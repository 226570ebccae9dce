package veridian.ipc.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value in a result file, asked for by type; an answer that is not there says where it should have been.
 *
 * @param place file and path within it
 * @param value a map, list, string, long or boolean
 */
record Result(String place, Object value) {

    Result get(String name) {
        Object found = value instanceof Map<?, ?> fields ? fields.get(name) : null;
        return new Result(place + "." + name, found);
    }

    /** The items of an array. */
    List<Result> items() {
        if (value instanceof List<?> items) {
            return items.stream().map(item -> new Result(place + "[]", item)).toList();
        }
        throw expected("an array");
    }

    /** The fields of an object whose values are strings, sorted by name. */
    Map<String, String> texts() {
        if (value instanceof Map<?, ?> fields) {
            Map<String, String> texts = new TreeMap<>();
            fields.keySet().forEach(name -> texts.put((String) name, get((String) name).text()));
            return texts;
        }
        throw expected("an object");
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw expected("a string");
    }

    long number() {
        if (value instanceof Long number) {
            return number;
        }
        throw expected("a whole number");
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(place + ": expected " + what + ", found " + value);
    }
}
