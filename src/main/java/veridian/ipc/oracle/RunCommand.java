package veridian.ipc.oracle;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import veridian.ipc.oracle.output.HtmlPage;
import veridian.ipc.oracle.output.JsonRun;
import veridian.ipc.oracle.output.JunitXml;
import veridian.ipc.oracle.output.RunReport;
import veridian.ipc.oracle.output.Sarif;
import veridian.ipc.oracle.output.TextRun;
import veridian.ipc.oracle.run.KnownFailures;
import veridian.ipc.oracle.run.Progress;
import veridian.ipc.oracle.run.RunPlan;
import veridian.ipc.oracle.run.Runner;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.oracle.testee.ProcessTestee;
import veridian.ipc.oracle.testee.Timeouts;

/** {@code ipc-oracle run}: drives an implementation and judges its answers. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
    header = "Drive an implementation and judge its answers.",
    customSynopsis = "ipc-oracle run [OPTIONS] [--] TESTEE [ARGUMENT...]",
    description = {"%nStarts TESTEE, asks it for calls on its standard input, one JSON object a line, and judges the answers on its "
        + "standard output by the specification. The protocol is described in spec/PROTOCOL.md; adapters to copy from are in "
        + "src/testee/. Ids and tokens are the testee's own.",
        "%nWhat deviates is run again and again until its trace is short, and shown once for each cause: call, expected result, "
        + "result found, clause.%n"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:conforms", "1:deviates, or a known failure is gone",
        "2:unknown: the testee could not be started, ended, was silent or did not speak the protocol, or time was up; or a "
            + "deviation was not reproducible in a new process",
        "64:wrong usage"},
    footerHeading = "%nExamples:%n",
    footer = {"  ipc-oracle run -- python3 src/testee/python/kernel.py",
        "  ipc-oracle run --groups core,channel --suite random --seed 7 --calls 100000 -- ./my-kernel-adapter",
        "  ipc-oracle run --shard 2/8 --junit results.xml -- ./my-kernel-adapter"})
final class RunCommand implements Callable<Integer> {

    private static final long MILLISECONDS = 1000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SuiteOptions wanted;

    @Option(names = "--fail-fast", description = "Stop at the first deviation.")
    private boolean failFast;

    @Option(names = "--known-failures", paramLabel = "FILE", description = "Deviations that are no news, one cause a line as it "
        + "is shown after 'deviates'. One that does not occur any more fails the run, too.")
    private Path knownFailures;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "5",
        description = "How long to wait for an answer; for the first, 20 s at least. Default: ${DEFAULT-VALUE}.")
    private double timeout;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "600",
        description = "How long to run at most. Default: ${DEFAULT-VALUE}.")
    private double limit;

    @Option(names = "--json", description = "Print one JSON object in place of text.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write JUnit XML, a test case a script.")
    private Path junit;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also write SARIF 2.1.0; the rules are the clauses.")
    private Path sarif;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with a sequence chart of each deviation.")
    private Path html;

    @Parameters(arity = "1..*", paramLabel = "TESTEE", description = "The command that starts the testee, and its arguments.")
    private List<String> command;

    @Override
    public Integer call() throws IOException {
        Set<String> known = known();
        checkWritable(junit);
        checkWritable(sarif);
        checkWritable(html);
        RunPlan plan = new RunPlan(wanted.suites(), wanted.groups(), wanted.shard(), failFast, seconds(limit));
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), plan)) {
            Runner runner = new Runner(ProcessTestee.source(command, Timeouts.of(seconds(timeout))), plan, progress);
            Verdict verdict = new Verdict(runner.run(), known);
            progress.close();
            report(verdict);
            return ExitCode.of(verdict.word());
        }
    }

    private Set<String> known() throws IOException {
        try {
            return knownFailures == null ? Set.of() : KnownFailures.read(knownFailures);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        } catch (IOException e) {
            throw wrong("--known-failures: can't read " + e.getMessage());
        }
    }

    private Duration seconds(double seconds) {
        if (!(seconds > 0 && seconds <= Integer.MAX_VALUE)) {
            throw wrong("--timeout, --limit: expected a positive number of seconds, found " + seconds);
        }
        return Duration.ofMillis(Math.max(1, Math.round(seconds * MILLISECONDS)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void report(Verdict verdict) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        (json ? new JsonRun() : new TextRun()).write(verdict, out);
        write(new JunitXml(), verdict, junit);
        write(new Sarif(), verdict, sarif);
        write(new HtmlPage(), verdict, html);
    }

    private static void write(RunReport report, Verdict verdict, Path file) throws IOException {
        if (file != null) {
            try (Writer out = Files.newBufferedWriter(file)) {
                report.write(verdict, out);
            }
        }
    }

    /** Better said before a long run than after it. */
    private void checkWritable(Path file) {
        if (file != null && (Files.isDirectory(file) || !Files.isDirectory(file.toAbsolutePath().getParent()))) {
            throw wrong("can't write " + file);
        }
    }
}
