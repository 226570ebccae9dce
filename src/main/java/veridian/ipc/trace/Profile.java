package veridian.ipc.trace;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an implementation under test says of itself in the handshake.
 *
 * @param implementation what it is, in free text
 * @param groups the parts of the API that it has; {@link Group#CORE} among them
 * @param otherGroups names of groups that this program does not know, as they came
 * @param limits the bounds that its kernels have from now on
 * @param reset whether it can start over with a new kernel in the same process
 */
public record Profile(String implementation, Set<Group> groups, List<String> otherGroups, Limits limits, boolean reset) {

    /** Keeps copies. */
    public Profile {
        Objects.requireNonNull(implementation);
        Objects.requireNonNull(limits);
        groups = EnumSet.copyOf(groups);
        otherGroups = List.copyOf(otherGroups);
    }

    @Override
    public Set<Group> groups() {
        return EnumSet.copyOf(groups);
    }
}
