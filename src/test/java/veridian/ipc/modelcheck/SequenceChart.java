package veridian.ipc.modelcheck;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A counterexample as a sequence chart: who did what, and what the kernel held after it.
 *
 * <p>TLC names the action but not its arguments, so who acted is read from what changed; if that does not tell, it is
 * somebody.
 */
final class SequenceChart {

    private static final String KERNEL = "kernel";
    private static final String SCHEDULER = "scheduler";
    private static final String SOMEBODY = "somebody";

    /** What a chart shows of a state, in this order. */
    private static final List<String> SHOWN = List.of("running", "readyQueue", "blocked", "waiting", "told", "call",
            "queue", "region", "mapping");

    private final Counterexample trace;

    SequenceChart(Counterexample trace) {
        this.trace = trace;
    }

    /** In Mermaid's language. */
    String mermaid(String failure) {
        StringBuilder steps = new StringBuilder();
        Set<String> actors = new LinkedHashSet<>();
        for (int i = 1; i < trace.steps().size(); i++) {
            Counterexample.Step step = trace.steps().get(i);
            Map<String, Object> before = trace.steps().get(i - 1).state();
            String actor = actor(step, before);
            actors.add(actor);
            steps.append("    %s->>%s: %s%n".formatted(id(actor), KERNEL, callOf(step.action())));
            String changes = changes(before, step.state());
            if (!changes.isEmpty()) {
                steps.append("    Note right of %s: %s%n".formatted(KERNEL, changes));
            }
        }
        StringBuilder chart = new StringBuilder("sequenceDiagram\n    autonumber\n");
        new TreeSet<>(actors).forEach(actor -> chart.append("    participant %s as %s%n".formatted(id(actor), actor)));
        chart.append("    participant ").append(KERNEL).append('\n').append(steps);
        if (!trace.end().isEmpty()) {
            chart.append("    Note over %s: %s%n".formatted(KERNEL, trace.end()));
        }
        return chart.append("    Note over %s: %s%n".formatted(KERNEL, failure)).toString().replace("\r\n", "\n");
    }

    private static String id(String actor) {
        return actor.replace(" ", "");
    }

    /** WakeSeam, WakePart, WakeStep: wake. */
    private static String callOf(String action) {
        String name = action.replaceAll("(Seam|Part|Step|Few)$", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase();
    }

    private static String actor(Counterexample.Step step, Map<String, Object> before) {
        Map<String, Object> after = step.state();
        if (step.action().startsWith("Schedule") || step.action().startsWith("Dispatch")) {
            return SCHEDULER;
        }
        for (String variable : List.of("call", "mapping", "processes", "blocked", "region", "endpoint")) {
            Set<String> pids = new TreeSet<>();
            Map<?, ?> old = TlaValue.map(before.get(variable));
            Map<?, ?> now = TlaValue.map(after.get(variable));
            Set<Object> keys = new LinkedHashSet<>(old.keySet());
            keys.addAll(now.keySet());
            for (Object key : keys) {
                if (!Objects.equals(old.get(key), now.get(key))) {
                    pids.add(pid(variable, key, old.get(key), now.get(key)));
                }
            }
            pids.remove("");
            if (pids.size() == 1) {
                return "process " + pids.iterator().next();
            }
        }
        return SOMEBODY;
    }

    /** The process that an entry of a variable is about, if its change tells who acted. */
    private static String pid(String variable, Object key, Object old, Object now) {
        return switch (variable) {
            case "call" -> String.valueOf(key);
            case "mapping" -> String.valueOf(TlaValue.map(key).get("1"));
            case "processes" -> now == null ? String.valueOf(key) : "";
            case "blocked" -> old == null ? String.valueOf(TlaValue.map(now).get("pid")) : "";
            default -> old == null ? String.valueOf(TlaValue.map(now).get("owner")) : "";
        };
    }

    private static String changes(Map<String, Object> before, Map<String, Object> after) {
        return SHOWN.stream()
                .filter(name -> after.containsKey(name) && !text(name, after).equals(text(name, before)))
                .map(name -> callOf(name) + " " + text(name, after))
                .collect(Collectors.joining("<br/>"));
    }

    private static String text(String variable, Map<String, Object> state) {
        Map<?, ?> map = TlaValue.map(state.get(variable));
        if (!(state.get(variable) instanceof Map)) {
            return String.valueOf(state.get(variable)).equals("0") ? "nobody" : "process " + state.get(variable);
        }
        String entries = map.entrySet().stream().map(entry -> switch (variable) {
            case "readyQueue", "told" -> String.valueOf(entry.getValue());
            case "blocked" -> "%s at endpoint %s".formatted(
                    TlaValue.map(entry.getValue()).get("pid"), TlaValue.map(entry.getValue()).get("endpoint"));
            case "waiting" -> "endpoint %s has %s".formatted(entry.getKey(), list(entry.getValue()));
            case "queue" -> "endpoint %s has %d".formatted(entry.getKey(), TlaValue.map(entry.getValue()).size());
            case "call" -> "process %s is to %s%s".formatted(entry.getKey(), TlaValue.map(entry.getValue()).get("at"),
                    TlaValue.map(TlaValue.map(entry.getValue()).get("list")).isEmpty()
                            ? "" : " " + list(TlaValue.map(entry.getValue()).get("list")));
            case "region" -> "%s has frames %s".formatted(entry.getKey(), list(TlaValue.map(entry.getValue()).get("pages")));
            default -> "region %s at address %s of process %s".formatted(TlaValue.map(entry.getKey()).get("2"),
                    number(entry.getValue()), TlaValue.map(entry.getKey()).get("1"));
        }).collect(Collectors.joining(", "));
        return entries.isEmpty() ? "empty" : entries;
    }

    private static String list(Object sequence) {
        return TlaValue.map(sequence).values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A wide number of one digit is that digit. */
    private static String number(Object digits) {
        return TlaValue.map(digits).size() == 1 ? list(digits) : "0, digits " + list(digits);
    }
}
