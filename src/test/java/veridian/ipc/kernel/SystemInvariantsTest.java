package veridian.ipc.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What {@code Ipc.tla} says of messages, regions, mappings and buckets together holds after each of many random calls.
 */
class SystemInvariantsTest {

    private static final int RUNS = 300;
    private static final int CALLS = 200;
    private static final SystemLimits LIMITS = SystemLimits.defaults().withIpc(IpcLimits.of(3, 1000, 4, 1000, 2, 3, 2))
        .withRegions(4, 1000, 100).withMemory(2, 4, 30, 10).withRates(10, 2, 1, 150, 10);

    private interface Call {
        void run() throws IpcException;
    }

    private final Set<IpcError> errors = EnumSet.noneOf(IpcError.class);
    private Random random;
    private IpcSystem kernel;
    private SystemCalls calls;
    private List<IpcCapability> capabilities;
    private boolean mayBeCharged;
    private int largeReceived;
    private int kept;

    @Test
    @DisplayName("SND-3, RCV-3, CLN-1, CLN-2, CLN-3, SHM-2: pins count messages, no region leaks, nothing mentions the dead")
    void invariantsHold() {
        for (int run = 0; run < RUNS; run++) {
            random = new Random(run);
            kernel = IpcSystem.create(LIMITS);
            QueuePositions.atLastPlaceInOddSlots(kernel);
            calls = new SystemCalls(kernel);
            capabilities = new ArrayList<>(List.of(IpcCapability.none()));
            kernel.init();
            for (int i = 0; i < CALLS; i++) {
                perform(next());
                checkInvariants();
            }
        }
        // A test that never gets far shows nothing.
        assertTrue(largeReceived > 1000 && kept > 1000, () -> largeReceived + " large messages, " + kept + " kept regions");
        assertTrue(errors.containsAll(EnumSet.complementOf(EnumSet.of(IpcError.NOT_INITIALIZED, IpcError.INVALID_ARGUMENT))),
            errors::toString);
    }

    /** A refused call changes nothing; a system call may have been charged (SYS-1), or counted as refused (RATE-5). */
    private void perform(Call call) {
        KernelSnapshot before = KernelSnapshot.of(kernel);
        mayBeCharged = false;
        try {
            call.run();
        } catch (IpcException e) {
            errors.add(e.error());
            boolean same = before.isStateOf(kernel) || mayBeCharged && KernelSnapshot.of(kernel).differsInAccountsOnlyFrom(before);
            assertTrue(same, () -> "changed, although " + e.error());
        }
    }

    /** Mostly one that is there. */
    private long any(long[] ids) {
        long[] live = Arrays.stream(ids).filter(id -> id != 0).toArray();
        return live.length == 0 || random.nextInt(12) == 0 ? 99 : live[random.nextInt(live.length)];
    }

    private long pid() {
        return any(kernel.kernel.processIds.current);
    }

    private long endpoint() {
        return any(kernel.kernel.endpointIds.current);
    }

    private long region() {
        return any(kernel.memory.regionIds.current);
    }

    private IpcCapability capability() {
        return capabilities.get(Math.max(0, capabilities.size() - 1 - random.nextInt(8)));
    }

    private Message message() {
        return random.nextInt(4) == 0 ? Message.empty() : Message.large(region(), random.nextInt(30), random.nextInt(30));
    }

    private void received(Message message) {
        if (message.isLarge()) {
            largeReceived++;
            int r = kernel.memory.regionIds.find(message.region());
            assertTrue(r != IdTable.NONE && kernel.memory.regions.holds(r, message.offset(), message.extent()));
            assertTrue(kernel.memory.regions.owner[r] != 0, "received, and nobody's");
        }
    }

    private Call next() {
        int kind = random.nextInt(10);
        return kind < 2 ? ofProcessesAndEndpoints() : kind < 4 ? ofMemory() : kind < 9 ? ofMessages() : ofSystem();
    }

    private Call ofProcessesAndEndpoints() {
        switch (random.nextInt(9)) {
            case 0:
                return () -> kernel.terminate(pid());
            case 1:
                return () -> capabilities.add(kernel.revokeCapability(pid(), capability()));
            case 2:
                return kernel::scheduleNext;
            case 3:
                return () -> {
                    ChannelHandle channel = kernel.createChannel(pid(), 1 + random.nextInt(3));
                    capabilities.add(channel.sendEnd.capability);
                    capabilities.add(channel.receiveEnd.capability);
                };
            case 4: case 5:
                return () -> capabilities.add(kernel.createEndpoint(pid()).capability);
            default:
                return kernel::spawn;
        }
    }

    private Call ofMemory() {
        switch (random.nextInt(8)) {
            case 0:
                return () -> kernel.destroyRegion(pid(), region());
            case 1:
                return () -> kernel.unmapSharedRegion(region(), pid());
            case 2: case 3:
                return () -> kernel.mapSharedRegion(region(), pid(), 30L * random.nextInt(36) + random.nextInt(8) / 7);
            case 4:
                return () -> kernel.handlePageFault(pid(), random.nextInt(1024));
            default:
                return () -> kernel.createSharedRegion(pid(), 1 + random.nextInt(100), 3, random.nextInt(3) - 1);
        }
    }

    private Call ofMessages() {
        Message into = Message.large(7, 7, 7);
        switch (random.nextInt(6)) {
            case 0: case 1:
                return () -> kernel.sendMessage(endpoint(), message());
            case 2:
                return () -> kernel.send(capability(), message());
            case 3:
                return () -> {
                    kernel.receive(capability(), into);
                    received(into);
                };
            default:
                return () -> {
                    kernel.receiveMessage(endpoint(), into);
                    received(into);
                };
        }
    }

    private Call ofSystem() {
        Message into = Message.empty();
        switch (random.nextInt(4)) {
            case 0:
                return () -> kernel.setTimestamp(random.nextInt(1000));
            case 1:
                return () -> {
                    if (calls.sysReceive(pid(), capability(), into)) {
                        received(into);
                    }
                };
            default:
                return () -> {
                    mayBeCharged = true;
                    calls.sysSend(pid(), capability(), new byte[random.nextInt(110)], random.nextInt(9));
                };
        }
    }

    private void checkInvariants() {
        SharedMemory memory = kernel.memory;
        int[] pins = pins();
        int framesUsed = 0;
        for (int r = 0; r < memory.regions.size; r++) {
            if (memory.regionIds.current[r] != 0) {
                checkRegion(r, pins[r]);
                framesUsed += memory.regions.pages[r];
            } else {
                assertEquals(0, pins[r], "a region that is gone is pinned");
            }
        }
        assertEquals(8 - framesUsed, memory.frames.freeCount);
        for (int p = 0; p < kernel.rates.size; p++) {
            assertTrue(!kernel.rates.charged[p] || kernel.kernel.processIds.current[p] != 0, "the dead have a bucket");
        }
    }

    /** How many messages pin each region. */
    private int[] pins() {
        QueuedRegions queued = kernel.memory.queued;
        Set<Integer> places = places();
        int[] pins = new int[kernel.memory.regions.size];
        for (int at = 0; at < queued.region.length; at++) {
            int r = queued.region[at] - 1;
            if (r >= 0) {
                assertTrue(places.contains(at), "pinned by a message that is not there");
                assertTrue(kernel.memory.regions.holds(r, queued.offset[at], queued.length[at]));
                pins[r]++;
            }
        }
        return pins;
    }

    /** Where there are messages, of the places of all rings. */
    private Set<Integer> places() {
        MessageQueues queues = kernel.kernel.queues;
        Set<Integer> places = new HashSet<>();
        for (int q = 0; q < queues.size; q++) {
            for (int k = 0; k < queues.count[q]; k++) {
                places.add(q * MessageQueues.RING + (queues.head[q] + k) % MessageQueues.RING);
            }
        }
        return places;
    }

    private void checkRegion(int r, int pins) {
        RegionTable regions = kernel.memory.regions;
        assertEquals(pins, regions.pins[r]);
        assertTrue(regions.owner[r] == 0 || kernel.kernel.processIds.find(regions.owner[r]) != IdTable.NONE, "owned by the dead");
        int mappings = 0;
        for (int p = 0; p < kernel.memory.mappings.processes; p++) {
            if (kernel.memory.mappings.baseOf(p, r) != 0) {
                assertTrue(kernel.kernel.processIds.current[p] != 0, "mapped by the dead");
                mappings++;
            }
        }
        assertEquals(mappings, regions.mappings[r]);
        assertTrue(regions.owner[r] != 0 || mappings + pins > 0, "a region leaks");
        kept += regions.owner[r] == 0 ? 1 : 0;
    }
}
