package veridian.ipc.modelcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a run of TLC came to, read from its exit code and its log. Neither is believed alone.
 *
 * @param verdict      {@code pass}, {@code fails: } and the property, or {@code broken: } and why
 * @param distinct     distinct states found
 * @param generated    states generated
 * @param diameter     depth of the search; 0 if it was not finished
 * @param log          where everything that TLC printed is
 * @param trace        the last states of the counterexample, or what TLC said instead
 * @param time         how long it took
 */
record TlcOutcome(
        String verdict,
        long distinct,
        long generated,
        int diameter,
        Path log,
        String trace,
        Duration time) {

    private static final Pattern COUNTS = Pattern.compile(
            "^(\\d+) states generated, (\\d+) distinct states found, (\\d+) states left on queue\\.$", Pattern.MULTILINE);
    private static final Pattern DEPTH =
            Pattern.compile("^The depth of the complete state graph search is (\\d+)\\.$", Pattern.MULTILINE);
    private static final Pattern VIOLATED = Pattern.compile(
            "^Error: (?:Invariant|Action property|Property|Temporal property) (\\w+) (?:is|was) violated", Pattern.MULTILINE);
    /** All that TLC up to 2.18 says of a property that is neither an invariant nor one of steps; later ones name it. */
    private static final Pattern NAMELESS_VIOLATED = Pattern.compile(
            "^Error: (?:Temporal properties were violated\\.|Property line .* is violated by the initial state)",
            Pattern.MULTILINE);
    private static final Pattern ERROR = Pattern.compile("^(?:Error: |\\*\\*\\* Errors: ).*", Pattern.MULTILINE);
    /** TLC names a step after its call when its arguments are constants, else after the step. */
    private static final Pattern OCCURRED = Pattern.compile("^<(\\w+?)(?:Step)? line .*>: \\d+:[1-9]\\d*$", Pattern.MULTILINE);
    private static final Pattern WANTED = Pattern.compile("^\"wanted (.+)\"$", Pattern.MULTILINE);
    private static final Pattern REACHED = Pattern.compile("^\"reached (.+)\"$", Pattern.MULTILINE);
    private static final Pattern END_OF_TRACE =
            Pattern.compile("(The coverage statistics|\\d+ states generated, \\d+ distinct) .*");
    static final String NEVER_REACHED = "never reached ";
    static final String NAMELESS = "a property that TLC does not name";

    private static final int TRACE_LINES = 45;

    /** Reads a run's log; {@code actions} are those that must have occurred in it. */
    static TlcOutcome read(int exit, Path log, Set<String> actions, Duration time) throws IOException {
        String text = Files.readString(log);
        List<MatchResult> counts = COUNTS.matcher(text).results().toList();
        MatchResult last = counts.isEmpty() ? null : counts.get(counts.size() - 1);
        Set<String> missing = new TreeSet<>(actions);
        missing.removeAll(groups(OCCURRED, text));
        missing.addAll(groups(WANTED, text));
        missing.removeAll(groups(REACHED, text));
        return new TlcOutcome(
                verdict(exit, text, last, missing),
                last == null ? 0 : Long.parseLong(last.group(2)),
                last == null ? 0 : Long.parseLong(last.group(1)),
                DEPTH.matcher(text).results().findFirst().map(depth -> Integer.parseInt(depth.group(1))).orElse(0),
                log, tail(text), time);
    }

    private static String verdict(int exit, String text, MatchResult counts, Set<String> missing) {
        List<MatchResult> violated = VIOLATED.matcher(text).results().toList();
        if (exit != 0 && !violated.isEmpty()) {
            return Model.FAILS + violated.get(0).group(1);
        }
        if (exit != 0 && NAMELESS_VIOLATED.matcher(text).find()) {
            return Model.FAILS + NAMELESS;
        }
        List<String> errors = ERROR.matcher(text).results().map(MatchResult::group).toList();
        if (!errors.isEmpty()) {
            return "broken: " + errors.get(0);
        }
        if (exit != 0) {
            return "broken: exit code " + exit;
        }
        if (!text.contains("Model checking completed. No error has been found.")) {
            return "broken: TLC does not say that no error has been found";
        }
        if (counts == null || !counts.group(3).equals("0")) {
            return "broken: the search did not end";
        }
        return missing.isEmpty() ? Model.PASS : Model.FAILS + NEVER_REACHED + String.join(", ", missing);
    }

    private static Set<String> groups(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    /** The last states of the trace if there is one, else the last lines. */
    private static String tail(String text) {
        List<String> lines = text.lines().takeWhile(line -> !END_OF_TRACE.matcher(line).matches()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TRACE_LINES), lines.size()));
    }

    /** The same, of a run that had one property to check, whether TLC names it or not. */
    TlcOutcome naming(String property) {
        return verdict.equals(Model.FAILS + NAMELESS)
                ? new TlcOutcome(Model.FAILS + property, distinct, generated, diameter, log, trace, time) : this;
    }

    /** For failure messages. */
    String describe(String what, String expected) {
        return what + "\n  expected  " + expected + "\n  came      " + verdict
                + "\n  log       " + log
                + (verdict.equals(Model.PASS) ? "" : "\n" + trace);
    }
}
