package veridian.ipc.proofs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some methods of a class, which OpenJML is asked about in one go.
 *
 * @param file     where the class is
 * @param pattern  a regular expression that the full names of these methods match, and no others
 * @param settings of the class
 * @param seconds  after which the solver gives up
 */
record OpenJmlQuestion(Path file, String pattern, KernelClasses.Settings settings, int seconds) {

    /** Seconds for each of all methods, and for each that is asked about alone: what is easier alone closes soon. */
    static final int SECONDS = 60;
    static final int SECONDS_ALONE = 30;

    /** So few that questions can be shared out, so many that starting OpenJML does not count. */
    private static final int METHODS = 8;

    /** Questions that together are about all methods of this class but those left out, those that only the compiler sees included. */
    static List<OpenJmlQuestion> about(Path file, String type, List<String> methods, KernelClasses.Settings settings) {
        List<String> names = List.copyOf(new LinkedHashSet<>(methods.stream().map(OpenJmlQuestion::name).toList()));
        List<OpenJmlQuestion> questions = new ArrayList<>();
        int from = 0;
        for (; names.size() - from > METHODS; from += METHODS) {
            questions.add(new OpenJmlQuestion(file, pattern(type, any(names.subList(from, from + METHODS))), settings, SECONDS));
        }
        // It compares a pattern with the name of a method and, if that does not match, with its signature.
        List<String> others = Stream.concat(names.subList(0, from).stream(), settings.leftOut().stream()).toList();
        String rest = others.isEmpty() ? ".*" : "(?!" + any(others) + "(?:\\(.*)?$).*";
        questions.add(new OpenJmlQuestion(file, pattern(type, rest), settings, SECONDS));
        return questions;
    }

    /** A question about one method alone, and those of the same name. */
    static OpenJmlQuestion alone(Path file, String type, String method, KernelClasses.Settings settings) {
        return new OpenJmlQuestion(file, pattern(type, any(List.of(name(method)))), settings, SECONDS_ALONE);
    }

    /**
     * OpenJML's options. A time limit always, since z3 may never answer; feasibility, since a false premise proves all; and one thing that
     * does not follow is enough: for each further one it would look for as long as its limit lets it.
     */
    List<String> options() {
        List<String> all = new ArrayList<>(List.of("--esc", "--progress", "--timeout=" + seconds, "--check-feasibility=exit",
                "--esc-max-warnings=1"));
        all.addAll(settings.options());
        return all;
    }

    /** The options, then the solver's parameters, as the record has them. */
    List<String> asRecorded() {
        List<String> all = new ArrayList<>(options());
        all.addAll(settings.solverParameters());
        return all;
    }

    /** As {@link #asRecorded}, what it is not asked about, and how it goes on about what stays open. */
    List<String> asRecordedWithAttempts() {
        List<String> all = new ArrayList<>(asRecorded());
        if (!settings.leftOut().isEmpty()) {
            all.add(KernelClasses.LEFT_OUT + String.join(",", settings.leftOut()));
        }
        settings.afterwards().forEach(other -> {
            all.add("|");
            all.addAll(other);
        });
        return all;
    }

    private static String name(String method) {
        String name = method.substring(0, method.indexOf('('));
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String any(List<String> names) {
        return names.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String pattern(String type, String methods) {
        return "(?:.*\\.)?" + Pattern.quote(type) + "\\." + methods;
    }
}
