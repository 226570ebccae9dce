package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Calls that must be refused. */
final class Refusals {

    private Refusals() {
    }

    /** The call is refused with this error and none other. */
    static void refused(IpcError expected, Executable call) {
        assertEquals(expected, assertThrows(IpcException.class, call).error());
    }

    /** The call is refused with this error and none other, and no bit of the kernel is another one afterwards. */
    static void refused(IpcSystem kernel, IpcError expected, Executable call) {
        KernelSnapshot before = KernelSnapshot.of(kernel);
        refused(expected, call);
        assertTrue(before.isStateOf(kernel), () -> "changed, although " + expected);
    }
}
