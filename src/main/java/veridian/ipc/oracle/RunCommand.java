package veridian.ipc.oracle;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
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
import veridian.ipc.oracle.run.Shard;
import veridian.ipc.oracle.run.Verdict;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.oracle.suite.Suites;
import veridian.ipc.oracle.testee.ProcessTestee;
import veridian.ipc.oracle.testee.Timeouts;
import veridian.ipc.trace.Group;

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
        "2:unknown: the testee could not be started, ended, was silent or did not speak the protocol, or time was up",
        "64:wrong usage"},
    footerHeading = "%nExamples:%n",
    footer = {"  ipc-oracle run -- python3 src/testee/python/kernel.py",
        "  ipc-oracle run --groups core,channel --suite random --seed 7 --calls 100000 -- ./my-kernel-adapter",
        "  ipc-oracle run --shard 2/8 --junit results.xml -- ./my-kernel-adapter"})
final class RunCommand implements Callable<Integer> {

    private static final long MILLISECONDS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--groups", split = ",", paramLabel = "GROUP", converter = GroupConverter.class,
        description = "Look at these parts of the API only, of those that the testee has: core, channel, capability, blocking.")
    private Set<Group> groups;

    @Option(names = "--suite", split = ",", paramLabel = "SUITE", description = "scenarios: lives in which classic faults show; "
        + "exhaustive: all transitions near the start; random: long lives, led to rare results. Default: all three.")
    private List<String> suites = Suites.NAMES;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Which random scripts. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "20000",
        description = "About how many calls for each of exhaustive and random. Default: ${DEFAULT-VALUE}.")
    private long calls;

    @Option(names = "--shard", paramLabel = "I/N", converter = ShardConverter.class,
        description = "Run the I-th of N parts of all scripts, I from 1.")
    private Shard shard = Shard.ALL;

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
        RunPlan plan = new RunPlan(plannedSuites(), groups == null ? EnumSet.allOf(Group.class) : groups, shard, failFast,
            seconds(limit));
        try (ProgressLine progress = ProgressLine.of(spec.commandLine().getErr(), plan)) {
            Runner runner = new Runner(ProcessTestee.source(command, Timeouts.of(seconds(timeout))), plan, progress);
            Verdict verdict = new Verdict(runner.run(), known);
            progress.close();
            report(verdict);
            return ExitCode.of(verdict.word());
        }
    }

    private List<Suite> plannedSuites() {
        List<Suite> planned = new ArrayList<>();
        for (String name : suites) {
            if (!Suites.NAMES.contains(name)) {
                throw wrong("--suite: expected " + String.join(", ", Suites.NAMES) + ", found " + name);
            }
            planned.add(Suites.named(name, seed, calls));
        }
        return planned;
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

    /** The name of a group. */
    static final class GroupConverter implements ITypeConverter<Group> {
        @Override
        public Group convert(String name) {
            Group group = Group.named(name);
            if (group == null) {
                throw new TypeConversionException("expected core, channel, capability or blocking, found " + name);
            }
            return group;
        }
    }

    /** {@code i/n}. */
    static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            try {
                return Shard.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
