package veridian.ipc.modelcheck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Event;

/** Where in traces faults are put: at a call that ended as those did at which the fault was put least often. */
final class RarePlaces {

    private record Place(TraceFault fault, Call call, String result) { }

    private final Random random;
    private final Map<Place, Integer> chosen = new HashMap<>();

    RarePlaces(Random random) {
        this.random = random;
    }

    /** One of these events of the trace; among equally rare ones, any. */
    int choose(TraceFault fault, List<Event> trace, List<Integer> places) {
        int fewest = places.stream().mapToInt(at -> count(fault, trace.get(at))).min().orElseThrow();
        List<Integer> rarest = places.stream().filter(at -> count(fault, trace.get(at)) == fewest).toList();
        int at = rarest.get(random.nextInt(rarest.size()));
        chosen.merge(place(fault, trace.get(at)), 1, Integer::sum);
        return at;
    }

    private int count(TraceFault fault, Event event) {
        return chosen.getOrDefault(place(fault, event), 0);
    }

    private static Place place(TraceFault fault, Event event) {
        return new Place(fault, event.call(), event.outcome().result());
    }
}
