package veridian.ipc.trace;

import static veridian.ipc.trace.Answer.fields;
import static veridian.ipc.trace.Answer.nothing;
import static veridian.ipc.trace.Answer.one;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The registry of the API's calls. An entry says all that the codec, the schema, the specification and the matcher need to
 * know of a call: its arguments in order, what it returns, and the name {@code F} of its operators in {@code Ipc.tla}
 * ({@code FResult}, {@code FValue} if it returns something, and the action {@code F} unless it is {@link #stateless()}).
 */
public enum Call {
    /** INIT-1, INIT-2. */
    INIT("Initialize", nothing()),
    /** PROC-1. */
    SPAWN("Spawn", one(Kind.NEW_PID)),
    /** PROC-5. */
    TERMINATE("Terminate", nothing(), new Field("pid", Kind.PID)),
    /** CLN-1. */
    CLEANUP_PROCESS("CleanupProcess", nothing(), new Field("pid", Kind.PID)),
    /** EP-1. */
    CREATE_ENDPOINT("CreateEndpoint",
        fields(new Field("endpoint", Kind.NEW_ENDPOINT), new Field("capability", Kind.CAPABILITY)),
        new Field("owner", Kind.PID)),
    /** CH-1, CH-2. */
    CREATE_CHANNEL("CreateChannel",
        fields(new Field("sendEndpoint", Kind.NEW_ENDPOINT), new Field("receiveEndpoint", Kind.NEW_ENDPOINT),
            new Field("sendCapability", Kind.CAPABILITY), new Field("receiveCapability", Kind.CAPABILITY)),
        new Field("owner", Kind.PID), new Field("capacity", Kind.CAPACITY)),
    /** SND-1. */
    SEND_MESSAGE("SendMessage", nothing(), new Field("endpoint", Kind.ENDPOINT), new Field("message", Kind.MESSAGE)),
    /** RCV-1. */
    RECEIVE_MESSAGE("ReceiveMessage", one(Kind.MESSAGE), new Field("endpoint", Kind.ENDPOINT)),
    /** SND-2. */
    SEND("Send", nothing(), new Field("capability", Kind.CAPABILITY), new Field("message", Kind.MESSAGE)),
    /** RCV-2. */
    RECEIVE("Receive", one(Kind.MESSAGE), new Field("capability", Kind.CAPABILITY)),
    /** HAS-1. */
    HAS_MESSAGE("HasMessage", one(Kind.FLAG), new Field("endpoint", Kind.ENDPOINT)),
    /** CAP-2. */
    VALIDATE_CAPABILITY("ValidateCapability", nothing(),
        new Field("pid", Kind.PID), new Field("capability", Kind.CAPABILITY)),
    /** CAP-4. */
    GRANT_CAPABILITY("GrantCapability", one(Kind.CAPABILITY),
        new Field("granter", Kind.PID), new Field("capability", Kind.CAPABILITY),
        new Field("grantee", Kind.PID), new Field("rights", Kind.RIGHTS)),
    /** CAP-5, CAP-7. */
    REVOKE_CAPABILITY("RevokeCapability", one(Kind.CAPABILITY),
        new Field("pid", Kind.PID), new Field("capability", Kind.CAPABILITY)),
    /** TYP-6; makes a value, knows no kernel. */
    MESSAGE_SMALL("MessageSmall", nothing(), new Field("bytes", Kind.BYTES));

    private static final Map<String, Call> BY_NAME = new HashMap<>();

    static {
        for (Call call : values()) {
            BY_NAME.put(call.wireName, call);
        }
    }

    private final String wireName;
    private final String tla;
    private final Answer answer;
    private final List<Field> arguments;

    Call(String tla, Answer answer, Field... arguments) {
        this.wireName = name().toLowerCase(Locale.ROOT);
        this.tla = tla;
        this.answer = answer;
        this.arguments = List.of(arguments);
    }

    /** The name in traces, as in the API reference: {@code create_endpoint}. */
    public String wireName() {
        return wireName;
    }

    /** The name {@code F} of its operators in {@code Ipc.tla}. */
    public String tla() {
        return tla;
    }

    /** Its arguments, in the order of the TLA+ operators' parameters. */
    public List<Field> arguments() {
        return arguments;
    }

    /** What it returns when it succeeds. */
    public Answer answer() {
        return answer;
    }

    /** A call that neither reads nor changes the kernel's state; it has a result but no action in the specification. */
    public boolean stateless() {
        return this == MESSAGE_SMALL;
    }

    /** The call of this name in traces, or null if there is none. */
    public static Call named(String wireName) {
        return BY_NAME.get(wireName);
    }
}
