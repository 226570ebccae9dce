package veridian.ipc.oracle.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFailuresTest {

    @TempDir
    Path directory;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("known.txt"), bytes);
    }

    private String refused(byte[] bytes) throws IOException {
        Path file = file(bytes);
        return assertThrows(IllegalArgumentException.class, () -> KnownFailures.read(file)).getMessage()
            .replace(file.toString(), "FILE");
    }

    @Test
    void causesInTheirOrderWithoutComments() throws IOException {
        Path file = file("# all\n\nspawn/OK/wrong-pid-range/PROC-1 # why\n  send/OK/QUEUE_FULL/CLN-2b\n".getBytes());
        assertEquals(List.of("spawn/OK/wrong-pid-range/PROC-1", "send/OK/QUEUE_FULL/CLN-2b"), List.copyOf(KnownFailures.read(file)));
    }

    @Test
    void whatIsNoCauseIsRefused() throws IOException {
        assertEquals("FILE:2: expected call/expected/found/clause, found send/OK", refused("# one\nsend/OK\n".getBytes()));
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        assertEquals("FILE: expected UTF-8, found bytes that are not", refused(new byte[] {'a', (byte) 0xff}));
    }
}
