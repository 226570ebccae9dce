package veridian.ipc.oracle.suite;

import java.nio.charset.StandardCharsets;
import java.util.List;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.Outcome;

/** Makes calls with plain arguments, for scenarios. A refused call returns 0, so that a scenario goes on. */
final class Play {

    /** An id that is never issued. */
    static final long NOBODY = 0;
    /** Flips a bit of the upper half of an id. */
    static final long ALIAS = 1L << 32;
    /** A reserved bit of a token. */
    static final long RESERVED = 1L << 52;

    /** No node in particular. */
    static final int NO_NODE = -1;
    /** What may be done with most regions. */
    static final long READ_WRITE = 3;

    private static final int MOST_STEPS = 1500;
    /** Of one call; many more do not fit a line of the protocol. */
    private static final int MOST_FRAMES = 1000;

    /** An endpoint, or an end of a channel. */
    record End(long id, long token) {
    }

    /** A channel. */
    record Channel(End send, End receive) {
    }

    /** The scenario would take too many calls with these limits. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final SpecKernel kernel;
    private final Limits limits;

    Play(SpecKernel kernel, Limits limits) {
        this.kernel = kernel;
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    Outcome call(Call call, Datum... arguments) {
        if (kernel.steps().size() == MOST_STEPS) {
            throw new TooLong();
        }
        return kernel.call(call, List.of(arguments));
    }

    void init() {
        call(Call.INIT);
    }

    long spawn() {
        return number(call(Call.SPAWN).value());
    }

    /** init, and a process. */
    long start() {
        init();
        return spawn();
    }

    void terminate(long pid) {
        call(Call.TERMINATE, Datum.number(pid));
    }

    void cleanup(long pid) {
        call(Call.CLEANUP_PROCESS, Datum.number(pid));
    }

    End endpoint(long owner) {
        Outcome outcome = call(Call.CREATE_ENDPOINT, Datum.number(owner));
        return new End(part(outcome, 0), part(outcome, 1));
    }

    Channel channel(long owner, long capacity) {
        Outcome outcome = call(Call.CREATE_CHANNEL, Datum.number(owner), Datum.number(capacity));
        return new Channel(new End(part(outcome, 0), part(outcome, 2)), new End(part(outcome, 1), part(outcome, 3)));
    }

    void sendMessage(long endpoint, String text) {
        call(Call.SEND_MESSAGE, Datum.number(endpoint), bytes(text));
    }

    void receiveMessage(long endpoint) {
        call(Call.RECEIVE_MESSAGE, Datum.number(endpoint));
    }

    void hasMessage(long endpoint) {
        call(Call.HAS_MESSAGE, Datum.number(endpoint));
    }

    void send(long token, String text) {
        call(Call.SEND, Datum.token(token), bytes(text));
    }

    void receive(long token) {
        call(Call.RECEIVE, Datum.token(token));
    }

    void validate(long pid, long token) {
        call(Call.VALIDATE_CAPABILITY, Datum.number(pid), Datum.token(token));
    }

    long grant(long granter, long token, long grantee, long rights) {
        return number(call(Call.GRANT_CAPABILITY, Datum.number(granter), Datum.token(token), Datum.number(grantee),
            Datum.number(rights)).value());
    }

    long revoke(long pid, long token) {
        return number(call(Call.REVOKE_CAPABILITY, Datum.number(pid), Datum.token(token)).value());
    }

    /** Revokes until the last generation; returns the last token. */
    long revokeToTheLast(long pid, long token) {
        long last = token;
        for (int i = 0; i < limits.maxGeneration(); i++) {
            last = revoke(pid, last);
        }
        return last;
    }

    void messageSmall(int length) {
        call(Call.MESSAGE_SMALL, Datum.bytes(new byte[length]));
    }

    void block(long pid, long endpoint) {
        call(Call.BLOCK_ON_RECEIVE, Datum.number(pid), Datum.number(endpoint));
    }

    /** Shows whether the process is blocked, and changes nothing: INVALID_STATE if it is, else ENDPOINT_NOT_FOUND. */
    void askIfBlocked(long pid) {
        block(pid, NOBODY);
    }

    void notifyReceivers(long endpoint) {
        call(Call.NOTIFY_RECEIVERS, Datum.number(endpoint));
    }

    void wake(long pid) {
        call(Call.WAKE_PROCESS, Datum.number(pid));
    }

    long schedule() {
        return number(call(Call.SCHEDULE_NEXT).value());
    }

    void schedule(int times) {
        for (int i = 0; i < times; i++) {
            schedule();
        }
    }

    void setTimestamp(long ticks) {
        call(Call.SET_TIMESTAMP, Datum.number(ticks));
    }

    void checkRate(long pid, long size) {
        call(Call.CHECK_RATE_LIMIT, Datum.number(pid), Datum.number(size));
    }

    /** Charges as many messages of no bytes as a full bucket has, and one more, which is refused. */
    void useUpMessages(long pid) {
        for (int i = 0; i <= limits.rates().messageBurst(); i++) {
            checkRate(pid, 0);
        }
    }

    void record(long ticks, boolean fast) {
        call(Call.RECORD_OPERATION, Datum.number(ticks), Datum.flag(fast));
    }

    void report() {
        call(Call.GET_PERFORMANCE_STATS);
    }

    /** Frames for so many pages; none if they are refused. */
    List<Long> allocate(int pages, int node) {
        return allocateBytes((long) pages * page(), node);
    }

    List<Long> allocateBytes(long size, int node) {
        Outcome outcome = call(Call.ALLOCATE_SHARED_MEMORY, Datum.number(size), Datum.node(node));
        List<Long> frames = outcome.value() instanceof Datum.Numbers given ? given.all() : List.of();
        if (frames.size() > MOST_FRAMES) {
            throw new TooLong();
        }
        return frames;
    }

    /** All frames that there are. */
    List<Long> allocateAll() {
        return allocate(frames(), NO_NODE);
    }

    void free(List<Long> frames) {
        call(Call.FREE_SHARED_MEMORY, new Datum.Numbers(frames));
    }

    /** A region of so many pages, that may be read and written. */
    long region(long owner, int pages) {
        return regionOfBytes(owner, (long) pages * page(), READ_WRITE, NO_NODE);
    }

    long regionOfBytes(long owner, long size, long permissions, int node) {
        return number(call(Call.CREATE_SHARED_REGION, Datum.number(owner), Datum.number(size), Datum.number(permissions),
            Datum.node(node)).value());
    }

    /** A region of so many pages that has none yet. */
    long emptyRegion(long owner, int pages) {
        return emptyRegionOfBytes(owner, (long) pages * page(), READ_WRITE);
    }

    long emptyRegionOfBytes(long owner, long size, long permissions) {
        return number(call(Call.CREATE_EMPTY_REGION, Datum.number(owner), Datum.number(size), Datum.number(permissions)).value());
    }

    void setPages(long region, List<Long> frames) {
        call(Call.SET_PHYSICAL_PAGES, Datum.number(region), new Datum.Numbers(frames));
    }

    void destroyRegion(long pid, long region) {
        call(Call.DESTROY_REGION, Datum.number(pid), Datum.number(region));
    }

    void map(long region, long pid, long address) {
        call(Call.MAP_SHARED_REGION, Datum.number(region), Datum.number(pid), Datum.number(address));
    }

    void unmap(long region, long pid) {
        call(Call.UNMAP_SHARED_REGION, Datum.number(region), Datum.number(pid));
    }

    void find(long pid, long address) {
        call(Call.FIND_SHARED_REGION, Datum.number(pid), Datum.number(address));
    }

    void fault(long pid, long address) {
        call(Call.HANDLE_PAGE_FAULT, Datum.number(pid), Datum.number(address));
    }

    void sendLarge(long endpoint, long region, long offset, long length) {
        call(Call.SEND_MESSAGE, Datum.number(endpoint), Datum.large(region, offset, length));
    }

    void sendLargeWith(long token, long region, long offset, long length) {
        call(Call.SEND, Datum.token(token), Datum.large(region, offset, length));
    }

    void sysSend(long pid, long token, String text) {
        call(Call.SYS_SEND, Datum.number(pid), Datum.token(token), bytes(text), Datum.number(1));
    }

    /** A payload of so many bytes, more than a small message has. */
    void sysSendBytes(long pid, long token, int length) {
        call(Call.SYS_SEND, Datum.number(pid), Datum.token(token), Datum.longPayload(length), Datum.number(1));
    }

    /** The region of the message; 0 if it is small, or there is none. */
    long sysReceive(long pid, long token) {
        return call(Call.SYS_RECEIVE, Datum.number(pid), Datum.token(token)).value() instanceof Datum.Large large ? large.region() : 0;
    }

    void sysHasMessage(long pid, long token) {
        call(Call.SYS_HAS_MESSAGE, Datum.number(pid), Datum.token(token));
    }

    void sysMap(long pid, long region, long address) {
        call(Call.SYS_MAP_REGION, Datum.number(pid), Datum.number(region), Datum.number(address));
    }

    /** Bytes of a page. */
    long page() {
        return limits.memory().pageSize();
    }

    /** Frames of all nodes. */
    int frames() {
        return limits.memory().numaNodes() * limits.memory().framesPerNode();
    }

    /** The first address that no process can have. */
    long userEnd() {
        return 1L << limits.memory().addressBits();
    }

    /** A token like this one, with other permissions. */
    static long withRights(long token, long rights) {
        return token & 0xffff_ffff_ffffL | rights << 48;
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
