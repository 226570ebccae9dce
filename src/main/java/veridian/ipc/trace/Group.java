package veridian.ipc.trace;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A part of the API that an implementation has as a whole or not at all. Only {@link #CORE} is in every one. */
public enum Group {
    /** Processes, endpoints, the kernel-internal send and receive, cleanup. */
    CORE,
    /** Channels. */
    CHANNEL,
    /** Tokens: send and receive by them, validate, grant, revoke. */
    CAPABILITY,
    /** Blocking, notification, wakeup and the scheduler. */
    BLOCKING,
    /** The rate limit, and the clock that it goes by. */
    RATE,
    /** Statistics of operations. */
    STATISTICS,
    /** Frames, shared regions and where they are mapped; large messages, wherever a call takes or returns a message. */
    MEMORY,
    /** System calls: sending, receiving and asking with a token that the caller must hold, mapping of one's own regions. */
    SYSCALL;

    /** The name in handshakes: {@code core}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The groups without which it is nothing, besides {@link #CORE}. */
    public Set<Group> restsOn() {
        return this == SYSCALL ? EnumSet.of(CAPABILITY, BLOCKING, RATE, STATISTICS, MEMORY) : EnumSet.noneOf(Group.class);
    }

    /** The group of this name in handshakes, or null if there is none. */
    public static Group named(String wireName) {
        return Arrays.stream(values()).filter(group -> group.wireName().equals(wireName)).findFirst().orElse(null);
    }

    /** The calls of these groups, in the order of the registry. */
    public static List<Call> callsOf(Collection<Group> groups) {
        Set<Group> wanted = EnumSet.noneOf(Group.class);
        wanted.addAll(groups);
        return Arrays.stream(Call.values()).filter(call -> wanted.contains(call.group())).toList();
    }
}
