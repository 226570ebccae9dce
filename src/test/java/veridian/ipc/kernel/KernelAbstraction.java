package veridian.ipc.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The abstraction function: what the fields of a kernel mean.
 *
 * <p>It reads fields and calls no method of the kernel, so that a fault of a method can't hide itself.
 */
public final class KernelAbstraction {

    private final IpcKernel kernel;

    private final Scheduler scheduler;

    private final IpcSystem system;

    private KernelAbstraction(IpcSystem system) {
        this.system = system;
        this.kernel = system.kernel;
        this.scheduler = system.scheduler;
    }

    /** The meaning of the kernel's fields as they are now. */
    public static KernelState of(IpcSystem system) {
        KernelAbstraction reading = new KernelAbstraction(system);
        IpcKernel kernel = system.kernel;
        return new KernelState(kernel.initialized, reading.processes(), kernel.processIds.issued,
            reading.endpoints(), kernel.endpointIds.issued, reading.scheduling(), reading.accounts(),
            reading.memory());
    }

    private List<Long> processes() {
        return Arrays.stream(kernel.processIds.current).filter(pid -> pid != 0).boxed().toList();
    }

    private List<KernelState.Endpoint> endpoints() {
        List<KernelState.Endpoint> live = new ArrayList<>();
        for (int slot = 0; slot < kernel.endpointIds.size; slot++) {
            if (kernel.endpointIds.current[slot] != 0) {
                live.add(endpoint(slot));
            }
        }
        return live;
    }

    private KernelState.Endpoint endpoint(int slot) {
        long[] ids = kernel.endpointIds.current;
        EndpointTable table = kernel.endpoints;
        long generation = kernel.rights.stamp[slot] - ids[slot] * 65536;
        long peer = ids[table.peer[slot]];
        long send = table.direction[slot] == EndpointTable.RECEIVE ? peer : ids[slot];
        long receive = table.direction[slot] == EndpointTable.SEND ? peer : ids[slot];
        return new KernelState.Endpoint(ids[slot], table.owner[slot], send, receive, generation, rights(slot), queue(slot));
    }

    /** An entry counts while its pid is alive in its slot and its stamp is the endpoint's. */
    private Map<Long, Integer> rights(int endpoint) {
        RightsTable table = kernel.rights;
        Map<Long, Integer> rights = new TreeMap<>();
        for (int process = 0; process < kernel.processIds.size; process++) {
            long pid = kernel.processIds.current[process];
            int cell = process * RightsTable.STRIDE + endpoint;
            boolean current = table.holder[cell] == pid && table.heldAt[cell] == table.stamp[endpoint];
            if (pid != 0 && current && table.mask[cell] != 0) {
                rights.put(pid, (int) table.mask[cell]);
            }
        }
        return rights;
    }

    private KernelState.Queue queue(int slot) {
        MessageQueues queues = kernel.queues;
        if (queues.capacity[slot] == 0) {
            return null;
        }
        List<KernelState.Queued> messages = new ArrayList<>();
        for (int k = 0; k < queues.count[slot]; k++) {
            messages.add(message(slot * MessageQueues.RING + (queues.head[slot] + k) % MessageQueues.RING));
        }
        return new KernelState.Queue(queues.capacity[slot], messages);
    }

    /** The message at this place of all rings; byte 0 is in the lowest eight bits of its first word. */
    private KernelState.Queued message(int at) {
        QueuedRegions large = system.memory.queued;
        if (large.region[at] != 0) {
            long region = system.memory.regionIds.current[large.region[at] - 1];
            return new KernelState.Queued(bytes(at), region, large.offset[at], large.length[at]);
        }
        return new KernelState.Queued(bytes(at), 0, 0, 0);
    }

    private byte[] bytes(int at) {
        MessageQueues queues = kernel.queues;
        ByteBuffer bytes = ByteBuffer.allocate(MessageQueues.WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(queues.words, at * MessageQueues.WORDS, MessageQueues.WORDS);
        return Arrays.copyOf(bytes.array(), queues.length[at]);
    }

    private KernelState.Scheduling scheduling() {
        List<Integer> blocked = list(scheduler.states, Scheduler.BLOCKED);
        Map<Long, List<Long>> waiting = new TreeMap<>();
        for (int endpoint = 0; endpoint < kernel.endpointIds.size; endpoint++) {
            List<Long> pids = pids(list(scheduler.waiters, endpoint));
            if (!pids.isEmpty()) {
                waiting.put(kernel.endpointIds.current[endpoint], pids);
            }
        }
        return new KernelState.Scheduling(pids(list(scheduler.states, Scheduler.READY)),
            scheduler.running == Scheduler.NONE ? 0 : kernel.processIds.current[scheduler.running],
            blocked.stream().map(p -> new KernelState.Blocked(kernel.processIds.current[p], scheduler.blockedOn[p])).toList(),
            waiting, pids(blocked.stream().filter(p -> scheduler.waiters.list[p] == FifoLists.NONE).toList()));
    }

    private KernelState.Accounts accounts() {
        RateLimiter rates = system.rates;
        Map<Long, KernelState.Bucket> buckets = new TreeMap<>();
        for (int process = 0; process < rates.size; process++) {
            if (rates.charged[process]) {
                buckets.put(kernel.processIds.current[process],
                    new KernelState.Bucket(rates.messages[process], rates.bytes[process], rates.at[process]));
            }
        }
        Statistics statistics = system.statistics;
        return new KernelState.Accounts(system.clock, buckets, statistics.operations, statistics.fastOperations, statistics.cycles,
            statistics.refusedOperations);
    }

    private KernelState.Memory memory() {
        FramePool frames = system.memory.frames;
        List<KernelState.Region> regions = new ArrayList<>();
        for (int slot = 0; slot < system.memory.regionIds.size; slot++) {
            if (system.memory.regionIds.current[slot] != 0) {
                regions.add(region(slot));
            }
        }
        List<Integer> free = new ArrayList<>();
        for (int first : frames.firstFree) {
            free.addAll(framesFrom(first));
        }
        List<Integer> loose = IntStream.range(1, frames.holder.length).filter(f -> frames.holder[f] == FramePool.LOOSE).boxed().toList();
        return new KernelState.Memory(frames.framesPerNode, regions, system.memory.regionIds.issued, mappings(), loose, free);
    }

    private KernelState.Region region(int slot) {
        RegionTable table = system.memory.regions;
        return new KernelState.Region(system.memory.regionIds.current[slot], table.owner[slot], table.bytes[slot], table.permissions[slot],
            framesFrom(table.firstFrame[slot]), table.pins[slot]);
    }

    /** The frames of a list, first to last; one that does not end is cut off, and so has a frame twice. */
    private List<Integer> framesFrom(int first) {
        FramePool frames = system.memory.frames;
        List<Integer> list = new ArrayList<>();
        for (int f = first; f != 0 && list.size() < frames.next.length; f = frames.next[f]) {
            list.add(f);
        }
        return list;
    }

    private List<KernelState.Mapping> mappings() {
        Map<Page, Integer> table = pageTable();
        List<KernelState.Mapping> mappings = new ArrayList<>();
        for (int p = 0; p < kernel.processIds.size; p++) {
            for (int r = 0; r < system.memory.regionIds.size; r++) {
                if (system.memory.mappings.base[p * Mappings.STRIDE + r] != 0) {
                    mappings.add(mapping(p, r, table));
                }
            }
        }
        // What is left is mapped by nobody.
        table.forEach((page, frame) -> mappings.add(new KernelState.Mapping(0, 0, page.number)));
        return mappings;
    }

    /** Takes its pages out of the table. */
    private KernelState.Mapping mapping(int p, int r, Map<Page, Integer> table) {
        long base = system.memory.mappings.base[p * Mappings.STRIDE + r];
        boolean whole = true;
        int i = 0;
        for (int frame : framesFrom(system.memory.regions.firstFrame[r])) {
            Integer found = table.remove(new Page(p, base + i));
            whole &= found != null && found == frame;
            i++;
        }
        return new KernelState.Mapping(kernel.processIds.current[p], system.memory.regionIds.current[r],
            whole ? base * system.memory.pageSize : -1);
    }

    /** A page of the process in a slot. */
    private record Page(int process, long number) {
    }

    private Map<Page, Integer> pageTable() {
        PageTable table = system.memory.mappings.table;
        Map<Page, Integer> frames = new HashMap<>();
        for (int first : table.first) {
            int steps = 0;
            for (int i = first; i != 0 && steps < table.next.length; i = table.next[i]) {
                frames.put(new Page(table.process[i], table.page[i]), table.frame[i]);
                steps++;
            }
        }
        return frames;
    }

    private List<Long> pids(List<Integer> processes) {
        return processes.stream().map(p -> kernel.processIds.current[p]).toList();
    }

    /** The slots of a list, first to last; one that does not end is cut off, which no list of the specification is. */
    private static List<Integer> list(FifoLists lists, int l) {
        List<Integer> slots = new ArrayList<>();
        for (int s = lists.head[l]; s != FifoLists.NONE && slots.size() <= lists.slots; s = lists.next[s]) {
            slots.add(s);
        }
        return slots;
    }
}
