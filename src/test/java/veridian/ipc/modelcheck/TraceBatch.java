package veridian.ipc.modelcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.MemoryLimits;
import veridian.ipc.trace.RateLimits;

/** Recorded traces, judged by one run of TLC as a model checker. */
final class TraceBatch {

    /** In the place of a step: the trace conforms. */
    static final int CONFORMS = 0;

    private static final String MODULE = "MCTraces";
    private static final Pattern VERDICT = Pattern.compile("^<<\"(?:conforms\", (\\d+)|deviates\", (\\d+), (\\d+))>>$", Pattern.MULTILINE);

    /** How {@link TraceValues} writes wide numbers. */
    private static final String WIDE_NUMBERS = "Radix = %d%nWordBits = %d%n".formatted(TraceValues.RADIX, Long.SIZE);

    private TraceBatch() {
    }

    /**
     * For each trace the number of the first event that the specification does not allow, or {@link #CONFORMS}.
     *
     * @param mutant the fault of the spec that the traces are judged by; null for the spec
     */
    static List<Integer> judge(Limits limits, List<List<Event>> traces, SpecMutant mutant) throws IOException, InterruptedException {
        TlcOutcome outcome = TlcRun.ofTraces(MODULE, configuration(limits), TraceValues.of(limits, traces), mutant).run();
        if (!outcome.verdict().equals(Model.PASS)) {
            throw new AssertionError(outcome.describe("judging traces", Model.PASS));
        }
        SortedMap<Integer, Integer> verdicts = new TreeMap<>();
        VERDICT.matcher(Files.readString(outcome.log())).results().forEach(line -> {
            boolean conforms = line.group(1) != null;
            int trace = Integer.parseInt(line.group(conforms ? 1 : 2));
            if (verdicts.put(trace, conforms ? CONFORMS : Integer.parseInt(line.group(3))) != null) {
                throw new AssertionError("two verdicts on trace " + trace + ", log " + outcome.log());
            }
        });
        if (verdicts.size() != traces.size()) {
            throw new AssertionError("%d verdicts on %d traces, log %s".formatted(verdicts.size(), traces.size(), outcome.log()));
        }
        return List.copyOf(verdicts.values());
    }

    private static String configuration(Limits limits) {
        StringBuilder text = new StringBuilder("CONSTANTS\n");
        constants(text, Limits.NAMES, limits.values());
        constants(text, RateLimits.NAMES, limits.rates().values());
        constants(text, MemoryLimits.NAMES, limits.memory().values());
        return text.append(WIDE_NUMBERS).append("SPECIFICATION TraceSpec\nCONSTRAINT Told\nCHECK_DEADLOCK FALSE\n").toString();
    }

    private static void constants(StringBuilder text, List<String> names, int[] values) {
        for (int i = 0; i < values.length; i++) {
            String name = names.get(i);
            text.append(name.substring(0, 1).toUpperCase(Locale.ROOT)).append(name.substring(1)).append(" = ").append(values[i])
                    .append('\n');
        }
    }
}
