package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Calls that must be refused. */
final class Refusals {

    private Refusals() {
    }

    /** The call is refused with this error and none other. */
    static void refused(IpcError expected, Executable call) {
        assertEquals(expected, assertThrows(IpcException.class, call).error());
    }
}
