package veridian.ipc.oracle;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine;
import veridian.ipc.spec.SpecOracle;
import veridian.ipc.spec.parts.Parts;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.TraceHeader;

/** The command line {@code ipc-oracle}. */
@Command(name = "ipc-oracle", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Tells whether an implementation of the IPC API does what its formal specification says.",
    description = {"%nLet 'run' drive your implementation through a small adapter that reads calls on its standard input and "
        + "answers on its standard output (spec/PROTOCOL.md), in any language. Or record the calls that it gets and its answers, "
        + "in the format of spec/trace.schema.json, and let 'check' judge the file. The specification is written in TLA+; it is "
        + "in this program and is what is run.%n"},
    commandListHeading = "%nCommands:%n",
    footer = "%nSee 'ipc-oracle COMMAND --help' for what a command does.")
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {
    }

    /** Ends the JVM with the exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
        new Thread(null, () -> System.exit(run(args, System.in, out, err)), "ipc-oracle", SpecOracle.STACK_BYTES).start();
    }

    /** Runs a command line and returns its exit code. */
    static int run(String[] args, InputStream in, PrintWriter out, PrintWriter err) {
        return run(args, in, out, err, Parts::load);
    }

    /**
     * Runs a command line and returns its exit code.
     *
     * @param oracles where the specification with some limits comes from
     */
    static int run(String[] args, InputStream in, PrintWriter out, PrintWriter err, Function<Limits, SpecOracle> oracles) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.addSubcommand(new RunCommand());
        commandLine.addSubcommand(new CheckCommand(in, oracles));
        commandLine.addSubcommand(new GenerateCommand(oracles));
        commandLine.addSubcommand(new ServeCommand(in));
        commandLine.setOut(out).setErr(err);
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> fault(e, err));
        forEach(commandLine, spec -> spec.exitCodeOnInvalidInput(ExitCode.USAGE));
        int code = execute(commandLine, args, err);
        out.flush();
        err.flush();
        return code;
    }

    /** Without memory or stack nothing is known; a thread that dies of it would end the JVM with 0, "conforms". */
    private static int execute(CommandLine commandLine, String[] args, PrintWriter err) {
        try {
            return commandLine.execute(args);
        } catch (Error e) {
            return fault(e, err);
        }
    }

    private static int fault(Throwable e, PrintWriter err) {
        err.println("ipc-oracle: a fault of this program: " + e);
        return ExitCode.UNKNOWN;
    }

    private static void forEach(CommandLine commandLine, Consumer<CommandSpec> action) {
        action.accept(commandLine.getCommandSpec());
        commandLine.getSubcommands().values().forEach(sub -> action.accept(sub.getCommandSpec()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** The version of this program and of what it reads. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ipc-oracle " + (version == null ? "(not packaged)" : version)
                + ", trace format " + TraceHeader.VERSION};
        }
    }
}
