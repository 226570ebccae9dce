package veridian.ipc.oracle;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Limits;

/** {@code ipc-oracle check}: judges recorded traces. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false,
    header = "Judge recorded traces against the specification.",
    description = {"%nA trace is a file of JSON objects, one a line: a header with the limits of the recorded kernel, then one "
        + "event for each call with its arguments, its result and its value. The format is described by "
        + "spec/trace.schema.json; ids and tokens are the implementation's own.",
        "%nThe specification is run beside the trace. The first event that it does not allow is shown: the step, what was "
        + "expected, what was found, the clauses that this breaks, and the check in the TLA+ text that decides it.%n"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every trace conforms", "1:a trace deviates, even if another could not be judged",
        "2:a file could not be read, or is not a trace: one line says where and why", "64:wrong usage"},
    footerHeading = "%nExamples:%n",
    footer = {"  ipc-oracle check run.ndjson", "  ./my-kernel-test | ipc-oracle check --json -",
        "  ipc-oracle check --merge cpu0.ndjson.gz cpu1.ndjson.gz"})
final class CheckCommand implements Callable<Integer> {

    private static final String STDIN = "-";

    private final InputStream stdin;
    private final Function<Limits, SpecOracle> oracles;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a line for each trace, in place of text.")
    private boolean json;

    @Option(names = "--merge", description = "The files are parts of one trace, the logs of several processes or processors of one "
        + "kernel. Their steps are the order in which the kernel took the calls: they ascend in each file, and in all together "
        + "1, 2, 3, ... are there once each.")
    private boolean merge;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Traces to judge, plain or gzip; - is the standard input.")
    private List<String> files;

    CheckCommand(InputStream stdin, Function<Limits, SpecOracle> oracles) {
        this.stdin = stdin;
        this.oracles = oracles;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CheckReport report = json ? new JsonReport(out) : new TextReport(out, spec.commandLine().getErr());
        TraceCheck check = new TraceCheck(oracles);
        if (merge) {
            TraceCheck.MergedVerdict merged = check.checkMerged(files, stdin, STDIN);
            report.show(merged.place(), merged.verdict());
            return ExitCode.of(merged.verdict());
        }
        int code = ExitCode.CONFORMS;
        for (String file : files) {
            FileVerdict verdict = verdict(check, file);
            report.show(file, verdict);
            code = ExitCode.worst(code, ExitCode.of(verdict));
        }
        return code;
    }

    private FileVerdict verdict(TraceCheck check, String file) {
        if (file.equals(STDIN)) {
            return check.check(stdin, STDIN);
        }
        try {
            return check.check(Path.of(file));
        } catch (InvalidPathException e) {
            return new FileVerdict.Unknown(file + ": not a file name");
        }
    }
}
