package veridian.ipc.crosscheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import veridian.ipc.kernel.IpcCapability;
import veridian.ipc.spec.Accounts;
import veridian.ipc.spec.Verdict;
import veridian.ipc.trace.Call;
import veridian.ipc.trace.Datum;
import veridian.ipc.trace.Limits;
import veridian.ipc.trace.RateLimits;

/**
 * A configuration small enough to visit all its states, and the calls to make in each: every call with every pid, endpoint
 * id, capacity up to one too large, and token that can exist; id 0 stands for those that are never issued. Sizes and addresses are
 * those where something ends.
 *
 * <p>Two arguments are thinned out. A mask, in a token or to grant, is one of a list. A grant with a token that does not
 * validate is made twice and not with all grantees and masks: the specification looks at neither.
 *
 * @param name for people and reports
 * @param limits the configuration
 * @param messages what is sent
 * @param tokenMasks permissions in tokens, reserved bits included
 * @param grantMasks rights to grant, reserved bits included
 * @param calls the calls that are made; others would multiply the states
 */
record Scope(String name, Limits limits, List<Datum> messages, List<Integer> tokenMasks, List<Integer> grantMasks,
        Set<Call> calls) {

    /** Counters count on for ever: states in which something was counted so often are not left. */
    private static final long MOST_COUNTED = 2;
    private static final long READ_WRITE = 3;
    private static final long MOST_FRAMES = 6;

    Scope {
        calls = Set.copyOf(calls);
        messages = List.copyOf(messages);
        tokenMasks = List.copyOf(tokenMasks);
        grantMasks = List.copyOf(grantMasks);
    }

    /** All requests but grants. */
    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        addLife(requests);
        addWaiting(requests);
        addAccounts(requests);
        addMemory(requests);
        addSystemCalls(requests);
        return requests.stream().filter(request -> calls.contains(request.call())).toList();
    }

    /** Whether the state that a call leads to belongs to the configuration. */
    boolean reaches(Verdict verdict) {
        Accounts accounts = verdict.next().accounts();
        return accounts.operations() + accounts.refusedOperations() <= MOST_COUNTED;
    }

    private void addLife(List<Request> requests) {
        requests.add(Request.of(Call.INIT));
        requests.add(Request.of(Call.SPAWN));
        for (Datum pid : numbers(limits.maxPids())) {
            requests.add(Request.of(Call.TERMINATE, pid));
            requests.add(Request.of(Call.CLEANUP_PROCESS, pid));
            requests.add(Request.of(Call.CREATE_ENDPOINT, pid));
            numbers(limits.maxCapacity() + 1).forEach(n -> requests.add(Request.of(Call.CREATE_CHANNEL, pid, n)));
        }
        numbers(limits.maxEndpointIds()).forEach(endpoint -> addTraffic(requests, endpoint));
        tokens().forEach(token -> addTokenUse(requests, token));
        requests.add(Request.of(Call.MESSAGE_SMALL, Datum.bytes(new byte[64])));
        requests.add(Request.of(Call.MESSAGE_SMALL, Datum.bytes(new byte[65])));
    }

    private void addWaiting(List<Request> requests) {
        requests.add(Request.of(Call.SCHEDULE_NEXT));
        for (Datum pid : numbers(limits.maxPids())) {
            requests.add(Request.of(Call.WAKE_PROCESS, pid));
            numbers(limits.maxEndpointIds()).forEach(endpoint -> requests.add(Request.of(Call.BLOCK_ON_RECEIVE, pid, endpoint)));
        }
        numbers(limits.maxEndpointIds()).forEach(endpoint -> requests.add(Request.of(Call.NOTIFY_RECEIVERS, endpoint)));
    }

    private void addAccounts(List<Request> requests) {
        RateLimits rates = limits.rates();
        List<Datum> ticks = List.of(Datum.number(0), Datum.number(1), Datum.number(rates.frequency()), Datum.number(-1));
        ticks.forEach(now -> requests.add(Request.of(Call.SET_TIMESTAMP, now)));
        for (Datum pid : numbers(limits.maxPids())) {
            for (long size : new long[] {0, 1, rates.byteBurst() + 1L, -1}) {
                requests.add(Request.of(Call.CHECK_RATE_LIMIT, pid, Datum.number(size)));
            }
        }
        ticks.forEach(each -> requests.add(Request.of(Call.RECORD_OPERATION, each, Datum.flag(true))));
        requests.add(Request.of(Call.RECORD_OPERATION, Datum.number(1), Datum.flag(false)));
        requests.add(Request.of(Call.GET_PERFORMANCE_STATS));
    }

    private void addMemory(List<Request> requests) {
        long page = limits.memory().pageSize();
        List<Datum> sizes = LongStream.of(0, 1, page + 1, limits.memory().maxRegionSize() + 1L).mapToObj(Datum::number).toList();
        int lastNode = limits.memory().numaNodes() - 1;
        List<Datum> nodes = List.of(Datum.Node.NONE, Datum.node(lastNode), Datum.node(lastNode + 1));
        sizes.forEach(size -> nodes.forEach(node -> requests.add(Request.of(Call.ALLOCATE_SHARED_MEMORY, size, node))));
        requests.add(Request.of(Call.ALLOCATE_SHARED_MEMORY, Datum.number(-1), Datum.Node.NONE));
        lists().forEach(frames -> requests.add(Request.of(Call.FREE_SHARED_MEMORY, frames)));
        for (Datum pid : numbers(limits.maxPids())) {
            addRegions(requests, pid, sizes, nodes);
            for (long address : new long[] {0, page, page + 1, 2 * page, (1L << limits.memory().addressBits()) - page, -page}) {
                addMappings(requests, pid, Datum.number(address));
            }
        }
        for (Datum region : numbers(limits.memory().maxRegionIds())) {
            lists().forEach(frames -> requests.add(Request.of(Call.SET_PHYSICAL_PAGES, region, frames)));
        }
    }

    private void addRegions(List<Request> requests, Datum pid, List<Datum> sizes, List<Datum> nodes) {
        for (Datum size : sizes) {
            nodes.forEach(node -> requests.add(Request.of(Call.CREATE_SHARED_REGION, pid, size, Datum.number(READ_WRITE), node)));
            requests.add(Request.of(Call.CREATE_EMPTY_REGION, pid, size, Datum.number(READ_WRITE)));
        }
        for (long permissions : new long[] {0, READ_WRITE + 1}) {
            requests.add(Request.of(Call.CREATE_SHARED_REGION, pid, Datum.number(1), Datum.number(permissions), Datum.Node.NONE));
            requests.add(Request.of(Call.CREATE_EMPTY_REGION, pid, Datum.number(1), Datum.number(permissions)));
        }
        for (Datum region : numbers(limits.memory().maxRegionIds())) {
            requests.add(Request.of(Call.DESTROY_REGION, pid, region));
            requests.add(Request.of(Call.UNMAP_SHARED_REGION, region, pid));
        }
    }

    private void addMappings(List<Request> requests, Datum pid, Datum address) {
        requests.add(Request.of(Call.FIND_SHARED_REGION, pid, address));
        requests.add(Request.of(Call.HANDLE_PAGE_FAULT, pid, address));
        numbers(limits.memory().maxRegionIds()).forEach(region -> requests.add(Request.of(Call.MAP_SHARED_REGION, region, pid, address)));
    }

    /** No frames, each one, one twice, each two that follow each other, and one that is none. */
    private List<Datum> lists() {
        List<Datum> lists = new ArrayList<>(List.of(Datum.numbers(), Datum.numbers(1L, 1L), Datum.numbers(0L)));
        long frames = (long) limits.memory().numaNodes() * limits.memory().framesPerNode();
        for (long frame = 1; frame <= Math.min(frames, MOST_FRAMES); frame++) {
            lists.add(Datum.numbers(frame));
            lists.add(Datum.numbers(frame, frame % frames + 1));
        }
        return lists;
    }

    private void addTraffic(List<Request> requests, Datum endpoint) {
        messages.forEach(message -> requests.add(Request.of(Call.SEND_MESSAGE, endpoint, message)));
        requests.add(Request.of(Call.RECEIVE_MESSAGE, endpoint));
        requests.add(Request.of(Call.HAS_MESSAGE, endpoint));
    }

    private void addSystemCalls(List<Request> requests) {
        long page = limits.memory().pageSize();
        for (Datum pid : numbers(limits.maxPids())) {
            tokens().forEach(token -> addSystemCalls(requests, pid, token));
            for (Datum region : numbers(limits.memory().maxRegionIds())) {
                for (long address : new long[] {page, page + 1}) {
                    requests.add(Request.of(Call.SYS_MAP_REGION, pid, region, Datum.number(address)));
                }
            }
        }
    }

    private void addSystemCalls(List<Request> requests, Datum pid, Datum token) {
        int largest = limits.memory().maxRegionSize();
        List<Datum> payloads = new ArrayList<>(List.of(Datum.bytes((byte) 1)));
        for (int length = Math.max(largest, Datum.LongPayload.SHORTEST); length <= largest + 1; length++) {
            payloads.add(Datum.longPayload(length));
        }
        payloads.forEach(payload -> requests.add(Request.of(Call.SYS_SEND, pid, token, payload, Datum.number(1))));
        requests.add(Request.of(Call.SYS_RECEIVE, pid, token));
        requests.add(Request.of(Call.SYS_HAS_MESSAGE, pid, token));
    }

    private void addTokenUse(List<Request> requests, Datum token) {
        messages.forEach(message -> requests.add(Request.of(Call.SEND, token, message)));
        requests.add(Request.of(Call.RECEIVE, token));
        for (Datum pid : numbers(limits.maxPids())) {
            requests.add(Request.of(Call.VALIDATE_CAPABILITY, pid, token));
            requests.add(Request.of(Call.REVOKE_CAPABILITY, pid, token));
        }
    }

    /** The grants by the process and with the token of this request to validate. */
    List<Request> grants(Request validate, boolean valid) {
        Datum granter = validate.arguments().get(0);
        Datum token = validate.arguments().get(1);
        if (!valid) {
            return List.of(Request.of(Call.GRANT_CAPABILITY, granter, token, granter, Datum.number(1)),
                Request.of(Call.GRANT_CAPABILITY, granter, token, Datum.number(0), Datum.number(0)));
        }
        return numbers(limits.maxPids()).stream()
            .flatMap(grantee -> grantMasks.stream().map(mask ->
                Request.of(Call.GRANT_CAPABILITY, granter, token, grantee, Datum.number(mask))))
            .toList();
    }

    private List<Datum> tokens() {
        int generations = Math.min(limits.maxGeneration() + 1, IpcCapability.generationOf(-1));
        List<Datum> tokens = new ArrayList<>();
        tokens.add(Datum.token(IpcCapability.NULL_TOKEN));
        for (int endpoint = 0; endpoint <= limits.maxEndpointIds(); endpoint++) {
            for (int generation = 0; generation <= generations; generation++) {
                for (int mask : tokenMasks) {
                    tokens.add(Datum.token(IpcCapability.encode(endpoint, generation, mask)));
                }
            }
        }
        return tokens;
    }

    private static List<Datum> numbers(long last) {
        return LongStream.rangeClosed(0, last).mapToObj(Datum::number).toList();
    }

    /** The 16 masks of rights, and these. */
    static List<Integer> allMasksAnd(int... reserved) {
        return IntStream.concat(IntStream.range(0, 16), IntStream.of(reserved)).boxed().toList();
    }
}
