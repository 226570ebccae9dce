package veridian.ipc.modelcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** TLC's distributed mode: a server and two workers, each a JVM of its own, on loopback, find what one JVM finds. */
class DistributedIT {

    private static final String MODEL = "MCScheduling";
    private static final int WORKERS = 2;
    private static final int MINUTES = 5;

    private final List<Process> processes = new ArrayList<>();

    @Test
    void aServerAndTwoWorkersFindTheSameStates() throws IOException, InterruptedException {
        Manifest manifest = Manifest.load();
        Model model = manifest.model(MODEL);
        Path directory = TlcRun.distributed(model).copyModules();
        Path scratch = Files.createTempDirectory("tlc");
        String port = freePort();
        try {
            Process server = start(directory, scratch, port, "server",
                    "tlc2.tool.distributed.TLCServer", "-deadlock", "-metadir", scratch.resolve("states").toString(),
                    "-config", model.cfg(), model.module());
            for (int i = 1; i <= WORKERS; i++) {
                start(directory, scratch, port, "worker-" + i, "tlc2.tool.distributed.TLCWorker", "127.0.0.1");
            }
            if (!server.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("the server did not end; its log is in " + directory);
            }
            Path log = directory.resolve("server.log");
            TlcOutcome outcome = TlcOutcome.read(server.exitValue(), log, Set.of(), Duration.ZERO);
            assertEquals(Model.PASS, outcome.verdict(), () -> outcome.describe(MODEL, Model.PASS));
            assertEquals(model.distinct(), outcome.distinct(), "distinct states");
            assertEquals(WORKERS, Files.readString(log).lines().filter(line -> line.startsWith("Registration for worker at ")).count(),
                    "workers that the server saw");
        } finally {
            for (Process process : processes) {
                process.destroyForcibly().waitFor();
            }
            TlcRun.delete(scratch);
        }
    }

    private Process start(Path directory, Path scratch, String port, String name, String... main) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC", "-Xmx512m", "-Djava.rmi.server.hostname=127.0.0.1",
                "-Djava.io.tmpdir=" + Files.createDirectory(scratch.resolve(name)),
                "-Dtlc2.tool.distributed.TLCServer.port=" + port, "-Dtlc2.tool.distributed.TLCWorker.threadCount=1",
                "-cp", TlcRun.tlcJar()));
        command.addAll(List.of(main));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile()).start();
        processes.add(process);
        return process;
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
