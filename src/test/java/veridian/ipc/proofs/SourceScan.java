package veridian.ipc.proofs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Which methods the kernel declares and which of them have a contract, told by the Java compiler's parser and the comments
 * before each declaration. It shares nothing with the provers, so it notices what they silently leave out: a contract
 * that a formatter turned into an ordinary comment, a file that was not read.
 */
final class SourceScan {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern FOR_KEY = Pattern.compile("(?s)/[*/](?:@|\\+KEY@|-OPENJML@).*");
    private static final Pattern FOR_OPENJML = Pattern.compile("(?s)/[*/](?:@|\\+OPENJML@|-KEY@).*");
    private static final Pattern ABOUT_CLASS = Pattern.compile("\\b(?:invariant|model|ghost|represents|axiom)\\b");
    private static final Pattern SPEC_CASE = Pattern.compile("(?:\\b|_)(?:behaviou?r|requires|ensures)\\b");

    private final Path root;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String text;
    private final List<DeclaredMethod> methods = new ArrayList<>();

    private SourceScan(Path root, CompilationUnitTree unit, SourcePositions positions) throws IOException {
        this.root = root;
        this.unit = unit;
        this.positions = positions;
        this.text = unit.getSourceFile().getCharContent(true).toString();
        unit.getTypeDecls().forEach(declaration -> visit(declaration, ""));
    }

    /** All Java files in and below a folder, sorted; none if the folder is not there. */
    static List<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** What a look at the text of each file in and below a folder finds, with the name of the file. */
    static List<String> findings(Path root, Function<String, List<String>> look) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(root)) {
            look.apply(Files.readString(file)).forEach(each -> found.add(file.getFileName() + ": " + each));
        }
        return found;
    }

    /** The class that a file is named after. */
    static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /** All methods and constructors declared in and below a folder, in the order of files and declarations. */
    static List<DeclaredMethod> methods(Path root) throws IOException {
        List<Path> files = files(root);
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<DeclaredMethod> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                found.addAll(new SourceScan(root, unit, positions).methods);
            }
        }
        return found;
    }

    private void visit(Tree tree, String outer) {
        if (!(tree instanceof ClassTree type)) {
            return;
        }
        String name = outer + type.getSimpleName();
        long previousEnd = positions.getStartPosition(unit, type);
        boolean hasConstructor = false;
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                hasConstructor |= isConstructor(method);
                add(method, name, previousEnd);
            }
            visit(member, name + ".");
            previousEnd = positions.getEndPosition(unit, member);
        }
        if (type.getKind() == Tree.Kind.CLASS && !hasConstructor) {
            methods.add(new DeclaredMethod(name + "." + type.getSimpleName() + "()", file(), line(type), false, false,
                    true));
        }
    }

    private void add(MethodTree method, String type, long previousEnd) {
        String name = isConstructor(method) ? type.substring(type.lastIndexOf('.') + 1) : method.getName().toString();
        String parameters = method.getParameters().stream()
                .map(VariableTree::getType)
                .map(parameter -> Names.simple(parameter.toString()))
                .collect(Collectors.joining(","));
        List<String> annotations = annotations(previousEnd, positions.getStartPosition(unit, method));
        boolean forKey = annotations.stream().anyMatch(FOR_KEY.asMatchPredicate());
        boolean forOpenJml = annotations.stream().anyMatch(FOR_OPENJML.asMatchPredicate());
        methods.add(new DeclaredMethod(type + "." + name + "(" + parameters + ")", file(), line(method),
                forKey || forOpenJml, forKey, method.getBody() != null));
    }

    private static boolean isConstructor(MethodTree method) {
        return method.getName().contentEquals("<init>");
    }

    /** The comments between two positions that state a case of a method's contract. */
    private List<String> annotations(long from, long to) {
        return COMMENT.matcher(text.substring((int) from, (int) to)).results()
                .map(match -> match.group())
                .filter(comment -> SPEC_CASE.matcher(comment).find() && !ABOUT_CLASS.matcher(comment).find())
                .toList();
    }

    private String file() {
        return root.toAbsolutePath().normalize()
                .relativize(Path.of(unit.getSourceFile().toUri()).normalize()).toString();
    }

    private int line(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }
}
