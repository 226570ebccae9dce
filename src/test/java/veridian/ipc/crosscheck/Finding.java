package veridian.ipc.crosscheck;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import veridian.ipc.oracle.Deviation;
import veridian.ipc.oracle.Matcher;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;
import veridian.ipc.trace.TraceHeader;
import veridian.ipc.trace.TraceWriter;

/**
 * Where kernel and specification part.
 *
 * @param limits the bounds of the kernel
 * @param events all calls and how they ended; the last is the one
 * @param deviation the wrong answer; null if no answer is wrong
 * @param differences where the states differ, the kernel's / the specification's, or how the kernel
 *     crashed; empty if the first thing wrong is the answer
 */
record Finding(Limits limits, List<Event> events, Deviation deviation, List<String> differences) {

    Finding {
        events = List.copyOf(events);
        differences = List.copyOf(differences);
    }

    /** Whether {@code ipc-oracle check}, which sees answers only, finds it in the trace. */
    boolean isVisible() {
        return deviation != null;
    }

    /** The same with one more call, whose answer the matcher, which has judged the calls so far, finds wrong. */
    Finding followedBy(Call call, List<Datum> arguments, Outcome outcome, Matcher matcher) {
        List<Event> longer = new ArrayList<>(events);
        longer.add(new Event(events.size() + 1L, call, arguments, outcome));
        return new Finding(limits, longer, matcher.judge(longer.get(events.size())), differences);
    }

    /** How many calls. */
    int length() {
        return events.size();
    }

    /** Step, clauses, expected and found. */
    String text() {
        String last = events.isEmpty() ? "at the start" : events.get(events.size() - 1).toString();
        String state = differences.isEmpty() ? ""
            : "\n  states differ, kernel / specification:\n  " + String.join("\n  ", differences);
        if (deviation == null) {
            return last + state;
        }
        String clauses = deviation.clauses().stream().map(clause -> clause.id() + ": " + clause.text())
            .collect(Collectors.joining("\n            "));
        return last + "\n  expected  " + deviation.expected() + "\n  found     " + deviation.found()
            + "\n  breaks    " + clauses + state;
    }

    /** Writes the calls as a recorded trace, which {@code ipc-oracle check} reads. */
    Path write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file);
                    TraceWriter writer = new TraceWriter(out, new TraceHeader(limits, "kernel of this project"))) {
                for (Event event : events) {
                    writer.write(event);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
