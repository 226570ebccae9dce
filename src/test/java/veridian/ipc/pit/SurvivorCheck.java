package veridian.ipc.pit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the mutants that survived with those that are listed, last in {@code mvn -Ppit test}. It fails on a survivor that is not
 * listed, and on one that is listed and did not survive: what is killed now must not be excused any more.
 */
final class SurvivorCheck {

    private static final Path REPORT = Path.of("target", "pit-reports", "kernel", "mutations.xml");
    private static final Path KERNEL = Path.of("src", "main", "java", "veridian", "ipc", "kernel");

    private SurvivorCheck() {
    }

    public static void main(String[] args) throws IOException {
        MutationReport report = MutationReport.read(REPORT, KERNEL);
        List<String> problems = problems(report, SurvivorList.read(SurvivorList.FILE));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Survivors are not as in " + SurvivorList.FILE + ":\n" + String.join("\n", problems));
        }
        System.out.println(summary(report));
    }

    /** The score, rounded down to a tenth of a per cent. */
    static String summary(MutationReport report) {
        int killed = report.mutants() - report.survivors().size();
        int permille = 1000 * killed / report.mutants();
        return "kernel mutants: %d, killed %d (%d.%d%%; %d of them by time-out), survive %d, each listed".formatted(report.mutants(),
            killed, permille / 10, permille % 10, report.timedOut(), report.survivors().size());
    }

    /** A line for each that is in one of the two only, as often as it is; and one if there was nothing to survive. */
    static List<String> problems(MutationReport report, List<Survivor> listed) {
        List<String> problems = new ArrayList<>();
        if (report.mutants() == 0) {
            problems.add("there were no mutants");
        }
        without(report.survivors(), listed).forEach(survivor -> problems.add("not listed\t" + survivor));
        without(listed, report.survivors()).forEach(survivor -> problems.add("killed now\t" + survivor));
        return problems;
    }

    private static List<Survivor> without(List<Survivor> some, List<Survivor> others) {
        List<Survivor> rest = new ArrayList<>(some);
        others.forEach(rest::remove);
        rest.sort(null);
        return rest;
    }
}
