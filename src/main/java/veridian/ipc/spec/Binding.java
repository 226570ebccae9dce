package veridian.ipc.spec;

import java.util.ArrayList;
import java.util.List;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/**
 * Which id of an implementation stands for which of the specification. Every successful call that issues an id binds one to
 * the next; so any way to allocate ids conforms, as long as none is issued twice (PROC-1, EP-1).
 */
public final class Binding {

    private static final long LOW_HALF = 0xffff_ffffL;
    private static final long LAST_ENDPOINT_ID = LOW_HALF;

    private final IdMap pids = new IdMap();
    private final IdMap endpoints = new IdMap();
    private final long unknownEndpoint;

    /** Nothing is issued yet. */
    public Binding(Limits limits) {
        this.unknownEndpoint = limits.maxEndpointIds() + 1L;
    }

    /** The specification's pid, or 0 if the implementation never issued this one. */
    public int specPid(long pid) {
        return pids.specId(pid);
    }

    /** The specification's endpoint id, or 0 if the implementation never issued this one. */
    public int specEndpoint(long endpoint) {
        return endpoints.specId(endpoint);
    }

    /**
     * The specification's token. One that names an endpoint that was never issued keeps its other bits and names one that
     * the specification never issues; not 0, or it could become the null capability.
     */
    public long specToken(long token) {
        if (token == IpcCapability.NULL_TOKEN) {
            return token;
        }
        int endpoint = specEndpoint(IpcCapability.endpointOf(token));
        return withEndpoint(token, endpoint == 0 ? unknownEndpoint : endpoint);
    }

    /**
     * The implementation's pid; for a pid that is not issued, one that the implementation has not issued. One above 2^32 is
     * not issued: it stands for the id that its lower half is, with those upper bits flipped, which an implementation that
     * cuts ids takes for the other.
     */
    public long implementationPid(long specPid) {
        return implementationId(pids, specPid);
    }

    /** The implementation's endpoint id; for an id that is not issued, one that the implementation has not issued. */
    public long implementationEndpoint(long specEndpoint) {
        return implementationId(endpoints, specEndpoint);
    }

    /** How many pids were issued. */
    public int pidsIssued() {
        return pids.size();
    }

    /** How many endpoint ids were issued. */
    public int endpointsIssued() {
        return endpoints.size();
    }

    /** Whether every id in a call's arguments that is one of the specification's, 1 and up, was issued. */
    public boolean knows(Call call, List<Datum> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!knows(call.arguments().get(i).kind(), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean knows(Kind kind, Datum datum) {
        switch (kind) {
            case PID:
                return (((Datum.Number) datum).bits() & LOW_HALF) <= pids.size();
            case ENDPOINT:
                return (((Datum.Number) datum).bits() & LOW_HALF) <= endpoints.size();
            case CAPABILITY:
                return IpcCapability.endpointOf(((Datum.Token) datum).bits()) <= endpoints.size();
            default:
                return true;
        }
    }

    /** The implementation's token; see {@link #implementationEndpoint}. */
    public long implementationToken(long specToken) {
        if (specToken == IpcCapability.NULL_TOKEN) {
            return specToken;
        }
        return withEndpoint(specToken, implementationEndpoint(IpcCapability.endpointOf(specToken)));
    }

    private static long implementationId(IdMap map, long specId) {
        long low = specId & LOW_HALF;
        if (low >= 1 && low <= map.size()) {
            return map.implementationId((int) low) ^ specId ^ low;
        }
        long id = LAST_ENDPOINT_ID;
        while (map.specId(id) != 0) {
            id--;
        }
        return id;
    }

    private static long withEndpoint(long token, long endpoint) {
        return IpcCapability.encode(endpoint, IpcCapability.generationOf(token), IpcCapability.permissionsOf(token));
    }

    /** A call's arguments in the specification's ids. */
    public List<Datum> toSpec(Call call, List<Datum> arguments) {
        List<Datum> translated = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            translated.add(toSpec(call.arguments().get(i).kind(), arguments.get(i)));
        }
        return translated;
    }

    private Datum toSpec(Kind kind, Datum datum) {
        switch (kind) {
            case PID:
                return Datum.number(specPid(((Datum.Number) datum).bits()));
            case ENDPOINT:
                return Datum.number(specEndpoint(((Datum.Number) datum).bits()));
            case CAPABILITY:
                return Datum.token(specToken(((Datum.Token) datum).bits()));
            default:
                return datum;
        }
    }

    /** A call's arguments in the implementation's ids: the other way round, for calls that the specification thinks up. */
    public List<Datum> toImplementation(Call call, List<Datum> arguments) {
        List<Datum> translated = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            translated.add(toImplementation(call.arguments().get(i).kind(), arguments.get(i)));
        }
        return translated;
    }

    /** The ids that an implementation is thought to issue. */
    public interface Foresight {

        /** The one that will stand for this pid of the specification; 0 if it is not foreseen. */
        long pid(long specPid);

        /** The one that will stand for this endpoint id of the specification; 0 if it is not foreseen. */
        long endpoint(long specEndpoint);
    }

    /**
     * A call's arguments in the implementation's ids, those that it has not issued yet as they are foreseen; null if one is
     * not.
     */
    public List<Datum> toImplementation(Call call, List<Datum> arguments, Foresight foresight) {
        List<Datum> translated = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Kind kind = call.arguments().get(i).kind();
            Datum datum = arguments.get(i);
            Datum known = knows(kind, datum) ? toImplementation(kind, datum) : foreseen(kind, datum, foresight);
            if (known == null) {
                return null;
            }
            translated.add(known);
        }
        return translated;
    }

    private static Datum foreseen(Kind kind, Datum datum, Foresight foresight) {
        if (datum instanceof Datum.Token token) {
            long endpoint = foresight.endpoint(IpcCapability.endpointOf(token.bits()));
            return endpoint == 0 ? null : Datum.token(withEndpoint(token.bits(), endpoint));
        }
        long specId = ((Datum.Number) datum).bits();
        long low = specId & LOW_HALF;
        long id = kind == Kind.PID ? foresight.pid(low) : foresight.endpoint(low);
        return id == 0 ? null : Datum.number(id ^ specId ^ low);
    }

    private Datum toImplementation(Kind kind, Datum datum) {
        switch (kind) {
            case PID:
                return Datum.number(implementationPid(((Datum.Number) datum).bits()));
            case ENDPOINT:
                return Datum.number(implementationEndpoint(((Datum.Number) datum).bits()));
            case CAPABILITY:
                return Datum.token(implementationToken(((Datum.Token) datum).bits()));
            default:
                return datum;
        }
    }

    /**
     * Compares what a successful call returned with what the specification says, and binds the ids that it issued.
     *
     * @param answer what kind of value the call returns
     * @param expected the value in the specification's ids; null if the call returns nothing
     * @param found the value in the implementation's ids
     * @return what is wrong first, or null if nothing is; then ids were bound
     */
    public Mismatch accept(Answer answer, Datum expected, Datum found) {
        if (answer instanceof Answer.One one) {
            return accept(one.kind(), expected, found);
        }
        if (answer instanceof Answer.Fields fields) {
            return acceptFields(fields.fields(), (Datum.Fields) expected, (Datum.Fields) found);
        }
        return null;
    }

    private Mismatch acceptFields(List<Field> fields, Datum.Fields expected, Datum.Fields found) {
        for (int i = 0; i < fields.size(); i++) {
            Mismatch mismatch = accept(fields.get(i).kind(), expected.parts().get(i), found.parts().get(i));
            if (mismatch != null) {
                return mismatch;
            }
        }
        return null;
    }

    private Mismatch accept(Kind kind, Datum expected, Datum found) {
        switch (kind) {
            case NEW_PID:
                return bindPid(expected, ((Datum.Number) found).bits());
            case NEW_ENDPOINT:
                return bindEndpoint(expected, ((Datum.Number) found).bits());
            case CAPABILITY:
                return compareTokens(((Datum.Token) expected).bits(), ((Datum.Token) found).bits());
            case PID_OR_NONE:
                return compare(Aspect.PID_CHOSEN, Datum.number(chosen(((Datum.Number) expected).bits())), found);
            case PIDS:
                return compare(Aspect.PIDS_LISTED, new Datum.Numbers(((Datum.Numbers) expected).all().stream()
                    .map(this::implementationPid).toList()), found);
            default:
                return compare(aspect(kind), expected, found);
        }
    }

    private static Aspect aspect(Kind kind) {
        switch (kind) {
            case FLAG:
                return Aspect.FLAG;
            case COUNT:
                return Aspect.COUNT;
            default:
                return Aspect.MESSAGE;
        }
    }

    private static Mismatch compare(Aspect aspect, Datum expected, Datum found) {
        return expected.equals(found) ? null : new Mismatch(aspect, expected.toString(), found.toString());
    }

    private long chosen(long specPid) {
        return specPid == 0 ? 0 : implementationPid(specPid);
    }

    private Mismatch bindPid(Datum expected, long pid) {
        if (pid == 0) {
            return new Mismatch(Aspect.PID_RANGE, "a pid in 1..2^64-1", "0");
        }
        if (pids.specId(pid) != 0) {
            return new Mismatch(Aspect.PID_REUSED, "a pid that was never issued",
                Long.toUnsignedString(pid) + ", which was");
        }
        pids.add(pid);
        requireInOrder(pids, expected);
        return null;
    }

    private Mismatch bindEndpoint(Datum expected, long endpoint) {
        if (endpoint < 1 || endpoint > LAST_ENDPOINT_ID) {
            return new Mismatch(Aspect.ENDPOINT_RANGE, "an endpoint id in 1..2^32-1", Long.toUnsignedString(endpoint));
        }
        if (endpoints.specId(endpoint) != 0) {
            return new Mismatch(Aspect.ENDPOINT_REUSED, "an endpoint id that was never issued", endpoint + ", which was");
        }
        endpoints.add(endpoint);
        requireInOrder(endpoints, expected);
        return null;
    }

    private static void requireInOrder(IdMap map, Datum expected) {
        if (((Datum.Number) expected).bits() != map.size()) {
            throw new SpecException("the specification issued id " + expected + "; expected " + map.size());
        }
    }

    private Mismatch compareTokens(long expected, long found) {
        long wanted = implementationToken(expected);
        if (wanted == found) {
            return null;
        }
        return new Mismatch(differing(wanted, found), TokenText.of(wanted), TokenText.of(found));
    }

    private static Aspect differing(long wanted, long found) {
        if (wanted == IpcCapability.NULL_TOKEN || found == IpcCapability.NULL_TOKEN) {
            return Aspect.TOKEN_NULL;
        }
        if (IpcCapability.endpointOf(wanted) != IpcCapability.endpointOf(found)) {
            return Aspect.TOKEN_ENDPOINT;
        }
        return IpcCapability.generationOf(wanted) != IpcCapability.generationOf(found) ? Aspect.TOKEN_GENERATION
            : Aspect.TOKEN_RIGHTS;
    }
}
