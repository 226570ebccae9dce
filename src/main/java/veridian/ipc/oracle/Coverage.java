package veridian.ipc.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Group;

/** How often each call ended in each result, of all the pairs that the text of the specification has. */
public final class Coverage {

    /** Fails for large messages alone. */
    private static final String OF_LARGE_MESSAGES = "RegionHolds.INVALID_MEMORY_REGION";

    /** A call and a result. */
    public record Pair(Call call, String result) {
    }

    private final Map<Call, SortedMap<String, Long>> counts = new EnumMap<>(Call.class);
    private final List<Pair> all = new ArrayList<>();

    /** Of these calls; nothing occurred yet. */
    public Coverage(SpecOracle oracle, Collection<Call> calls) {
        boolean largeMessages = calls.stream().anyMatch(call -> call.group() == Group.MEMORY);
        for (Call call : calls) {
            SortedMap<String, Long> results = new TreeMap<>();
            results.put("OK", 0L);
            oracle.checks(call).stream().filter(check -> largeMessages || !check.id().equals(OF_LARGE_MESSAGES))
                .forEach(check -> results.put(check.error().name(), 0L));
            counts.put(call, results);
            results.keySet().forEach(result -> all.add(new Pair(call, result)));
        }
    }

    /** The call ended so. */
    public void add(Call call, String result) {
        counts.get(call).merge(result, 1L, Long::sum);
    }

    /** Adds what another one counted. */
    public void addAll(Coverage other) {
        other.counts.forEach((call, results) -> results.forEach((result, count) ->
            counts.computeIfAbsent(call, c -> new TreeMap<>()).merge(result, count, Long::sum)));
    }

    /** How often the call ended so. */
    public long count(Call call, String result) {
        return counts.get(call).getOrDefault(result, 0L);
    }

    /** The calls with their results and how often each occurred. */
    public Map<Call, SortedMap<String, Long>> counts() {
        return counts;
    }

    /** The pairs that it was made for. */
    public List<Pair> all() {
        return all;
    }

    /** How many pairs there are. */
    public int pairs() {
        return counts.values().stream().mapToInt(Map::size).sum();
    }

    /** The pairs that did not occur, {@code send/QUEUE_FULL}. */
    public SortedSet<String> missing() {
        SortedSet<String> missing = new TreeSet<>();
        counts.forEach((call, results) -> results.forEach((result, count) -> {
            if (count == 0) {
                missing.add(call.wireName() + "/" + result);
            }
        }));
        return missing;
    }
}
