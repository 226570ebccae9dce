package veridian.ipc.spec;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.kernel.IpcPermissions;
import veridian.ipc.trace.Datum;

/** A token for people. */
final class TokenText {

    private TokenText() {
    }

    /** The token and what it names. */
    static String of(long token) {
        if (token == IpcCapability.NULL_TOKEN) {
            return "the null capability";
        }
        return Datum.token(token) + " (endpoint " + IpcCapability.endpointOf(token) + ", generation "
            + IpcCapability.generationOf(token) + ", " + rights(IpcCapability.permissionsOf(token)) + ")";
    }

    private static String rights(int mask) {
        List<String> names = new ArrayList<>();
        add(names, mask, IpcPermissions.SEND, "SEND");
        add(names, mask, IpcPermissions.RECEIVE, "RECEIVE");
        add(names, mask, IpcPermissions.GRANT, "GRANT");
        add(names, mask, IpcPermissions.REVOKE, "REVOKE");
        if (!IpcPermissions.isDefined(mask)) {
            names.add("reserved bits");
        }
        return names.isEmpty() ? "no rights" : String.join("+", names);
    }

    private static void add(List<String> names, int mask, int right, String name) {
        if (IpcPermissions.contains(mask, right)) {
            names.add(name);
        }
    }
}
