package veridian.ipc.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Traces as text, for tests. */
public final class Traces {

    /** A header. */
    public static final String HEADER = "{\"format\":\"veridian-ipc-trace\",\"version\":1,\"limits\":{\"maxProcesses\":4,"
        + "\"maxPids\":8,\"maxEndpoints\":8,\"maxEndpointIds\":16,\"defaultCapacity\":2,\"maxCapacity\":4,"
        + "\"maxGeneration\":1},\"implementation\":\"by hand\"}\n";

    /** A header of a kernel that has memory. */
    public static final String WITH_MEMORY = HEADER.replace("\"maxGeneration\":1}", "\"maxGeneration\":1,\"maxRegions\":2,"
        + "\"maxRegionIds\":3,\"maxRegionSize\":8192,\"numaNodes\":2,\"framesPerNode\":4,\"pageSize\":4096,\"addressBits\":20}");

    private Traces() {
    }

    /** All events. */
    static List<Event> read(byte[] trace) throws IOException, TraceException {
        List<Event> events = new ArrayList<>();
        try (TraceReader reader = new TraceReader(new ByteArrayInputStream(trace), "t.ndjson")) {
            for (Event event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    /** The codec's complaint about this text, or null if it reads it. */
    static String complaint(String trace) throws IOException {
        return complaint(trace.getBytes(StandardCharsets.UTF_8));
    }

    static String complaint(byte[] trace) throws IOException {
        try {
            read(trace);
            return null;
        } catch (TraceException e) {
            return e.getMessage();
        }
    }
}
