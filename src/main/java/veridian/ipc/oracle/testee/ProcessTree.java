package veridian.ipc.oracle.testee;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A process and all that it starts. Children that outlive their parent are no longer its descendants; where the system shows
 * the environment of processes, they are known by a variable that they inherit.
 */
final class ProcessTree {

    private static final String MARK = "IPC_ORACLE_TESTEE";
    private static final long SECONDS_TO_DIE = 2;

    private final String mark = MARK + "=" + UUID.randomUUID();
    private final Process process;
    private final Thread onExit = new Thread(this::kill, "ipc-oracle-exit");

    ProcessTree(ProcessBuilder builder) throws IOException {
        builder.environment().put(MARK, mark.substring(MARK.length() + 1));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    Process root() {
        return process;
    }

    /** Ends them all, and waits for it. */
    void end() {
        kill();
        try {
            process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The program is ending, and the hook runs.
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ProcessHandle.allProcesses().filter(this::isMarked).forEach(ProcessHandle::destroyForcibly);
    }

    private boolean isMarked(ProcessHandle handle) {
        Path environment = Path.of("/proc", Long.toString(handle.pid()), "environ");
        try {
            return handle.pid() != ProcessHandle.current().pid() && Files.isReadable(environment)
                && new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException e) {
            return false;
        }
    }
}
