package veridian.ipc.proofs;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads what OpenJML prints with {@code --progress}. */
final class OpenJmlOutput {

    /** Its words for a method that it could not close. */
    private static final Set<String> LEFT_OPEN = Set.of("with warnings", "UNKNOWN", "TIMEOUT");
    private static final Pattern COMPLETED = Pattern.compile(
            "^Completed proof of (.+\\)) with prover \\S+ - (.+?) +\\[([0-9.]+) secs\\]$", Pattern.MULTILINE);
    /** The solver's own word, where it ran into its limit. */
    private static final Pattern UNDECIDED = Pattern.compile("unknown reason");
    /** From where it begins with a method to where it is done with it. */
    private static final Pattern METHOD = Pattern.compile(
            "^Starting proof of .*?^Completed proof of [^\\n]*$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ERROR = Pattern.compile("^(?:.+: )?error: .*$", Pattern.MULTILINE);

    /**
     * What it said about one method.
     *
     * @param verdict  {@link ProofResult#PROVED} or {@link ProofResult#OPEN}
     * @param answer   its own words: "no warnings", "with warnings", "UNKNOWN", "INFEASIBLE"; or "feasibility unknown", "error"
     * @param seconds  time taken, in whole seconds so that the record changes little
     */
    record Verdict(String verdict, String answer, long seconds) {

        /**
         * It found something that does not follow, or gave up in search of it. Not so where it is silent, fails, or closes the method
         * and doubts, or denies, that it can be called: of a false promise none of these is a good answer.
         */
        boolean leavesOpen() {
            return LEFT_OPEN.contains(answer);
        }
    }

    private OpenJmlOutput() {
    }

    /**
     * The verdicts by method, such as {@code BoundedQueue.enqueue(int,Message)}.
     *
     * @throws IllegalStateException if the tool stopped at an error that is not about a method that it was proving
     */
    static SortedMap<String, Verdict> parse(String output) {
        refuseErrors(METHOD.matcher(output).replaceAll(""));
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        int from = 0;
        for (MatchResult line : COMPLETED.matcher(output).results().toList()) {
            // It calls a method proved although the solver gave up on whether its premises can hold.
            boolean undecided = UNDECIDED.matcher(output.substring(from, line.start())).find();
            boolean failed = ERROR.matcher(output.substring(from, line.start())).find();
            from = line.end();
            // Only these words mean proved and feasible; whatever else a version may print is not a proof.
            boolean proved = line.group(2).equals("no warnings") && !failed;
            verdicts.put(Names.simple(line.group(1)), new Verdict(
                    proved && !undecided ? ProofResult.PROVED : ProofResult.OPEN,
                    failed ? "error" : proved && undecided ? "feasibility unknown" : line.group(2),
                    Math.round(Double.parseDouble(line.group(3)))));
        }
        return verdicts;
    }

    private static void refuseErrors(String outsideOfMethods) {
        List<String> errors = ERROR.matcher(outsideOfMethods).results().map(MatchResult::group).toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("OpenJML stopped:\n" + String.join("\n", errors));
        }
    }
}
