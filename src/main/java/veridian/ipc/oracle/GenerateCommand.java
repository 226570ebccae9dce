package veridian.ipc.oracle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.oracle.suite.Vectors;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Limits;

/** {@code ipc-oracle generate}: test vectors. */
@Command(name = "generate", mixinStandardHelpOptions = true, sortOptions = false,
    header = "Write test vectors, for kernels that can't speak on standard streams.",
    description = "%nWrites a trace for each script, with the result and value that the specification gives each call. Ids "
        + "in it are 1, 2, 3, ... in the order in which they are issued; take them for whatever ids your kernel issues, 0 and "
        + "those never issued for ids that it has not issued. Then compare, or record what your kernel answers and "
        + "let 'check' compare.%n",
    exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:written", "2:a file can't be written", "64:wrong usage"},
    footerHeading = "%nExample:%n", footer = "  ipc-oracle generate --suite scenarios --groups core,channel -o vectors")
final class GenerateCommand implements Callable<Integer> {

    private final Function<Limits, SpecOracle> oracles;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIR",
        description = "Where to write SUITE/SCRIPT.ndjson; made if it is not there.")
    private Path directory;

    @Mixin
    private SuiteOptions wanted;

    GenerateCommand(Function<Limits, SpecOracle> oracles) {
        this.oracles = oracles;
    }

    @Override
    public Integer call() {
        try {
            for (Suite suite : wanted.suites()) {
                long written = write(suite);
                spec.commandLine().getOut().println(directory.resolve(suite.name()) + ": " + written + " scripts");
            }
            return ExitCode.CONFORMS;
        } catch (IOException e) {
            spec.commandLine().getErr().println(directory + ": can't be written: " + e.getMessage());
            return ExitCode.UNKNOWN;
        }
    }

    private long write(Suite suite) throws IOException {
        Path target = Files.createDirectories(directory.resolve(suite.name()));
        SpecOracle oracle = oracles.apply(suite.wanted());
        Vectors vectors = new Vectors(oracle);
        Iterator<Script> scripts = suite.scripts(oracle, wanted.groups());
        long written = 0;
        for (long number = 0; scripts.hasNext(); number++) {
            Script script = scripts.next();
            if (wanted.shard().has(number)) {
                try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(target.resolve(script.name() + ".ndjson")))) {
                    vectors.write(script, out);
                }
                written++;
            }
        }
        return written;
    }
}
