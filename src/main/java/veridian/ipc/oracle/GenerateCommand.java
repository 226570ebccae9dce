package veridian.ipc.oracle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import veridian.ipc.oracle.run.Shard;
import veridian.ipc.oracle.suite.Script;
import veridian.ipc.oracle.suite.Suite;
import veridian.ipc.oracle.suite.Suites;
import veridian.ipc.oracle.suite.Vectors;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.trace.Group;

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

    @Spec
    private CommandSpec spec;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "DIR",
        description = "Where to write SUITE/SCRIPT.ndjson; made if it is not there.")
    private Path directory;

    @Option(names = "--groups", split = ",", paramLabel = "GROUP", converter = RunCommand.GroupConverter.class,
        description = "Calls of these groups only: core, channel, capability, blocking.")
    private Set<Group> groups;

    @Option(names = "--suite", split = ",", paramLabel = "SUITE", description = "scenarios, exhaustive, random. Default: all.")
    private List<String> suites = Suites.NAMES;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Which random scripts. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "20000",
        description = "About how many calls for each of exhaustive and random. Default: ${DEFAULT-VALUE}.")
    private long calls;

    @Option(names = "--shard", paramLabel = "I/N", converter = RunCommand.ShardConverter.class,
        description = "Write the I-th of N parts of all scripts, I from 1.")
    private Shard shard = Shard.ALL;

    @Override
    public Integer call() {
        for (String suite : suites) {
            if (!Suites.NAMES.contains(suite)) {
                throw new ParameterException(spec.commandLine(),
                    "--suite: expected " + String.join(", ", Suites.NAMES) + ", found " + suite);
            }
        }
        try {
            for (String suite : suites) {
                long written = write(Suites.named(suite, seed, calls));
                spec.commandLine().getOut().println(directory.resolve(suite) + ": " + written + " scripts");
            }
            return ExitCode.CONFORMS;
        } catch (IOException e) {
            spec.commandLine().getErr().println(directory + ": can't be written: " + e.getMessage());
            return ExitCode.UNKNOWN;
        }
    }

    private long write(Suite suite) throws IOException {
        Path target = Files.createDirectories(directory.resolve(suite.name()));
        SpecOracle oracle = SpecOracle.load(suite.wanted());
        Vectors vectors = new Vectors(oracle);
        Iterator<Script> scripts = suite.scripts(oracle, groups == null ? EnumSet.allOf(Group.class) : groups);
        long written = 0;
        for (long number = 0; scripts.hasNext(); number++) {
            Script script = scripts.next();
            if (shard.has(number)) {
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
