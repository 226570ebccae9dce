package veridian.ipc.spec;

import veridian.ipc.kernel.IpcError;

/**
 * A check that the specification makes before a call may succeed.
 *
 * @param id the definition that makes it and its error, {@code TokenHeld.PERMISSION_DENIED}; if the definition has several
 *     checks with that error, followed by a number from 1 in the order of the text
 * @param error what fails if it does
 * @param place module and line in the TLA+ text
 */
public record SpecCheck(String id, IpcError error, String place) {
}
