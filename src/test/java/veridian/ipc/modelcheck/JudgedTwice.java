package veridian.ipc.modelcheck;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.oracle.Coverage;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Group;

/** What both engines have judged alike: how often each call was accepted with each result, and something else in its place rejected. */
final class JudgedTwice {

    private final Coverage accepted;
    private final Coverage rejected;
    private final Map<Call, Long> wrongValues = new EnumMap<>(Call.class);
    private long conform;
    private long deviate;

    /** Nothing yet. */
    JudgedTwice(SpecOracle oracle) {
        List<Call> calls = Group.callsOf(ReferenceImplementation.GROUPS);
        this.accepted = new Coverage(oracle, calls);
        this.rejected = new Coverage(oracle, calls);
        calls.stream().filter(call -> !call.answer().equals(Answer.nothing())).forEach(call -> wrongValues.put(call, 0L));
    }

    /**
     * A trace on which the engines agree.
     *
     * @param deviation where it stops; null: it conforms
     */
    void add(List<Event> trace, Deviation deviation) {
        long good = deviation == null ? trace.size() : deviation.event().step() - 1;
        trace.subList(0, (int) good).forEach(event -> accepted.add(event.call(), event.outcome().result()));
        if (deviation == null) {
            conform++;
            return;
        }
        deviate++;
        Call call = deviation.event().call();
        boolean wrongValue = deviation.aspect() != null;
        rejected.add(call, wrongValue ? "OK" : deviation.expected());
        if (wrongValue) {
            wrongValues.merge(call, 1L, Long::sum);
        }
    }

    /** How many traces conform. */
    long conform() {
        return conform;
    }

    /** How many traces deviate. */
    long deviate() {
        return deviate;
    }

    /** What no trace shows, {@code accepted send/QUEUE_FULL}; empty if there is something of everything that the specification has. */
    SortedSet<String> missing() {
        SortedSet<String> missing = new TreeSet<>();
        accepted.missing().forEach(pair -> missing.add("accepted " + pair));
        rejected.missing().forEach(pair -> missing.add("rejected " + pair));
        wrongValues.forEach((call, count) -> {
            if (count == 0) {
                missing.add("wrong value of " + call.wireName());
            }
        });
        return missing;
    }

    /** All counts, for people and for the report. */
    Map<String, Object> evidence() {
        return new TreeMap<>(Map.of("judgedTwice", conform + deviate, "conform", conform, "deviate", deviate,
                "accepted", byName(accepted.counts()), "rejected", byName(rejected.counts()), "wrongValues", byName(wrongValues)));
    }

    private static <T> Map<String, T> byName(Map<Call, T> counts) {
        Map<String, T> named = new TreeMap<>();
        counts.forEach((call, count) -> named.put(call.wireName(), count));
        return named;
    }
}
