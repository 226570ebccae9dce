package veridian.ipc.modelcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counterexample in a log of TLC.
 *
 * @param steps the states, each with the action that led to it
 * @param end   what comes after the last of them for ever, or nothing
 */
record Counterexample(List<Step> steps, String end) {

    /** A state and the action that led to it; the first state has none. */
    record Step(String action, Map<String, Object> state) { }

    /** TLC heads a state by the action's name and place, or by what happens for ever after. */
    private static final Pattern STATE =
            Pattern.compile("(?m)^State \\d+: (?:<(\\w+)[^\\n]*>|(Stuttering))\\n|^Back to state (\\d+)[^\\n]*\\n");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^/\\\\ (\\w+) = ");

    static Counterexample read(String log) {
        List<Step> steps = new ArrayList<>();
        String end = "";
        Matcher state = STATE.matcher(log);
        while (state.find()) {
            if (state.group(1) == null) {
                end = state.group(2) != null ? "nothing more happens" : "and again from step " + state.group(3);
                break;
            }
            int blank = log.indexOf("\n\n", state.end());
            steps.add(new Step(steps.isEmpty() ? "" : state.group(1),
                    variables(log.substring(state.end(), blank < 0 ? log.length() : blank))));
        }
        return new Counterexample(steps, end);
    }

    private static Map<String, Object> variables(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        Matcher variable = VARIABLE.matcher(text);
        boolean more = variable.find();
        while (more) {
            String name = variable.group(1);
            int start = variable.end();
            more = variable.find();
            values.put(name, TlaValue.parse(text.substring(start, more ? variable.start() : text.length()).strip()));
        }
        return values;
    }
}
