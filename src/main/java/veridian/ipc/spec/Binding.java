package veridian.ipc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.trace.Answer;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Field;
import veridian.ipc.trace.Kind;
import veridian.ipc.trace.Limits;

/**
 * Which id of an implementation stands for which of the specification. Every successful call that issues an id binds one to
 * the next; so any way to allocate ids conforms, as long as none is issued twice (PROC-1, EP-1). The region of a long payload has an
 * id that no answer shows until the message is received (SYS-1, RCV-3): until then it counts as one that was never issued. Frames of
 * memory are bound likewise, but are issued again ({@link FrameMap}).
 */
public final class Binding {

    private static final long LOW_HALF = 0xffff_ffffL;
    private static final long LAST_ENDPOINT_ID = LOW_HALF;

    private final IdMap pids = new IdMap();
    private final IdMap endpoints = new IdMap();
    private final IdMap regions = new IdMap();
    private final FrameMap frames;
    private final long unknownEndpoint;
    private final long unknownRegion;

    /** Nothing is issued yet. */
    public Binding(Limits limits) {
        this.frames = new FrameMap(limits.memory().framesPerNode());
        this.unknownEndpoint = limits.maxEndpointIds() + 1L;
        this.unknownRegion = limits.memory().maxRegionIds() + 1L;
    }

    /** The specification's pid, or 0 if the implementation never issued this one. */
    public int specPid(long pid) {
        return pids.specId(pid);
    }

    /** The specification's endpoint id, or 0 if the implementation never issued this one. */
    public int specEndpoint(long endpoint) {
        return endpoints.specId(endpoint);
    }

    /** The specification's region id, or 0 if the implementation never issued this one. */
    public int specRegion(long region) {
        return regions.specId(region);
    }

    /** The specification's frame that this one stood for when it was issued last, or 0 if it stands for none. */
    public int specFrame(long frame) {
        return frames.specFrame(frame);
    }

    /**
     * The specification's message. A large one of a region that was never issued becomes one of a region that the specification
     * never issues; not 0, or it would describe nothing.
     */
    public Datum specMessage(Datum message) {
        if (message instanceof Datum.Large large) {
            int region = specRegion(large.region());
            return Datum.large(region == 0 ? unknownRegion : region, large.offset(), large.length());
        }
        return message;
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

    /** The implementation's region id; for an id that is not issued, one that the implementation has not issued. */
    public long implementationRegion(long specRegion) {
        return implementationId(regions, specRegion);
    }

    /** Whether this region of the specification, 1 and up, was issued, and an answer has shown the implementation's id of it. */
    public boolean isShown(long specRegion) {
        return specRegion <= regions.size() && regions.isShown((int) specRegion);
    }

    /**
     * The region of a payload that was sent, seen otherwise than in an answer.
     *
     * @param specRegion the specification's id of it, which is not shown
     * @param region the implementation's, which was not issued before
     */
    public void show(int specRegion, long region) {
        regions.show(specRegion, region);
    }

    private Datum implementationMessage(Datum message) {
        return message instanceof Datum.Large large
            ? Datum.large(implementationRegion(large.region()), large.offset(), large.length()) : message;
    }

    /** For a frame that none of the implementation's stands for, one that the implementation has not issued. */
    private long implementationFrame(long specFrame) {
        long low = specFrame & LOW_HALF;
        Long frame = low <= Integer.MAX_VALUE ? frames.implementationFrame((int) low) : null;
        if (frame != null) {
            return frame ^ specFrame ^ low;
        }
        long unknown = LAST_ENDPOINT_ID;
        while (frames.specFrame(unknown) != 0) {
            unknown--;
        }
        return unknown;
    }

    /** How many pids were issued. */
    public int pidsIssued() {
        return pids.size();
    }

    /** How many endpoint ids were issued. */
    public int endpointsIssued() {
        return endpoints.size();
    }

    /** How many region ids were issued. */
    public int regionsIssued() {
        return regions.size();
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
            case REGION:
                return knowsRegion(((Datum.Number) datum).bits() & LOW_HALF);
            case MESSAGE:
                return !(datum instanceof Datum.Large large) || knowsRegion(large.region() & LOW_HALF);
            case FRAMES:
                // One that stands for it now may not when the answers are there that are still awaited.
                return ((Datum.Numbers) datum).all().isEmpty();
            default:
                return true;
        }
    }

    private boolean knowsRegion(long specRegion) {
        return specRegion == 0 || isShown(specRegion);
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
        if (low >= 1 && low <= map.size() && map.isShown((int) low)) {
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
            case REGION:
                return Datum.number(specRegion(((Datum.Number) datum).bits()));
            case MESSAGE:
                return specMessage(datum);
            case FRAMES:
                return new Datum.Numbers(((Datum.Numbers) datum).all().stream().map(frame -> (long) specFrame(frame)).toList());
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

        /** The one that will stand for this region id of the specification; 0 if it is not foreseen. */
        long region(long specRegion);
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
        if (datum instanceof Datum.Numbers) {
            return null;
        }
        if (datum instanceof Datum.Large large) {
            long region = foresight.region(large.region() & LOW_HALF);
            return region == 0 ? null : Datum.large(region ^ large.region() ^ large.region() & LOW_HALF, large.offset(), large.length());
        }
        if (datum instanceof Datum.Token token) {
            long endpoint = foresight.endpoint(IpcCapability.endpointOf(token.bits()));
            return endpoint == 0 ? null : Datum.token(withEndpoint(token.bits(), endpoint));
        }
        long specId = ((Datum.Number) datum).bits();
        long low = specId & LOW_HALF;
        long id = kind == Kind.PID ? foresight.pid(low) : kind == Kind.REGION ? foresight.region(low) : foresight.endpoint(low);
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
            case REGION:
                return Datum.number(implementationRegion(((Datum.Number) datum).bits()));
            case MESSAGE:
                return implementationMessage(datum);
            case FRAMES:
                return new Datum.Numbers(((Datum.Numbers) datum).all().stream().map(this::implementationFrame).toList());
            default:
                return datum;
        }
    }

    /**
     * Compares what a successful call returned with what the specification says, and binds the ids that it issued.
     *
     * @param arguments in the specification's ids
     * @param expected the value in the specification's ids; null if the call returns nothing
     * @param found the value in the implementation's ids
     * @param state the specification's, before or after the call; asked for only if it matters who has a frame
     * @return what is wrong first, or null if nothing is; then ids were bound
     */
    public Mismatch accept(Call call, List<Datum> arguments, Datum expected, Datum found, Supplier<SpecState> state) {
        Answer answer = call.answer();
        if (answer instanceof Answer.One one) {
            return one.kind() == Kind.NEW_FRAMES ? bindFrames((Datum.Numbers) expected, (Datum.Numbers) found, state)
                : accept(one.kind(), expected, found);
        }
        if (answer instanceof Answer.Fields fields) {
            return acceptFields(fields.fields(), (Datum.Fields) expected, (Datum.Fields) found);
        }
        noteFrames(call, arguments);
        if (call == Call.SYS_SEND && arguments.get(2) instanceof Datum.LongPayload) {
            regions.addUnseen();
        }
        return null;
    }

    private void noteFrames(Call call, List<Datum> arguments) {
        if (call == Call.FREE_SHARED_MEMORY) {
            frames.free(((Datum.Numbers) arguments.get(0)).all());
        } else if (call == Call.SET_PHYSICAL_PAGES) {
            frames.give(((Datum.Numbers) arguments.get(1)).all(), (int) ((Datum.Number) arguments.get(0)).bits());
        }
    }

    private Mismatch bindFrames(Datum.Numbers expected, Datum.Numbers found, Supplier<SpecState> state) {
        int count = expected.all().size();
        if (found.all().size() != count) {
            return new Mismatch(Aspect.FRAMES_COUNTED, count + " frames", found.all().size() + ": " + found);
        }
        for (int i = 0; i < count; i++) {
            Mismatch mismatch = frames.issue(found.all().get(i), expected.all().get(i).intValue(),
                region -> state.get().memory().regions().containsKey(region));
            if (mismatch != null) {
                return mismatch;
            }
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
            case NEW_REGION:
                return bindRegion(expected, ((Datum.Number) found).bits());
            case REGION_OR_NONE:
                return compare(Aspect.REGION_FOUND, Datum.number(chosen(((Datum.Number) expected).bits(), regions)), found);
            case MESSAGE:
                return acceptMessage(expected, found);
            case MESSAGE_OR_BLOCKED:
                return expected instanceof Datum.Blocked || found instanceof Datum.Blocked ? compare(Aspect.BLOCKED, expected, found)
                    : acceptMessage(expected, found);
            case PID_OR_NONE:
                return compare(Aspect.PID_CHOSEN, Datum.number(chosen(((Datum.Number) expected).bits(), pids)), found);
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
            case ADDRESS:
                return Aspect.ADDRESS;
            default:
                throw new IllegalArgumentException("no call returns a " + kind);
        }
    }

    private static Mismatch compare(Aspect aspect, Datum expected, Datum found) {
        return expected.equals(found) ? null : new Mismatch(aspect, expected.toString(), found.toString());
    }

    private static long chosen(long specId, IdMap ids) {
        return specId == 0 ? 0 : implementationId(ids, specId);
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

    private Mismatch bindRegion(Datum expected, long region) {
        Mismatch mismatch = unlessNewRegion(region);
        if (mismatch == null) {
            regions.add(region);
            requireInOrder(regions, expected);
        }
        return mismatch;
    }

    private Mismatch unlessNewRegion(long region) {
        if (region == 0) {
            return new Mismatch(Aspect.REGION_RANGE, "a region id in 1..2^64-1", "0");
        }
        return regions.specId(region) == 0 ? null
            : new Mismatch(Aspect.REGION_REUSED, "a region id that was never issued", Long.toUnsignedString(region) + ", which was");
    }

    /** The first message that describes the region of a payload shows its id. */
    private Mismatch acceptMessage(Datum expected, Datum found) {
        if (expected instanceof Datum.Large wanted && !isShown(wanted.region())) {
            boolean same = found instanceof Datum.Large large && large.offset() == wanted.offset() && large.length() == wanted.length();
            return same ? bindShown((int) wanted.region(), ((Datum.Large) found).region())
                : new Mismatch(Aspect.MESSAGE, "the region of a payload, " + wanted.length() + " bytes at 0", found.toString());
        }
        return compare(Aspect.MESSAGE, implementationMessage(expected), found);
    }

    private Mismatch bindShown(int specRegion, long region) {
        Mismatch mismatch = unlessNewRegion(region);
        if (mismatch == null) {
            regions.show(specRegion, region);
        }
        return mismatch;
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
