package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A copy of the sources in which one method promises what can't be, whenever it returns. If that is proved, too, then the method was
 * proved because its normal cases rest on a contradiction: on premises that exclude each other, or on what a called method promises.
 *
 * <p>OpenJML's own question, whether the end of a method can be reached, does not notice this where the method has exceptional cases,
 * since they reach the end as well. So it is these methods that are asked about; of one without them that question is enough.
 */
final class FalsePromise {

    private static final Pattern OPENING = Pattern.compile("^\\s*/\\*(?:@|\\+OPENJML@).*");
    private static final Pattern NORMAL = Pattern.compile(".*\\bnormal_behavior\\b.*");
    private static final Pattern EXCEPTIONAL = Pattern.compile(".*\\bexceptional_behavior\\b.*");
    private static final Pattern FRAME = Pattern.compile("^\\s*@\\s*assignable\\b.*");
    private static final String FALSE = "      @   ensures 1 == 2;";

    private FalsePromise() {
    }

    /** Makes the copy in {@code target}, and says where the file of the method is in it; empty for a method that is not asked about. */
    static Optional<Path> copy(Path sourceRoot, Path kernel, DeclaredMethod method, Path target) throws IOException {
        Path file = kernel.resolve(method.file());
        Optional<List<String>> promising = promising(Files.readAllLines(file), method.line());
        if (promising.isEmpty()) {
            return Optional.empty();
        }
        SourceCopy.make(sourceRoot, target);
        Path copy = target.resolve(sourceRoot.relativize(file).toString());
        Files.write(copy, promising.get());
        return Optional.of(copy);
    }

    /** The lines of a file with the promise in the contract of the method that begins in line {@code declaration}, counted from 1. */
    static Optional<List<String>> promising(List<String> lines, int declaration) {
        int end = declaration - 1;
        int begin = end - 1;
        while (begin >= 0 && !lines.get(begin).isBlank() && !OPENING.matcher(lines.get(begin)).matches()) {
            begin--;
        }
        if (begin < 0 || lines.get(begin).isBlank()
                || lines.subList(begin, end).stream().noneMatch(EXCEPTIONAL.asMatchPredicate())
                || lines.subList(begin, end).stream().noneMatch(NORMAL.asMatchPredicate())) {
            return Optional.empty();
        }
        List<String> promising = new ArrayList<>(lines.subList(0, begin));
        boolean normal = false;
        for (String line : lines.subList(begin, end)) {
            normal = NORMAL.matcher(line).matches() || (normal && !EXCEPTIONAL.matcher(line).matches());
            if (normal && FRAME.matcher(line).matches()) {
                promising.add(FALSE);
            }
            promising.add(line);
        }
        promising.addAll(lines.subList(end, lines.size()));
        return Optional.of(promising);
    }
}
