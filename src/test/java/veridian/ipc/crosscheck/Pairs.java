package veridian.ipc.crosscheck;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.oracle.ReferenceImplementation;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Group;

/** How often each call ended in each result. */
final class Pairs {

    private final SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();

    void add(Call call, String result) {
        counts.computeIfAbsent(call.wireName(), name -> new TreeMap<>()).merge(result, 1L, Long::sum);
    }

    void addAll(Pairs other) {
        other.counts.forEach((call, results) -> results.forEach((result, count) ->
            counts.computeIfAbsent(call, name -> new TreeMap<>()).merge(result, count, Long::sum)));
    }

    long total() {
        return counts.values().stream().flatMap(results -> results.values().stream()).mapToLong(Long::longValue).sum();
    }

    /** The counts by call and result. */
    Map<String, SortedMap<String, Long>> counts() {
        return counts;
    }

    /** The pairs that occurred, {@code send/QUEUE_FULL}. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        counts.forEach((call, results) -> results.keySet().forEach(result -> names.add(call + "/" + result)));
        return names;
    }

    /** The pairs that the text of the specification allows. */
    static SortedSet<String> possible(SpecOracle oracle) {
        SortedSet<String> names = new TreeSet<>();
        for (Call call : Group.callsOf(ReferenceImplementation.GROUPS)) {
            names.add(call.wireName() + "/OK");
            oracle.checks(call).forEach(check -> names.add(call.wireName() + "/" + check.error()));
        }
        return names;
    }
}
