package veridian.ipc.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks OpenJML about all methods of the kernel, two questions at a time; then, alone, about each that it left open: near its time limit
 * what the solver comes to depends on what it was asked before, and on how far it follows quantified formulas. Whichever way it closes a
 * method, it is proved, unless a false promise in the place of the contract's is proved as well, in the same way. In this way, too, it is
 * asked about each fault put into the sources, which should leave the proof open.
 */
final class OpenJmlInterview {

    /** A class with a time limit of its own is one of which much is open: it is asked about again only if its settings say how. */
    private static final String OWN_LIMIT = "--timeout=";

    private final OpenJmlTool tool;
    private final OpenJmlAnswers answers;
    private final Path sourceRoot;
    private final Path kernel;
    private final KernelClasses classes;
    private final Path log;
    private final OpenJmlRecord before;
    private final Set<Path> asked = new LinkedHashSet<>();
    private final SortedMap<String, List<String>> options = new TreeMap<>();
    private final SortedMap<String, OpenJmlOutput.Verdict> verdicts = new TreeMap<>();
    private final SortedMap<String, List<String>> alone = new TreeMap<>();

    /** What the record before says of classes that have not changed since is not asked anew. */
    OpenJmlInterview(OpenJmlTool tool, Path sourceRoot, Path kernel, Path log, OpenJmlRecord before)
            throws IOException, InterruptedException {
        this.before = before;
        this.tool = tool;
        this.sourceRoot = sourceRoot;
        this.kernel = kernel;
        this.classes = KernelClasses.read(KernelClasses.FILE);
        this.log = log;
        Files.createDirectories(log.toAbsolutePath().getParent());
        Files.deleteIfExists(log);
        this.answers = new OpenJmlAnswers(log, tool);
    }

    /** The record of what it said about these sources. */
    OpenJmlRecord record(SortedMap<String, String> sources, List<Mutant> mutants) throws IOException, InterruptedException {
        SortedMap<String, OpenJmlOutput.Verdict> noticed;
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            askAboutAll(two);
            askAgain(two);
            askForTheImpossible(two);
            noticed = askAboutMutants(two, mutants);
        } finally {
            two.shutdownNow();
        }
        return new OpenJmlRecord(tool.version(), tool.solverVersion(), options, sources, verdicts, alone, noticed);
    }

    private void askAboutAll(ExecutorService two) throws IOException, InterruptedException {
        List<DeclaredMethod> methods = SourceScan.methods(kernel);
        Set<Path> unchanged = before.unchanged(tool, kernel);
        List<Future<Map<String, OpenJmlOutput.Verdict>>> answers = new ArrayList<>();
        for (Path source : SourceScan.files(kernel)) {
            String type = SourceScan.type(source);
            KernelClasses.Settings settings = classes.settingsOf(type);
            if (settings.given()) {
                List<String> own = methods.stream()
                        .filter(method -> method.type().equals(type) && settings.gives(method))
                        .map(DeclaredMethod::id).toList();
                List<OpenJmlQuestion> questions = OpenJmlQuestion.about(source, type, own, settings);
                List<String> asRecorded = questions.get(0).asRecordedWithAttempts();
                String file = kernel.relativize(source).toString();
                options.put(file, asRecorded);
                if (unchanged.contains(source) && asRecorded.equals(before.options().get(file))) {
                    keep(type);
                } else {
                    asked.add(source);
                    questions.forEach(question -> answers.add(two.submit(() -> answer(question))));
                }
            }
        }
        for (Future<Map<String, OpenJmlOutput.Verdict>> each : answers) {
            verdicts.putAll(get(each));
        }
    }

    private void keep(String type) {
        keep(type, before.methods(), verdicts);
        keep(type, before.alone(), alone);
    }

    private static <T> void keep(String type, Map<String, T> said, Map<String, T> kept) {
        said.forEach((method, what) -> {
            if (method.startsWith(type + ".")) {
                kept.put(method, what);
            }
        });
    }

    private void askAgain(ExecutorService two) throws IOException, InterruptedException {
        List<Callable<Boolean>> questions = new ArrayList<>();
        for (Path source : asked) {
            if (isAskedAgain(classes.settingsOf(SourceScan.type(source)))) {
                verdicts.keySet().stream()
                        .filter(method -> method.startsWith(SourceScan.type(source) + ".") && !isProved(verdicts.get(method)))
                        .forEach(method -> questions.add(() -> askAlone(source, method)));
            }
        }
        for (Future<Boolean> each : two.invokeAll(questions)) {
            get(each);
        }
    }

    private static boolean isAskedAgain(KernelClasses.Settings settings) {
        return !settings.afterwards().isEmpty() || settings.options().stream().noneMatch(option -> option.startsWith(OWN_LIMIT));
    }

    private boolean askAlone(Path source, String method) throws IOException, InterruptedException {
        for (KernelClasses.Settings settings : classes.settingsOf(SourceScan.type(source)).attempts()) {
            var question = OpenJmlQuestion.alone(source, SourceScan.type(source), method, settings);
            OpenJmlOutput.Verdict verdict = answer(question).get(method);
            if (verdict != null && isProved(verdict)) {
                note(method, verdict, question);
                return true;
            }
        }
        return false;
    }

    private void askForTheImpossible(ExecutorService two) throws IOException, InterruptedException {
        List<Callable<Boolean>> questions = new ArrayList<>();
        for (DeclaredMethod method : SourceScan.methods(kernel)) {
            if (asked.contains(kernel.resolve(method.file())) && verdicts.containsKey(method.id()) && isProved(verdicts.get(method.id()))) {
                questions.add(() -> askForTheImpossible(method));
            }
        }
        for (Future<Boolean> each : two.invokeAll(questions)) {
            get(each);
        }
    }

    private boolean askForTheImpossible(DeclaredMethod method) throws IOException, InterruptedException {
        Path copy = Files.createTempDirectory("false-promise");
        try {
            Optional<Path> file = FalsePromise.copy(sourceRoot, kernel, method, copy);
            if (file.isEmpty()) {
                return false;
            }
            OpenJmlOutput.Verdict verdict = askInCopy(copy, file.get(), method.type(), method.id(), "a false promise");
            if (!verdict.leavesOpen()) {
                withdraw(method.id(), verdict);
            }
            return true;
        } finally {
            SourceCopy.delete(copy);
        }
    }

    /** Of a method that is not proved without the fault it is no news that it is not proved with it. */
    private SortedMap<String, OpenJmlOutput.Verdict> askAboutMutants(ExecutorService two, List<Mutant> mutants)
            throws IOException, InterruptedException {
        Set<Path> unchanged = before.unchanged(tool, kernel);
        SortedMap<String, OpenJmlOutput.Verdict> said = new ConcurrentSkipListMap<>();
        List<Callable<Boolean>> questions = new ArrayList<>();
        for (Mutant mutant : mutants) {
            OpenJmlOutput.Verdict kept = before.mutants().get(mutant.key());
            if (kept != null && unchanged.contains(kernel.resolve(mutant.file())) && isKept(mutant.type())) {
                said.put(mutant.key(), kept);
            } else if (verdicts.containsKey(mutant.method()) && isProved(verdicts.get(mutant.method()))) {
                questions.add(() -> said.put(mutant.key(), askAbout(mutant)) == null);
            }
        }
        for (Future<Boolean> each : two.invokeAll(questions)) {
            get(each);
        }
        return new TreeMap<>(said);
    }

    /** What the record before has of this class was not asked anew. */
    private boolean isKept(String type) {
        return asked.stream().noneMatch(source -> SourceScan.type(source).equals(type));
    }

    private OpenJmlOutput.Verdict askAbout(Mutant mutant) throws IOException, InterruptedException {
        Path copy = Files.createTempDirectory("mutant");
        try {
            Path mutated = copy.resolve(sourceRoot.relativize(kernel).toString());
            mutant.applyToCopy(kernel, mutated);
            return askInCopy(copy, mutated.resolve(mutant.type() + ".java"), mutant.type(), mutant.method(), mutant.id());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(mutant.id() + ": " + e.getMessage(), e);
        } finally {
            SourceCopy.delete(copy);
        }
    }

    /** What it says of one method of a class whose file is in a copy of the sources, asked as it was when it closed that method. */
    private OpenJmlOutput.Verdict askInCopy(Path copy, Path file, String type, String method, String fault)
            throws IOException, InterruptedException {
        var question = OpenJmlQuestion.alone(file, type, method, settingsThatClosed(file, type, method));
        OpenJmlOutput.Verdict verdict = answer(copy, question).get(method);
        if (verdict == null) {
            throw new IllegalStateException("OpenJML said nothing of " + method + " with " + fault);
        }
        return verdict;
    }

    /** As the record has it, since of a class that is kept there is nothing else to tell. */
    private KernelClasses.Settings settingsThatClosed(Path file, String type, String method) {
        KernelClasses.Settings usual = classes.settingsOf(type);
        List<String> recorded = alone.get(method);
        return recorded == null ? usual : usual.attempts().stream()
                .filter(settings -> OpenJmlQuestion.alone(file, type, method, settings).asRecorded().equals(recorded))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("OpenJML is no longer asked about " + method + " as it was: " + recorded));
    }

    private synchronized void withdraw(String method, OpenJmlOutput.Verdict verdict) {
        verdicts.put(method, new OpenJmlOutput.Verdict(ProofResult.OPEN, ofFalsePromise(verdict), verdict.seconds()));
        alone.remove(method);
    }

    /** That it failed says nothing of the promise, and nothing for the contract. */
    private static String ofFalsePromise(OpenJmlOutput.Verdict verdict) {
        return verdict.answer().equals("error") ? "error, when asked about a false promise" : "a false promise is proved, too";
    }

    private synchronized void note(String method, OpenJmlOutput.Verdict verdict, OpenJmlQuestion question) {
        verdicts.put(method, verdict);
        alone.put(method, question.asRecorded());
    }

    private Map<String, OpenJmlOutput.Verdict> answer(OpenJmlQuestion question) throws IOException, InterruptedException {
        return answer(sourceRoot, question);
    }

    private Map<String, OpenJmlOutput.Verdict> answer(Path root, OpenJmlQuestion question) throws IOException, InterruptedException {
        String said = answers.answer(root, question);
        write(said);
        return OpenJmlOutput.parse(said);
    }

    /** At once, so that a log tells how far a long run has come. */
    private synchronized void write(String said) throws IOException {
        Files.writeString(log, said, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean isProved(OpenJmlOutput.Verdict verdict) {
        return verdict.verdict().equals(ProofResult.PROVED);
    }

    private static <T> T get(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
