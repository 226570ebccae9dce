package veridian.ipc.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import veridian.ipc.kernel.IpcSystem;
import veridian.ipc.kernel.SystemLimits;
import veridian.ipc.trace.Ask;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Profile;
import veridian.ipc.trace.Protocol;
import veridian.ipc.trace.ProtocolException;
import veridian.ipc.trace.ProtocolReader;

/** {@code ipc-oracle serve}: the verified kernel as a testee. */
@Command(name = "serve", mixinStandardHelpOptions = true, sortOptions = false,
    header = "Be a testee: the verified reference kernel, asked on the standard input.",
    description = "%nSpeaks the protocol of spec/PROTOCOL.md, so that you can see what a conforming implementation says. It has "
        + "all groups.%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the input ended", "2:a line was not of the protocol", "64:wrong usage"},
    footerHeading = "%nExample:%n",
    footer = "  ipc-oracle run -- java -jar ipc-oracle.jar serve")
final class ServeCommand implements Callable<Integer> {

    private static final String NAME = "the reference kernel";

    private final InputStream in;
    private SystemLimits limits;
    private ReferenceImplementation kernel;

    @Spec
    private CommandSpec spec;

    ServeCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ProtocolReader reader = new ProtocolReader(in);
        long line = 1;
        try {
            for (byte[] text = reader.line(); text != null; text = reader.line()) {
                out.write(new String(answer(ProtocolReader.ask(text)), StandardCharsets.UTF_8));
                out.flush();
                line++;
            }
            return ExitCode.CONFORMS;
        } catch (ProtocolException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("-:" + line + ": " + e.getMessage());
            return ExitCode.UNKNOWN;
        }
    }

    private byte[] answer(Ask ask) {
        if (ask instanceof Ask.Hello hello) {
            limits = limits(hello.wanted());
            kernel = newKernel();
            return Protocol.profile(new Profile(NAME, ReferenceImplementation.GROUPS, List.of(), Limits.of(limits), true));
        }
        if (kernel == null) {
            limits = SystemLimits.defaults();
            kernel = newKernel();
        }
        if (ask instanceof Ask.Reset reset) {
            kernel = newKernel();
            return Protocol.resetDone(reset.number());
        }
        Ask.Make make = (Ask.Make) ask;
        return Protocol.outcome(make.step(), make.call(), kernel.call(make.call(), make.arguments()));
    }

    private ReferenceImplementation newKernel() {
        return new ReferenceImplementation(IpcSystem.create(limits));
    }

    /** Those wanted if the kernel can be built so, else its own. */
    private static SystemLimits limits(Limits wanted) {
        try {
            return wanted.kernel();
        } catch (IllegalArgumentException e) {
            return SystemLimits.defaults();
        }
    }
}
