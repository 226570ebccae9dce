package veridian.ipc.modelcheck;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value as TLC prints it: sets, sequences, records and functions are maps (from the element to itself, from the
 * position, from the name, from the argument), everything else is its text.
 */
final class TlaValue {

    private final String text;
    private int at;

    private TlaValue(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        TlaValue reader = new TlaValue(text);
        Object value = reader.value();
        reader.space();
        if (reader.at != text.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    /** A map, which is empty if the value is none. */
    static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private Object value() {
        space();
        if (skip("<<")) {
            int[] position = {0};
            return entries(">>", ",", map -> map.put(String.valueOf(++position[0]), value()));
        }
        if (skip("{")) {
            return entries("}", ",", map -> {
                Object element = value();
                map.put(element, element);
            });
        }
        if (skip("[")) {
            return new TreeMap<>(entries("]", ",", map -> pair(map, "|->")));
        }
        if (skip("(")) {
            return entries(")", "@@", map -> pair(map, ":>"));
        }
        int start = at;
        if (skip("\"")) {
            at = text.indexOf('"', at) + 1;
            return text.substring(start + 1, at - 1);
        }
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private interface Entry {
        void read(Map<Object, Object> into);
    }

    private Map<Object, Object> entries(String end, String separator, Entry entry) {
        Map<Object, Object> map = new LinkedHashMap<>();
        space();
        while (!skip(end)) {
            if (!map.isEmpty() && !skip(separator)) {
                throw unexpected();
            }
            entry.read(map);
            space();
        }
        return map;
    }

    private void pair(Map<Object, Object> map, String arrow) {
        Object name = value();
        space();
        if (!skip(arrow)) {
            throw unexpected();
        }
        map.put(name, value());
    }

    private boolean skip(String token) {
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("not a value of TLC, at " + at + ": " + text);
    }
}
