package veridian.ipc.pit;

import java.util.Comparator;

/**
 * A mutant of the kernel that no test notices. It is known by the text of its line, so that it stays the same when lines are moved;
 * two on a line may be equal.
 *
 * @param type the simple name of the class
 * @param method the method's name
 * @param mutator what PIT did, by the simple name of its mutator
 * @param line the text of the source line
 */
record Survivor(String type, String method, String mutator, String line) implements Comparable<Survivor> {

    private static final Comparator<Survivor> ORDER = Comparator.comparing(Survivor::type).thenComparing(Survivor::method)
        .thenComparing(Survivor::mutator).thenComparing(Survivor::line);

    @Override
    public int compareTo(Survivor other) {
        return ORDER.compare(this, other);
    }

    /** As the first columns of {@code survivors.tsv}. */
    @Override
    public String toString() {
        return String.join("\t", type, method, mutator, line);
    }
}
