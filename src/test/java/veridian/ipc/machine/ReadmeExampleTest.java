package veridian.ipc.machine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static veridian.ipc.machine.Status.BLOCKED;
import static veridian.ipc.machine.Status.OK;
import static veridian.ipc.machine.SystemCallNumber.SYS_CREATE_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_MAP_REGION;
import static veridian.ipc.machine.SystemCallNumber.SYS_RECEIVE;
import static veridian.ipc.machine.SystemCallNumber.SYS_SEND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import veridian.ipc.kernel.EndpointHandle;
import veridian.ipc.kernel.IpcException;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.kernel.SystemLimits;

/** The README shows this program, and what it logs. */
class ReadmeExampleTest {

    private static final Path SOURCE = Path.of("src/test/java/veridian/ipc/machine/ReadmeExampleTest.java");

    private final List<String> log = new ArrayList<>();

    private void example() throws IpcException {
        // shown
        Machine machine = new Machine(SystemLimits.defaults(), new TimestampCounter(1), log::add);
        long[] token = new long[2];
        Step memory = self -> self.call(SYS_CREATE_REGION, 4096, 3, -1) == OK && self.call(SYS_MAP_REGION, self.result(0), 0x10000) == OK;
        long receiver = machine.spawn(memory, self -> self.call(SYS_RECEIVE, token[0], 0x10000) != BLOCKED);
        long sender = machine.spawn(memory, self -> self.call(SYS_SEND, token[1], 0x10000, 5) == OK);
        EndpointHandle endpoint = machine.kernel().createEndpoint(receiver);
        token[0] = endpoint.capability.token();
        token[1] = machine.kernel().grantCapability(receiver, endpoint.capability, sender, IpcPermissions.SEND).token();
        machine.run(100);
        // to here
    }

    @Test
    void theReadmeShowsTheProgramAndItsLog() throws IOException, IpcException {
        example();
        List<String> source = Files.readAllLines(SOURCE);
        List<String> program = source.subList(source.indexOf("        // shown") + 1, source.indexOf("        // to here"));
        String shown = Stream.concat(program.stream().map(line -> "    " + line.strip()), log.stream().map(line -> "    // " + line))
            .collect(Collectors.joining("\n"));
        assertTrue(Files.readString(Path.of("README.md")).contains(shown), () -> "README.md does not show\n" + shown);
    }
}
