package veridian.ipc.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Event;
import veridian.ipc.trace.Outcome;

/** Calls with plain arguments, and the events that they make. A refused call answers 0, so that a script goes on. */
final class Session {

    record Endpoint(long id, long token) {
    }

    record Channel(Endpoint send, Endpoint receive) {
    }

    private final List<Event> events = new ArrayList<>();
    private final Recorder implementation;

    Session(Implementation implementation) {
        this.implementation = new Recorder(implementation, events::add);
    }

    List<Event> events() {
        return events;
    }

    void init() {
        implementation.call(Call.INIT);
    }

    long spawn() {
        return number(implementation.call(Call.SPAWN).value());
    }

    void terminate(long pid) {
        implementation.call(Call.TERMINATE, Datum.number(pid));
    }

    Endpoint createEndpoint(long owner) {
        Outcome outcome = implementation.call(Call.CREATE_ENDPOINT, Datum.number(owner));
        return new Endpoint(part(outcome, 0), part(outcome, 1));
    }

    Channel createChannel(long owner, long capacity) {
        Outcome outcome = implementation.call(Call.CREATE_CHANNEL, Datum.number(owner), Datum.number(capacity));
        return new Channel(new Endpoint(part(outcome, 0), part(outcome, 2)),
            new Endpoint(part(outcome, 1), part(outcome, 3)));
    }

    void send(long token, String text) {
        implementation.call(Call.SEND, Datum.token(token), bytes(text));
    }

    void receive(long token) {
        implementation.call(Call.RECEIVE, Datum.token(token));
    }

    void sendMessage(long endpoint, String text) {
        implementation.call(Call.SEND_MESSAGE, Datum.number(endpoint), bytes(text));
    }

    void receiveMessage(long endpoint) {
        implementation.call(Call.RECEIVE_MESSAGE, Datum.number(endpoint));
    }

    void hasMessage(long endpoint) {
        implementation.call(Call.HAS_MESSAGE, Datum.number(endpoint));
    }

    void validate(long pid, long token) {
        implementation.call(Call.VALIDATE_CAPABILITY, Datum.number(pid), Datum.token(token));
    }

    long grant(long granter, long token, long grantee, int rights) {
        return number(implementation.call(Call.GRANT_CAPABILITY, Datum.number(granter), Datum.token(token),
            Datum.number(grantee), Datum.number(rights)).value());
    }

    long revoke(long pid, long token) {
        return number(implementation.call(Call.REVOKE_CAPABILITY, Datum.number(pid), Datum.token(token)).value());
    }

    void messageSmall(int length) {
        implementation.call(Call.MESSAGE_SMALL, Datum.bytes(new byte[length]));
    }

    private static Datum bytes(String text) {
        return Datum.bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long part(Outcome outcome, int index) {
        return outcome.value() instanceof Datum.Fields fields ? number(fields.parts().get(index)) : 0;
    }

    private static long number(Datum datum) {
        if (datum instanceof Datum.Token token) {
            return token.bits();
        }
        return datum instanceof Datum.Number number ? number.bits() : 0;
    }
}
